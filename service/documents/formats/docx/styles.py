"""What styles and numbering say of a paragraph or run: heading level, list kind, hidden or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from service.documents.formats.docx.names import attribute, local

_HEADING = re.compile(r"heading\s?([1-9])$", re.IGNORECASE)
_DEEPEST = 20
_OFF = frozenset({"0", "false", "off", "none"})
_TINY_HALF_POINTS = 7
_HEX = re.compile(r"#?[0-9A-Fa-f]{6}")
HIGHLIGHT, SHADE = "highlight", "shade"
#: Behind letters this dark, darker ones are not seen.
BLACK, _DARK = 64, 110
_WHITE = frozenset({"FFFFFF", "FEFEFE", "FDFDFD"})


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks; None where nothing is said."""

    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    raised: str | None = None
    vanish: bool | None = None
    white: bool | None = None
    tiny: bool | None = None
    shaded: bool | None = None
    capitals: bool | None = None
    #: How bright the letters are, 0 to 255, where a colour is given.
    ink: int | None = None
    #: What lies behind the letters if it is black: a marker pen's "highlight" or a "shade".
    blacked: str | None = None

    def over(self, below: Look) -> Look:
        """Return this look where it says something, `below` elsewhere."""
        return Look(*(mine if mine is not None else other for mine, other in zip(self._all(), below._all(), strict=True)))

    def _all(self) -> tuple[Any, ...]:
        marks = (self.bold, self.italic, self.underline, self.raised, self.vanish, self.white, self.tiny, self.shaded)
        return (*marks, self.capitals, self.ink, self.blacked)

    @property
    def hidden(self) -> str | None:
        """Why a reader does not see it."""
        if self.vanish:
            return "vanish"
        if self.white and not self.shaded:
            return "white"
        if self.blacked and (self.ink < _DARK if self.ink is not None else self.blacked == HIGHLIGHT):
            return "covered"  # letters without a colour of their own turn white on a shade, not under a marker
        return "tiny" if self.tiny else None


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph or character style, resolved."""

    look: Look = Look()
    heading: int = 0
    list: tuple[str, int] | None = None
    based_on: str | None = None


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles of a file, and which numbered lists are ordered."""

    styles: dict[str, Style] = field(default_factory=dict)
    ordered: dict[tuple[str, int], bool] = field(default_factory=dict)
    custom_names: tuple[str, ...] = ()

    def style(self, style_id: str | None) -> Style:
        """Return a style with what it inherits."""
        result = Style()
        for _ in range(_DEEPEST):
            own = self.styles.get(style_id or "")
            if own is None:
                break
            result = replace(result, look=result.look.over(own.look), heading=result.heading or own.heading, list=result.list or own.list)
            style_id = own.based_on
        return result


def look_of(properties: Any) -> Look:  # noqa: C901 - a line for each property
    """Return what a run's properties element says."""
    look = Look()
    for element in properties if properties is not None else ():
        name, value = local(element), attribute(element, "val")
        on = (value or "true").lower() not in _OFF
        if name in {"b", "bCs"}:
            look = replace(look, bold=on)
        elif name in {"i", "iCs"}:
            look = replace(look, italic=on)
        elif name == "u":
            look = replace(look, underline=on)
        elif name == "vertAlign":
            look = replace(look, raised=value)
        elif name in {"vanish", "webHidden"}:
            look = replace(look, vanish=on or None if name == "webHidden" else on)
        elif name == "color":
            look = replace(look, white=(value or "").upper() in _WHITE, ink=brightness(value))
        elif name == "sz":
            look = replace(look, tiny=bool(value and value.isdecimal() and int(value) <= _TINY_HALF_POINTS))
        elif name in {"caps", "smallCaps"}:
            look = replace(look, capitals=on)
        elif name == "highlight":
            look = replace(look, shaded=on, blacked=HIGHLIGHT if value == "black" else "")
        elif name == "shd":
            shade = brightness(attribute(element, "fill"))
            look = replace(look, shaded=is_shading(element), blacked=SHADE if shade is not None and shade < BLACK else look.blacked)
    return look


def brightness(colour: str | None) -> int | None:
    """Return how bright a colour of six hexadecimal digits is, 0 to 255, None for one that is not given."""
    if not colour or not _HEX.fullmatch(colour):
        return None
    red, green, blue = (int(colour.lstrip("#")[at : at + 2], 16) for at in (0, 2, 4))
    return (red * 3 + green * 6 + blue) // 10


def is_shading(element: Any) -> bool:
    """Say whether a shading element gives a background other than white."""
    return (attribute(element, "fill") or "auto").upper() not in {"AUTO", "FFFFFF"}


def read_styles(styles: Any, numbering: Any) -> Styles:
    """Read the styles and numbering parts; either may be None."""
    found: dict[str, Style] = {}
    custom: list[str] = []
    for element in (child for child in (styles if styles is not None else ()) if local(child) == "style"):
        style_id = attribute(element, "styleId") or ""
        found[style_id] = _style(element)
        if attribute(element, "customStyle") in {"1", "true"}:
            custom.append(next((attribute(child, "val") or "" for child in element if local(child) == "name"), ""))
    return Styles(found, dict(_ordered(numbering)), tuple(name for name in custom if name and not name.endswith(" Char")))


def _style(element: Any) -> Style:
    style = Style()
    for child in element:
        name, value = local(child), attribute(child, "val")
        if name == "name":
            match = _HEADING.match(value or "")
            level = int(match.group(1)) if match else 1 if (value or "").lower() == "title" else 0
            style = replace(style, heading=level)
        elif name == "basedOn":
            style = replace(style, based_on=value)
        elif name == "rPr":
            style = replace(style, look=look_of(child))
        elif name == "pPr":
            style = replace(style, list=list_of(child), heading=style.heading or outline_of(child))
    return style


def list_of(properties: Any) -> tuple[str, int] | None:
    """Return the list and level (0 = top) that a paragraph's properties put it in."""
    for element in properties if properties is not None else ():
        if local(element) == "numPr":
            values = {local(child): attribute(child, "val") or "" for child in element}
            level = values.get("ilvl", "0")
            return values.get("numId", ""), int(level) if level.isdecimal() else 0
    return None


def outline_of(properties: Any) -> int:
    """Return the heading level that a paragraph's outline level gives it, 0 for none."""
    for element in properties if properties is not None else ():
        if local(element) == "outlineLvl":
            value = attribute(element, "val") or ""
            return int(value) + 1 if value.isdecimal() and int(value) < 9 else 0
    return 0


def _ordered(numbering: Any) -> Iterator[tuple[tuple[str, int], bool]]:
    kinds: dict[str, dict[int, bool]] = {}
    for element in numbering if numbering is not None else ():
        if local(element) == "abstractNum":
            levels = kinds[attribute(element, "abstractNumId") or ""] = {}
            for level in element:
                if local(level) == "lvl":
                    formats = [attribute(child, "val") for child in level if local(child) == "numFmt"]
                    levels[int(attribute(level, "ilvl") or 0)] = bool(formats) and formats[0] not in {"bullet", "none"}
    for element in numbering if numbering is not None else ():
        if local(element) == "num":
            target = next((attribute(child, "val") or "" for child in element if local(child) == "abstractNumId"), "")
            for number, ordered in kinds.get(target, {}).items():
                yield (attribute(element, "numId") or "", number), ordered
