"""Words of a picture to the lines that the layout of PDF pages works on: even sizes, level lines, a blank between words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from service.documents.formats.pdf.characters import Character, Look
from service.documents.formats.pdf.layout import Line, pieces_of
from service.documents.ocr.recognised import GOOD, PageText, TextLine, Word

#: Parts of the size of letters: capitals above the line, small letters above it, tails below it.
_CAPITAL, _SMALL, _TAIL = 0.72, 0.53, 0.22
_HANGING = frozenset("gjpqyQJ,;()[]{}@|/_$§“”‘’\"'")
_TALL = frozenset("bdfhklt0123456789")
#: Sizes this near to the page's usual one are the usual one: an engine's boxes are not that exact.
_ALIKE = 0.2
#: On a page of doubts a large letter is no heading.
_ALL_ALIKE = 1.0
_SAME_ROW = 0.35
_LEAST = 4.0
#: Words of an address that the engine parted.
_PARTED = 0.5


@dataclass(frozen=True, slots=True)
class _Measured:
    words: tuple[Word, ...]
    base: float
    size: float


def lines_of_page(page: PageText) -> list[Line]:
    """Return the page's lines, split where a gap is as wide as between columns, boxes in points of the upright picture."""
    measured = [_measured(line) for line in page.lines]
    usual = _usual(measured)
    alike = _ALIKE if page.trust >= GOOD else _ALL_ALIKE
    looks: dict[float, Look] = {}
    made: list[Line] = []
    for line, base in zip(measured, _levelled(measured), strict=True):
        size = usual if abs(line.size - usual) <= usual * alike else round(line.size * 2) / 2
        look = looks.setdefault(size, Look(size=size))
        made.extend(pieces_of(list(_characters(line.words, base, look))))
    return made


def _measured(line: TextLine) -> _Measured:
    words = _rejoined(line.words)
    standing = [word.box[1] for word in words if not _HANGING & set(word.text)]
    base = median(standing) if standing else line.box[1] + (line.box[3] - line.box[1]) * _TAIL
    tall = [word.box[3] - base for word in words if _TALL & set(word.text) or any(map(str.isupper, word.text))]
    low = [word.box[3] - base for word in words]
    size = median(tall) / _CAPITAL if tall else median(low) / _SMALL
    return _Measured(words, base, max(size, _LEAST))


def _rejoined(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Put an address together that was read as two words: what stands before its @, and ends on a dot, is part of it."""
    made: list[Word] = []
    for word in words:
        before = made[-1] if made else None
        if before is not None and _goes_on(before, word):
            box = (before.box[0], min(before.box[1], word.box[1]), word.box[2], max(before.box[3], word.box[3]))
            made[-1] = Word(before.text + word.text, box, min(before.trust, word.trust))
            if len(made) > 1 and _goes_on(made[-2], made[-1]):
                after, first = made.pop(), made.pop()
                made.append(Word(first.text + after.text, (first.box[0], *after.box[1:]), min(first.trust, after.trust)))
        else:
            made.append(word)
    return tuple(made)


def _goes_on(before: Word, word: Word) -> bool:
    gap, height = word.box[0] - before.box[2], max(1.0, word.box[3] - word.box[1])
    if "@" not in before.text + word.text or gap > height * _PARTED:
        return False
    ends_open = before.text.endswith((".", "@", "-", "_")) and ("@" in word.text or "@" in before.text)
    return ends_open or ("@" in word.text and gap < height * 0.25)


def _usual(lines: Sequence[_Measured]) -> float:
    sizes = sorted(line.size for line in lines for word in line.words for _ in word.text)
    return round(sizes[len(sizes) // 2] * 2) / 2 if sizes else 10.0


def _levelled(lines: Sequence[_Measured]) -> list[float]:
    """Give lines that stand beside one another one base."""
    bases = [line.base for line in lines]
    row: float | None = None
    for index in sorted(range(len(lines)), key=lambda at: -lines[at].base):
        if row is not None and row - lines[index].base < lines[index].size * _SAME_ROW:
            bases[index] = row
        else:
            row = lines[index].base
    return bases


def _characters(words: Sequence[Word], base: float, look: Look) -> Iterator[Character]:
    """Share each word's box among its letters; boxes reach from tail to capital, whatever the letters."""
    bottom, top = base - look.size * _TAIL, base + look.size * _CAPITAL
    last: float | None = None
    for word in words:
        left, right = word.box[0], max(word.box[2], word.box[0] + 0.1)
        if last is not None:
            yield Character(" ", (last, bottom, max(left, last), top), look)
        width = (right - left) / len(word.text)
        for number, letter in enumerate(word.text):
            yield Character(letter, (left + number * width, bottom, left + (number + 1) * width, top), look)
        last = right
