"""Several arrivals laid out as one document, in the order in which they came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.domain.document import Block, Document, Part, Refusal, Unread, Warned
from service.domain.submission import Arrival, ArrivalKind

#: A respondent's own redacted version is kept and shown, but its text would only repeat the first one's.
APART = frozenset({ArrivalKind.OWN_REDACTED})
REPLACED = frozenset({ArrivalKind.FIRST, ArrivalKind.REPLACEMENT})

Reading = tuple[Arrival, Document | Refusal]


@dataclass(frozen=True, slots=True)
class Section:
    """Where one arrival's text starts in the whole."""

    arrival: str
    start: int
    document: Document


def effective(arrivals: Sequence[Arrival]) -> tuple[Arrival, ...]:
    """Return the arrivals that count: a replacement takes the place of the first sending and of earlier replacements."""
    last = max((arrival.sequence for arrival in arrivals if arrival.kind is ArrivalKind.REPLACEMENT), default=0)
    return tuple(
        arrival for arrival in arrivals if arrival.kind not in APART and not (arrival.kind in REPLACED and arrival.sequence < last)
    )


def combined(readings: Sequence[Reading]) -> Document:
    """Return one document of all that was read; arrivals that were not are parts that say so."""
    read = [(arrival, reading) for arrival, reading in readings if isinstance(reading, Document)]
    first, main = read[0]
    blocks, parts = list(main.blocks), list(main.parts)
    unread, warnings = list(main.unread), list(main.warnings)
    at = len(main.text) + 1
    for arrival, reading in readings:
        if arrival is first:
            continue
        place = f"arrival-{arrival.sequence}"
        if isinstance(reading, Refusal):
            parts.append(Part(place, arrival.name, arrival.media_type, "", reading.status, reading.code))
            unread.append(Unread(place, None, reading.code))
            continue
        parts.extend(_moved_part(part, place) for part in reading.parts)
        blocks.extend(_moved_block(block, place) for block in reading.blocks)
        unread.extend(replace(each, part=_moved(each.part, place)) for each in reading.unread)
        warnings.extend(_moved_warning(each, at) for each in reading.warnings)
        at += len(reading.text) + 1
    return replace(main, blocks=tuple(blocks), parts=tuple(parts), unread=tuple(unread), warnings=tuple(warnings))


def sections(readings: Sequence[Reading]) -> tuple[Section, ...]:
    """Return where each arrival that was read stands in `combined` of the same readings."""
    found: list[Section] = []
    at = 0
    for arrival, reading in readings:
        if isinstance(reading, Document):
            found.append(Section(arrival.id, at, reading))
            at += len(reading.text) + 1
    return tuple(found)


def _moved(part: str, place: str) -> str:
    return f"{place}/{part}" if part else place


def _moved_part(part: Part, place: str) -> Part:
    parent = "" if part.parent is None else _moved(part.parent, place)
    return replace(part, id=_moved(part.id, place), parent=parent)


def _moved_block(block: Block, place: str) -> Block:
    cell = block.cell and replace(block.cell, table=f"{place}/{block.cell.table}")
    return replace(block, part=_moved(block.part, place), anchor=replace(block.anchor, part=_moved(block.anchor.part, place)), cell=cell)


def _moved_warning(warning: Warned, by: int) -> Warned:
    if warning.start is None or warning.end is None:
        return warning
    return replace(warning, start=warning.start + by, end=warning.end + by)
