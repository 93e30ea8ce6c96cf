"""One sentence for each row of the rule tables that hear requests, in the row's order: a row that is lost or added turns a test red."""

from __future__ import annotations

import pytest

from service.confidentiality import vocabulary
from service.confidentiality.requests import actions, hearing, moods, phrases, weighing, welsh
from service.confidentiality.requests.actions import Act

#: The row's name and a sentence that it is the first to hear.
PHRASES = (
    ("careful", "please be careful with my name."),
    ("names-changed", "the names should be changed in what you publish."),
    ("withdraw-if-named", "if my name has to appear, bin the letter."),
    ("not-for-publication", "anonymity is hereby claimed."),
    ("anonymously-only", "we are happy to be quoted anonymously."),
    ("anonymously-only", "you may use it without my name."),
    ("for-you-alone", "this is meant for the inspectors and nobody else."),
    ("not-to-hear", "my landlord must not get wind of this."),
    ("locked-away", "shred this once you have read it."),
    ("name-you-cannot", "let me be a nobody."),
    ("no-further", "it should go no further."),
    ("nameless", "i have not given my real name."),
    ("consult-first", "tell us before you release any of it."),
    ("fear", "i am afraid of being named."),
    ("fear", "as a serving officer, worry about them finding out is constant."),
    ("unknown-to-others", "my husband does not know that i am writing."),
    ("own-redacted-version", "a redacted version for publication is enclosed."),
    ("exemption-claimed", "we hold it exempt under the act."),
    ("but-not-me", "mentioned if you like, but not by name."),
    ("quoted-only-as", "quote me only as a lorry driver."),
    ("chatham-house", "it is given under the chatham house rule."),
    ("non-attributable-members", "members spoke to us on an unattributable footing."),
    ("not-for-attribution", "it is for background only."),
    ("off-the-record", "entre nous, the roster was fiction."),
    ("told-in-confidence", "i tell you this in strict confidence."),
    ("given-in-confidence", "this letter is sent in strict confidence."),
    ("name-withheld", "name and address withheld."),
    ("listed-as", "i wish to be listed by my initials."),
    ("pseudonym", "sign it with a false name."),
    ("soft", "i trust you will respect my privacy."),
    ("unless-guaranteed", "unless you can guarantee that my name stays out."),
    ("withdraw-if-published", "if this is published, i withdraw it."),
    ("marked-passages", "what stands in square brackets is private."),
    ("not-for-publication", "publishing this would put others in harm's way."),
    ("not-for-publication", "it is not for public consumption."),
)
ACTIONS = (
    (Act.NOT_PUBLISH, "do not publish this."),
    (Act.NOT_PUBLISH, "publication is refused."),
    (Act.NOT_PUBLISH, "hold it away from the press."),
    (Act.NOT_PUBLISH, "these pages were kept back."),
    (Act.NOT_PUBLISH, "it is to be spared from publication."),
    (Act.NOT_SHARE, "no part may be repeated."),
    (Act.ANONYMISE, "no one would guess it was written here."),
    (Act.WITHHOLD, "redact the second page."),
    (Act.ANONYMISE, "a nom de plume will do."),
    (Act.ANONYMISE, "do not name the driver."),
    (Act.ANONYMISE, "please protect my identity."),
    (Act.NOT_SHARE, "do not forward it."),
    (Act.NOT_SHARE, "for your eyes only."),
    (Act.NOT_QUOTE, "do not quote the letter."),
    (Act.NOT_QUOTE, "please paraphrase."),
)
MORE_ACTIONS = (
    (Act.NOT_PUBLISH, "please postpone publication."),
    (Act.NOT_SHARE, "we only want the panel to see it."),
    (Act.ANONYMISE, "i would be called simply as a driver."),
    (Act.ANONYMISE, "my surname should nowhere be used."),
    (Act.NOT_PUBLISH, "it is not for the website."),
    (Act.NOT_QUOTE, "ask me before quoting."),
    (Act.NOT_PUBLISH, "ask me before using it."),
    (Act.ANONYMISE, "i am to be described merely as a driver."),
    (Act.ANONYMISE, "the names have been changed."),
    (Act.ANONYMISE, "leave me out."),
    (Act.WITHHOLD, "please blur their faces."),
    (Act.NOT_SHARE, "it stays between ourselves."),
    (Act.NOT_QUOTE, "put it in your own words."),
)
WELSH = (
    ("cy-share", "peidiwch â dangos hyn i neb."),
    ("cy-quote", "peidiwch â dyfynnu fy llythyr."),
    ("cy-organisation", "peidiwch ag enwi'r elusen."),
    ("cy-third-party", "peidiwch â rhoi enwau fy merch na'i ffrindiau."),
    ("cy-name", "cadwch fy enw yn breifat."),
    ("cy-anonymous", "hoffwn aros yn ddienw."),
    ("cy-part", "mae atodiad dau yn gyfrinachol."),
    ("cy-publish", "peidiwch â chyhoeddi'r llythyr."),
    ("cy-confidential", "cadwch y llythyr yn gyfrinachol."),
)
WORDS = {
    "who": "our members",
    "please": "kindly",
    "wish": "we would prefer",
    "impersonal": "it is essential",
    "not": "neither",
    "publish": "see the light of day",
    "response": "my letter",
    "this": "all of it",
    "conf": "under wraps",
}
MOODS = {
    moods.Mood.PLEA: "please hide it.",
    moods.Mood.WISH: "i would rather it stayed here.",
    moods.Mood.REFUSAL: "i do not consent.",
    moods.Mood.ORDER: "withhold page two.",
    moods.Mood.FACT: "my name is to stay here.",
    moods.Mood.NONE: "the rain fell.",
}
FIXED = {
    "withdraw-if-published",
    "unless-guaranteed",
    "chatham-house",
    "exemption-claimed",
    "fear",
    "soft",
    "for-you-alone",
    "not-to-hear",
    "locked-away",
    "name-you-cannot",
}


def test_each_turn_of_phrase_has_its_sentence() -> None:
    assert [what.rule for _, what in phrases._PHRASES] == [rule for rule, _ in PHRASES]


@pytest.mark.parametrize(("place", "sentence"), list(enumerate(text for _, text in PHRASES)))
def test_a_turn_of_phrase_is_heard_by_its_own_row_first(place: int, sentence: str) -> None:
    assert [row for row, (pattern, _) in enumerate(phrases._PHRASES) if pattern.search(sentence)][:1] == [place]
    assert phrases.phrase(sentence) == phrases._PHRASES[place][1]


def test_each_restriction_has_its_sentence() -> None:
    assert [act for act, _ in actions._PATTERNS] == [act for act, _ in ACTIONS]
    assert [act for act, _ in actions._MORE] == [act for act, _ in MORE_ACTIONS]


@pytest.mark.parametrize(("place", "row"), list(enumerate((*ACTIONS, *MORE_ACTIONS))))
def test_a_restriction_is_heard_by_its_own_row_alone(place: int, row: tuple[Act, str]) -> None:
    act, sentence = row
    assert [at for at, (_, pattern) in enumerate((*actions._PATTERNS, *actions._MORE)) if pattern.search(sentence)] == [place]
    assert act in {each.act for each in actions.actions(sentence)}


def test_each_welsh_rule_has_its_sentence() -> None:
    assert [what.rule for _, what in welsh._PATTERNS] == [rule for rule, _ in WELSH]


@pytest.mark.parametrize(("rule", "sentence"), WELSH)
def test_a_welsh_sentence_is_heard_by_its_own_rule(rule: str, sentence: str) -> None:
    said = welsh.welsh(sentence)
    assert said is not None
    assert said.rule == rule


def test_each_word_of_the_vocabulary_has_its_example() -> None:
    assert vocabulary._WORDS.keys() == WORDS.keys()


@pytest.mark.parametrize(("word", "text"), WORDS.items())
def test_a_word_of_the_vocabulary_matches_in_a_rule(word: str, text: str) -> None:
    assert vocabulary.rule(f"<{word}>").fullmatch(text)


def test_each_mood_has_its_confidence() -> None:
    assert hearing._CONFIDENCE.keys() == MOODS.keys() == set(moods.Mood)


@pytest.mark.parametrize(("mood", "sentence"), MOODS.items())
def test_a_mood_is_told_by_its_words(mood: moods.Mood, sentence: str) -> None:
    assert moods.mood(sentence) is mood


def test_what_the_opinion_may_not_doubt_is_a_turn_of_phrase() -> None:
    assert weighing._FIXED == FIXED
    assert {what.rule for _, what in phrases._PHRASES} >= FIXED
