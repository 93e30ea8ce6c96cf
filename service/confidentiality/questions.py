"""Which of the call's questions a submission answers: by number, by heading, by place in a list, else by subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.confidentiality.passages import Passage, Passages
from service.confidentiality.requests.gathering import folded
from service.domain.call import Call, Question
from service.domain.document import BlockKind

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
_LEAD = r"(?:(?:in|my|our|as|and|so|now|then|turning|moving|finally|next|also|first|firstly|lastly|regarding|re|with|on|about|for|to|regards?|answer(?:s|ing)?|response|reply|relation|respect|of|the|ateb|i|is|mewn|ymateb|ar|am|comments?|concerning|addressing|under|here)[ ,:]+){0,5}"
_AT_START = re.compile(rf"^\W{{0,4}}{_LEAD}{_WORD}\s?(?:no\.?|number|rhif)?\s?\.?#?{_LIST}(?!\s?(?:of the|staff|people|years))")
_BRACKETED = re.compile(rf"\((?:see |re |answers? )?{_WORD}\s?{_LIST}\)")
_ORDINAL = re.compile(r"\b(?:your|the) (?P<o>first|second|third|fourth|fifth|sixth|seventh|eighth|last|final) question\b")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
_WILL = re.compile(
    rf"\b(?:answer\w*|respond\w*|address\w*|cover\w*|comment\w*|reply\w*|focus\w*|deal\w*|limit\w*|confine\w*|concentrat\w*|ateb)\b[^.;!?]{{0,50}}?\b{_WORD}\s?{_LIST}"
)
_WILL_NOT = re.compile(r"\b(?:not|n't|dont|no comment|nothing|unable|skip\w*|left|leave|omit\w*|no view|pass|cannot|ddim)\b")
_NUMBERED = re.compile(r"^\W{0,3}(?P<n>\d{1,2})\s?[.):](?!\d)\s?(?P<rest>.*)$")
_NOTHING = re.compile(
    r"^\W*(?:n/?a|none|no (?:comment|answer|view|response|reply|opinion)s?(?: to make| on this)?|not (?:applicable|answered|relevant)|nothing to add|pass|skip(?:ped)?|dim sylw(?:adau)?|-|no|left blank|blank|see above|\.)\W*$"
)
_WORDS = re.compile(r"[a-zâêîôûŵŷ0-9]{3,}")
_PLAIN_WORDS = frozenset(
    [
        "the",
        "and",
        "for",
        "how",
        "does",
        "your",
        "you",
        "our",
        "are",
        "what",
        "which",
        "that",
        "this",
        "with",
        "from",
        "have",
        "has",
        "can",
        "these",
        "those",
        "any",
        "please",
        "provide",
        "into",
        "such",
        "was",
        "were",
        "been",
        "will",
        "would",
        "could",
        "should",
        "there",
        "their",
        "they",
        "them",
        "about",
        "not",
        "all",
        "more",
        "most",
        "also",
        "but",
        "who",
        "why",
        "when",
        "where",
        "than",
        "then",
        "its",
        "may",
        "might",
        "other",
        "out",
        "one",
        "two",
        "use",
        "used",
        "sector",
        "organisation",
        "incident",
        "incidents",
        "serious",
        "near",
        "miss",
        "misses",
        "near",
        "misses",
        "learning",
        "inquiry",
        "inquiries",
        "think",
        "should",
        "know",
        "staff",
    ]
)
_LONGEST_TITLE = 130


def questions_answered(found: Passages, call: Call | None, call_text: frozenset[str]) -> tuple[int, ...]:
    """Return the numbers answered, sorted. Numbers the writer gives settle it; only without them do headings and subject count."""
    if call is None or not call.questions:
        return ()
    known = {question.number for question in call.questions}
    body = [passage for passage in found.items if passage.body and passage.plain.text and not _notice(passage)]
    explicit = _explicit(body, call, call_text) & known
    if explicit:
        return tuple(sorted(explicit))
    by_number = _numbered(body, call, call_text) & known
    if by_number:
        return tuple(sorted(by_number))
    echoed = _echoed(body, call, call_text)
    return tuple(sorted(_by_title(body, call) | _by_subject(body, call) | echoed))


def _notice(passage: Passage) -> bool:
    return passage.block.kind in {BlockKind.DISCLAIMER, BlockKind.SIGNATURE}


def _explicit(body: Sequence[Passage], call: Call, call_text: frozenset[str]) -> set[int]:
    marks: list[tuple[int, int, str, list[int]]] = []
    declared: set[int] = set()
    for place, passage in enumerate(body):
        for index, sentence in enumerate(passage.sentences):
            hit = _AT_START.match(sentence.text)
            if hit is None and index == 0 and (passage.block.kind is BlockKind.HEADING or len(passage.plain.text) < _LONGEST_TITLE):
                hit = _BRACKETED.search(sentence.text)
            ordinal = _ORDINAL.search(sentence.text)
            if ordinal and not _WILL_NOT.search(sentence.text):
                declared.add(_ORDINALS.get(ordinal["o"], len(call.questions)))
            if hit:
                marks.append((place, index, sentence.text[hit.end() :], _numbers(hit["list"])))
                continue
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
    pieces = [rest] if rest.strip(" .:-?)") and not _is_question(rest, call, call_text) else []
    for at in range(place, min(end_place + 1, len(body))):
        sentences = body[at].sentences
        first = index + 1 if at == place else 0
        last = end_index if at == end_place else len(sentences)
        pieces += [sentence.text for sentence in sentences[first:last] if not _is_question(sentence.text, call, call_text)]
        if len(pieces) > 3:
            return True
    pieces = [piece for piece in pieces if piece.strip(" .:-")]
    if not pieces or (
        _WILL_NOT.search(pieces[0])
        and len(pieces) == 1
        and len(pieces[0].split()) < 12
        and re.search(r"\b(?:comment|answer|view|add|pass|say)\b", pieces[0])
    ):
        return False
    return not (len(pieces) == 1 and _NOTHING.match(pieces[0]))


def _is_question(text: str, call: Call, call_text: frozenset[str]) -> bool:
    plain = folded(text)
    if len(plain) < 8:
        return False
    if plain in call_text:
        return True
    return any(plain in folded(question.text.lower()) or folded(question.text.lower()) in plain for question in call.questions)


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


def _numbered(body: Sequence[Passage], call: Call, call_text: frozenset[str]) -> set[int]:
    """“2. What follows an incident”: numbers count as the call's when most of them stand by words of that question, or answer in order."""
    hits: list[tuple[int, str, Passage]] = []
    for passage in body:
        hit = _NUMBERED.match(passage.plain.text)
        if hit:
            hits.append((int(hit["n"]), hit["rest"], passage))
        elif passage.block.kind is BlockKind.LIST_ITEM and passage.block.ordered and passage.block.level <= 1:
            hits.append((len(hits) + 1, passage.plain.text, passage))
    asked = {question.number: question for question in call.questions}
    hits = [
        hit
        for hit in hits
        if hit[0] in asked
        and not (_is_question(hit[1], call, call_text) and hit[2].block.kind is BlockKind.LIST_ITEM and not _followed(hit[2], body))
    ]
    numbers = [number for number, _, _ in hits]
    if not hits or len(numbers) != len(set(numbers)) or numbers != sorted(numbers):
        return set()
    titled = [hit for hit in hits if hit[2].block.kind is BlockKind.HEADING]
    if titled:
        return _numbered_titles(titled, asked, body)
    fitting = [number for number, rest, passage in hits if _fit(rest + " " + _next_text(passage, body), asked[number]) >= 1]
    in_order = len(numbers) == len(asked) and sum(len(rest) for _, rest, _ in hits) > 60 * len(numbers)
    if len(fitting) * 2 >= len(hits) or in_order:
        return {number for number, rest, passage in hits if not _NOTHING.match(rest) or _followed(passage, body)}
    return set()


def _numbered_titles(titled: list[tuple[int, str, Passage]], asked: dict[int, Question], body: Sequence[Passage]) -> set[int]:
    """Numbered headings follow the call's numbers when most of them speak of that question; one that speaks of something else does not count."""
    by_title = {number for number, rest, _ in titled if _fit(rest, asked[number]) >= 0.5}
    if len(by_title) * 2 < len(titled):
        return set()
    by_text = {number for number, _, passage in titled if _fit(_next_text(passage, body), asked[number]) >= 1}
    short = {
        number
        for number, rest, _ in titled
        if any(word in rest for word in ("learn", "barrier", "fear", "blame", "example", "copy", "practice", "miss"))
    }
    return {number for number in by_title | by_text | short if _followed(next(each for n, _, each in titled if n == number), body)}


def _followed(passage: Passage, body: Sequence[Passage]) -> bool:
    text = _next_text(passage, body)
    return bool(text) and not _NUMBERED.match(text) and not _NOTHING.match(text)


def _next_text(passage: Passage, body: Sequence[Passage]) -> str:
    place = next((at for at, each in enumerate(body) if each is passage), len(body))
    return body[place + 1].plain.text if place + 1 < len(body) else ""


def _echoed(body: Sequence[Passage], call: Call, call_text: frozenset[str]) -> set[int]:
    """The question's own words repeated, with an answer under them."""
    found = set()
    for place, passage in enumerate(body):
        for question in call.questions:
            plain = folded(question.text.lower())
            if len(plain) > 20 and plain in folded(passage.plain.text) and place + 1 < len(body):
                after = body[place + 1]
                inside = len(passage.plain.text) > len(question.text) + 60
                if inside or (
                    after.plain.text
                    and not _is_question(after.plain.text, call, call_text)
                    and not _NOTHING.match(after.plain.text)
                    and not _NUMBERED.match(after.plain.text)
                ):
                    found.add(question.number)
    return found


def _by_title(body: Sequence[Passage], call: Call) -> set[int]:
    """Headings and first sentences such as "On blame." that speak of one question more than of the others."""
    found = set()
    for passage in body:
        for title in _titles(passage):
            best = _best(title, call)
            if best is not None:
                found.add(best)
    return found


def _titles(passage: Passage) -> Iterator[str]:
    text = passage.plain.text
    if passage.block.kind is BlockKind.HEADING and passage.block.level > 1:
        yield text
    first = passage.sentences[0].text if passage.sentences else ""
    if (
        len(passage.sentences) > 1
        and len(first) < 60
        and re.match(
            r"\W*(?:on|as (?:for|to)|about|regarding|and|then|firstly?|secondly?|finally|lastly|barriers?|learning|blame|fear)\b", first
        )
    ):
        yield first
    if passage.block.kind is BlockKind.PARAGRAPH and len(text) < 60 and len(passage.sentences) == 1 and not text.endswith((",", ".")):
        yield text


def _best(title: str, call: Call) -> int | None:
    scores = sorted(((_fit(title, question), question.number) for question in call.questions), reverse=True)
    if not scores or scores[0][0] < 1 or (len(scores) > 1 and scores[1][0] == scores[0][0]):
        return None
    return scores[0][1]


def _fit(text: str, question: Question) -> float:
    """Count the question's keywords (whole, in singular or plural) and a little for other words of it."""
    text = text[: _LONGEST_TITLE * 4]
    keys = sum(1.0 for key in question.keywords if re.search(rf"\b{re.escape(key.lower())}", text))
    words = {_stem(word) for word in _WORDS.findall(question.text.lower()) if word not in _PLAIN_WORDS}
    return keys + 0.5 * len(words & {_stem(word) for word in _WORDS.findall(text)})


def _stem(word: str) -> str:
    return re.sub(r"(?:ation|ing|ies|ed|es|s|y|e)$", "", word) if len(word) > 4 else word


def _by_subject(body: Sequence[Passage], call: Call) -> set[int]:
    """Paragraphs in which two different keywords of a question stand, or one keyword again and again."""
    found = set()
    for question in call.questions:
        shapes = [re.compile(rf"\b{re.escape(key.lower())}") for key in question.keywords]
        total: set[int] = set()
        for passage in body:
            text = passage.plain.text
            if len(text) < 60:
                continue
            here = {index for index, shape in enumerate(shapes) if shape.search(text)}
            total |= here
            if len(here) >= 2:
                found.add(question.number)
        if len(total) >= 3:
            found.add(question.number)
    return found
