"""The sentences in which the respondent speaks for themselves: no quoted mail, no automatic notice, no pasted call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.confidentiality.disclaimers import Notices
from service.confidentiality.look_alikes import call_speaks
from service.confidentiality.passages import Passage, Passages, Sentence
from service.confidentiality.requests.gathering import folded
from service.domain.document import Document
from service.domain.statement import Quote


@dataclass(frozen=True, slots=True)
class Own:
    """One own sentence and the passage it stands in."""

    passage: Passage
    sentence: Sentence

    @property
    def text(self) -> str:
        """The plain text."""
        return self.sentence.text


def own_words(found: Passages, notice: Notices, call_text: frozenset[str]) -> tuple[Own, ...]:
    """Return all own sentences in reading order."""
    return tuple(_own(found, notice, call_text))


def _own(found: Passages, notice: Notices, call_text: frozenset[str]) -> Iterator[Own]:
    for passage in found.own:
        for sentence in passage.sentences:
            if notice.covers(sentence) or (len(sentence.text) > 24 and folded(sentence.text) in call_text):
                continue
            if call_speaks(sentence.text) and not re.search(r"\b(?:i|my)\b", sentence.text):
                continue
            yield Own(passage, sentence)


def quote(about: str, own: Own, document: Document, confidence: float) -> Quote:
    """Return an own sentence as a quote."""
    return Quote(about, own.sentence.span, document.quote(own.sentence.span), confidence)
