"""Tells by its words which of the call's questions a heading or a paragraph speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.confidentiality.passages import Passage
from service.domain.call import Call, Question
from service.domain.document import BlockKind

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
LONGEST_TITLE = 130


def by_title(body: Sequence[Passage], call: Call) -> set[int]:
    """Headings and first sentences such as "On blame." that speak of one question more than of the others."""
    found = set()
    for passage in body:
        for title in _titles(passage):
            best = _best(title, call)
            if best is not None:
                found.add(best)
    return found


#: "What follows an incident in Scotland: …" heads a paragraph.
_LEAD = re.compile(
    r"\W*(?P<what>(?:on|how|what|where|who|the|as (?:for|to)|about|barriers?|learning|fears?|blame|examples?|promoting"
    r"|identif\w+)\b[^.:?!]{2,70}):(?=\s)"
)


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
    lead = _LEAD.match(text)
    if lead:
        yield lead["what"]
    if passage.block.kind is BlockKind.PARAGRAPH and len(text) < 60 and len(passage.sentences) == 1 and not text.endswith((",", ".")):
        yield text


def _best(title: str, call: Call) -> int | None:
    scores = sorted(((fit(title, question), question.number) for question in call.questions), reverse=True)
    if not scores or scores[0][0] < 1 or (len(scores) > 1 and scores[1][0] == scores[0][0]):
        return None
    return scores[0][1]


def fit(text: str, question: Question) -> float:
    """Count the question's keywords (whole, in singular or plural) and a little for other words of it."""
    text = text[: LONGEST_TITLE * 4]
    keys = sum(1.0 for key in question.keywords if re.search(rf"\b{re.escape(key.lower())}", text))
    words = {_stem(word) for word in _WORDS.findall(question.text.lower()) if word not in _PLAIN_WORDS}
    return keys + 0.5 * len(words & {_stem(word) for word in _WORDS.findall(text)})


def _stem(word: str) -> str:
    return re.sub(r"(?:ation|ing|ies|ed|es|s|y|e)$", "", word) if len(word) > 4 else word


def by_subject(body: Sequence[Passage], call: Call) -> set[int]:
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
