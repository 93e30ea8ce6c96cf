"""The schedule says what went, where and why, and never what it was."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.document import Anchor, Block, BlockKind, Document, Part, Span
from service.domain.finding import Tier
from service.domain.proposal import Action, Proposal, Replacement
from service.producing.schedule import COLUMNS, extent_of, schedule_rows
from service.producing.schedule_files import schedule_csv, schedule_html, schedule_json
from tests.producing.making import DECIDED, a_row

SECRET = "Tamsin Achterberg"
MARK = "[redacted: personal information]"
GROUND = "publication.personal-information"


def a_document() -> Document:
    blocks = (
        Block(BlockKind.PROPERTY, f"Author {SECRET}", "", Anchor("")),
        Block(BlockKind.PARAGRAPH, "First.", "", Anchor("", page=1)),
        Block(BlockKind.PARAGRAPH, f"I am {SECRET}, call 07700 900123.", "", Anchor("", page=2)),
        Block(BlockKind.PARAGRAPH, "All of this paragraph is confidential.", "", Anchor("", page=2)),
    )
    return Document("r.pdf", "application/pdf", blocks, (Part("", "r.pdf", "application/pdf"),))


def at(document: Document, quote: str, *, last: bool = False) -> Span:
    start = document.text.rindex(quote) if last else document.text.index(quote)
    return Span(start, start + len(quote))


def a_proposal(span: Span, finding: str) -> Proposal:
    return Proposal("r1", span, Action.REDACT, Tier.PROPOSE, GROUND, "publication/x", f"Free text on {SECRET}", MARK, finding=finding)


def rows_of(document: Document) -> list[dict[str, str]]:
    name, phone = at(document, SECRET, last=True), at(document, "07700 900123")
    passage = at(document, "All of this paragraph is confidential.")
    replacements = [
        Replacement(at(document, SECRET), MARK, GROUND),
        Replacement(name, MARK, GROUND),
        Replacement(phone, MARK, GROUND),
        Replacement(passage, "[redacted: confidential]", "publication.confidential-part", region=True),
    ]
    rows = schedule_rows(
        document,
        replacements,
        [a_proposal(name, "f1"), a_proposal(phone, "f2")],
        types={"f1": "PERSON", "f2": "PHONE_NUMBER"},
        titles={GROUND: "Personal information"},
        decided=DECIDED,
        name="redacted-1.pdf",
    )
    return [{column: getattr(row, column) for column in COLUMNS} for row in rows]


def test_there_is_one_row_for_each_mark_that_a_reader_sees() -> None:
    rows = rows_of(a_document())

    assert [(row["reference"], row["place"], row["category"]) for row in rows] == [
        ("1", "page 2, paragraph 2", "name"),
        ("2", "page 2, paragraph 2", "contact detail or identifier"),
        ("3", "page 2, paragraph 3", "passage"),
    ]
    assert rows[0]["reason"] == "Personal information"


def test_no_row_carries_what_was_taken_out_or_a_reviewers_free_text() -> None:
    text = json.dumps(rows_of(a_document()))

    assert not re.search("Tamsin|Achterberg|07700|Free text|confidential\\.", text)


@pytest.mark.parametrize(
    ("words", "band"),
    [(1, "up to 5 words"), (5, "up to 5 words"), (6, "6 to 20 words"), (100, "21 to 100 words"), (9999, "more than 500 words")],
)
def test_extents_are_given_in_bands(words: int, band: str) -> None:
    assert extent_of("word " * words) == band


@pytest.mark.parametrize("short", ["Al", "Maximiliana-Theodora Featherstonehaugh"])
def test_a_short_and_a_long_name_look_alike(short: str) -> None:
    assert extent_of(short) == "up to 5 words"


@given(st.text(max_size=30))
def test_no_cell_of_the_csv_can_act_as_a_formula_and_none_is_lost(text: str) -> None:
    content = schedule_csv([a_row(reason=text)]).decode("utf-8-sig")

    (_, row) = list(csv.reader(io.StringIO(content, newline="")))
    cell = row[COLUMNS.index("reason")]
    assert cell.removeprefix("'") == text.removeprefix("'")
    assert not cell.lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize("start", ["=1+1", "+44", "-1", "@SUM(A1)", "\t=1", " =1", "＝1"])
def test_a_formula_is_made_inert(start: str) -> None:
    assert f"\"'{start}".encode() in schedule_csv([a_row(place=start)])


class Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_page_can_be_read_by_a_screen_reader_and_runs_nothing() -> None:
    page = Reading()
    page.feed(schedule_html([a_row(), a_row(reference="2", reason="<script>alert(1)</script>")]).decode())

    tags = [tag for tag, _ in page.tags]
    assert ("html", {"lang": "en-GB"}) in page.tags
    assert tags.count("h1") == tags.count("caption") == tags.count("title") == tags.count("main") == 1
    assert sum(attributes.get("scope") == "col" for tag, attributes in page.tags if tag == "th") == len(COLUMNS)
    assert sum(attributes.get("scope") == "row" for tag, attributes in page.tags if tag == "th") == 2
    assert "script" not in tags
    assert "<script>alert(1)</script>" in page.words


def test_an_empty_schedule_says_so() -> None:
    assert b"Nothing was redacted." in schedule_html([])
    assert json.loads(schedule_json([])) == {"schema_version": 1, "rows": []}


def test_the_json_holds_the_same_rows() -> None:
    assert json.loads(schedule_json([a_row()]))["rows"][0]["ground"] == GROUND
