from hypothesis import given
from hypothesis import strategies as st

from service.kit.folding import fold, fold_with_places


def test_case_accents_spaces_hyphens_and_quotes_do_not_matter() -> None:
    assert fold("Zoë  O’Brien-Smith") == fold("ZOE OBRIEN SMITH") == "zoeobriensmith"


def test_invisible_characters_inside_a_name_do_not_hide_it() -> None:
    assert fold("Am\u00adina\u200b Okafor") == "aminaokafor"


@given(st.text())
def test_the_places_lead_back_to_the_text(text: str) -> None:
    folded = fold_with_places(text)
    assert folded.text == "".join(fold(character) for character in text)
    assert len(folded.places) == len(folded.text)
    assert all(fold(text[place]) for place in folded.places)


@given(st.text(), st.text(min_size=1), st.text())
def test_a_planted_string_is_found_where_it_stands(before: str, planted: str, after: str) -> None:
    needle = "".join(fold(character) for character in planted)
    if needle:
        ranges = fold_with_places(before + planted + after).find_all(needle)
        assert ranges
