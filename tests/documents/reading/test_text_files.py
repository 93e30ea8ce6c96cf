from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.documents.formats.md.read import read as read_md
from service.documents.formats.txt.read import read as read_txt
from service.documents.paragraphs import unix_lines
from service.documents.part_reading import Source, clean
from service.domain.document import BlockKind, InlineKind, Warned
from tests.documents.reading.reading_one import only, read, texts


def test_a_text_is_cut_at_blank_lines_and_bullets() -> None:
    document = read(b"First one.\r\n\r\nSecond one:\r\n- a point\r\n- another point\r\n", "x.txt")
    assert texts(document) == ["First one.", "Second one:", "- a point", "- another point"]


def test_a_name_broken_over_two_lines_is_one_text() -> None:
    text = "I was told by the youth justice worker in Leeds, a woman called Amina\n"
    text += "Okafor, that nobody else would take the case before the\nend of May.\n"
    block = read(text.encode(), "x.txt").blocks[0]
    assert "Amina Okafor" in block.text
    assert len(block.text) == (block.anchor.end or 0) - (block.anchor.start or 0)


def test_lines_of_an_address_stay_lines() -> None:
    assert texts(read(b"Amina Okafor\n12 High Street\nLeeds\n", "x.txt")) == ["Amina Okafor\n12 High Street\nLeeds"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_any_encoding_of_a_text_reads_the_same(encoding: str) -> None:
    assert texts(read("Hoffwn i Zoë Ŵyn gael ei chlywed.".encode(encoding), "x.txt")) == ["Hoffwn i Zoë Ŵyn gael ei chlywed."]


def test_a_guessed_encoding_is_warned_of() -> None:
    document = read("Zoë said “no” to us".encode("cp1252"), "x.txt")
    assert texts(document) == ["Zoë said “no” to us"]
    assert Warned("guessed-encoding") in document.warnings


def test_soft_hyphens_and_zero_width_characters_stay() -> None:
    assert texts(read("Oka\u00adfor and Am\u200bina".encode(), "x.txt")) == ["Oka\u00adfor and Am\u200bina"]


@given(st.text(max_size=300))
def test_a_texts_anchor_gives_the_same_letters(text: str) -> None:
    content = text.encode("utf-8", "replace")
    source = clean(unix_lines(content.decode().removeprefix("\ufeff")))
    for block in read_txt(content, Source("x.txt")).blocks:
        found = source[block.anchor.start : block.anchor.end]
        assert len(found) == len(block.text)
        assert found.replace("\n", " ") == block.text.replace("\n", " ")


def test_markdown_signs_are_gone_and_its_looks_kept() -> None:
    text = "# Our answer\n\nMy name is **Amina** Okafor, [write](mailto:a@okafor.example)\n\n"
    text += "1. one\n   - two\n\n> said\n\n| a | b |\n|---|---|\n| c | d |\n"
    document = read(text.encode(), "x.md")
    found = [(b.kind, b.text, b.level) for b in document.blocks if b.shown]
    assert found == [
        (BlockKind.HEADING, "Our answer", 1),
        (BlockKind.PARAGRAPH, "My name is Amina Okafor, write", 0),
        (BlockKind.LIST_ITEM, "one", 1),
        (BlockKind.LIST_ITEM, "two", 2),
        (BlockKind.QUOTE, "said", 0),
        (BlockKind.TABLE_CELL, "a", 0),
        (BlockKind.TABLE_CELL, "b", 0),
        (BlockKind.TABLE_CELL, "c", 0),
        (BlockKind.TABLE_CELL, "d", 0),
    ]
    assert [(i.kind, i.value) for i in document.blocks[1].inlines] == [
        (InlineKind.BOLD, None),
        (InlineKind.LINK, "mailto:a@okafor.example"),
    ]


def test_unseen_markdown_is_read_and_not_shown() -> None:
    document = read(b"Words. <!-- Dwayne Pryce -->\n\n<!-- Nia -->\n\n[id]: http://x.example 'Amina Okafor'\n", "x.md")
    unseen = [b.text for b in document.blocks if not b.shown]
    assert "Dwayne Pryce" in unseen
    assert "Nia" in unseen
    assert any("Amina Okafor" in text for text in unseen)


def test_a_markdown_anchor_gives_the_lines_it_came_from() -> None:
    text = "# Head\n\nOne **two**\nthree.\n\n- four\n"
    for block in read_md(text.encode(), Source("x.md")).blocks:
        lines = text[block.anchor.start : block.anchor.end]
        assert all(word in lines for word in block.text.split())
    assert only(read(text.encode(), "x.md"), "One two three.").anchor.start == 8


@given(st.text(st.sampled_from("ab *_-#>`|~.:1!+=()\\\n\t "), max_size=120))
def test_markdown_never_loses_a_letter(text: str) -> None:
    said = "".join(block.text for block in read_md(text.encode(), Source("x.md")).blocks)
    assert sorted(c for c in said if c.isalpha()) == sorted(c for c in text if c.isalpha())
