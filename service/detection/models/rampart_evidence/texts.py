"""Marked texts as training pieces: names swapped, case and letters changed, digits drawn anew, cut into windows, one label a letter.

Build-time only. A text is a list of parts, each with one label, so that whatever is changed stays aligned with its mark.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

OUTSIDE, DIRECT, QUASI, KEEP, UNKNOWN = 0, 1, 2, 3, -1
#: Outside text of a hand that marked few quasi-identifiers: it may be either.
OUTSIDE_OR_QUASI = 4
_LABEL = {"D": DIRECT, "Q": QUASI, "K": KEEP}
_TOKEN = re.compile(r"\{\{(?:(K)|([DQR]):(p\d+)):|\}\}")
_WORD = re.compile(r"[^\W\d_]+")
_NO_NAMES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "rev",
        "revd",
        "fr",
        "father",
        "sister",
        "brother",
        "canon",
        "pc",
        "dc",
        "ds",
        "di",
        "dci",
        "sgt",
        "sergeant",
        "inspector",
        "superintendent",
        "detective",
        "constable",
        "officer",
        "nurse",
        "judge",
        "councillor",
        "cllr",
        "captain",
        "the",
        "my",
        "our",
        "your",
        "his",
        "her",
        "mam",
        "mum",
        "mummy",
        "dad",
        "nan",
        "gran",
        "aunt",
        "auntie",
        "aunty",
        "uncle",
        "and",
        "of",
        "from",
        "at",
        "in",
        "on",
        "by",
        "for",
        "to",
        "de",
        "la",
        "le",
        "van",
        "von",
        "der",
        "bin",
        "al",
        "ap",
        "ab",
        "ferch",
        "née",
        "nee",
        "family",
        "patient",
        "flat",
        "road",
        "street",
        "lane",
        "close",
        "avenue",
        "house",
        "court",
        "drive",
        "way",
        "cottage",
        "farm",
        "terrace",
        "place",
        "row",
        "park",
        "green",
        "hill",
        "crescent",
        "gardens",
        "box",
        "apt",
        "unit",
        "floor",
        "no",
        "ext",
        "so",
        "spo",
        "po",
        "vlo",
        "e-mail",
        "email",
        "tel",
        "mobile",
        "phone",
    ]
)
_CITED = re.compile(r"\(\d{4}[a-z]?\)|et al|\bv\.? |\d{4}\)|\b[A-Z]\.,")
_SMUDGE = {
    "o": "0",
    "l": "1",
    "i": "l",
    "e": "c",
    "s": "5",
    "a": "e",
    "n": "u",
    "t": "f",
    "g": "9",
    "b": "6",
    "m": "n",
    "I": "l",
    "O": "0",
    "S": "5",
    "B": "8",
}


@dataclass(frozen=True, slots=True)
class Part:
    """Some letters with one label."""

    text: str
    label: int


@dataclass(frozen=True, slots=True)
class Marked:
    """A text of one hand as parts; `decided` is False for text without marks, of which only the first head is asked."""

    hand: str
    parts: tuple[Part, ...]
    decided: bool = True

    @property
    def plain(self) -> str:
        """The text without marks."""
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Names:
    """Lists that swapped names are drawn from."""

    given: tuple[str, ...]
    surnames: tuple[str, ...]
    ordinary: frozenset[str]


def parts(text: str, outside: int = OUTSIDE) -> tuple[Part, ...]:
    """Return a text with inline marks as parts; inside a region only what is marked has a label."""
    found: list[Part] = []
    stack: list[str] = []
    at = 0
    for token in _TOKEN.finditer(text):
        label = _LABEL.get(stack[-1], UNKNOWN) if stack else outside
        if token.start() > at:
            found.append(Part(text[at : token.start()], label))
        at = token.end()
        if token.group() == "}}":
            stack.pop()
        else:
            stack.append(token.group(1) or token.group(2))
    return (*found, Part(text[at:], outside)) if at < len(text) else tuple(found)


def read_gold(folder: Path, hand: str, pattern: str = "*.yaml", outside: int = OUTSIDE) -> list[Marked]:
    """Read the submissions of one hand."""
    texts = (yaml.safe_load(path.read_text(encoding="utf-8"))["text"] for path in sorted(folder.glob(pattern)))
    return [Marked(hand, parts(text, outside)) for text in texts]


def read_snippets(path: Path, hand: str) -> list[Marked]:
    """Read short marked passages, a list of strings."""
    return [Marked(hand, parts(text)) for text in yaml.safe_load(path.read_text(encoding="utf-8"))]


def read_names(words: Path, surnames: Path) -> Names:
    """Read the detector's own list of given names, a list of surnames, and the words that are neither."""

    def lines(path: Path) -> list[str]:
        return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]

    return Names(tuple(lines(words / "given_names.txt")), tuple(lines(surnames)), frozenset(lines(words / "ordinary_english.txt")))


def variant(marked: Marked, names: Names, draw: random.Random) -> Marked:
    """Return the text changed at random: most often names and digits, now and then its case or some letters."""
    if draw.random() < 0.15:
        return marked
    if marked.decided and draw.random() < 0.8:
        marked = _renamed(marked, names, draw)
    if draw.random() < 0.5:
        marked = replace(marked, parts=tuple(_redrawn(part, draw) for part in marked.parts))
    chance = draw.random()
    if chance < 0.10:
        return replace(marked, parts=tuple(_same_length(part, part.text.lower()) for part in marked.parts))
    if chance < 0.13:
        return replace(marked, parts=tuple(_same_length(part, part.text.upper()) for part in marked.parts))
    if chance < 0.21:
        rate = draw.choice([0.005, 0.01, 0.03])
        return replace(marked, parts=tuple(replace(part, text=_smudged(part.text, rate, draw)) for part in marked.parts))
    return marked


def _same_length(part: Part, text: str) -> Part:
    return replace(part, text=text) if len(text) == len(part.text) else part


def _smudged(text: str, rate: float, draw: random.Random) -> str:
    return "".join(_SMUDGE.get(each, each) if draw.random() < rate else each for each in text)


def _redrawn(part: Part, draw: random.Random) -> Part:
    """Draw the digits of identifiers and particulars anew; the first digit of a run stays, so that years and phones keep their look."""
    if part.label not in {DIRECT, QUASI}:
        return part
    return replace(part, text=re.sub(r"(?<=\d)\d", lambda _: str(draw.randrange(10)), part.text))


def _renamed(marked: Marked, names: Names, draw: random.Random) -> Marked:
    """Give everybody another name, the same for all mentions; a cited author or a case keeps being one under another name."""
    swaps: dict[str, str] = {}
    some = 1.0 if draw.random() < 0.6 else 0.5

    def other(word: str) -> str:
        low = word.lower()
        if low not in swaps:
            swaps[low] = low if draw.random() > some else _another(low, names, draw)
        found = swaps[low]
        return word if found == low else _cased(found, word)

    def swapped(part: Part) -> Part:
        if part.label == DIRECT:
            return replace(
                part, text=_WORD.sub(lambda match: other(match.group()) if _is_name(part.text, match, names) else match.group(), part.text)
            )
        if part.label == KEEP and _CITED.search(part.text) and draw.random() < 0.5:
            return replace(
                part, text=_WORD.sub(lambda match: other(match.group()) if _is_surname(match, names) else match.group(), part.text)
            )
        return part

    return replace(marked, parts=tuple(swapped(part) for part in marked.parts))


def _is_name(text: str, match: re.Match[str], names: Names) -> bool:
    word = match.group()
    if len(word) < 3 or word.lower() in _NO_NAMES or (match.start() and text[match.start() - 1].isdigit()):
        return False
    digits = any(each.isdigit() for each in text)
    if "@" in text or "/" in text:
        domain = text.find("@", 1)
        return (domain < 0 or match.start() < domain) and word.lower() not in {
            "www",
            "http",
            "https",
            "com",
            "facebook",
            "twitter",
            "linkedin",
            "pdf",
            "docx",
            "jpg",
        }
    return word[0].isupper() or (text.islower() and not digits) if not digits else word[0].isupper() and word.lower() not in names.ordinary


def _is_surname(match: re.Match[str], names: Names) -> bool:
    word = match.group()
    return word[0].isupper() and len(word) > 2 and word.lower() not in names.ordinary and not word.isupper()


def _another(low: str, names: Names, draw: random.Random) -> str:
    if low in _given(names):
        return draw.choice(names.given)
    return draw.choice(names.surnames).lower()


_GIVEN: dict[int, frozenset[str]] = {}


def _given(names: Names) -> frozenset[str]:
    return _GIVEN.setdefault(id(names), frozenset(names.given))


def _cased(name: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return name.upper()
    if like[0].isupper():
        return re.sub(r"(?<![^\W_])[^\W\d_]", lambda match: match.group().upper(), name)
    return re.sub(r"[ '’-]", "", name)


def windows(marked: Marked, draw: random.Random) -> Iterator[tuple[str, list[int]]]:
    """Cut a text at white space into windows of a size drawn anew, from a place drawn anew; each with the label of every letter."""
    text = marked.plain
    labels = [part.label if marked.decided else UNKNOWN for part in marked.parts for _ in part.text]
    size = draw.choice([300, 480, 480, 480, 640, 800])
    start = 0
    first = draw.randrange(size // 3, size)
    while start < len(text):
        end = min(len(text), start + (first if start == 0 else size))
        if end < len(text):
            space = max(text.rfind(" ", start + 60, end), text.rfind("\n", start + 60, end))
            end = space if space > start else end
        yield text[start:end], labels[start:end]
        start = end


def token_labels(offsets: list[tuple[int, int]], labels: list[int]) -> list[int]:
    """Return one label a word piece: that of its middle letter; what stands for no letter has none."""
    return [labels[(start + end) // 2] if end > start else UNKNOWN for start, end in offsets]


def as_batchable(marked: Marked, tokenizer: Any, draw: random.Random) -> list[tuple[list[int], list[int]]]:
    """Return the windows of a text as word piece numbers with labels."""
    found = []
    for piece, labels in windows(marked, draw):
        encoding = tokenizer.encode(piece)
        found.append((encoding.ids[:256], token_labels(encoding.offsets, labels)[:256]))
    return found
