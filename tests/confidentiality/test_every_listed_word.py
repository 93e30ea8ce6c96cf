"""Each word that a rule looks up in a list: its list is written out again here, so that a word lost or added turns a test red."""

from __future__ import annotations

import pytest

from service.confidentiality import names, normalising, parts, passages, question_numbers, question_subjects
from service.confidentiality.learned import features, opinion, signals, word_classes
from service.confidentiality.passages import Zone
from service.domain.document import BlockKind
from service.domain.statement import Scope

PLAIN = {
    "'": "\u2018\u2019\u201b\u0060\u00b4\u02bc\ufffd",
    '"': "\u201c\u201d\u201e\u00ab\u00bb",
    "-": "\u2013\u2014\u2011\u2010\u2212\u2022\u00b7",
    ".": "\u2026",
}
DROPPED = "*_#>~|\u200b\u200c\u200d\u2060\ufeff\u00ad\u202a\u202b\u202c\u200e\u200f"
JOINING = "& and of for the in on to at y yr ac a i with + upon dros ar"
#: Known: `personal` leaves "di" off as an inspector's rank, and `capitalised` ends at a lone "o'".
PARTICLES = "de van von der den da dos bin ap ab ferch al el la le du di mac ó o' ibn y st"
ZONES = {
    BlockKind.QUOTED: Zone.QUOTED,
    BlockKind.QUOTE: Zone.CITED,
    BlockKind.HEADER: Zone.MARGIN,
    BlockKind.FOOTER: Zone.MARGIN,
    BlockKind.COMMENT: Zone.ASIDE,
    BlockKind.HIDDEN: Zone.ASIDE,
    BlockKind.DELETION: Zone.CITED,
    BlockKind.PROPERTY: Zone.ABOUT,
    BlockKind.FILE_NAME: Zone.ABOUT,
}
PART_NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8"}
ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}
SAME = {
    "annex": "annex|appendix|atodiad",
    "appendix": "annex|appendix|atodiad",
    "section": "section|adran|part|chapter|",
    "chapter": "chapter|section|",
    "question": "question|cwestiwn|q",
    "q": "question|cwestiwn|q",
    "case study": "case study|case example|example|case",
    "case example": "case study|case example|example|case",
    "example": "example|case example|case study",
}
QUESTION_NUMBERS = "one two three four five six seven eight nine ten"
WELSH_NUMBERS = "un dau tri pedwar pump chwech"
ORDINALS = "first second third fourth fifth sixth seventh eighth"
STOP_WORDS = (
    "the and for how does your you our are what which that this with from have has can these those any please provide into such was"
    " were been will would could should there their they them about not all more most also but who why when where than then its may"
    " might other out one two use used sector organisation incident incidents serious near miss misses learning inquiry inquiries"
    " think know staff"
)
APOSTROPHES = {
    "dont": "don't",
    "cant": "can't",
    "wont": "won't",
    "im": "i'm",
    "ive": "i've",
    "pls": "please",
    "plz": "please",
    "u": "you",
    "ur": "your",
}
OBJECTS = {
    "whole": "my response",
    "identity": "my surname",
    "organisation": "the name of our charity",
    "our-name": "our name",
    "part": "annex b",
    "third": "the names of the patients",
    "commercial": "our tender",
}
NOTED = {
    "i": "mine",
    "we": "ours",
    "you": "yours",
    "please": "os gwelwch yn dda",
    "negated": "peidiwch",
    "question": "so?",
    "past": "promised",
    "ought": "shall",
    "may": "might",
    "condition": "unless",
    "contrast": "minus",
    "quoted": 'the "plan"',
    "orders": "kindly keep quiet",
}
#: A word of each class whose first class it is.
CLASSES = {
    "PUBLISH": "upload",
    "SECRET": "schtum",
    "NAME": "surname",
    "REMOVE": "hepgorwch",
    "SHARE": "forward",
    "QUOTE": "verbatim",
    "KEEP": "cadwch",
    "PAPER": "testimony",
    "PART": "atodiad",
    "MONEY": "tender",
    "KIN": "nephew",
    "BODY": "elusen",
    "BOSS": "rheolwr",
    "THEY": "drivers",
    "PROCESS": "debrief",
    "NOT": "peidiwch",
    "PLEASE": "plis",
    "WISH": "hoffwn",
    "OUGHT": "shall",
    "ME": "myself",
    "US": "undersigned",
    "YOU": "inspectors",
    "THIS": "everything",
    "BUT": "unless",
    "PAST": "promised",
}


@pytest.mark.parametrize(("letter", "written"), PLAIN.items())
def test_each_fancy_sign_has_its_plain_one(letter: str, written: str) -> None:
    assert {sign for sign, plain in normalising._PLAIN.items() if plain == letter} == set(written)
    assert normalising.plain(f"a{written}b").text == f"a{letter * len(written)}b"


def test_each_fancy_sign_is_among_those_written_out() -> None:
    assert set(normalising._PLAIN.values()) == PLAIN.keys()


@pytest.mark.parametrize("sign", DROPPED)
def test_each_dropped_sign_leaves_nothing(sign: str) -> None:
    assert normalising.plain(f"na{sign}me").text == "name"


def test_no_other_sign_is_dropped() -> None:
    assert set(DROPPED) == normalising._DROPPED


@pytest.mark.parametrize("word", JOINING.split())
def test_a_joining_word_stands_within_a_name(word: str) -> None:
    assert names.capitalised(f"Moon {word} Sun shines") == f"Moon {word} Sun"


@pytest.mark.parametrize("word", PARTICLES.split())
def test_a_particle_stands_within_a_persons_name(word: str) -> None:
    name = f"Nia {word} Example"
    assert (names.capitalised(name) == name, names.personal(name) == name) == (word != "o'", word != "di")


def test_no_other_word_joins() -> None:
    assert set(JOINING.split()) == names._JOINING
    assert set(PARTICLES.split()) == names._PARTICLES


def test_each_kind_of_block_has_its_zone() -> None:
    assert passages._ZONES == ZONES


def test_each_unit_goes_by_its_other_names() -> None:
    assert parts._SAME == SAME
    assert parts._NUMBERS == PART_NUMBERS | ROMAN
    assert {word: place for place, word in enumerate(ORDINALS.split()[:5], 1)} == parts._ORDINALS


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("annexes", "annex"),
        ("appendices", "appendix"),
        ("case studies", "case study"),
        ("case examples", "case example"),
        ("atodiad", "annex"),
        ("adran", "section"),
        ("cwestiwn", "question"),
        ("tables", "table"),
    ],
)
def test_a_unit_is_known_in_plural_and_welsh(written: str, unit: str) -> None:
    assert parts._singular(written) == unit


def test_each_number_of_a_question_is_read() -> None:
    assert {
        word: place for listed in (QUESTION_NUMBERS, WELSH_NUMBERS) for place, word in enumerate(listed.split(), 1)
    } == question_numbers._NUMBERS
    assert {word: place for place, word in enumerate(ORDINALS.split(), 1)} == question_numbers._ORDINALS
    assert question_numbers._numbers(QUESTION_NUMBERS.replace(" ", ", ")) == list(range(1, 11))


def test_words_of_every_question_tell_none_apart() -> None:
    assert set(STOP_WORDS.split()) == question_subjects._PLAIN_WORDS


def test_each_hurried_spelling_is_read_as_the_full_one() -> None:
    assert features._APOSTROPHES == APOSTROPHES
    assert all(f"w:{full}" in set(features._named(hurried)) for hurried, full in APOSTROPHES.items())


def test_each_object_and_sign_that_the_opinion_is_told_of_has_its_example() -> None:
    assert signals._OBJECTS.keys() == OBJECTS.keys()
    assert signals._NOTED.keys() == NOTED.keys()


@pytest.mark.parametrize(("name", "text"), [*OBJECTS.items(), *NOTED.items()])
def test_the_opinion_is_told_of_it(name: str, text: str) -> None:
    assert name in signals.signals(text)


def test_the_opinion_has_a_head_for_each_scope() -> None:
    assert ("request", "contact", *(scope.value for scope in Scope)) == opinion.HEADS


def test_each_class_of_words_has_its_example() -> None:
    assert word_classes._LISTS.keys() == CLASSES.keys()


@pytest.mark.parametrize(("name", "word"), CLASSES.items())
def test_a_word_stands_for_its_class(name: str, word: str) -> None:
    assert word_classes.classes([word]) == [name]
