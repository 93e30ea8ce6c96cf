"""One ground laid open for a reader: what it is, what is asked, where each answer leads, and examples."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from service.domain.errors import NotFound
from service.policy.pack import Advice, Ground, Need, Pack, Test
from service.policy.packs import Packs

NEAR = 8
ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Step:
    """A question, and the advice that is settled once it is answered (given the answers before it)."""

    question: str
    advice: tuple[Advice, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """A ground with its pack, what must be there before it is open, and where the answers lead."""

    pack: Pack
    ground: Ground
    needs: tuple[Need, ...]
    steps: tuple[Step, ...]


def explain(packs: Packs, wanted: str) -> Explained:
    """Return the ground of that id, whatever its case; raises NotFound (ground-not-found) with the nearest ids."""
    named = {ground.id: (pack, ground) for pack in packs.all for ground in pack.grounds}
    exact = {name.casefold(): name for name in named}.get(_plain(wanted))
    if exact is None:
        near = tuple(_near(_plain(wanted), named))
        todo = f"Near to it: {', '.join(near)}." if near else f"Packs: {', '.join(packs.ids)}."
        raise NotFound("ground-not-found", f"There is no ground {wanted[:60]!r}.", todo=todo)
    pack, ground = named[exact]
    needs = tuple(pack.needs.get(need, Need(need, need)) for need in ground.needs)
    return Explained(pack, ground, needs, tuple(_steps(ground.test)))


def _plain(wanted: str) -> str:
    return "".join(wanted.split()).casefold()


def _near(wanted: str, names: dict[str, tuple[Pack, Ground]]) -> Iterator[str]:
    """Yield ids that hold it, then ids with the same number or word before the first bracket, then ids spelt much like it."""
    folded = {name.casefold(): name for name in names}
    holding = [name for name in folded if wanted and wanted in name]
    begun = sorted((name for name in folded if _stem(name) == _stem(wanted)), key=lambda name: -_alike(name, wanted))
    spelt = difflib.get_close_matches(wanted, folded, n=NEAR, cutoff=ALIKE)
    yield from (folded[name] for name in list(dict.fromkeys([*holding, *begun, *spelt]))[:NEAR])


def _alike(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other).ratio()


def _stem(name: str) -> str:
    return name.partition("(")[0].rpartition(".")[2]


def _steps(test: Test) -> Iterator[Step]:
    """Attach each advice to the last question that it hangs on."""
    order = [question.id for question in test.questions]
    last = {id(advice): max((order.index(key.removeprefix("not_")) for key in advice.when), default=0) for advice in test.advice}
    for number, question in enumerate(order):
        yield Step(question, tuple(advice for advice in test.advice if last[id(advice)] == number))
