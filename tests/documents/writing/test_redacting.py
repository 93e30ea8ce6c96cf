from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from service.documents.redacting import dropped_counts, redacted
from service.domain.document import BlockKind, Cell, Inline, InlineKind, Span
from service.domain.proposal import Replacement
from tests.documents.writing.made_documents import GROUND, MARK, block, cells, document, replacement


def test_a_mark_stands_where_the_words_stood() -> None:
    read = document(block("I am Ann Lee of Leeds."))
    made = redacted(read, (replacement(read, "Ann Lee"),)).blocks[0]
    assert made.text == f"I am {MARK} of Leeds."
    assert made.inlines == (Inline(InlineKind.MARK, Span(5, 5 + len(MARK)), GROUND),)


def test_what_is_not_shown_is_left_out_and_counted() -> None:
    read = document(
        block("a"), block("by Ann", BlockKind.COMMENT, shown=False), block("Ann", BlockKind.DELETION), block("tiny", shown=False)
    )
    made = redacted(read, ())
    assert made.text == "a"
    assert dropped_counts(made) == ("comments: 1", "hidden text: 1", "tracked deletions: 1")


def test_names_of_files_and_properties_do_not_pass() -> None:
    read = document(block("a"), attachments=("attachment-1",))
    made = redacted(read, ())
    assert [part.name for part in made.parts] == ["response", "Attachment 1"]
    assert "jane" not in repr(made).lower()


def test_a_redaction_over_blocks_leaves_one_mark() -> None:
    read = document(block("Before. 1 High Street"), block("Leeds"), block("LS1 1AA. After"))
    made = redacted(read, (replacement(read, "1 High Street\nLeeds\nLS1 1AA"),))
    assert made.text == f"Before. {MARK}\n. After"


def test_a_region_leaves_its_mark_alone_in_the_first_block() -> None:
    read = document(block("keep", BlockKind.HEADING), block("(Secret one)"), block("Secret two."), block("Rest"))
    made = redacted(read, (replacement(read, "Secret one)\nSecret two", region=True),))
    assert made.text == f"keep\n{MARK}\nRest"


def test_a_region_that_begins_in_what_is_not_shown_marks_the_first_shown_block() -> None:
    read = document(block("hidden", BlockKind.COMMENT), block("shown words"))
    assert redacted(read, (replacement(read, "hidden\nshown words", region=True),)).text == MARK


def test_a_table_wholly_covered_becomes_one_mark() -> None:
    read = document(block("See:"), *cells("t", ("a", "b"), ("c", "d")), block("End"))
    made = redacted(read, (replacement(read, "a\tb\nc\td", region=True),))
    assert made.text == f"See:\n{MARK}\nEnd"
    assert all(one.cell is None for one in made.blocks)


def test_a_table_partly_covered_keeps_its_grid() -> None:
    read = document(*cells("t", ("a", "b"), ("c", "d")))
    assert redacted(read, (replacement(read, "a\tb", region=True),)).text == f"{MARK}\t\nc\td"


def test_a_picture_leaves_a_line_that_says_so() -> None:
    made = redacted(document(block("", BlockKind.PICTURE)), ())
    assert made.text == "[picture not shown]"
    assert dropped_counts(made) == ("pictures: 1",)


def test_looks_move_along_and_stop_at_marks() -> None:
    read = document(block("I am Ann Lee of Leeds", inlines=(Inline(InlineKind.BOLD, Span(5, 8)), Inline(InlineKind.ITALIC, Span(16, 21)))))
    made = redacted(read, (replacement(read, "Ann Lee"),)).blocks[0]
    assert [(inline.kind, made.text[inline.span.start : inline.span.end]) for inline in made.inlines] == [
        (InlineKind.ITALIC, "Leeds"),
        (InlineKind.MARK, MARK),
    ]


def test_links_keep_public_pages_only() -> None:
    def link(start: int, end: int, address: str) -> Inline:
        return Inline(InlineKind.LINK, Span(start, end), address)

    text = "here there away mail gone Ann Lee"
    inlines = (
        link(0, 4, "https://www.gov.uk/guidance"),
        link(5, 10, "https://oak.example/staff/ann-lee"),
        link(11, 15, "http://192.0.2.7/x"),
        link(16, 20, "mailto:ann@oak.example"),
        link(26, 33, "https://www.gov.uk/other"),
    )
    read = document(block(text, inlines=inlines))
    made = redacted(read, (replacement(read, "Ann Lee"),))
    assert [inline.value for inline in made.blocks[0].inlines if inline.kind == InlineKind.LINK] == ["https://www.gov.uk/guidance"]
    assert dropped_counts(made) == ("links: 4",)


words = st.text(alphabet="abcXYZ é1.-", min_size=1, max_size=12)
kinds = st.sampled_from([BlockKind.PARAGRAPH, BlockKind.COMMENT, BlockKind.QUOTE, BlockKind.HEADING, BlockKind.TABLE_CELL])


@given(st.lists(st.tuples(words, kinds), min_size=1, max_size=6), st.data())
def test_nothing_replaced_is_ever_in_what_is_kept(made: list[tuple[str, BlockKind]], data: st.DataObject) -> None:
    """The replaced letters are lifted into a script of their own; none of them may arrive, and all others must."""
    blocks = [
        block(text, kind, cell=Cell("t", index, 0) if kind == BlockKind.TABLE_CELL else None) for index, (text, kind) in enumerate(made)
    ]
    plain = document(*blocks)
    edges = sorted(data.draw(st.lists(st.integers(0, len(plain.text)), max_size=6)))
    spans = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False) if a < b]
    secret = list(plain.text)
    for span in spans:
        for offset in range(span.start, span.end):
            secret[offset] = "ж" if secret[offset] not in "\n\t" else secret[offset]
    lifted = "".join(secret)
    read = document(
        *(
            block(lifted[place.start : place.end], one.kind, cell=one.cell, inlines=(Inline(InlineKind.BOLD, Span(0, len(one.text))),))
            for one, place in zip(plain.blocks, plain.spans, strict=True)
        )
    )
    kept = redacted(read, tuple(Replacement(span, "[M]", GROUND) for span in spans))
    assert "ж" not in kept.text
    shown = "".join(one.text for one in read.blocks if one.kind != BlockKind.COMMENT)
    assert sorted(filter(str.isalnum, shown.replace("ж", ""))) == sorted(filter(str.isalnum, kept.text.replace("[M]", "")))
    assert kept.text.count("[M]") <= len(spans)
    for one in kept.blocks:
        assert all(inline.span.end <= len(one.text) for inline in one.inlines)
        assert all(one.text[i.span.start : i.span.end] == "[M]" for i in one.inlines if i.kind == InlineKind.MARK)
