"""The redacted document: a new tree that holds kept content only.

What is left out (comments, tracked deletions, properties …) is counted by kind, never copied.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from service.documents.links import Hidden, public_address
from service.domain.document import NEVER_SHOWN, Anchor, Block, BlockKind, Document, Inline, InlineKind, Part, Span, Unread
from service.domain.proposal import Replacement

#: Keys of `Document.properties` of a redacted document: "dropped:comments" → "2".
DROPPED = "dropped:"
DROPPED_NAMES = {
    BlockKind.COMMENT: "comments",
    BlockKind.DELETION: "tracked deletions",
    BlockKind.HIDDEN: "hidden text",
    BlockKind.PROPERTY: "properties",
    BlockKind.FILE_NAME: "file names",
    BlockKind.ALT_TEXT: "alternative texts",
    BlockKind.PICTURE: "pictures",
}
PICTURE_LINE = "[picture not shown]"


@dataclass(frozen=True, slots=True)
class _Cut:
    """What happens to a range of one block: `mark` is None where an earlier block already carries it."""

    span: Span
    mark: str | None
    ground: str
    spans_blocks: bool


def redacted(document: Document, replacements: tuple[Replacement, ...], *, denied: tuple[str, ...] = ()) -> Document:
    """Return the document without what was redacted and without anything that is not shown.

    A redaction over several blocks leaves one mark, in the first of them; blocks it covers wholly vanish, a table it
    covers wholly becomes that mark. No link leads to an address with a redacted or `denied` string in it. Names of
    parts become "Attachment 1" …; anchors, properties and offsets of warnings are not carried over.
    """
    dropped: Counter[str] = Counter()
    cuts = _cuts_by_block(document, replacements)
    gone_tables = _tables_gone(document, replacements)
    hidden = Hidden.from_texts((*(document.quote(replacement.span) for replacement in replacements), *denied))
    blocks: list[Block] = []
    for index, block in enumerate(document.blocks):
        if not block.shown or block.kind in NEVER_SHOWN:
            dropped[DROPPED_NAMES.get(block.kind, "hidden text")] += 1
            continue
        made = _redacted_block(block, cuts.get(index, []), hidden, dropped, table_gone=bool(block.cell and block.cell.table in gone_tables))
        if made is not None:
            blocks.append(made)
    return Document(
        name="response",
        media_type=document.media_type,
        blocks=tuple(blocks),
        parts=_neutral_parts(document.parts),
        unread=tuple(Unread(unread.part, unread.page, unread.why) for unread in document.unread),
        properties=tuple((DROPPED + name, str(count)) for name, count in sorted(dropped.items())),
    )


def dropped_counts(document: Document) -> tuple[str, ...]:
    """Return what a redacted document left out, as "comments: 2"."""
    return tuple(f"{key.removeprefix(DROPPED)}: {count}" for key, count in document.properties if key.startswith(DROPPED))


def _cuts_by_block(document: Document, replacements: Iterable[Replacement]) -> dict[int, list[_Cut]]:
    cuts: dict[int, list[_Cut]] = {}
    for replacement in replacements:
        mark: str | None = replacement.mark
        covered = document.blocks_in(replacement.span)
        for index in covered:
            block, place = document.blocks[index], document.spans[index]
            start, end = max(place.start, replacement.span.start), min(place.end, replacement.span.end)
            local = Span(start - place.start, max(start, end) - place.start)
            if not block.shown or block.kind in NEVER_SHOWN:
                continue
            carries = mark if len(local) else None
            if carries is None and not local.start:
                local = Span(0, len(block.text) - len(block.text[local.end :].lstrip()))
            cuts.setdefault(index, []).append(_Cut(local, carries, replacement.ground, len(covered) > 1))
            mark = None if carries else mark
    return cuts


def _tables_gone(document: Document, replacements: Iterable[Replacement]) -> set[str]:
    """Return the tables that one redaction covers from the first cell to the last."""
    tables: dict[str, list[Span]] = {}
    for block, place in zip(document.blocks, document.spans, strict=True):
        if block.cell is not None and block.shown:
            tables.setdefault(block.cell.table, []).append(place)
    whole = {table: Span(places[0].start, places[-1].end) for table, places in tables.items()}
    return {table for table, span in whole.items() if any(replacement.span.covers(span) for replacement in replacements)}


def _redacted_block(block: Block, cuts: list[_Cut], hidden: Hidden, dropped: Counter[str], *, table_gone: bool) -> Block | None:
    if block.kind == BlockKind.PICTURE:
        dropped[DROPPED_NAMES[BlockKind.PICTURE]] += 1
        if not block.text.strip() and not cuts:
            block = replace(block, text=PICTURE_LINE, inlines=())
    neutral = replace(block, anchor=Anchor(part=block.part), hidden_because=None)
    if not cuts:
        links = tuple(inline for inline in neutral.inlines if _link_may_stay(inline, neutral.text, hidden, dropped))
        return replace(neutral, inlines=links)
    text, places, marks = _cut_text(block.text, cuts)
    if any(cut.spans_blocks for cut in cuts) and not _keeps_words(block.text, cuts):
        text, places, marks = _marks_only(cuts)
    if not text and (block.cell is None or table_gone):
        return None
    carried = _moved_inlines(neutral, cuts, places, hidden, dropped) if places else ()
    made = replace(neutral, text=text, inlines=(*carried, *marks))
    return replace(made, kind=BlockKind.PARAGRAPH, cell=None) if table_gone else made


def _cut_text(text: str, cuts: list[_Cut]) -> tuple[str, list[int], tuple[Inline, ...]]:
    """Return the new text, the new place of each old code point edge (len + 1 of them), and the marks."""
    pieces: list[str] = []
    places = [0]
    marks: list[Inline] = []
    at = new = 0
    for cut in cuts:
        pieces.append(text[at : cut.span.start])
        places.extend(range(new + 1, new + 1 + cut.span.start - at))
        new += cut.span.start - at
        if cut.mark:
            marks.append(Inline(InlineKind.MARK, Span(new, new + len(cut.mark)), cut.ground))
            pieces.append(cut.mark)
            new += len(cut.mark)
        places.extend([new] * len(cut.span))
        at = cut.span.end
    pieces.append(text[at:])
    places.extend(range(new + 1, new + 1 + len(text) - at))
    return "".join(pieces), places, tuple(marks)


def _marks_only(cuts: list[_Cut]) -> tuple[str, list[int], tuple[Inline, ...]]:
    """Return what is left of a block that a redaction over several blocks took wholly."""
    text = ""
    marks: list[Inline] = []
    for cut in cuts:
        if cut.mark:
            text += " " if text else ""
            marks.append(Inline(InlineKind.MARK, Span(len(text), len(text) + len(cut.mark)), cut.ground))
            text += cut.mark
    return text, [], tuple(marks)


def _keeps_words(text: str, cuts: list[_Cut]) -> bool:
    """Say whether any letter or digit of a block is left."""
    at = 0
    for cut in cuts:
        if any(map(str.isalnum, text[at : cut.span.start])):
            return True
        at = cut.span.end
    return any(map(str.isalnum, text[at:]))


def _moved_inlines(block: Block, cuts: list[_Cut], places: list[int], hidden: Hidden, dropped: Counter[str]) -> tuple[Inline, ...]:
    moved: list[Inline] = []
    for inline in block.inlines:
        touched = any(inline.span.overlaps(cut.span) for cut in cuts)
        if touched and inline.kind in {InlineKind.LINK, InlineKind.NOTE_REFERENCE, InlineKind.MARK}:
            dropped["links" if inline.kind == InlineKind.LINK else "note references"] += 1
            continue
        if not _link_may_stay(inline, block.text, hidden, dropped):
            continue
        start, end = _outside(inline.span, cuts)
        span = Span(places[start], max(places[start], places[end]))
        if len(span) or inline.kind == InlineKind.NOTE_REFERENCE:
            moved.append(replace(inline, span=span))
    return tuple(moved)


def _outside(span: Span, cuts: list[_Cut]) -> tuple[int, int]:
    """Push edges that lie inside a cut outwards of the mark, so that a look never stops halfway in a hidden word."""
    start, end = span.start, span.end
    for cut in cuts:
        if cut.span.start < start < cut.span.end:
            start = cut.span.end
        if cut.span.start < end < cut.span.end:
            end = cut.span.start
    return start, max(start, end)


def _link_may_stay(inline: Inline, text: str, hidden: Hidden, dropped: Counter[str]) -> bool:
    if inline.kind != InlineKind.LINK:
        return True
    words = text[inline.span.start : inline.span.end]
    if public_address(inline.value) and not hidden.in_address(inline.value or "") and not hidden.in_text(words):
        return True
    dropped["links"] += 1
    return False


def _neutral_parts(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    neutral: list[Part] = []
    for part in parts:
        number = sum(1 for made in neutral if made.parent is not None) + 1
        name = "response" if part.parent is None else f"Attachment {number}"
        neutral.append(Part(part.id, name, part.media_type, part.parent, part.status, part.why))
    return tuple(neutral)
