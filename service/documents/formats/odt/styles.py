"""What the styles of an OpenDocument file say: looks of text, kinds of lists, what of a table is folded away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from service.documents.formats.docx.names import attribute, local
from service.documents.formats.docx.styles import BLACK, SHADE, Look, brightness

_DEEPEST = 20
_TINY_POINTS = 3.6
_BUILT_IN = """
standard text body heading header footer footnote endnote symbol characters anchor caption list index illustration table contents marginalia
title subtitle quotations sender frame drawing figure internet link visited strong emphasis source teletype variable definition
numbering line bullet bullets page number first left right default style graphics ole watermark labels formula
user entry example preformatted horizontal
appendix landscape envelope html endnotes footnotes rubies vertical main addressee signature salutation complimentary close hanging
indent first-line internet placeholder normal paragraph font object shape dash arrow without fill with and of the shadow outline arrows
result accent good bad neutral warning error status note hyperlink cell heading1 heading2 text2 tab stop conversion report contents
"""
_KNOWN = frozenset(_BUILT_IN.split())


@dataclass(slots=True)
class OdfStyles:
    """Styles by family and name; lists by name."""

    looks: dict[tuple[str, str], tuple[Look, str]] = field(default_factory=dict)
    ordered: dict[tuple[str, int], bool] = field(default_factory=dict)
    folded: set[str] = field(default_factory=set)
    formats: dict[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)

    def look(self, family: str, name: str | None) -> Look:
        """Return a style's look, what it inherits included."""
        found = Look()
        for _ in range(_DEEPEST):
            if not name or (family, name) not in self.looks:
                return found
            own, name = self.looks[family, name]
            found = found.over(own)
        return found

    def is_ordered(self, name: str, level: int) -> bool:
        """Say whether a list style numbers its items."""
        return self.ordered.get((name, level), self.ordered.get((name, 1), False))

    def read(self, root: Any) -> None:
        """Take every style below an element."""
        for element in root.iter():
            name = local(element)
            if name == "style":
                self._style(element)
            elif name == "list-style":
                self._list(element)

    def _style(self, element: Any) -> None:
        name, family = attribute(element, "name") or "", attribute(element, "family") or ""
        shown = (attribute(element, "display-name") or name).replace("_20_", " ")
        if not {word.strip("()").lower() for word in shown.replace("_", " ").split() if word.isalpha()} <= _KNOWN and " " in shown:
            self.names.append(shown)
        look = Look()
        for part in element:
            if local(part) == "text-properties":
                look = _look(part).over(look)
            elif local(part) in {"paragraph-properties", "table-cell-properties"} and _filled(part):
                look = Look(shaded=True).over(look)
            elif (local(part) == "table-properties" and attribute(part, "display") == "false") or (
                local(part) == "section-properties" and attribute(part, "display") == "none"
            ):
                self.folded.add(name)
        self.looks.setdefault((family, name), (look, attribute(element, "parent-style-name") or ""))

    def _list(self, element: Any) -> None:
        name = attribute(element, "name") or ""
        for level in element:
            number = attribute(level, "level") or "1"
            if number.isdecimal():
                self.ordered[name, int(number)] = local(level) == "list-level-style-number"


def _filled(part: Any) -> bool:
    colour = attribute(part, "background-color") or "transparent"
    return colour.lower() not in {"transparent", "#ffffff", "#fefefe"}


def _look(part: Any) -> Look:
    values = dict(_values(part))
    weight, slant = values.get("font-weight"), values.get("font-style")
    position = (values.get("text-position") or "").split(" ")[0]
    raised = {"super": "superscript", "sub": "subscript"}.get(position)
    if raised is None and position.rstrip("%").lstrip("-").isdecimal() and position not in {"0%", ""}:
        raised = "subscript" if position.startswith("-") else "superscript"
    colour, size = values.get("color"), values.get("font-size") or ""
    return Look(
        bold=None if weight is None else weight in {"bold", "600", "700", "800", "900"},
        italic=None if slant is None else slant in {"italic", "oblique"},
        underline=None if "text-underline-style" not in values else values["text-underline-style"] != "none",
        raised=raised,
        vanish=None if "display" not in values else values["display"] in {"none", "condition"},
        white=None if colour is None else colour.lower() in {"#ffffff", "#fefefe", "#fdfdfd"},
        tiny=(_points(size) <= _TINY_POINTS) if size.endswith("pt") else None,
        shaded=_filled(part) or None,
        ink=brightness(colour),
        blacked=SHADE if _blackened(values) else None,
    )


def _blackened(values: dict[str, str]) -> bool:
    shade = brightness(values.get("background-color"))
    return shade is not None and shade < BLACK


def _values(part: Any) -> Iterator[tuple[str, str]]:
    yield from ((key.rpartition("}")[2], str(value)) for key, value in part.attrib.items())


def _points(size: str) -> float:
    try:
        return float(size.removesuffix("pt"))
    except ValueError:
        return 99.0
