"""Reads the numbers by which a writer says which question is answered ("Q3", "Questions 2 and 4:", "your fourth question")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.confidentiality.passages import Passage
from service.confidentiality.question_subjects import LONGEST_TITLE
from service.confidentiality.requests.gathering import folded
from service.domain.call import Call
from service.domain.document import BlockKind

NO_ANSWER = re.compile(
    r"^\W*(?:n/?a|none|no (?:comment|answer|view|response|reply|opinion)s?(?: to make| on this)?|not (?:applicable|answered"
    r"|relevant)|nothing to add|pass|skip(?:ped)?|dim sylw(?:adau)?|-|no|left blank|blank|see above|\.)\W*$"
)
_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "un": 1,
    "dau": 2,
    "tri": 3,
    "pedwar": 4,
    "pump": 5,
    "chwech": 6,
}
_N = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b"
_LIST = rf"(?P<list>{_N}(?:(?:\s?(?:,|and|&|\+|/|or|a|ac)\s?|\s?(?:-|to|through|i)\s?)(?:(?:questions?|q)\s?)?{_N}){{0,9}})"
_WORD = r"(?:questions?|cwestiynau|cwestiwn|qs?|qu|ques|qn)"
_LEAD = (
    r"(?:(?:in|my|our|as|and|so|now|then|turning|moving|finally|next|also|first|firstly|lastly|regarding|re|with|on|about|for"
    r"|to|regards?|answer(?:s|ing)?|response|reply|relation|respect|of|the|ateb|i|is|mewn|ymateb|ar|am|comments?|concerning"
    r"|addressing|under|here|your|touching|by|way|what|story|my)[ ,:]+){0,6}"
)
_AT_START = re.compile(rf"^\W{{0,4}}{_LEAD}{_WORD}\s?(?:no\.?|number|rhif)?\s?\.?#?{_LIST}(?!\s?(?:of the|staff|people|years))")
_BRACKETED = re.compile(rf"\((?:see |re |answers? |your )?{_WORD}\s?{_LIST}(?: [^)]{{0,30}})?\)")
#: The column of a survey's export: "Q4_learning".
_COLUMN = re.compile(r"^q(?P<list>\d{1,2})[a-z]+\b")
#: "The barrier (no. 5) that we meet …": a number in brackets beside what is said.
_ASIDE = re.compile(
    rf"\((?:your |see |re |answers? )?(?:{_WORD}|no\.|number)\s?{_LIST}(?: [^)]{{0,30}})?\)|^\W*(?:no\.?|number) (?P<typed>\d)\b"
    r"|\b(?:for|to|on|your) (?:question|number) (?P<one>six|five|four|three|two|one)\b"
)
_ORDINAL = re.compile(r"\b(?:your|the|my) (?P<o>first|second|third|fourth|fifth|sixth|seventh|eighth|last|final)[ -]question\b")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
_WILL = re.compile(
    rf"\b(?:answer\w*|respond\w*|address\w*|cover\w*|comment\w*|reply\w*|focus\w*|deal\w*|limit\w*|confine\w*|concentrat\w*"
    rf"|touch\w*|concern\w*|relat\w*|speaks? to|bears? on|goes? to|go to|is on|are on"
    rf"|ateb)\b[^.;!?]{{0,50}}?\b{_WORD}\s?{_LIST}"
)
_WILL_NOT = re.compile(r"\b(?:not|n't|dont|no comment|nothing|unable|skip\w*|left|leave|omit\w*|no view|pass|cannot|ddim)\b")


def by_stated_number(body: Sequence[Passage], call: Call, call_text: frozenset[str]) -> set[int]:
    """Return the numbers under which something is answered, and those the writer says they answer."""
    marks: list[tuple[int, int, str, list[int]]] = []
    declared: set[int] = set()
    for place, passage in enumerate(body):
        for index, sentence in enumerate(passage.sentences):
            hit = _AT_START.match(sentence.text) or _COLUMN.match(sentence.text) or _BRACKETED.match(sentence.text)
            if hit is None and index == 0 and (passage.block.kind is BlockKind.HEADING or len(passage.plain.text) < LONGEST_TITLE):
                hit = _BRACKETED.search(sentence.text)
            ordinal = _ORDINAL.search(sentence.text)
            if ordinal and not _WILL_NOT.search(sentence.text):
                declared.add(_ORDINALS.get(ordinal["o"], len(call.questions)))
            if hit:
                marks.append((place, index, sentence.text[hit.end() :], _numbers(hit["list"])))
                continue
            aside = _ASIDE.search(sentence.text)
            if aside and not _WILL_NOT.search(sentence.text):
                declared.update(_numbers(aside["list"] or aside["one"] or aside["typed"]))
            will = _WILL.search(sentence.text)
            if will and not _WILL_NOT.search(sentence.text):
                declared.update(_numbers(will["list"]))
    answered = {
        number
        for order, mark in enumerate(marks)
        if _has_answer(mark, marks[order + 1 : order + 2], body, call, call_text)
        for number in mark[3]
    }
    return answered | declared


def _has_answer(
    mark: tuple[int, int, str, list[int]],
    following: list[tuple[int, int, str, list[int]]],
    body: Sequence[Passage],
    call: Call,
    call_text: frozenset[str],
) -> bool:
    place, index, rest, _ = mark
    end_place, end_index = (following[0][0], following[0][1]) if following else (len(body), 0)
    pieces = [rest] if rest.strip(" .:-?)") and not is_question_text(rest, call, call_text) else []
    for at in range(place, min(end_place + 1, len(body))):
        sentences = body[at].sentences
        first = index + 1 if at == place else 0
        last = end_index if at == end_place else len(sentences)
        pieces += [sentence.text for sentence in sentences[first:last] if not is_question_text(sentence.text, call, call_text)]
        if len(pieces) > 3 and not NO_ANSWER.match(pieces[0]):
            return True
    pieces = [piece for piece in pieces if piece.strip(" .:-")]
    if pieces and NO_ANSWER.match(pieces[0]):
        return False
    if not pieces or (
        _WILL_NOT.search(pieces[0])
        and len(pieces) == 1
        and len(pieces[0].split()) < 12
        and re.search(r"\b(?:comment|answer|view|add|pass|say)\b", pieces[0])
    ):
        return False
    return not (len(pieces) == 1 and NO_ANSWER.match(pieces[0]))


def _numbers(text: str) -> list[int]:
    found: list[int] = []
    joined = re.sub(r"(?:questions?|q)\s?(?=\d)", "", text)
    for hit in re.finditer(rf"(?P<a>{_N})(?:\s?(?:-|to|through)\s?(?P<b>{_N}))?", joined):
        first = _number(hit["a"])
        last = _number(hit["b"]) if hit["b"] else first
        found.extend(range(first, min(last, first + 30) + 1))
    return found


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.get(word, 0)


def is_question_text(text: str, call: Call, call_text: frozenset[str]) -> bool:
    """Say whether a plain text is a question of the call, pasted."""
    plain = folded(text)
    if len(plain) < 8:
        return False
    if plain in call_text:
        return True
    return any(plain in folded(question.text.lower()) or folded(question.text.lower()) in plain for question in call.questions)
