"""Where each cell of a Word table stands, merges counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from service.documents.formats.docx.names import attribute, local
from service.domain.document import Cell

_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_WIDEST = 1_000


def cells_of(table: Any, name: str) -> list[tuple[Any, Cell | None, bool]]:
    """Return each cell element with its place, None for one merged into the cell above, and whether its row is deleted."""
    found: list[tuple[Any, Cell | None, bool]] = []
    open_merges: dict[int, int] = {}
    for number, row in enumerate(_below(table, "tr")):
        properties = [child for child in row if local(child) == "trPr"]
        names = {local(part) for child in properties for part in child}
        column = _number(properties, "gridBefore", 0)
        for cell in _below(row, "tc"):
            own = [child for child in cell if local(child) == "tcPr"]
            width = _number(own, "gridSpan", 1)
            merge = next((part for child in own for part in child if local(part) == "vMerge"), None)
            continues = merge is not None and attribute(merge, "val") != "restart" and column in open_merges
            if continues:
                first = open_merges[column]
                element, place, struck = found[first]
                found[first] = (element, replace(place, row_span=number - place.row + 1) if place else None, struck)
                found.append((cell, None, "del" in names))
            else:
                open_merges.pop(column, None)
                if merge is not None:
                    open_merges[column] = len(found)
                found.append((cell, Cell(name, number, column, 1, width, "tblHeader" in names), "del" in names))
            column += width
    return found


def _below(element: Any, wanted: str) -> Iterator[Any]:
    for child in element:
        if local(child) == wanted:
            yield child
        elif local(child) in _WRAPPERS:
            yield from _below(child, wanted)


def _number(properties: list[Any], name: str, otherwise: int) -> int:
    value = next((attribute(part, "val") for child in properties for part in child if local(part) == name), None)
    return min(int(value), _WIDEST) if value and value.isdecimal() else otherwise
