"""Text as patterns see it: one plain spelling of spaces, dashes, quotes and digits, with the way back to the original places.

What a person does not see (zero-width characters, soft hyphens, NUL) is left out; everything else keeps its place one to one.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_UNSEEN = re.compile("[\x00\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]+")
#: A word typed letter by letter: the blanks in it are no blanks.
_APART = re.compile(r"(?<![^\W_])(?<![^\W_]['’-])[^\W\d_](?: [^\W\d_](?![^\W_]|['’-][^\W_])){4,60}+")
_SPECIAL = {
    "−": "-",
    "⁃": "-",
    "﹣": "-",
    "－": "-",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "“": '"',
    "”": '"',
    "\u115f": " ",
    "\u1160": " ",
    "\u3164": " ",
    "\uffa0": " ",
    "⁄": "/",
    "∕": "/",
    "․": ".",
}
_LOOKALIKE = str.maketrans("АВЕКМНОРСТУХІЅЈаеорсухіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTYXISJaeopcyxisjABEZHIKMNOPTYXo")
_MIXED_WORD = re.compile(r"(?=[^\W_]{0,40}[\u0370-\u052f])(?=[^\W_]{0,40}[A-Za-z0-9])[^\W_]{2,40}+")


class _PlainSpelling(dict[int, str]):
    """Fills itself with the plain spelling of each character met; always one character for one."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


def _plain(character: str) -> str:
    if character.isascii():
        return character
    if character in _SPECIAL:
        return _SPECIAL[character]
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    if category in {"Zl", "Zp"}:
        return "\n"
    if category == "Pd":
        return "-"
    if category == "Nd":
        return str(unicodedata.digit(character))
    compatible = unicodedata.normalize("NFKC", character)
    return compatible if len(compatible) == 1 and compatible.isascii() else character


_SPELLING = _PlainSpelling()


_DIGITS = re.compile(r"[0-9]+")
#: Five digits or more with little between them: a year or a single number is none.
_MANY_DIGITS = re.compile(r"[0-9](?:[ ./,()\-\n\t]{0,3}+[A-Za-z]{0,4}+[ ./,()\-\n\t]{0,3}+[0-9]){4,}+")
_WORD = re.compile(r"[^\W_]+")
#: How far before digits a pattern that needs one may begin: by itself, or with a label before; and how far after it may end.
BY_ITSELF, WITH_LABEL, _AFTER = 60, 180, 100


@dataclass(frozen=True, slots=True)
class PlainText:
    """Plain text, the same in lower case for quick look-ups, and where characters were left out."""

    text: str
    lowered: str
    _cuts: tuple[int, ...] = ()
    _missing: tuple[int, ...] = ()

    def matches(self, pattern: re.Pattern[str], *, reach: int, many: bool = False) -> Iterator[re.Match[str]]:
        """Return the matches of a pattern; with `reach` only from so far before a digit on, with `many` before five or more."""
        if not reach:
            yield from pattern.finditer(self.text)
            return
        for start, end in _near_digits(self.text, reach, many=many):
            yield from pattern.finditer(self.text, start, end)

    def opens(self, beginnings: tuple[str, ...], reach: int) -> bool:
        """Say whether a word within reach of a digit begins with one of these lower-case letters."""
        near = _words_near_digits(self.text, reach)
        return any(f"\n{beginning}" in near for beginning in beginnings)

    def place(self, index: int) -> int:
        """Return the code point in the original of a character of the plain text."""
        at = bisect_right(self._cuts, index)
        return index + (self._missing[at - 1] if at else 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open range in the original of a non-empty range of the plain text."""
        return self.place(start), self.place(end - 1) + 1


@lru_cache(maxsize=8)
def _near_digits(text: str, reach: int, *, many: bool) -> tuple[tuple[int, int], ...]:
    stretches: list[tuple[int, int]] = []
    for digits in (_MANY_DIGITS if many else _DIGITS).finditer(text):
        start, end = max(0, digits.start() - reach), min(len(text), digits.end() + _AFTER)
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
    return tuple(stretches)


@lru_cache(maxsize=8)
def _words_near_digits(text: str, reach: int) -> str:
    """Return every word within reach of a digit once, in lower case, each after a line end."""
    words = {word for start, end in _near_digits(text, reach, many=False) for word in _WORD.findall(text, start, end)}
    return "".join(f"\n{word.lower()}" for word in words)


def _left_out(text: str) -> list[tuple[int, int]]:
    """Return what no person sees or reads: unseen characters, and the blanks of words typed letter by letter."""
    blanks = [(at, at + 1) for word in _APART.finditer(text) for at in range(word.start() + 1, word.end(), 2)]
    return sorted((*(unseen.span() for unseen in _UNSEEN.finditer(text)), *blanks))


@lru_cache(maxsize=4)
def plain_text(text: str) -> PlainText:
    """Return the plain spelling of a text; the last few are remembered because every recogniser asks for the same one."""
    if text.isascii() and "\x00" not in text and not _APART.search(text):
        return PlainText(text, text.lower())
    kept: list[str] = []
    cuts: list[int] = []
    missing: list[int] = []
    at = length = gone = 0
    for start, end in _left_out(text):
        kept.append(text[at:start])
        length += start - at
        gone += end - start
        at = end
        cuts.append(length)
        missing.append(gone)
    kept.append(text[at:])
    plain = "".join(kept).translate(_SPELLING)
    if _MIXED_WORD.search(plain):
        plain = _MIXED_WORD.sub(lambda word: word.group().translate(_LOOKALIKE), plain)
    return PlainText(plain, plain.lower(), tuple(cuts), tuple(missing))
