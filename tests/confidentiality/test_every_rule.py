"""One example for each row of the rule tables outside requests, in the row's order: a row that is lost or added turns a test red."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from service.confidentiality import contact, disclaimer_families, disclaimers, introducing, labels, organisation, respondent
from tests.confidentiality.writing import understood

FAMILIES = (
    ("external-banner", "caution: this came from outside the hospice."),
    ("form-platform", "powered by exampleforms"),
    ("secure-wrapper", "you have received a secure parcel"),
    ("recall", "ann example would like to recall the message"),
    ("out-of-office", "automatic reply: back on monday"),
    ("mobile", "sent from my telephone"),
    ("fax-cover", "this fax is intended for the desk named above"),
    ("uniform-disclosure", "disclosure under the freedom of information act: refer to the records office"),
    ("plain-marking", "not protectively marked"),
    ("label", "sensitivity: general"),
    ("marking", "official - sensitive - personal"),
    ("gsi", "this note was certified virus free"),
    ("virus", "the attachment was swept for malware"),
    ("privacy-notice", "we process your personal data in line with our charter"),
    ("tax-authority", "it is subject to legal professional privilege"),
    ("welsh-only", "rhowch wybod i'r anfonwr"),
    ("gaelic", "tha am post-d seo dhut"),
    ("recipients", "only the intended recipient should open the file."),
    ("in-error", "if you have received the message by mistake, ring us"),
    ("misdirected", "private to the person on the envelope"),
    ("mail-confidential", "this e-mail contains confidential information"),
    ("unauthorised-use", "any copying of the attachment is prohibited"),
    ("notice-heading", "disclaimer"),
    ("monitoring", "our e-mails are recorded"),
    ("not-secure", "internet e-mail is not secure"),
    ("foi-footer", "this message may be disclosed under the freedom of information act"),
    ("sender-views", "the views are those of the author, not necessarily ours"),
    ("law-firm", "a list of partners is kept at the desk"),
    ("registered", "registered charity 0000000"),
    ("print", "please consider the environment"),
    ("personal-data-passed", "this holds personal data of the sender"),
    ("nhsmail", "nhsmail is approved for patients"),
    ("cannot-secure", "we cannot guarantee the security of any e-mails"),
)
NEEDS_MAIL = {"in-error", "unauthorised-use", "monitoring", "not-secure", "foi-footer", "cannot-secure", "recipients"}
#: A sentence of a story that its family's words are in, and no notice.
STORIES = {
    "in-error": "the file was sent in error to the wrong ward",
    "unauthorised-use": "any use of the yard was prohibited",
    "monitoring": "messages between the cells were recorded",
    "not-secure": "the internet on the wing was not secure",
    "foi-footer": "the trust is subject to requests under freedom of information",
    "cannot-secure": "a locked door cannot guarantee security",
    "recipients": "the parcel was for the use of the individual next door",
}
CHANNELS = (
    ("representative", "please write to me only through my solicitor."),
    ("post", "please write to me only by post."),
    ("text", "please only text me."),
    ("email", "please contact me only by e-mail."),
    ("phone", "please just ring me."),
)
INTRODUCTIONS = (
    (0.9, "Nia Example here, a nurse."),
    (0.88, "Hello, this is Nia Example, a nurse."),
    (0.88, "It was only me, Nia Example."),
    (0.86, "Respondent: Nia Example, a nurse."),
    (0.86, "Mrs Nia Example writes in sorrow."),
    (0.7, "Nia Example, retired nurse."),
)
ORGANISATIONS = (
    (0.95, "I write on behalf of the trustees of Moonrise Trust.", "Moonrise Trust"),
    (0.95, "Ysgrifennaf ar ran y Elusen Lleuad.", "Elusen Lleuad"),
    (0.95, "Company: Moonrise Trust", "Moonrise Trust"),
    (0.9, "Views of the Moonrise Trust", "Moonrise Trust"),
    (0.92, "This is submitted by Moonrise Trust.", "Moonrise Trust"),
    (0.9, "Ymateb Elusen Lleuad", "Elusen Lleuad"),
    (0.88, "Greetings to all here at Moonrise Trust.", "Moonrise Trust"),
    (0.96, "The thoughts are those of our charity, Moonrise Trust.", "Moonrise Trust"),
    (0.85, "From: Moonrise Trust", "Moonrise Trust"),
)
NAMES = ((0.97, "Fy enw i yw Nia Example."), (0.95, "Name of respondent: Nia Example"), (0.9, "I, Nia Example, was there."))
FIELDS = (
    ("Name: Nia Example\nAge: 40", ["Name: Nia Example\n", "Age: 40"]),
    ("Publish: ☒ No Nurses, we think", ["Publish: ☒ No ", "Nurses, we think"]),
    ("It is so ☒ keep all of my words back", ["It is so ", "☒ keep all of my words back"]),
    ("Publish: no May we write to you?", ["Publish: no ", "May we write to you?"]),
)


def _heard(patterns: list[re.Pattern[str]], text: str) -> list[int]:
    return [place for place, pattern in enumerate(patterns) if pattern.search(text)]


def test_each_family_of_notices_has_its_example() -> None:
    assert [family.name for family in disclaimer_families.FAMILIES] == [name for name, _ in FAMILIES]


@pytest.mark.parametrize(("name", "text"), FAMILIES)
def test_a_notice_is_told_by_its_own_family(name: str, text: str) -> None:
    family = disclaimers.family_of(text)
    assert family is not None
    assert family.name == name


def test_each_family_that_needs_mail_has_its_story() -> None:
    assert disclaimers._NEEDS_MAIL == NEEDS_MAIL == STORIES.keys()


@pytest.mark.parametrize(("name", "text"), STORIES.items())
def test_words_of_a_notice_in_a_story_are_none(name: str, text: str) -> None:
    assert any(family.name == name and family.pattern.search(text) for family in disclaimer_families.FAMILIES)
    assert disclaimers.family_of(text) is None


def test_each_way_of_contact_has_its_example() -> None:
    assert [name for name, _ in contact._CHANNELS] == [name for name, _ in CHANNELS]


@pytest.mark.parametrize(("name", "text"), CHANNELS)
def test_a_way_of_contact_is_told_by_its_own_words(name: str, text: str) -> None:
    assert contact._channel(text) == name


def test_each_introduction_has_its_example() -> None:
    assert [sure for sure, _ in introducing._LEADS] == [sure for sure, _ in INTRODUCTIONS]


@pytest.mark.parametrize(("place", "text"), list(enumerate(text for _, text in INTRODUCTIONS)))
def test_an_introduction_is_heard_by_its_own_row(place: int, text: str) -> None:
    patterns = [pattern for _, pattern in introducing._LEADS]
    hit = patterns[place].search(text)
    assert _heard(patterns, text)[:1] == [place]
    assert hit is not None
    assert hit["name"].rstrip(".") == "Nia Example"


def test_each_lead_to_an_organisation_has_its_example() -> None:
    assert [sure for sure, _ in organisation._LEADS] == [sure for sure, _, _ in ORGANISATIONS]


@pytest.mark.parametrize(("place", "text", "name"), [(place, text, name) for place, (_, text, name) in enumerate(ORGANISATIONS)])
def test_a_lead_to_an_organisation_is_heard_by_its_own_row_alone(place: int, text: str, name: str) -> None:
    patterns = [pattern for _, pattern in organisation._LEADS]
    hit = patterns[place].search(text)
    assert _heard(patterns, text) == [place]
    assert hit is not None
    assert organisation._name(text[hit.end() :]) == name


def test_each_lead_to_a_name_has_its_example() -> None:
    assert [sure for sure, _ in respondent._SAID] == [sure for sure, _ in NAMES]


@pytest.mark.parametrize(("place", "text"), list(enumerate(text for _, text in NAMES)))
def test_a_lead_to_a_name_is_heard_by_its_own_row_alone(place: int, text: str) -> None:
    assert _heard([pattern for _, pattern in respondent._SAID], text) == [place]
    assert understood(text, "The ward was short of hands.").respondent_name == "Nia Example"


def test_each_end_of_a_field_has_its_example() -> None:
    assert len(labels._FIELD_ENDS) == len(FIELDS)


@pytest.mark.parametrize(("place", "text", "lines"), [(place, text, lines) for place, (text, lines) in enumerate(FIELDS)])
def test_a_field_ends_by_its_own_row_alone(place: int, text: str, lines: list[str]) -> None:
    ends = [[hit.end() for hit in shape.finditer(text)] for shape in labels._FIELD_ENDS]
    assert [row for row, found in enumerate(ends) if found] == [place]
    cuts = [0, *ends[place], len(text)]
    assert [text[start:end] for start, end in pairwise(cuts)] == lines
