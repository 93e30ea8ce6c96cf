from __future__ import annotations

import pytest

from service.detection.detecting import Detector
from service.domain.finding import Tier
from service.kit.folding import fold
from tests.detection.texts import document, masked, proposed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I complained to Mrs Brown about it.", "Brown"),
        ("A police officer, DC Price, came to the house.", "Price"),
        ("Dywedodd Mrs Eirlys Morgan wrthyf.", "Eirlys Morgan"),
        ("my name is siân ap rhys and i live near mold", "siân ap rhys"),
        ("Jade was 19 when it happened.", "Jade"),
        ("Leon's mother rang the police.", "Leon"),
        ("Rwy'n ysgrifennu am fy mab Gethin.", "Gethin"),
        ("Thank you for reading this.\nYours sincerely,\nNgozi Okafor", "Ngozi Okafor"),
        ("Cofion cynnes,\nDelyth Vaughan", "Delyth Vaughan"),
        ("JADE OKONKWO never came home.", "JADE OKONKWO"),
        ("My daughter Grace asked him to leave.", "Grace"),
        ("From: Pryce-Lewis, Angharad (Probation) <a.pl@probation.example>", "Angharad"),
        ("The manager of the hostel, a man called Kwabs, shrugged.", "Kwabs"),
        ("I sat beside Agnieszka Wójcik at the inquest.", "Agnieszka Wójcik"),
    ],
)
def test_a_person_is_proposed_however_the_name_is_introduced(detector: Detector, text: str, name: str) -> None:
    assert name in proposed(detector, text)


@pytest.mark.parametrize(
    "text",
    [
        "Clare's Law and Martyn's Law should be better known.",
        "We log every near miss in Jira and an app called Florence reminds us.",
        "Baker & Partners is a firm of solicitors in the Midlands.",
        "Reason's Swiss cheese model and Bloom's taxonomy are taught to every recruit.",
        "The answers were put on a Likert scale.",
        "RESPONSE TO QUESTION 1: IDENTIFYING SERIOUS INCIDENTS",
        "Will you help us? May we rise to the challenge with grace, hope and faith. Mark the date.",
        "The Francis Inquiry and the Laming report changed little.",
        "St Thomas' Hospital and King's College London share a policy.",
        "Mae'r Gwasanaeth Prawf wedi dysgu llawer. Hoffwn ddiolch. Dyma ein hymateb.",
        "Freedom of Information Act 2000, section 40(2), and the Data Protection Act 2018 apply.",
    ],
)
def test_what_is_only_named_like_a_person_is_not_proposed(detector: Detector, text: str) -> None:
    assert masked(detector, text) == text


def test_one_person_is_one_subject_through_all_spellings(detector: Detector) -> None:
    text = (
        "Dr Angharad Pryce-Lewis wrote the plan.\nANGHARAD signed it.\nDr A. Pryce-Lewis was told; write to "
        "a.pryce-lewis@probation.example.\n"
        "Nobody has seen Pryce Lewis's note since."
    )
    source = document(text)
    found = detector.detect(source)
    spelled = {source.quote(finding.span): finding for finding in found.findings if finding.tier is Tier.PROPOSE}
    assert {"Angharad Pryce-Lewis", "ANGHARAD", "a.pryce-lewis@probation.example", "Pryce Lewis"} <= set(spelled)
    assert len({finding.subject for finding in spelled.values()}) == 1
    assert all(evidence.reason for finding in spelled.values() for evidence in finding.evidence)


def test_names_are_carried_over_broken_lines_hidden_characters_and_slips_of_the_pen(detector: Detector) -> None:
    text = (
        "My name is Zoë Ashworth-Hindmarsh. The letter was read to us by the manager at the hostel, Zo\u200bë\nAsh\u00adworth-Hindmarsh.\n"
        "ZOE "
        "ASHWORTH "
        "HINDMARSH was there.\nMs Ashworth-Hindmarch had left."
    )
    covered = masked(detector, text)
    for piece in ("Zoë", "Ash\u00adworth", "ZOE", "HINDMARSH", "Hindmarch", "Hindmarsh"):
        assert piece not in covered


def test_a_name_typed_letter_by_letter_is_a_name(detector: Detector) -> None:
    text = "My caseworker was M o r w e n n a  T r e g i d g a and nobody else.\nSigned: Z E B E D I A H  P E N H A L I G O N\nMore."
    assert proposed(detector, text) == ["M o r w e n n a  T r e g i d g a", "Z E B E D I A H  P E N H A L I G O N"]


@pytest.mark.parametrize("filler", ["\u115f", "\u1160", "\u3164", "\uffa0"])
def test_a_name_joined_by_a_letter_nobody_sees_is_two_words(detector: Detector, filler: str) -> None:
    said = f"Margaret{filler}Oldfield"
    assert said in proposed(detector, f"My name is Margaret Oldfield.\nAs {said} said, the proposal is good.")
    assert fold(said) == "margaretoldfield"


def test_letters_that_only_stand_in_a_row_are_no_name(detector: Detector) -> None:
    assert proposed(detector, "The options were A B C D E F in that order, and P E was taught at school.") == []


def test_a_word_that_is_also_a_name_goes_only_where_it_is_one(detector: Detector) -> None:
    covered = masked(detector, "My colleague Rose Young left. We rose to it. Rose told me that young people were blamed.")
    assert "We rose to it." in covered
    assert "young people" in covered
    assert "Rose" not in covered


def test_every_finding_says_who_saw_it_and_why(detector: Detector) -> None:
    for finding in detector.detect(document("Mrs Jane Ashworth of 14 Mill Lane, Wrexham LL11 1AA rang 07700 900123.")).findings:
        assert finding.evidence
        assert all(evidence.recogniser and evidence.reason for evidence in finding.evidence)
