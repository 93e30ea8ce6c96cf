"""Masked, damaged and ordinary mean what the issue says, whoever made the redactions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.document import Span
from service.workflow.evaluation.aligning import Alignment
from service.workflow.evaluation.gold import GoldText
from service.workflow.evaluation.inline_marks import parse_marks
from service.workflow.evaluation.masking import core, is_damaged, is_masked
from service.workflow.evaluation.scoring import Found, Scored, f_score, score, total


def gold(marked: str) -> GoldText:
    text, marks = parse_marks(marked, "a")
    return GoldText("a", text, marks)


def places(text: str, *strings: str) -> list[Span]:
    return [Span(text.index(string), text.index(string) + len(string)) for string in strings]


def scored(marked: str, *strings: str) -> Scored:
    judged = gold(marked)
    return score(judged, places(judged.text, *strings))[0]


@pytest.mark.parametrize(
    ("mention", "left"),
    [
        ("Mrs Jane Doe's", "Jane Doe"),
        ("Dr. Doe’s", "Doe"),
        ("Detective Sergeant Doe", "Doe"),
        ("Prof Dame Jane Doe", "Jane Doe"),
        ("Y Parchedig Jane Doe", "Jane Doe"),
        ("the Right Honourable Lady Doe", "Doe"),
        ("Doe", "Doe"),
        ("Drummond", "Drummond"),
        ("Sister", "Sister"),
        ("James'", "James"),
    ],
)
def test_titles_and_possessive_s_do_not_count(mention: str, left: str) -> None:
    span = core(f"x {mention} x", Span(2, 2 + len(mention)))
    assert f"x {mention} x"[span.start : span.end].strip() == left


def test_nine_tenths_of_the_letters_make_a_mention_masked() -> None:
    assert is_masked(0.9)
    assert not is_masked(0.89)
    assert not is_damaged(0.1)
    assert is_damaged(0.11)


def test_a_title_left_standing_is_no_leak() -> None:
    assert scored("{{D:p1:Mrs Jane Doe}} wept", "Jane Doe").direct == Found(1, 1)
    assert scored("{{D:p1:Mrs Jane Doe}} wept", "Jane").direct == Found(0, 1)


def test_a_person_is_masked_only_when_every_mention_is() -> None:
    marked = "{{D:p1:Jane Doe}} and {{D:p2:Tom}}; later {{D:p1:Ms Roe}}"
    assert scored(marked, "Jane Doe", "Tom").people == Found(1, 2)
    assert scored(marked, "Jane Doe", "Tom", "Roe").people == Found(2, 2)


def test_damage_is_counted_on_must_keep_strings_only() -> None:
    marked = "{{K:Swiss cheese model}} by {{K:Reason}}"
    assert scored(marked, "Reason").damaged == Found(1, 2)
    assert scored(marked, "S").damaged == Found(0, 2)


def test_what_must_go_inside_a_must_keep_string_does_no_damage() -> None:
    assert scored("{{K:the {{D:p1:Ann Orde}} review}}", "Ann Orde").damaged == Found(0, 1)
    assert scored("{{R:p1:all of {{K:this}} goes}}", "all of this goes").damaged == Found(0, 0)


def test_ordinary_letters_lie_outside_every_mark() -> None:
    marked = "We saw {{D:p1:Ann}} in {{K:Leeds}}."
    assert scored(marked, "saw Ann in Leeds").ordinary == Found(5, 7)


def test_a_jigsaw_counts_for_quasi_identifiers_alone() -> None:
    judged = gold("{{D:p1:Ann}}, {{Q:p1:aged 34}}, {{Q:p1:of Leeds}}")
    result, _ = score(judged, places(judged.text, "aged 34"), in_jigsaw=places(judged.text, "aged 34", "of Leeds", "Ann"))
    assert result.quasi == Found(1, 2)
    assert result.quasi_by_jigsaw == Found(2, 2)
    assert result.direct == Found(0, 1)


def test_precision_and_recall_go_by_overlap() -> None:
    result = scored("{{D:p1:Ann Orde}} and {{D:p2:Tom}} in {{K:Leeds}} or {{Q:p1:Hull}}", "Ann", "Leeds", "Hull")
    assert result.precise == Found(2, 3)
    assert result.touched == Found(2, 3)
    assert result.f2 == pytest.approx(2 / 3)


def test_what_leaks_is_told_by_place() -> None:
    judged = gold("{{D:p1:Ann}} in {{K:Leeds}}")
    _, leaks = score(judged, places(judged.text, "Leeds"))
    assert [judged.text[span.start : span.end] for span in (*leaks.missed, *leaks.damaged)] == ["Ann", "Leeds"]


def test_texts_add_up() -> None:
    one, two = scored("{{D:p1:Ann}} a", "Ann"), scored("{{D:p1:Ann}} b {{D:p1:01632 960001}}")
    both = total([one, two])
    assert both.direct == Found(1, 3)
    assert both.people == Found(1, 2)
    assert {name: masked for name, masked, _ in both.by_type} == {"direct name": Found(1, 2), "direct number": Found(0, 1)}


def test_nothing_has_no_share() -> None:
    assert total([]).f2 is None
    assert f_score(0.0, 0.0, beta=2) == 0.0


@given(st.lists(st.sampled_from(["Ann", " ", "\n", "é", "7", "-", "🙂"]), max_size=30), st.data())
def test_places_survive_a_reader_that_drops_blanks(pieces: list[str], data: st.DataObject) -> None:
    marked = "".join(pieces)
    read = "".join(character for character in marked if character not in " \n")
    start = data.draw(st.integers(0, len(read)))
    span = Span(start, data.draw(st.integers(start, len(read))))
    alignment = Alignment(read, marked)
    assert alignment.holds
    letters = [character for character in read[span.start : span.end] if character.isalnum()]
    found = alignment.back([span])
    assert [character for each in found for character in marked[each.start : each.end] if character.isalnum()] == letters


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8))
def test_more_redaction_never_masks_less(edges: list[tuple[int, int]]) -> None:
    judged = gold("{{D:p1:Ann Orde}} lives in {{K:Leeds}} with {{D:p2:Tom}}.")
    spans = [Span(min(edge), max(edge)) for edge in edges]
    fewer, more = score(judged, spans[:-1])[0], score(judged, spans)[0]
    assert fewer.direct.hit <= more.direct.hit
    assert fewer.damaged.hit <= more.damaged.hit
    assert fewer.ordinary.hit <= more.ordinary.hit
