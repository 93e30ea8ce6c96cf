from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from service.documents.replacement import replacements
from service.domain.document import Document, Span
from service.domain.proposal import Action, Proposal
from tests.documents.writing.made_documents import MARK, block, document, place, proposal


def hidden(read: Document, *proposals: Proposal, mode: str = "mark") -> list[tuple[str, str]]:
    return [(read.quote(made.span), made.mark) for made in replacements(read, proposals, mode=mode)]


def test_only_what_is_to_be_redacted_is_replaced() -> None:
    read = document(block("Ann Lee met Bo Day"))
    assert hidden(read, proposal(place(read, "Ann Lee")), proposal(place(read, "Bo Day"), action=Action.KEEP)) == [("Ann Lee", MARK)]


def test_neighbours_of_one_ground_become_one_mark() -> None:
    read = document(block("Lee, Ann; 07700 900123 and Bo"))
    made = hidden(
        read, proposal(place(read, "Lee")), proposal(place(read, "Ann")), proposal(place(read, "07700 900123")), proposal(place(read, "Bo"))
    )
    assert made == [("Lee, Ann; 07700 900123", MARK), ("Bo", MARK)]


def test_neighbours_of_two_grounds_stay_two_marks() -> None:
    read = document(block("Ann Lee"))
    other = proposal(place(read, "Lee"), ground="publication.security", mark="[redacted: security]")
    assert hidden(read, proposal(place(read, "Ann")), other) == [("Ann", MARK), ("Lee", "[redacted: security]")]


def test_neighbours_in_two_blocks_stay_two_marks() -> None:
    read = document(block("Ann"), block("Lee"))
    assert len(hidden(read, proposal(place(read, "Ann")), proposal(place(read, "Lee")))) == 2


def test_a_region_swallows_what_is_in_it_or_reaches_out_of_it() -> None:
    read = document(block("Please keep this from Ann Lee secret"))
    region = proposal(place(read, "keep this from Ann"), region=True, mark="[redacted: passage]")
    assert hidden(read, region, proposal(place(read, "this")), proposal(place(read, "Ann Lee"))) == [
        ("keep this from Ann Lee", "[redacted: passage]")
    ]


def test_a_mark_takes_in_whole_words_and_no_more() -> None:
    read = document(block("Smithson's house, 34yrs; e\u0301lan"))
    assert hidden(read, proposal(place(read, "mith"))) == [("Smithson", MARK)]
    assert hidden(read, proposal(place(read, "34"))) == [("34yrs", MARK)]
    assert hidden(read, proposal(place(read, "e", 20))) == [("e\u0301lan", MARK)]


def test_scripts_without_spaces_are_cut_where_they_are_marked() -> None:
    read = document(block("我叫王小明住在伦敦"))
    assert hidden(read, proposal(place(read, "王小明"))) == [("王小明", MARK)]


def test_a_pseudonym_is_stable_for_a_person_and_numbered_by_first_mention() -> None:
    read = document(block("Bo Day wrote to Ann Lee. Lee answered on 07700 900123."))
    spans = [("Ann Lee", "p1"), ("Bo Day", "p2"), ("07700 900123", "p1")]
    proposals = [proposal(place(read, words), subject=subject) for words, subject in spans]
    proposals.append(proposal(place(read, ["Lee", "answered"][0], 25), subject="p1"))
    assert [mark for _, mark in hidden(read, *proposals, mode="pseudonym")] == ["[Person 1]", "[Person 2]", "[Person 2]", MARK]


@given(st.text(alphabet="aB1 ,\n-é王", max_size=40), st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45), st.booleans()), max_size=6))
def test_replacements_are_sorted_disjoint_and_hide_all_that_was_asked(text: str, ranges: list[tuple[int, int, bool]]) -> None:
    read = document(block(text))
    wanted = [proposal(Span(min(a, b), max(a, b)), region=region) for a, b, region in ranges]
    made = replacements(read, tuple(wanted))
    assert all(first.span.end <= second.span.start for first, second in pairwise(made))
    covered = {offset for one in made for offset in range(one.span.start, one.span.end)}
    asked = {offset for one in wanted for offset in range(one.span.start, min(one.span.end, len(text)))}
    assert asked <= covered
