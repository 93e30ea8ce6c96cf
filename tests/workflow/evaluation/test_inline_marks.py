"""Marks written into a text come out again with their places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.document import Span
from service.workflow.evaluation.gold import BadGold, MarkKind
from service.workflow.evaluation.inline_marks import parse_marks

WORDS = st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]), min_size=1, max_size=20)
PIECE = st.tuples(st.sampled_from(["", "D:p1:", "Q:p22:", "K:", "R:p3:", "R:"]), WORDS)


def test_each_kind_of_mark_is_told_apart() -> None:
    text, marks = parse_marks("{{D:p1:Jane Doe}}, {{Q:p1:aged 34}}, keeps {{K:RCN: guidance}} near {{R:p2:all of this}}.", "a")
    assert text == "Jane Doe, aged 34, keeps RCN: guidance near all of this."
    assert [(mark.kind, text[mark.span.start : mark.span.end], mark.person) for mark in marks] == [
        (MarkKind.DIRECT, "Jane Doe", "p1"),
        (MarkKind.QUASI, "aged 34", "p1"),
        (MarkKind.KEEP, "RCN: guidance", None),
        (MarkKind.REGION, "all of this", "p2"),
    ]


def test_a_region_holds_other_marks() -> None:
    text, marks = parse_marks("A {{R:p2:story of {{D:p2:Ann}} and {{Q:p2:Leeds}} long ago}} ends", "a")
    assert text == "A story of Ann and Leeds long ago ends"
    assert [text[mark.span.start : mark.span.end] for mark in marks] == ["story of Ann and Leeds long ago", "Ann", "Leeds"]


def test_direct_marks_are_typed_by_their_look() -> None:
    _, marks = parse_marks(
        "{{D:p1:Ann}} {{D:p1:ann@post.example}} {{D:p1:01632 960001}} {{D:p1:4 Elm Rise, Leeds}} {{D:p1:www.ann.example}}", "a"
    )
    assert [mark.type for mark in marks] == ["name", "e-mail or handle", "number", "letters and digits", "link or path"]


@pytest.mark.parametrize(
    "broken",
    ["{{D:p1:Ann", "Ann}}", "{{X:p1:Ann}}", "{{D:Ann}}", "{{D: p1:Ann}}", "{{ D:p1:Ann}}", "{{R:p1:{{D:p1:a}} b", "{{K:" * 20 + "}}" * 20],
)
def test_a_broken_mark_is_refused_without_quoting_the_text(broken: str) -> None:
    with pytest.raises(BadGold) as refused:
        parse_marks(broken, "t-009.yaml")
    assert "t-009.yaml" in str(refused.value)
    assert "Ann" not in str(refused.value)


@given(st.lists(PIECE, max_size=12))
def test_taking_marks_out_leaves_the_words_and_points_at_them(pieces: list[tuple[str, str]]) -> None:
    marked = "".join(f"{{{{{head}{words}}}}}" if head else words for head, words in pieces)
    expected = [words for head, words in pieces if head]
    if any(head == "R:" and words[:1].isalpha() and ":" in words for head, words in pieces):
        return
    text, marks = parse_marks(marked, "a")
    assert text == "".join(words for _, words in pieces)
    assert [text[mark.span.start : mark.span.end] for mark in marks] == expected


def test_places_count_code_points() -> None:
    _, marks = parse_marks("🙂 ŵ {{D:p1:Siân}}", "a")
    assert marks[0].span == Span(4, 8)
