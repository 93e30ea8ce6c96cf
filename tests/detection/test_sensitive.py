"""Sensitive things said of an identifiable person are shown with a reason; the same words in policy talk are not."""

from __future__ import annotations

import pytest

from service.detection.detecting import Detector
from service.domain.finding import Class, Tier
from tests.detection.texts import document

SAID = {
    "SPECIAL_HEALTH": ["My sister was being treated for depression when he broke in.", "Marek Dobrowolski has epilepsy and lives alone."],
    "SPECIAL_BELIEF": [
        "Her father is a devout Muslim and will not speak of it.",
        "Priya Raman converted to Buddhism in prison: a Buddhist now.",
    ],
    "SPECIAL_ETHNICITY": [
        "Our lodger, Amina Yusuf, a Somali woman, was never asked.",
        "He was a young Black man and she was afraid of him.",
    ],
    "SPECIAL_SEX_LIFE": ["My brother was gay and they knew it.", "Tom Ashdown had an affair with his officer."],
    "SPECIAL_UNION": ["Deirdre Quill was the union rep for the office.", "My manager is a member of UNISON and said so."],
    "SPECIAL_POLITICS": [
        "Gareth Mostyn is a Labour councillor's son who votes Reform.",
        "My neighbour, who is a Plaid Cymru member, rang.",
    ],
    "SPECIAL_GENETIC": ["She has Huntington's and so may her children.", "Owen Penhale gave a DNA sample and was never told."],
    "CRIMINAL_OFFENCE": ["My son was convicted of robbery.", "Callum Reith was on licence when it happened."],
    "SAFEGUARDING": ["She is still being threatened by him.", "Leanne Draycott told me that she is in hiding."],
    "ALLEGATION": ["His officer, Mr Brockway, lied to the panel.", "My manager covered it up and she falsified the record."],
}
GENERAL = {
    "SPECIAL_HEALTH": ["Depression is common among practitioners.", "Reviews should consider mental health and addiction services."],
    "SPECIAL_BELIEF": ["Muslim men are recalled more often than others.", "Training should cover Jewish and Sikh communities."],
    "SPECIAL_ETHNICITY": ["Outcomes for people of Caribbean heritage are worse.", "Services must reach Traveller families."],
    "SPECIAL_SEX_LIFE": [
        "Same-sex relationships are covered by the guidance.",
        "LGBT practitioners, gay or bisexual, should be consulted.",
    ],
    "SPECIAL_UNION": ["Union representatives should be invited to reviews.", "A shop steward may attend."],
    "SPECIAL_POLITICS": [
        "Labour members and Conservative members of the committee agreed.",
        "The policy is one for Green voters and others.",
    ],
    "SPECIAL_GENETIC": ["The DNA sample policy should be reviewed.", "Facial recognition must be governed by law."],
    "CRIMINAL_OFFENCE": [
        "A murder by somebody on probation is rare.",
        "Serious further offences include rape and manslaughter.",
        "I am writing about reviews of murder and rape.",
    ],
    "SAFEGUARDING": ["Child protection training is needed.", "Victims who are afraid to report should be supported."],
    "ALLEGATION": ["Organisations that cover up mistakes do not learn.", "Negligence claims cost the service money."],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in SAID.items() for text in texts])
def test_what_is_said_of_a_person_is_shown_with_its_sentence_and_a_reason(detector: Detector, kind: str, text: str) -> None:
    source = document(f"Thank you for asking.\n{text}")
    found = [each for each in detector.detect(source).findings if each.type == kind]
    assert [source.quote(each.span) in text and bool(each.evidence[0].reason) for each in found] == [True], kind
    assert found[0].tier is Tier.LOOK
    assert found[0].class_ in {Class.SPECIAL, Class.CRIMINAL}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in GENERAL.items() for text in texts])
def test_the_same_words_of_nobody_in_particular_are_not(detector: Detector, kind: str, text: str) -> None:
    assert not [each for each in detector.detect(document(text)).findings if each.type == kind or each.class_ is Class.SPECIAL]
