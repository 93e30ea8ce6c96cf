from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from service.detection.recognisers.plain_text import plain_text
from service.detection.recognisers.registry import uk_recognisers
from tests.detection.recognisers.reading import found_by

UNSEEN = "\u00ad\u200b\u200d\u2060\ufeff\x00"


def test_a_fullwidth_number_between_thin_spaces_reads_as_digits() -> None:
    assert plain_text("９９９\u2009012\u00a03401").text == "999 012 3401"


def test_unicode_dashes_and_other_digits_read_as_plain_ones() -> None:
    assert plain_text("٠٧\u2011٧٠").text == "07-70"


def test_a_cyrillic_letter_in_a_latin_word_reads_as_its_double() -> None:
    assert plain_text("АB123456C").text == "AB123456C"
    assert plain_text("МОСКВА").text == "МОСКВА"


@given(st.text(alphabet=st.characters(), max_size=40), st.text(alphabet=st.sampled_from("abc 19-@" + UNSEEN), max_size=40))
def test_every_plain_character_leads_back_to_its_own_place(left: str, right: str) -> None:
    text = left + right
    plain = plain_text(text)
    places = [plain.place(index) for index in range(len(plain.text))]
    assert places == sorted(set(places))
    for index, place in enumerate(places):
        if text[place].isascii():
            assert text[place] == plain.text[index]


@given(
    st.text(alphabet=st.characters(exclude_categories=["L", "N", "Cs"]), max_size=20),
    st.lists(st.sampled_from([*UNSEEN, ""]), min_size=12, max_size=12),
)
def test_offsets_survive_any_unicode(noise: str, unseen: list[str]) -> None:
    written = "".join(letter + gap for letter, gap in zip("07700 900123", unseen, strict=True))
    text = f"call {noise} tel {written} today"
    phones = [result for each in uk_recognisers() for result in found_by(each, text, "PHONE_NUMBER")]
    assert any(text[result.start : result.end].translate(dict.fromkeys(map(ord, UNSEEN))) == "07700 900123" for result in phones)
