"""What counts as a leak and what is only a word: the gate must stop names and must not stop ordinary language."""

from __future__ import annotations

import pytest

from service.documents.checks.decoded_forms import TooMuch, decoded_forms
from service.documents.checks.examined import Examined
from service.documents.checks.hunting import Hunter
from service.documents.checks.raw_bytes import hunt_file
from service.documents.secrets import kind_by_look, secrets_from
from service.domain.document import Span
from service.domain.finding import Class, Evidence, Finding, Tier
from service.domain.verification import Secret
from tests.documents.writing.made_documents import block, document, place, replacement


def leaks(text: str, *secrets: tuple[str, str], kept: tuple[str, ...] = (), expected: str | None = None) -> int:
    made = tuple(Secret(words, kind) for words, kind in secrets)
    return len(Examined(b"", "text/plain", made, text if expected is None else expected, frozenset(kept)).leaks_in_text(text))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Sarah Young", "We told Sarah Young."),
        ("Sarah Young", "we told sarah young"),
        ("Sarah Young", "SARAH YOUNG was told"),
        ("Sarah Young", "Sarah  Young"),
        ("Sarah Young", "Sarah-\nYoung"),
        ("Sarah Young", "S a r a h Y o u n g"),
        ("Sarah Young", "Mr Young was told"),
        ("Sarah Young", "Write to sarah.young@oak.example"),
        ("Sarah Young", "Write to syoung2@oak.example"),
        ("Sarah Young", "Sarah was told"),
        ("Zoë Brontë", "ZOE BRONTE"),
        ("Tom Baker", "Officer Baker came"),
        ("Tom Baker", "Tom came with Baker Tom"),
        ("Ann Akintola", "AKINTOLA came"),
        ("Ann Akintola", "Akintola’s letter"),
        ("Grace", "I told Mrs Grace"),
        ("Mary O'Connor", "O’Connor came"),
    ],
)
def test_a_name_that_still_stands_is_a_leak(name: str, text: str) -> None:
    assert leaks(text, (name, "PERSON"))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Sarah Young", "Young people in custody."),
        ("Sarah Young", "the young man"),
        ("Sarah Young", "Young Offender Institutions"),
        ("Grace", "a grace period; Grace periods are long"),
        ("Tom Baker", "Baker & Partners LLP"),
        ("Tom Baker", "as Baker (2019) found"),
        ("Tom Baker", "in Baker Street"),
        ("Lee Preston", "at HMP Preston"),
        ("Al Ward", "personal wards"),
        ("Ann Lee", "plan leeway"),
        ("Carole Foster", "a foster home; Foster care is hard"),
        ("Dr Officer Bo", "Officer training"),
    ],
)
def test_an_ordinary_word_or_a_thing_is_none(name: str, text: str) -> None:
    assert not leaks(text, (name, "PERSON"))


def test_a_kept_string_covers_a_part_of_a_name_but_never_the_whole() -> None:
    text = "Akintola and Sons wrote. Ann Akintola did not."
    assert not leaks("Akintola and Sons wrote.", ("Ann Akintola", "PERSON"), kept=("Akintola and Sons",))
    assert not leaks("Akintola\nand Sons wrote.", ("Ann Akintola", "PERSON"), kept=("Akintola and Sons",))
    assert leaks(text, ("Ann Akintola", "PERSON"), kept=("Akintola and Sons",))
    assert leaks("Ann Akintola wrote.", ("Ann Akintola", "PERSON"), kept=("Akintola",))


def test_a_date_or_town_counts_only_beyond_what_was_approved() -> None:
    assert not leaks("in May 2019", ("May 2019", "DATE_TIME"))
    assert leaks("in May 2019, May 2019", ("May 2019", "DATE_TIME"), expected="in May 2019")
    assert leaks("at 1 Oak Row", ("1 Oak Row", "LOCATION"), expected="at home")


@pytest.mark.parametrize("form", ["999 123 4567", "9991234567", "999-123-4567", "999.123.4567"])
def test_digit_grouping_hides_no_number(form: str) -> None:
    assert leaks(f"no {form} here", ("999 123 4567", "UK_NHS"))


def test_initials_count_in_properties_and_nowhere_else() -> None:
    hunter = Hunter((Secret("AB", "PERSON"),))
    assert hunter.in_property("written by AB")
    assert not hunter.in_property("about")
    assert not hunter.in_text("the AB test")


def test_a_region_is_hunted_by_runs_of_words_that_stand_nowhere_else() -> None:
    common = "in response to the call for evidence"
    read = document(block(f"We write {common}. My brother was moved at night without his tablets {common}."))
    region = replacement(read, "My brother was moved at night without his tablets " + common, region=True)
    secrets = secrets_from(read, (region,))
    hunter = Hunter(secrets)
    assert hunter.in_text("then was moved at NIGHT, without any")
    assert not hunter.in_text(f"We write {common}.")


def test_secrets_take_their_kinds_from_findings_and_their_parts_too() -> None:
    read = document(block("Ann Lee, Preston, 07700 900123"))
    span = place(read, "Preston")
    why = (Evidence("x", 0.9, "because"),)
    findings = (
        Finding("f1", place(read, "Ann Lee"), "PERSON", Class.DIRECT, Tier.PROPOSE, 0.9, why),
        Finding("f2", span, "LOCATION", Class.QUASI, Tier.PROPOSE, 0.9, why),
    )
    assert secrets_from(read, (replacement(read, "Preston"),), findings) == (Secret("Preston", "LOCATION"),)
    whole = secrets_from(read, (replacement(read, "Ann Lee, Preston, 07700 900123"),), findings)
    assert Secret("Ann Lee", "PERSON") in whole
    assert Secret("07700 900123", "IDENTIFIER") in whole


def test_kinds_follow_the_look_where_nothing_is_known() -> None:
    assert [kind_by_look(text) for text in ("Ann Lee", "ann@oak.example", "AB12 345 678", "a long illness", "Ann")] == [
        "PERSON",
        "IDENTIFIER",
        "IDENTIFIER",
        "TEXT",
        "PERSON",
    ]


def test_any_file_can_be_hunted() -> None:
    assert hunt_file(b"\x00\x01" + "Ifeoma Brackenridge".encode("utf-16-be"), (Secret("Ifeoma Brackenridge", "PERSON"),))
    assert hunt_file(b"nothing here", (Secret("Ifeoma Brackenridge", "PERSON"),)) == []


def test_more_bytes_than_can_be_checked_are_refused() -> None:
    with pytest.raises(TooMuch):
        list(decoded_forms(b"x" * 100, most=50))


def test_an_empty_span_makes_no_secret() -> None:
    read = document(block("..."))
    assert secrets_from(read, (replacement(read, "..."),)) == ()
    assert Span(0, 0) == Span(0, 0)


def test_short_names_spelt_by_chance_in_binary_bytes_do_not_count() -> None:
    hunter = Hunter((Secret("Bo Li", "PERSON"), Secret("Omar", "PERSON"), Secret("Ifeoma Brackenridge", "PERSON")))
    assert not hunter.in_hidden("\x01b\x02o\x03l\x1ai\x7f")
    assert not hunter.in_hidden("\x8fomar\x02")
    assert hunter.in_hidden("(Bo Li) Tj")
    assert hunter.in_hidden("/Author(Omar)")
    assert hunter.in_hidden("\x01Ifeoma Brackenridge\x02")


def test_a_redacted_year_is_not_the_number_of_an_object_in_a_pdf() -> None:
    hunter = Hunter((Secret("1990", "DATE"),))
    assert not hunter.in_hidden("/K[198 0 R 199 0 R]")
    assert not hunter.in_hidden("199 0 obj")
    assert not hunter.in_hidden("/Pg 1990 0 R")
    assert hunter.in_hidden("/Title(in 1990)")
    assert hunter.in_hidden("(1990) Tj")


def test_with_many_secrets_each_is_still_found() -> None:
    secrets = tuple(Secret(f"Reference {number:06d}", "ID") for number in range(400))
    hunter = Hunter(secrets)
    assert {hit.secret for hit in hunter.in_text("See reference 000007, REFERENCE-000399 and no other.")} == {7, 399}


def test_a_kept_string_covers_only_where_it_stands() -> None:
    text = "Denise Okafor-Hume spoke. " + "Nothing here. " * 50 + "Denise Okafor spoke."
    assert leaks(text, ("Denise Okafor", "PERSON"), kept=("Denise Okafor-Hume",)) > 0
    assert leaks(text[:30], ("Denise Okafor", "PERSON"), kept=("Denise Okafor-Hume",)) == 0
