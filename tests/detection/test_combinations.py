"""Details that together point at somebody: gathered as phrases, with what to take out; none in papers without persons."""

from __future__ import annotations

import pytest

from service.detection.detecting import Detector
from service.detection.jigsaw import BREAKS
from service.detection.narratives import NARRATIVE
from service.domain.finding import Class, Detection, Tier
from tests.detection.texts import document

STORY = (
    "My brother Dougal was forty-four, a ferry engineer from Stromness, and an only child's father.\n"
    "He was killed behind the chandlery in Quoyburn Lane on 14 May 2021 by a man who had been on licence for an attack on a barmaid."
)


def _together(detector: Detector, text: str) -> tuple[list[str], Detection]:
    source = document(text)
    found = detector.detect(source)
    keys = {key for jigsaw in found.jigsaw if jigsaw.tier is Tier.PROPOSE for key in jigsaw.finding_ids}
    return [source.quote(each.span) for each in found.findings if each.id in keys], found


@pytest.mark.parametrize("detail", ["forty-four", "a ferry engineer from Stromness", "14 May 2021", "for an attack on a barmaid"])
def test_a_story_gives_one_combination_of_its_details(detector: Detector, detail: str) -> None:
    quotes, _ = _together(detector, STORY)
    assert any(detail.removeprefix("for ") in quote for quote in quotes), quotes


def test_a_combination_says_what_to_take_out(detector: Detector) -> None:
    _, found = _together(detector, STORY)
    reasons = [jigsaw.reason for jigsaw in found.jigsaw if jigsaw.tier is Tier.PROPOSE]
    assert reasons
    assert all("to break it take out" in reason for reason in reasons)


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("I am a retired lighthouse keeper and I keep bees.", "a retired lighthouse keeper"),
        ("She was five months pregnant and she taught the cello.", "five months pregnant"),
        ("He was profoundly deaf in one ear and had two previous convictions for affray.", "profoundly deaf in one ear"),
        ("She was a nurse of Somali origin, the only one on the island.", "of Somali origin"),
        ("My neighbour drives a hearse in Maesglas and he told me so.", "drives a hearse in Maesglas"),
        ("He came to us at seven, with one shoe. My sister cried.", "at seven"),
        ("I met him at the church on the day of his mother's funeral.", "the day of his mother's funeral"),
        ("The papers called him the caravan killer and I knew his wife.", "The papers called him the caravan killer"),
    ],
)
def test_particulars_of_somebody_are_seen_as_whole_phrases(detector: Detector, text: str, detail: str) -> None:
    source = document(text)
    quotes = [source.quote(each.span) for each in detector.detect(source).findings if each.class_ is Class.QUASI]
    assert any(detail in quote for quote in quotes), quotes


def test_where_no_place_date_age_or_post_could_go_the_fullest_detail_does(detector: Detector) -> None:
    _, found = _together(detector, "I am an only child and I had been adopted by a couple who kept goats. My mother was a seamstress.")
    assert any(BREAKS in each.labels for each in found.findings)


def test_a_case_under_a_heading_of_its_own_is_one_region(detector: Detector) -> None:
    source = document(f"We answer question 1.\nAnnex A (not for publication)\n{STORY}\nQuestion 2\nNo comment.")
    regions = [each for each in detector.detect(source).findings if each.type == NARRATIVE]
    assert [(each.region, each.tier) for each in regions] == [(True, Tier.PROPOSE)]
    assert source.quote(regions[0].span) == STORY


PAPERS = {
    "policy": (
        "Learning from serious further offences\n"
        "1. Reviews should be independent of line management and finished within six months. Staff should be supported.\n"
        "2. In 2019 the service was reorganised into twelve regions; in 2021 it was unified. Murder and rape are rare.\n"
        "3. Depression, anxiety and addiction are common among people on probation. Services in Kent report delays of ten weeks.\n"
        "4. Officers with more than fifty cases cannot be expected to learn. We recommend a cap, and a national framework by 2027.\n"
    ),
    "academic": (
        "Abstract. This note compares accident models. Systems approaches treat error as a symptom.\n"
        "Of 340 recommendations examined, 38 were tested. Mean age of participants was 41; mean length of service was nine years.\n"
        "Domestic abuse, stalking and violent offending were the index offences in one third of cases. Trust takes a decade to build.\n"
        "The literature on hindsight bias is large. Reviewers who know the outcome rate the same decision as worse.\n"
    ),
    "statistics": (
        "Table 1 shows reports by region and year. The North East had 41 in 2020.\n"
        "Young adults aged 18 to 25 made up a fifth. Muslim and Black prisoners were recalled more often than white prisoners.\n"
        "Staff absence rose by six per cent between March and June. Half of all teams had a vacancy for a senior officer.\n"
        "Trade union members were no more likely to respond. The survey closed after eight weeks.\n"
    ),
}


@pytest.mark.parametrize("name", list(PAPERS))
def test_papers_without_persons_get_no_combination_no_sensitive_sentence_and_no_region(detector: Detector, name: str) -> None:
    source = document(PAPERS[name])
    found = detector.detect(source)
    assert [source.quote(each.span) for each in found.findings if each.class_ in {Class.SPECIAL, Class.CRIMINAL} or each.region] == []
    assert not found.jigsaw
    quasi = [each for each in found.findings if each.class_ is Class.QUASI and each.type != "AGE" and "organisation" not in each.labels]
    assert [source.quote(each.span) for each in quasi] == []
