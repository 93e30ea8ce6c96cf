"""What redactions do to one marked text; pure, so that any tool's redactions are scored alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from service.domain.document import Span
from service.workflow.evaluation.gold import MUST_GO, GoldText, Mark, MarkKind
from service.workflow.evaluation.masking import Mask, core, is_damaged, is_masked, mask_of


@dataclass(frozen=True, slots=True)
class Found:
    """A share as two whole numbers, so that texts add up."""

    hit: int = 0
    of: int = 0

    def __add__(self, other: Found) -> Found:
        return Found(self.hit + other.hit, self.of + other.of)

    @property
    def share(self) -> float | None:
        """The share; None of nothing."""
        return self.hit / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Scored:
    """Counts of one text, or of several added up.

    `masked` counts mentions by type, `quasi_by_jigsaw` quasi-identifiers masked or named by a combination that is redacted,
    `precise` redactions that touch something that must go, `touched` marks that must go and are touched by a redaction, by type.
    """

    direct: Found = Found()
    people: Found = Found()
    quasi: Found = Found()
    quasi_by_jigsaw: Found = Found()
    regions: Found = Found()
    damaged: Found = Found()
    ordinary: Found = Found()
    precise: Found = Found()
    touched: Found = Found()
    by_type: tuple[tuple[str, Found, Found], ...] = ()

    @property
    def precision(self) -> float | None:
        """Share of redactions that overlap something that must go."""
        return self.precise.share

    @property
    def recall(self) -> float | None:
        """Share of what must go that a redaction overlaps."""
        return self.touched.share

    @property
    def f2(self) -> float | None:
        """Both in one, recall weighing four times as much."""
        return f_score(self.precision, self.recall, beta=2)


@dataclass(frozen=True, slots=True)
class Leaks:
    """Where one text went wrong: direct identifiers that stay, and must-keep strings that are damaged."""

    id: str
    missed: tuple[Span, ...]
    damaged: tuple[Span, ...]

    @property
    def badness(self) -> tuple[int, int]:
        """Worst first when sorted in reverse."""
        return len(self.missed), len(self.damaged)


def f_score(precision: float | None, recall: float | None, *, beta: float) -> float | None:
    """Return the weighted mean of both; None where either is unknown."""
    if precision is None or recall is None:
        return None
    below = beta**2 * precision + recall
    return (1 + beta**2) * precision * recall / below if below else 0.0


def score(gold: GoldText, redactions: Iterable[Span], *, in_jigsaw: Iterable[Span] = ()) -> tuple[Scored, Leaks]:
    """Return the counts for one text; all spans are places in `gold.text`."""
    spans = tuple(redactions)
    mask, wide = mask_of(gold.text, spans), mask_of(gold.text, (*spans, *in_jigsaw))
    gone = {mark: is_masked(mask.share(core(gold.text, mark.span))) for mark in gold.marks}
    quasi = _of(gold, MarkKind.QUASI)
    damaged = _damaged(gold, mask)
    scored = Scored(
        direct=_count(gone[mark] for mark in _of(gold, MarkKind.DIRECT)),
        people=_people(gold, gone),
        quasi=_count(gone[mark] for mark in quasi),
        quasi_by_jigsaw=_count(is_masked(wide.share(core(gold.text, mark.span))) for mark in quasi),
        regions=_count(gone[mark] for mark in _of(gold, MarkKind.REGION)),
        damaged=_count(harmed for _, harmed in damaged),
        ordinary=_ordinary(gold, mask),
        precise=_count(any(span.overlaps(mark.span) for mark in gold.marks if mark.kind in MUST_GO) for span in spans),
        touched=_count(_touched(mark, spans) for mark in gold.marks if mark.kind in MUST_GO),
        by_type=_by_type(gold, gone, spans),
    )
    missed = tuple(mark.span for mark in _of(gold, MarkKind.DIRECT) if not gone[mark])
    return scored, Leaks(gold.id, missed, tuple(mark.span for mark, harmed in damaged if harmed))


def total(scores: Iterable[Scored]) -> Scored:
    """Add up the counts of several texts."""
    every = list(scores)
    names = ("direct", "people", "quasi", "quasi_by_jigsaw", "regions", "damaged", "ordinary", "precise", "touched")
    sums: dict[str, Found] = {name: sum((getattr(each, name) for each in every), Found()) for name in names}
    types: dict[str, list[tuple[Found, Found]]] = defaultdict(list)
    for each in every:
        for name, masked, touched in each.by_type:
            types[name].append((masked, touched))
    joined = tuple(
        (name, sum((masked for masked, _ in rows), Found()), sum((touched for _, touched in rows), Found()))
        for name, rows in sorted(types.items())
    )
    return Scored(**sums, by_type=joined)


def _count(answers: Iterable[bool]) -> Found:
    every = list(answers)
    return Found(sum(every), len(every))


def _of(gold: GoldText, kind: MarkKind) -> list[Mark]:
    return [mark for mark in gold.marks if mark.kind is kind]


def _touched(mark: Mark, spans: tuple[Span, ...]) -> bool:
    return any(span.overlaps(mark.span) for span in spans)


def _people(gold: GoldText, gone: dict[Mark, bool]) -> Found:
    mentions: dict[str, list[bool]] = defaultdict(list)
    for mark in _of(gold, MarkKind.DIRECT):
        if mark.person is not None:
            mentions[mark.person].append(gone[mark])
    return _count(all(each) for each in mentions.values())


def _damaged(gold: GoldText, mask: Mask) -> list[tuple[Mark, bool]]:
    """Judge each must-keep string by its own letters: those that a mark inside or around it says must go are not its own."""
    must_go = frozenset(at for mark in gold.marks if mark.kind in MUST_GO for at in range(mark.span.start, mark.span.end))
    shares = ((mark, mask.share(mark.span, without=must_go)) for mark in _of(gold, MarkKind.KEEP))
    return [(mark, is_damaged(share)) for mark, share in shares if share is not None]


def _ordinary(gold: GoldText, mask: Mask) -> Found:
    marked = bytearray(len(gold.text))
    for mark in gold.marks:
        marked[mark.span.start : mark.span.end] = b"\x01" * len(mark.span)
    places = [at for at, counted in enumerate(mask.counted) if counted and not marked[at]]
    return Found(sum(mask.gone[at] for at in places), len(places))


def _by_type(gold: GoldText, gone: dict[Mark, bool], spans: tuple[Span, ...]) -> tuple[tuple[str, Found, Found], ...]:
    types: dict[str, list[Mark]] = defaultdict(list)
    for mark in gold.marks:
        if mark.kind in MUST_GO:
            types[f"{mark.kind.value} {mark.type}" if mark.type != mark.kind.value else mark.type].append(mark)
    return tuple(
        (name, _count(gone[mark] for mark in marks), _count(_touched(mark, spans) for mark in marks)) for name, marks in types.items()
    )
