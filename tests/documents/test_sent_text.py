"""A text without a file: laid out in paragraphs, no character lost, every place led back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from service.documents.sent_text import sent_text
from service.domain.document import Span

ODD = st.text(alphabet="a \t\n\r\x0b\x00-•1.\u0301😀א\u2028", max_size=120)


@given(ODD)
def test_every_place_leads_back_to_the_character_that_was_sent(text: str) -> None:
    sent = sent_text(text)
    laid_out = sent.document.text
    for at, character in enumerate(laid_out):
        place = sent.back(Span(at, at + 1))
        there = text[place.start : place.end]
        assert there == character or (character in "\n " and there in {"\n", "\r", "\r\n", "\x0b"})
    assert sent.back(Span(0, len(laid_out))) == Span(0, len(text))


def test_paragraphs_are_blocks_and_blank_lines_stay() -> None:
    sent = sent_text("Dear all,\n\nmy name is Jo.\n- one\n- two\n", "cy")
    assert [block.text for block in sent.document.blocks] == ["Dear all,", "", "my name is Jo.", "- one", "- two", ""]
    assert sent.document.languages == ("cy",)
