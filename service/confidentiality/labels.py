"""Fields of a form: a label and what was written beside or under it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from service.confidentiality.normalising import plain
from service.confidentiality.passages import Passage, Passages, Zone
from service.domain.document import Span, same_row

_LONGEST_LABEL = 160
_BEFORE_YES, _BEFORE_NO = (re.compile(rf"(?:☒|☑|✓|✔|\[ ?x ?\])\s?{word}\b") for word in ("yes", "no"))
_AFTER_YES, _AFTER_NO = (re.compile(rf"\b{word}\s?(?:☒|☑|✓|✔|\[ ?x ?\])") for word in ("yes", "no"))


def fields(found: Passages) -> Iterator[tuple[str, Passage]]:
    """Yield each label (plain) with the passage that answers it: the next cell, or what follows a line ending in ":" or "?"."""
    items = [passage for passage in found.items if passage.own and passage.plain.text]
    for label, value in pairwise(items):
        text = label.plain.text
        if len(text) > _LONGEST_LABEL or len(value.plain.text) > 600:
            continue
        beside = same_row(label.block, value.block)
        if beside or (text.endswith((":", "?")) and label.block.part == value.block.part):
            yield text, value


def lines(passage: Passage) -> Iterator[tuple[Span, str]]:
    """Yield the lines of a block in plain form, each with its place: a form typed as text is one block of many lines."""
    text = passage.block.text
    cuts = sorted({0, len(text), *(hit.end() for shape in _FIELD_ENDS for hit in shape.finditer(text))})
    for start, end in pairwise(cuts):
        line = text[start:end]
        if line.strip():
            span = Span(passage.span.start + start, passage.span.start + end)
            yield span, (plain(line) if passage.zone is Zone.SUBJECT else passage.plain.cut(span.start, span.end)).text


#: Where one field of a form typed as text ends; readers join short lines that look wrapped.
_FIELD_ENDS = (
    re.compile(r"\n"),
    re.compile(r"(?:[☐☒☑]|\[[ xX✓]?\]|\([ xX]?\))\s?\w+\s+(?=[A-Z][a-z]+[ ,])"),
    re.compile(r"[^\W\d_.]\s+(?=(?:[☐☒☑]|\[[ xX✓]?\])\s?(?:[^\s☐☒☑\[\]]+\s){3})"),
    re.compile(
        r"\s(?=(?:If (?:yes|no|so|confidential)|Reasons?|May we|Can we|Do you|Are you|Would you|Name of"
        r"|Organi[sz]ation(?: name)?|Short description)\b"
        r"[^?:\n]{0,120}[?:\t])"
    ),
)


def yes_or_no(text: str) -> bool | None:
    """Return what a plain answer says, ticked boxes first."""
    boxes = (_BEFORE_YES, _BEFORE_NO) if re.match(r"\W", text) else (_AFTER_YES, _AFTER_NO)
    ticked = bool(boxes[0].search(text)), bool(boxes[1].search(text))
    if ticked[0] != ticked[1]:
        return ticked[0]
    if re.match(r"\W*(?:yes|ydw|ie|cewch)\b", text):
        return True
    return False if re.match(r"\W*(?:no|nope|na|nac\b.{0,6}|nage)\b", text) else None
