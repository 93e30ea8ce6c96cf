"""One worksheet: its cells with what hides them, and everything written about them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from service.documents.formats.docx.extras import property_block
from service.documents.formats.docx.names import attribute, local
from service.documents.formats.office.other_parts import words_of
from service.documents.formats.office.sheets import SheetCell
from service.documents.formats.xlsx.values import Looks
from service.documents.part_reading import clean
from service.domain.document import Anchor, Block, BlockKind

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_EDGE_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-F]{6}|K\d\d[+-]\d{3}|\d{1,3}|[A-JM-Z&+-])')
_EDGE_SECTIONS = re.compile(r"&[LCR]")
#: Formulas that say something besides places and functions.
_SAYS = re.compile(r"[\"\[']|[^\W\d_]{2,}[\s_.@][^\W\d_]{2,}")
_WIDEST_MERGE = 64
_EDGES = frozenset({"oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"})


def place_of(reference: str) -> tuple[int, int] | None:
    """Return row and column, from 0, of a reference like "B12"."""
    match = _PLACE.match(reference)
    if match is None:
        return None
    column = 0
    for letter in match.group(1):
        column = column * 26 + ord(letter) - 64
    return int(match.group(2)) - 1, column - 1


@dataclass(slots=True)
class Sheet:
    """A worksheet being read; `text` gives shared strings by number and notes that they are used."""

    member: str
    root: Any
    looks: Looks
    text: Callable[[str], str]
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merges: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    covered: set[tuple[int, int]] = field(default_factory=set)
    formulas: list[tuple[str, str]] = field(default_factory=list)

    def cells(self) -> Iterator[SheetCell]:
        """Yield the cells that hold something, row by row."""
        self._shape()
        row = -1
        for element in (part for child in self.root if local(child) == "sheetData" for part in child):
            number = attribute(element, "r") or ""
            row = int(number) - 1 if number.isdecimal() else row + 1
            away = _is_on(attribute(element, "hidden")) or attribute(element, "ht") in {"0", "0.0"}
            column = -1
            for cell in element:
                if local(cell) == "c":
                    place = place_of(attribute(cell, "r") or "")
                    column = place[1] if place else column + 1
                    yield self._cell(cell, row, column, "hidden row" if away else None)

    def _shape(self) -> None:
        for child in self.root:
            if local(child) == "cols":
                for column in child:
                    if _is_on(attribute(column, "hidden")) or attribute(column, "width") in {"0", "0.0"}:
                        first, last = attribute(column, "min") or "1", attribute(column, "max") or "1"
                        if first.isdecimal() and last.isdecimal():
                            self.hidden_columns.append((int(first) - 1, int(last) - 1))
            elif local(child) == "mergeCells":
                for merge in child:
                    self._merge(attribute(merge, "ref") or "")

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = place_of(first), place_of(last)
        if start and end and end[0] - start[0] < 5_000 and end[1] - start[1] < _WIDEST_MERGE:
            self.merges[start] = (end[0] - start[0] + 1, end[1] - start[1] + 1)
            self.covered.update(
                (row, column) for row in range(start[0], end[0] + 1) for column in range(start[1], end[1] + 1) if (row, column) != start
            )

    def _cell(self, cell: Any, row: int, column: int, away: str | None) -> SheetCell:
        look = attribute(cell, "s") or "0"
        number = int(look) if look.isdecimal() else 0
        kind = attribute(cell, "t") or "n"
        text = ""
        for part in cell:
            name = local(part)
            if name == "v":
                text = self._value(part.text or "", kind, number)
            elif name == "is":
                text = rich_text(part)
            elif name == "f" and part.text and _SAYS.search(part.text):
                self.formulas.append((attribute(cell, "r") or "", part.text))
        if any(first <= column <= last for first, last in self.hidden_columns):
            away = away or "hidden column"
        if (row, column) in self.covered:
            away = away or "merged away"
        down, across = self.merges.get((row, column), (1, 1))
        return SheetCell(row, column, text, away or self.looks.hidden.get(number), down, across)

    def _value(self, value: str, kind: str, look: int) -> str:
        if kind == "s":
            return self.text(value)
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        return self.looks.shown(value, look) if kind in {"n", ""} else value

    def around(self) -> Iterator[Block]:
        """Yield running headers and footers, and, not shown, what formulas, rules, lists and links say."""
        for path, formula in self.formulas:
            yield property_block(self.member, path, formula, "formula")
        for child in self.root:
            name = local(child)
            if name == "headerFooter":
                yield from self._edges(child)
            elif name not in {"sheetData", "cols", "mergeCells", "dimension", "sheetFormatPr", "pageMargins", ""}:
                yield from (property_block(self.member, f"{name}[{n}]", text, name) for n, text in enumerate(words_of(child), 1))
            elif not name and (child.text or "").strip():
                yield property_block(self.member, "comment", child.text, "XML comment")

    def _edges(self, element: Any) -> Iterator[Block]:
        for part in element:
            if local(part) in _EDGES:
                kind = BlockKind.HEADER if "Header" in local(part) else BlockKind.FOOTER
                for text in _EDGE_SECTIONS.split(part.text or ""):
                    words = clean(" ".join(_EDGE_CODES.sub(" ", text).split()))
                    if words:
                        yield Block(kind, words, "", Anchor(self.member, local(part), 0, len(words)))


def _is_on(value: str | None) -> bool:
    return value in {"1", "true", "on"}


def rich_text(element: Any) -> str:
    """Return the text of a string of several runs; readings beside it (phonetic) are left to the caller."""
    pieces: list[str] = []
    for part in element:
        if local(part) == "t":
            pieces.append(part.text or "")
        elif local(part) == "r":
            pieces.extend(run.text or "" for run in part if local(run) == "t")
    return "".join(pieces)
