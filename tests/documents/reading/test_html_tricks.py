from __future__ import annotations

import time

import pytest

from service.documents.formats.html.read import read as read_here
from service.documents.part_reading import Source
from service.domain.document import Document, InlineKind, Warned
from tests.documents.reading.reading_one import read, texts


def page(inside: str) -> Document:
    return read(f"<html><body><p>Seen words.</p>{inside}</body></html>".encode(), "x.html")


def unseen(document: Document) -> list[tuple[str, str | None]]:
    return [(block.text, block.hidden_because) for block in document.blocks if not block.shown]


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        ("<p id='Dwayne_Pryce'>x</p>", "attribute id"),
        ("<p class='note DwaynePryce'>x</p>", "attribute class"),
        ("<a name='Dwayne-Pryce'>x</a>", "attribute name"),
    ],
)
def test_names_given_to_elements_are_read_as_words(inside: str, why: str) -> None:
    assert unseen(page(inside)) == [("Dwayne Pryce", why)]


def test_names_that_programs_give_are_no_words() -> None:
    assert unseen(page("<p id=main class='MsoNormal x_MsoNormal main-content'>x</p><p id=p12>y</p>")) == []


def test_processing_instructions_are_read_unseen() -> None:
    document = page("<?saved by Dwayne Pryce?><p>after</p>")
    assert unseen(document) == [("saved by Dwayne Pryce", "instruction")]
    assert texts(document) == ["Seen words.", "after"]


@pytest.mark.parametrize(
    "inside",
    [
        "<p>By <bdo dir=rtl>ecyrP enyawD</bdo> today</p>",
        "<p>By <span style='unicode-bidi: bidi-override; direction: rtl'>ecyrP <b>enyawD</b></span> today</p>",
        "<p>By <bdo dir=rtl>enyawD<br>ecyrP</bdo> today</p>",
        "<div style='direction:rtl;unicode-bidi:bidi-override'><p><b>ecyrP</b> enyawD</p></div>",
        "<p>By \u202eecyrP enyawD\u202c today</p>",
        "<p>By \u202eecyrP enyawD</p>",
    ],
)
def test_text_that_is_shown_backwards_is_read_as_it_is_shown_and_warned_of(inside: str) -> None:
    document = page(inside)
    assert "Dwayne Pryce" in document.text.replace("\n", " ").replace("\u200e", "")
    assert "ecyrP" not in document.text
    assert Warned("reversed-text") in document.warnings
    bold = [(block, inline) for block in document.blocks for inline in block.inlines if inline.kind is InlineKind.BOLD]
    assert all(block.text[inline.span.start : inline.span.end] in {"Dwayne", "Pryce"} for block, inline in bold)
    assert len(bold) == inside.count("<b>")


def test_right_to_left_paragraphs_are_not_reversed() -> None:
    document = page("<p dir=rtl>Dwayne Pryce</p>")
    assert (unseen(document), document.warnings) == ([], ())


@pytest.mark.parametrize(
    "reference", ["<sup>1</sup> ", "<sup><a href='#n1'>1</a></sup> ", "<a href='#n1'><sup>[1]</sup></a> ", "<sup>1</sup>"]
)
def test_a_notes_number_does_not_grow_into_a_name(reference: str) -> None:
    block = page(f"<p>I saw Zebediah{reference}Quillfeather there.</p>").blocks[1]
    assert block.text == "I saw Zebediah Quillfeather there."
    notes = [inline for inline in block.inlines if inline.kind is InlineKind.NOTE_REFERENCE]
    assert [(inline.span.start, inline.value) for inline in notes] == [(14, "1")]


@pytest.mark.parametrize(("code", "text"), [("12 m<sup>2</sup>", "12 m2"), ("10<sup>6</sup>", "106"), ("the 1<sup>st</sup>", "the 1st")])
def test_other_raised_text_stays_text(code: str, text: str) -> None:
    assert texts(page(f"<p>{code}</p>"))[-1] == text


def test_an_inline_picture_is_said_to_be_unread() -> None:
    document = page("<img src='data:image/png;base64,AAAA'>")
    assert [unread.why for unread in document.unread] == ["embedded-data"]
    assert unseen(document) == []


def test_many_raised_numbers_and_turned_words_in_one_paragraph_cost_little() -> None:
    started = time.process_time()
    read_here(("<p>" + "word<sup>1</sup> <bdo dir=rtl>ab</bdo> " * 40_000).encode(), Source("x.html"))
    assert time.process_time() - started < 20


def test_the_words_of_a_drawing_do_not_run_into_one_another() -> None:
    """Run together, "Dwayne PrycePryce" would be nobody's name to a detector and to the gate."""
    read_page = page("<svg><title>Dwayne Pryce</title><desc>Of Dwayne</desc><text>Pryce</text><text>Dwayne</text></svg><p>after</p>")
    assert [block.text for block in read_page.blocks if block.shown] == ["Seen words.", "Pryce", "Dwayne", "after"]
    assert unseen(read_page) == [("Dwayne Pryce", "title"), ("Of Dwayne", "title")]
