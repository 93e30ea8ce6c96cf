"""What a cell shows for the value that is stored: texts, dates, numbers; and which looks hide it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from service.documents.formats.docx.names import attribute, local

_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)
_WHITE = frozenset({"FFFFFFFF", "00FFFFFF", "FFFEFEFE"})
_LAST_DAY = 2_958_466.0
_FIRST_DAY = datetime(1899, 12, 30, tzinfo=UTC)
_FIRST_DAY_OF_1904 = datetime(1904, 1, 1, tzinfo=UTC)


@dataclass(slots=True)
class Looks:
    """Looks of cells by their number: which show a date, which hide what they hold."""

    dates: set[int] = field(default_factory=set)
    hidden: dict[int, str] = field(default_factory=dict)
    from_1904: bool = False

    def shown(self, value: str, look: int) -> str:
        """Return what a number shows: a date where the cell is formatted as one."""
        if look not in self.dates:
            return value[:-2] if value.endswith(".0") and value[:-2].lstrip("-").isdecimal() else value
        return date_shown(value, from_1904=self.from_1904)


def date_shown(value: str, *, from_1904: bool = False) -> str:
    """Return a day number as a date, with its time where it has one; anything else as it is."""
    try:
        number = float(value)
    except ValueError:
        return value
    if not 0 <= number < _LAST_DAY:
        return value
    first = _FIRST_DAY_OF_1904 if from_1904 else _FIRST_DAY
    moment = first + timedelta(days=int(number), seconds=round((number % 1) * 86_400))
    if number < 1:
        return f"{moment:%H:%M:%S}"
    return f"{moment:%d/%m/%Y}" if number % 1 == 0 else f"{moment:%d/%m/%Y %H:%M:%S}"


def is_date_format(code: str) -> bool:
    """Say whether a number format shows a date or time."""
    bare = _QUOTED.sub("", code).lower()
    return bool(_DATE_LETTERS.search(bare)) and "general" not in bare and not set(bare) & set("0#?")


def hides(code: str) -> bool:
    """Say whether a number format shows nothing whatever the value."""
    return code.count(";") >= 3 and not _QUOTED.sub("", code).replace(";", "").strip()


def read_looks(styles: Any | None, *, from_1904: bool = False) -> Looks:
    """Return the looks that a workbook's styles give to cells."""
    looks = Looks(from_1904=from_1904)
    if styles is None:
        return looks
    formats: dict[str, str] = {}
    parts: dict[str, list[Any]] = {}
    for element in styles:
        parts[local(element)] = list(element)
    for element in parts.get("numFmts", []):
        formats[attribute(element, "numFmtId") or ""] = attribute(element, "formatCode") or ""
    fonts = [_font_hides(font) for font in parts.get("fonts", [])]
    fills = [_is_filled(fill) for fill in parts.get("fills", [])]
    for number, cell in enumerate(parts.get("cellXfs", [])):
        code = attribute(cell, "numFmtId") or "0"
        known = code.isdecimal() and int(code) in _BUILT_IN_DATES
        if (known and code not in formats) or is_date_format(formats.get(code, "")):
            looks.dates.add(number)
        font, fill = _number(cell, "fontId"), _number(cell, "fillId")
        why = fonts[font] if font < len(fonts) else None
        if hides(formats.get(code, "")):
            looks.hidden[number] = "number format"
        elif why == "tiny" or (why == "white" and not (fill < len(fills) and fills[fill])):
            looks.hidden[number] = why
    return looks


def _number(element: Any, name: str) -> int:
    text = attribute(element, name) or "0"
    return int(text) if text.isdecimal() else 0


def _font_hides(font: Any) -> str | None:
    for part in font:
        if local(part) == "sz" and _size(attribute(part, "val") or "") <= 3:
            return "tiny"
        if local(part) == "color" and ((attribute(part, "rgb") or "").upper() in _WHITE or attribute(part, "theme") == "0"):
            return "white"
    return None


def _size(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 11.0


def _is_filled(fill: Any) -> bool:
    return any(attribute(part, "patternType") not in {None, "none"} for part in fill)
