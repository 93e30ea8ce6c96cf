"""The text as detection reads it: plain spelling, cut into blocks, with the way back to the document's own code points."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from service.detection.recognisers.plain_text import PlainText, plain_text
from service.domain.document import Anchor, Block, BlockKind, Document, Span

#: Marks that stand on a letter (Latin, Cyrillic, Hebrew, Arabic, Indic) belong to its word.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d"
)
_LETTERS = rf"[^\W\d_][^\W\d_{_MARKS}]*(?:[{_MARKS}]+[^\W\d_]*)*"
_WORD = re.compile(rf"{_LETTERS}(?:['-]{_LETTERS}){{0,12}}")
#: The possessive, and short forms of had, will, have, are that hang on a name.
_SHORT_VERB = re.compile(r"'(?:s|d|ll|ve|re)$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"')\]]*\s+|\n|\t|[•●▪]\s*")
#: A full stop after these does not end a name.
_ABBREVIATED = frozenset(["mrs", "prof", "rev", "revd", "parch", "cllr", "capt", "sgt", "supt", "insp"])


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters (inner hyphens and apostrophes too), possessive ending left out; `start` and `end` in the plain text."""

    start: int
    end: int
    text: str
    lower: str
    block: int

    @property
    def capitalised(self) -> bool:
        """Say whether it begins with a capital."""
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        """Say whether it is all capitals and longer than a letter."""
        return len(self.text) > 1 and self.text.isupper()


@dataclass(frozen=True)
class Reading:
    """A document's plain text (wrapped lines joined), its blocks there, and its words."""

    plain: PlainText
    text: str = field(repr=False)
    spans: tuple[Span, ...]
    blocks: tuple[Block, ...] = field(repr=False)

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.spans]

    def block_at(self, at: int) -> int:
        """Return the index of the block that holds a place in the plain text."""
        return max(0, bisect_right(self._starts, at) - 1)

    def kind_at(self, at: int) -> BlockKind:
        """Return what kind of block a place lies in."""
        return self.blocks[self.block_at(at)].kind

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every word of the text in order."""
        found = []
        for match in _WORD.finditer(self.text):
            raw = match.group()
            bare = _SHORT_VERB.sub("", raw) if "'" in raw and len(raw) > 3 else raw
            found.append(Word(match.start(), match.start() + len(bare), bare, bare.lower(), self.block_at(match.start())))
        return tuple(found)

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where sentences, lines and blocks begin."""
        return [0, *(match.end() for match in _SENTENCE_END.finditer(self.text))]

    def opens_sentence(self, word: Word) -> bool:
        """Say whether a word is the first of its sentence or line (a bullet or quote mark before it does not count)."""
        start = self.sentence_starts[bisect_right(self.sentence_starts, word.start) - 1]
        return not any(character.isalnum() for character in self.text[start : word.start][:40])

    def sentence(self, at: int) -> Span:
        """Return the sentence or line around a place."""
        index = bisect_right(self.sentence_starts, at)
        end = self.sentence_starts[index] if index < len(self.sentence_starts) else len(self.text)
        return Span(self.sentence_starts[index - 1], max(self.sentence_starts[index - 1], end))

    @cached_property
    def small(self) -> bool:
        """Say whether names are typed in small letters: hardly a word begins with a capital that is not all capitals."""
        sample = [word for word in self.words[:3000] if len(word.text) > 1]
        capitals = sum(word.capitalised and not word.shouted for word in sample)
        if len(sample) < 5 or capitals <= len(sample) // 40:
            return len(sample) >= 5
        return capitals <= len(sample) // 12 and self._starts_small()

    def _starts_small(self) -> bool:
        """Say whether nearly all sentences begin with a small letter."""
        first = [next((c for c in self.text[at : at + 40] if c.isalpha()), "") for at in self.sentence_starts[:400]]
        letters = [letter for letter in first if letter]
        return len(letters) >= 5 and sum(letter.islower() for letter in letters) * 5 >= len(letters) * 4

    def words_in(self, start: int, end: int) -> range:
        """Return the indexes of the words that share a letter with a range."""
        first = bisect_right(self._word_starts, start) - 1
        if first < 0 or self.words[first].end <= start:
            first += 1
        last = bisect_right(self._word_starts, end - 1)
        return range(first, max(first, last))

    def adjoin(self, before: Word, after: Word) -> bool:
        """Say whether two words may be parts of one name: same block and no more than a space, dot or hyphen between."""
        if before.block != after.block or after.start - before.end > 4:
            return False
        between = self.text[before.end : after.start]
        return (
            between in {" ", "-"}
            or (between in {"  ", "- ", " -"})
            or (between in {".", ". "} and (len(before.text) <= 2 or before.lower in _ABBREVIATED))
        )

    def back(self, start: int, end: int) -> Span:
        """Return the place in the document's own text."""
        return Span(*self.plain.span(start, end))


def read(document: Document, limit: int) -> Reading:
    """Read at most `limit` code points of a document."""
    plain = plain_text(document.text[:limit])
    spans = tuple(_plain_spans(plain, document, limit))
    return Reading(plain, _unwrapped(plain.text, spans), spans, document.blocks or (Block(BlockKind.PARAGRAPH, "", "", Anchor("")),))


_WRAPPED = re.compile(r"(?<=[^\n]{45})\n(?=[^\W_])|(?<=[^\n]{14}[^\W_])\n(?=[a-z]|(?![^\s:]{1,20}:)[A-Z][^\n]{0,24} [a-z][^\n]* [a-z])")


def _unwrapped(text: str, spans: tuple[Span, ...]) -> str:
    """Return the text with lines that were only wrapped joined by a space, place for place; ends of blocks stay."""
    if "\n" not in text:
        return text
    pieces = []
    at = 0
    for span in spans:
        pieces.append(text[at : span.start])
        pieces.append(_WRAPPED.sub(" ", text[span.start : span.end]))
        at = span.end
    return "".join([*pieces, text[at:]])


def _plain_spans(plain: PlainText, document: Document, limit: int) -> list[Span]:
    """Move the spans of blocks to the plain text (characters nobody sees are missing there)."""
    moved: list[Span] = []
    places = range(len(plain.text))
    for span in document.spans:
        start, end = (bisect_left(places, min(limit, place), key=plain.place) for place in (span.start, span.end))
        moved.append(Span(start, max(start, end)))
    return moved or [Span(0, len(plain.text))]
