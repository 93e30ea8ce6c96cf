"""The schedule of redactions: what was taken out, where and why, and never what it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from service.domain.document import NEVER_SHOWN, Document, Span
from service.domain.finding import PERSON
from service.domain.proposal import Action, Proposal, Replacement


class Category(StrEnum):
    """What kind of thing was taken out, wide enough to give nothing away."""

    NAME = "name"
    CONTACT = "contact detail or identifier"
    DETAIL = "identifying detail"
    PASSAGE = "passage"
    OTHER = "other"


#: A name or a number must not be told by its length: extents are bands, from the number of words.
BANDS: tuple[tuple[int, str], ...] = ((5, "up to 5 words"), (20, "6 to 20 words"), (100, "21 to 100 words"), (500, "101 to 500 words"))
BEYOND = "more than 500 words"

DETAILS = frozenset(
    {"LOCATION", "GPE", "NRP", "DATE", "DATE_TIME", "AGE", "JOB_TITLE", "RELATIONSHIP", "EVENT", "ORGANIZATION", "ORGANISATION", "ORG"}
)


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """One redaction. `document` is the neutral name of the released file; `reason` is the ground's title, never free text."""

    reference: str
    document: str
    place: str
    extent: str
    category: str
    ground: str
    reason: str
    public_interest_test: str
    decided_by: str
    approved_by: str
    date: str


#: The columns and their headings, in order.
HEADINGS: Mapping[str, str] = {
    "reference": "Reference",
    "document": "Document",
    "place": "Place",
    "extent": "Extent",
    "category": "Kind of information",
    "ground": "Ground",
    "reason": "Reason",
    "public_interest_test": "Public interest test",
    "decided_by": "Decided by",
    "approved_by": "Approved by",
    "date": "Date",
}
COLUMNS = tuple(field.name for field in fields(ScheduleRow))


@dataclass(frozen=True, slots=True)
class Decided:
    """Who decided and approved (as they are to be named in public) and when."""

    decided_by: str
    approved_by: str
    on: date
    public_interest_tests: Mapping[str, str]


def schedule_rows(
    document: Document,
    replacements: Iterable[Replacement],
    proposals: Iterable[Proposal],
    *,
    types: Mapping[str, str],
    titles: Mapping[str, str],
    decided: Decided,
    name: str,
    first: int = 1,
) -> tuple[ScheduleRow, ...]:
    """Return one row for each mark that stands in the released file, in reading order.

    `types` gives a finding's type by its id, `titles` a ground's title; `name` is the released file's neutral name.
    """
    made = [proposal for proposal in proposals if proposal.action == Action.REDACT]
    shown = [replacement for replacement in replacements if _is_shown(document, replacement.span)]
    return tuple(
        ScheduleRow(
            reference=str(number),
            document=name,
            place=place_of(document, replacement.span),
            extent=extent_of(document.quote(replacement.span)),
            category=_category(replacement, made, types).value,
            ground=replacement.ground,
            reason=titles.get(replacement.ground, ""),
            public_interest_test=decided.public_interest_tests.get(replacement.ground, ""),
            decided_by=decided.decided_by,
            approved_by=decided.approved_by,
            date=decided.on.isoformat(),
        )
        for number, replacement in enumerate(sorted(shown, key=lambda each: each.span.start), start=first)
    )


def extent_of(text: str) -> str:
    """Return the band of a text's length."""
    words = len(text.split())
    return next((band for most, band in BANDS if words <= most), BEYOND)


def place_of(document: Document, span: Span) -> str:
    """Return the page, if the format has pages, and the paragraph of a span, as a reader counts them."""
    index = document.block_at(span.start)
    page = document.blocks[index].anchor.page
    paragraph = sum(block.kind not in NEVER_SHOWN and block.shown for block in document.blocks[: index + 1])
    return f"page {page}, paragraph {paragraph}" if page else f"paragraph {paragraph}"


def _is_shown(document: Document, span: Span) -> bool:
    return any(document.blocks[index].kind not in NEVER_SHOWN and document.blocks[index].shown for index in document.blocks_in(span))


def _category(replacement: Replacement, made: list[Proposal], types: Mapping[str, str]) -> Category:
    if replacement.region:
        return Category.PASSAGE
    inside = [proposal for proposal in made if proposal.span.overlaps(replacement.span)]
    kinds = {_category_of_type(types.get(proposal.finding or "", "")) for proposal in inside}
    return next((category for category in Category if category in kinds), Category.OTHER)


def _category_of_type(finding_type: str) -> Category:
    if finding_type == PERSON:
        return Category.NAME
    if finding_type in DETAILS:
        return Category.DETAIL
    return Category.CONTACT if finding_type else Category.OTHER
