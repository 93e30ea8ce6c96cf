from __future__ import annotations

from pathlib import Path

import pytest

from service.detection.recognisers import uk
from service.detection.recognisers.registry import CLASS_OF, uk_recognisers
from service.domain.finding import Class
from tests.detection.recognisers.reading import found_by

MUST_STAY = """Section 114A(3) and s.40(2) apply; see [2011] EWHC 44 (Admin) and regulation 13. The grant was £12,500 (45.5%).
See doi:10.1016/j.cpr.2010.01.123, https://doi.org/10.1080/0793.2019.1234567890 and 10.1093/bjc/azx012.
ISBN 978-0-12-345678-9, ISSN 1234-5678.
Reference NRC 2024-1357, version v2.10.4.1 and version 2.10.4.1, pp. 123-145, 2012-2024, question 12,
12 March 2024, at 10:30.
Dekker, S. (2012) Just Culture, 2nd edn, pp. 33-41. Clare's Law, PSI 04/2018, PI 02/2019, ISO 9001,
COVID-19, Form B1 2AB, 24/7, 1,234,567 people.
The Offender Management Act 2007, chapter 21, paragraph 3.4.1.2, table 12, figure 3.
Between 1 April 2019 and 31 March 2020 there were 524 cases."""


def test_what_must_stay_is_never_even_shown() -> None:
    shown = [
        (result.entity_type, MUST_STAY[result.start : result.end]) for each in uk_recognisers() for result in found_by(each, MUST_STAY)
    ]
    assert shown == []


def test_the_order_is_fixed_and_instances_are_fresh() -> None:
    first, second = uk_recognisers(), uk_recognisers()
    assert [each.supported_entities for each in first] == [each.supported_entities for each in second]
    assert not {id(each) for each in first} & {id(each) for each in second}


def test_every_recogniser_has_a_class_for_what_it_finds() -> None:
    found = {entity for each in uk_recognisers() for entity in each.supported_entities}
    assert found == set(CLASS_OF)
    assert CLASS_OF["UK_NHS"] is Class.DIRECT
    assert CLASS_OF["SECRET"] is Class.SECURITY


def test_every_identifier_has_tests_of_its_own() -> None:
    names = {path.stem for path in Path(uk.__path__[0]).glob("[a-z]*.py")}
    tests = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    assert names <= tests


def test_a_finding_says_why_in_english() -> None:
    text = "prison number A1234BC"
    (result,) = [result for each in uk_recognisers() for result in found_by(each, text, "UK_PRISON_NUMBER")]
    assert "context word 'prison number'" in result.analysis_explanation.textual_explanation


@pytest.mark.parametrize("entities", [["UK_CRN"], ["EMAIL_ADDRESS", "PHONE_NUMBER"]])
def test_only_the_entities_asked_for_are_found(entities: list[str]) -> None:
    text = "crn X123456, jo@x.example, 07700 900123, BS1 4XX"
    found = {result.entity_type for each in uk_recognisers() for result in found_by(each, text, *entities)}
    assert found == set(entities)
