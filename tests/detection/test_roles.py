from __future__ import annotations

import pytest

from service.detection.channels import is_generic
from service.detection.detecting import Detector
from service.domain.call import Contact
from service.domain.finding import Tier
from service.domain.statement import Capacity
from tests.detection.texts import finding_of, kind_of, settled

KEVIN = Contact("Kevin Ball", "Senior Research Officer", ("kevin.ball@hmiprobation.gov.uk",))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("My sister Chidinma Nwosu was murdered by a man on licence.", "Chidinma Nwosu", "deceased"),
        ("She was stabbed by her ex-partner Leon Marsh.", "Leon Marsh", "offender"),
        ("Craig Tunstall was recalled to prison in May.", "Craig Tunstall", "offender"),
        ("My son Rhys, 12, saw it all.", "Rhys", "child"),
        ("Priya Nair was attacked on her way home.", "Priya Nair", "victim"),
        ("His probation officer, Owen Treharne, was off sick.", "Owen Treharne", "staff"),
        ("Mr Justice Fraser gave judgment.", "Fraser", "public_figure"),
        ("The Justice Secretary, Arabella Finch, promised a review.", "Arabella Finch", "public_figure"),
        ("As Dekker, S. (2012) argues, blame stops learning.", "Dekker", "author"),
    ],
)
def test_the_words_beside_a_name_tell_who_it_is(detector: Detector, text: str, name: str, kind: str) -> None:
    source, found = settled(detector, text)
    assert kind_of(source, found, name) == kind


def test_the_calls_own_contact_is_labelled_name_and_address(detector: Detector) -> None:
    source, found = settled(detector, "Dear Kevin,\nI wrote to kevin.ball@hmiprobation.gov.uk and Mr Ball answered.", contacts=(KEVIN,))
    for quote in ("Kevin", "kevin.ball@hmiprobation.gov.uk", "Ball"):
        assert "call_contact" in finding_of(source, found, quote).labels


def test_the_author_is_the_respondent_and_own_works_follow(detector: Detector) -> None:
    text = "My name is Ngozi Ezeudu. I have shown this before (Ezeudu, 2021) and so have others (Norris, 2017)."
    source, found = settled(detector, text, respondent="Ngozi Ezeudu")
    assert kind_of(source, found, "Ngozi Ezeudu") == "respondent"
    assert "self_citation" in finding_of(source, found, "Ezeudu").labels
    assert kind_of(source, found, "Norris") == "author"


def test_a_senior_signatory_signs_for_an_organisation(detector: Detector) -> None:
    text = "The trust welcomes the call.\nYours sincerely,\nPerpetua Adjei\nChief Executive, Lower Moor Trust"
    _, found = settled(detector, text, respondent="Perpetua Adjei", organisation="Lower Moor Trust", capacity=Capacity.ORGANISATION)
    signatory = next(subject for subject in found.subjects if "Perpetua Adjei" in subject.names)
    assert "senior_signatory" in signatory.labels


def test_channels_of_organisations_are_told_from_those_of_people(detector: Detector) -> None:
    text = (
        "Write to enquiries@brackenmoor.example or ring our switchboard on 01632 960200. My mobile is 07700 900318, "
        "tom.reid@brackenmoor.example."
    )
    source, found = settled(detector, text)
    assert "generic_mailbox" in finding_of(source, found, "enquiries@brackenmoor.example").labels
    assert "switchboard" in finding_of(source, found, "01632 960200").labels
    assert not finding_of(source, found, "07700 900318").labels
    assert not finding_of(source, found, "tom.reid@brackenmoor.example").labels


@pytest.mark.parametrize(
    ("address", "generic"),
    [("info@a.example", True), ("patientsafety@a.example", True), ("j.smith@a.example", False), ("grace@a.example", False)],
)
def test_a_mailbox_made_of_office_words_is_shared(address: str, generic: bool) -> None:
    assert is_generic(address) is generic


def test_details_that_point_at_one_person_make_a_combination(detector: Detector) -> None:
    text = "My neighbour Imogen Speight, aged 34, was killed on 14 March 2021 at her house in Ellerby. Her sister found her."
    source, found = settled(detector, text)
    assert any(jigsaw.tier is Tier.PROPOSE and jigsaw.reason for jigsaw in found.jigsaw)
    quotes = {source.quote(found.finding(key).span) for jigsaw in found.jigsaw for key in jigsaw.finding_ids}
    assert {"34", "14 March 2021"} <= quotes or any("34" in quote for quote in quotes)


def test_policy_talk_makes_no_combination_and_no_sensitive_finding(detector: Detector) -> None:
    _, found = settled(
        detector, "Depression is common. Training on domestic abuse should be offered to all staff by 31 March 2026 in England."
    )
    assert not found.jigsaw
    assert not [finding for finding in found.findings if finding.class_ in {"special", "criminal"}]


def test_health_of_a_named_person_is_shown_but_not_proposed(detector: Detector) -> None:
    _, found = settled(detector, "Craig Tunstall had been diagnosed with schizophrenia that spring.")
    special = [finding for finding in found.findings if finding.class_ == "special"]
    assert special
    assert all(finding.tier is Tier.LOOK and finding.subject for finding in special)
