"""Learns the weights of the second opinion: `python -m service.confidentiality.learned.train SENTENCES… OUT`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from service.confidentiality.learned.features import SIZE, features
from service.confidentiality.learned.opinion import HEADS, Weights
from service.confidentiality.normalising import plain
from service.domain.statement import Scope

CODES = {
    "W": Scope.WHOLE,
    "I": Scope.IDENTITY,
    "O": Scope.ORGANISATION,
    "P": Scope.PART,
    "T": Scope.THIRD_PARTY,
    "C": Scope.COMMERCIAL,
    "Q": Scope.QUOTATION,
    "S": Scope.NO_SHARING,
}
_ROUNDS, _STEP, _DECAY = 220, 0.15, 2e-4
_FOLDS = 5


@dataclass(frozen=True)
class Example:
    """A sentence's features, what it asks, and whether it asks not to be contacted."""

    found: NDArray[np.int64]
    scopes: frozenset[Scope]
    asks: bool
    no_contact: bool

    def label(self, head: str) -> float:
        """Return 1 or 0 for a head."""
        if head == "request":
            return float(self.asks)
        return float(self.no_contact) if head == "contact" else float(Scope(head) in self.scopes)


def read(path: Path) -> list[Example]:
    """Return the examples of a file of lines "codes|sentence"."""
    lines = (line.split("|", 1) for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return [example(codes, sentence) for codes, sentence in lines]


def example(codes: str, sentence: str) -> Example:
    """Return one example."""
    asks = codes.isupper()
    return Example(features(plain(sentence).text), frozenset(CODES[code] for code in codes if code in CODES), asks, codes == "x")


def fit(examples: Sequence[Example], heads: Iterable[str] = HEADS) -> Weights:
    """Return weights by gradient descent (Adam) on the logistic loss; scope heads learn from requests alone."""
    rows, scales, biases = [], [], []
    for head in heads:
        chosen = [each for each in examples if each.scopes or head in {"request", "contact"}]
        row, bias = _descend(chosen, np.array([each.label(head) for each in chosen]))
        scale = float(np.abs(row).max()) / 127 or 1.0
        rows.append(np.round(row / scale).astype(np.int8))
        scales.append(scale)
        biases.append(bias)
    return Weights(np.array(rows), np.array(scales, dtype=np.float32), np.array(biases, dtype=np.float32))


def _descend(examples: Sequence[Example], wanted: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    counts = np.array([len(each.found) for each in examples])
    flat = np.concatenate([each.found for each in examples])
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    length = 1.0 / np.sqrt(counts)
    row, first, second = np.zeros(SIZE + 1), np.zeros(SIZE + 1), np.zeros(SIZE + 1)
    for turn in range(1, _ROUNDS + 1):
        sums = np.add.reduceat(row[flat], starts) * length + row[SIZE]
        error = (1.0 / (1.0 + np.exp(-sums)) - wanted) / len(wanted)
        slope = np.bincount(flat, weights=np.repeat(error * length, counts), minlength=SIZE + 1) + _DECAY * row / 10
        slope[SIZE] = error.sum()
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        row -= _STEP * (first / (1 - 0.9**turn)) / (np.sqrt(second / (1 - 0.999**turn)) + 1e-8)
    return row[:SIZE], float(row[SIZE])


def likelihood(model: Weights, head: int, found: NDArray[np.int64]) -> float:
    """Return what one head says of one sentence."""
    total = float(model.rows[head, found].sum(dtype=np.int64)) * float(model.scale[head]) / np.sqrt(max(1, len(found)))
    return float(1.0 / (1.0 + np.exp(-(total + float(model.bias[head])))))


def crossed(examples: Sequence[Example], head: str = "request") -> list[float]:
    """Return for each example what a model says that never saw it."""
    order = np.random.default_rng(7).permutation(len(examples))
    said = [0.0] * len(examples)
    for fold in range(_FOLDS):
        held = {int(place) for place in order[fold::_FOLDS]}
        model = fit([each for place, each in enumerate(examples) if place not in held], [head])
        for place in held:
            said[place] = likelihood(model, 0, examples[place].found)
    return said


def main(arguments: Sequence[str]) -> None:
    """Read the sentences, say how well unseen ones are told apart, and write the weights."""
    *sources, target = (Path(each) for each in arguments)
    examples = [each for source in sources for each in read(source)]
    said = crossed(examples)
    for sure in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        hits = [each.asks for each, share in zip(examples, said, strict=True) if share >= sure]
        recall = sum(hits) / sum(each.asks for each in examples)
        sys.stdout.write(f"at {sure}: recall {recall:.3f}, precision {sum(hits) / max(1, len(hits)):.3f}\n")
    model = fit(examples)
    np.savez_compressed(target, rows=model.rows, scale=model.scale, bias=model.bias)


if __name__ == "__main__":
    main(sys.argv[1:])
