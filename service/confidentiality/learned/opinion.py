"""A learned second opinion on one sentence: how likely it asks for confidentiality, of what, or not to be contacted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from service.confidentiality.learned.features import SIZE, features
from service.domain.statement import Scope

#: The heads of the model, in the order of their weights.
HEADS = ("request", "contact", *(scope.value for scope in Scope))
#: A scope is named when its head is this sure; else the surest alone.
_SCOPE_SURE = 0.5


@dataclass(frozen=True, slots=True)
class Opinion:
    """Likelihoods between 0 and 1; `scopes` are those of a request, should it be one."""

    request: float
    contact: float
    scopes: frozenset[Scope]


@dataclass(frozen=True)
class Weights:
    """One row of small whole numbers for each head, the factor that makes them weights, and what each head starts from."""

    rows: NDArray[np.int8]
    scale: NDArray[np.float32]
    bias: NDArray[np.float32]


@cache
def weights() -> Weights:
    """Return the weights that come with the package."""
    with (files("service.confidentiality.learned") / "weights.npz").open("rb") as source, np.load(source, allow_pickle=False) as held:
        rows, scale, bias = held["rows"], held["scale"], held["bias"]
    if rows.shape != (len(HEADS), SIZE):
        raise ValueError("the learned weights do not fit this version of the features")
    return Weights(rows, scale, bias)


def opinion(text: str) -> Opinion:
    """Return the opinion on a plain sentence; bounded by the number of its words."""
    model = weights()
    found = features(text)
    sums = model.rows[:, found].sum(axis=1, dtype=np.int64) * model.scale / np.sqrt(max(1, len(found))) + model.bias
    shares = 1.0 / (1.0 + np.exp(-np.clip(sums, -30, 30)))
    given = dict(zip(HEADS, (float(share) for share in shares), strict=True))
    likely = frozenset(scope for scope in Scope if given[scope.value] >= _SCOPE_SURE)
    return Opinion(given["request"], given["contact"], likely or frozenset({max(Scope, key=lambda scope: given[scope.value])}))
