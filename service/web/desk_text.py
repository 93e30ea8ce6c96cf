"""A document cut into pages and pieces, so that each piece of text knows the marks over it; pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.domain.document import Block, Document, Span, same_row
from service.domain.proposal import Action
from service.domain.review import Choice
from service.workflow.review.queries import ProposalLine

#: So much text stands on one page: about two sheets.
LONGEST_PAGE = 6_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with the one mark that shows on it; `first` where the mark begins, `last` where it ends."""

    text: str
    line: ProposalLine | None = None
    first: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """One block, or what of it lies on the page, in pieces. `start` is its place in the document's text."""

    block: Block
    start: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """Blocks of one table row, or one block that is no cell."""

    blocks: tuple[ShownBlock, ...]
    in_table: bool
    opens_table: bool = False
    closes_table: bool = False


def standing_of(line: ProposalLine) -> str:
    """Return how a target stands, in one word: what colours, patterns and labels its mark."""
    if line.decision is not None:
        return {Choice.ACCEPT: "accepted", Choice.CHANGE_GROUND: "accepted", Choice.ADD: "added"}.get(line.decision.choice, "refused")
    if line.proposal is None or line.proposal.action is Action.KEEP:
        return "shown"
    return "proposed" if line.proposal.tier.value == "propose" else "look"


def page_spans(document: Document) -> tuple[Span, ...]:
    """Cut a document's text into pages at the ends of blocks; a block longer than a page is cut at a space."""
    cuts = [0]
    for span in document.spans:
        if span.end - cuts[-1] > LONGEST_PAGE and span.start > cuts[-1]:
            cuts.append(span.start)
        while span.end - cuts[-1] > LONGEST_PAGE:
            space = document.text.rfind(" ", cuts[-1] + LONGEST_PAGE // 2, cuts[-1] + LONGEST_PAGE)
            cuts.append(space + 1 if space > 0 else cuts[-1] + LONGEST_PAGE)
    ends = [*cuts[1:], max(len(document.text), 0)]
    return tuple(Span(start, end) for start, end in zip(cuts, ends, strict=True))


def page_of_place(pages: Sequence[Span], place: int) -> int:
    """Return the number of the page, from 1, on which a place stands."""
    return next((number for number, span in enumerate(pages, 1) if place < span.end), len(pages))


def shown_rows(document: Document, page: Span, lines: Sequence[ProposalLine]) -> tuple[ShownRow, ...]:
    """Return what of a document lies on a page, cells gathered in rows."""
    here = [line for line in lines if line.start < page.end and page.start < line.end]
    rows: list[list[ShownBlock]] = []
    for index in document.blocks_in(page):
        block, span = document.blocks[index], document.spans[index]
        part = Span(max(span.start, page.start), min(span.end, page.end))
        shown = ShownBlock(block, part.start, tuple(_pieces(document.text, part, here)))
        if rows and same_row(rows[-1][-1].block, block):
            rows[-1].append(shown)
        else:
            rows.append([shown])
    tables = [row[0].block.cell.table if row[0].block.cell else None for row in rows]
    return tuple(
        ShownRow(
            tuple(row),
            tables[at] is not None,
            tables[at] is not None and (at == 0 or tables[at - 1] != tables[at]),
            tables[at] is not None and (at + 1 == len(rows) or tables[at + 1] != tables[at]),
        )
        for at, row in enumerate(rows)
    )


def _pieces(text: str, part: Span, lines: Sequence[ProposalLine]) -> Iterator[Piece]:
    over = [line for line in lines if line.start < part.end and part.start < line.end]
    edges = sorted({part.start, part.end, *(edge for line in over for edge in (line.start, line.end) if part.start < edge < part.end)})
    for start, end in pairwise(edges):
        covering = [line for line in over if line.start <= start and end <= line.end]
        # the smallest mark shows; of two as small, the one that is to go
        top = min(covering, key=lambda line: (line.end - line.start, standing_of(line) == "shown"), default=None)
        yield Piece(text[start:end], top, top is not None and top.start == start, top is not None and top.end == end)
