"""Tells the newest reply of a message from the thread it quotes and from its signature, line by line in linear time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from service.documents.letter_ends import is_phone_footer, is_sign_off, looks_like_disclaimer


class Zone(Enum):
    """What a stretch of a body is."""

    REPLY = "reply"
    QUOTED = "quoted"
    SIGNATURE = "signature"


_LOOKED_AT = 400
_ORIGINAL = re.compile(
    r"[-_=*\s]{0,80}(?:original message|original appointment|forwarded message|begin forwarded message|neges wreiddiol|"
    r"neges wedi'i hanfon ymlaen|forwarded by\b.{0,200})[-_=*:\s]{0,80}$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\*?(?:from|oddi wrth|von|de|od)\s?:\*?\s{0,3}\S", re.IGNORECASE)
_SENT = re.compile(r"(?:^|[\s*])(?:sent|date|anfonwyd|dyddiad)\s?:", re.IGNORECASE)
_TO = re.compile(r"(?:^|[\s*])(?:to|subject|cc|at|i|pwnc)\s?:", re.IGNORECASE)
_WROTE = ("wrote:", "wrote :", "ysgrifennodd:", "a écrit :", "schrieb:", "napisał(a):", "escribió:")
_DATED = re.compile(r"\d{1,2}[:./\s-]\d|\d{4}|@")
_LONG_WORDS = 14
_LONG = 110
#: Three lines and more, all shorter than this, are a card: name, post, telephone.
_CARD = 60


def zones(text: str) -> list[tuple[int, int, Zone]]:
    """Return stretches (start, end, zone) that cover the whole text in order."""
    lines = text.split("\n")
    labels = _labels(lines)
    found: list[tuple[int, int, Zone]] = []
    at = 0
    for line, label in zip(lines, labels, strict=True):
        end = at + len(line) + 1
        if found and found[-1][2] is label:
            found[-1] = (found[-1][0], end, label)
        else:
            found.append((at, end, label))
        at = end
    if found:
        found[-1] = (found[-1][0], len(text), found[-1][2])
    return found


def _labels(lines: Sequence[str]) -> list[Zone]:
    labels = [Zone.REPLY] * len(lines)
    number = 0
    while number < len(lines):
        line = lines[number][:_LOOKED_AT]
        if line.lstrip().startswith(">"):
            labels[number] = Zone.QUOTED
        elif _starts_thread(lines, number):
            wrote = _attribution_end(lines, number)
            if wrote is not None and _quoted_by_signs(lines, wrote + 1):
                labels[number : wrote + 1] = [Zone.QUOTED] * (wrote + 1 - number)
                number = wrote
            else:
                labels[number:] = [Zone.QUOTED] * (len(lines) - number)
                return labels
        elif _starts_signature(lines, number):
            end = _signature_end(lines, number)
            labels[number:end] = [Zone.SIGNATURE] * (end - number)
            number = max(number, end - 1)
        number += 1
    return labels


def _starts_thread(lines: Sequence[str], number: int) -> bool:
    line = lines[number][:_LOOKED_AT].strip()
    if not line:
        return False
    if _ORIGINAL.match(line):
        return True
    if _FROM.match(line):
        near = "\n".join(following[:_LOOKED_AT] for following in lines[number : number + 5])
        return bool(_SENT.search(near) and _TO.search(near))
    return _attribution_end(lines, number) is not None


def _attribution_end(lines: Sequence[str], number: int) -> int | None:
    """Return the last line of "On … wrote:", which a mail program may have broken over three lines."""
    opening = lines[number].strip()[:_LOOKED_AT].lower()
    if opening.startswith("ysgrifennodd ") and opening.endswith(":"):
        return number
    if not opening.startswith(("on ", "ar ", "le ", "am ", "w dniu ", "el ")):
        return None
    for last in range(number, min(number + 3, len(lines))):
        line = lines[last].strip()[-_LOOKED_AT:].lower()
        joined = " ".join(piece.strip()[:_LOOKED_AT] for piece in lines[number : last + 1])
        welsh = opening.startswith("ar ") and "ysgrifennodd" in joined.lower() and line.endswith(":")
        if (line.endswith(_WROTE) or welsh) and _DATED.search(joined):
            return last
        if not line:
            return None
    return None


def _quoted_by_signs(lines: Sequence[str], number: int) -> bool:
    for line in lines[number : number + 4]:
        if line.strip():
            return line.lstrip().startswith(">")
    return False


def _starts_signature(lines: Sequence[str], number: int) -> bool:
    line = lines[number]
    if line.rstrip("\r") in {"-- ", "--"} or is_phone_footer(line[:_LOOKED_AT]):
        return True
    return number > 0 and is_sign_off(lines[number - 1][:_LOOKED_AT]) and bool(line.strip() or number + 1 < len(lines))


def _signature_end(lines: Sequence[str], number: int) -> int:
    """A signature goes on until the thread or until a paragraph that says something again, such as a postscript."""
    for at in range(number + 1, len(lines)):
        line = lines[at]
        if line.lstrip().startswith(">") or _starts_thread(lines, at):
            return at
        starts_paragraph = not lines[at - 1].strip()
        if starts_paragraph and line.strip() and _speaks(lines, at):
            return at
    return len(lines)


def _speaks(lines: Sequence[str], number: int) -> bool:
    paragraph: list[str] = []
    for line in lines[number : number + 40]:
        if not line.strip():
            break
        paragraph.append(line[:_LOOKED_AT])
    text = " ".join(paragraph)
    if looks_like_disclaimer(text):
        return False
    if text.lower().startswith(("ps", "p.s", "o.n.", "note:", "please ", "i ", "we ", "my ", "our ", "hoffwn ")):
        return True
    if len(paragraph) > 2 and all(len(line) < _CARD for line in paragraph) and sum(line.rstrip().endswith(".") for line in paragraph) < 2:
        return False
    return len(text) > _LONG or len(text.split()) >= _LONG_WORDS
