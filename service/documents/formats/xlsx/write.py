"""Writes a new workbook of values only: no formulas, no comments, no caches, sheets named by number."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from service.documents.drawing import Items, Table, drawn
from service.documents.formats.csv.write import rows_of
from service.documents.formats.office.sheets import letters_of
from service.documents.formats.office.written_zip import zipped
from service.domain.document import Block, BlockKind, Document

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
#: A number that reads back as the same digits.
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})|-?(?:0|[1-9]\d{0,9})\.\d{0,5}[1-9]")
_PLAIN, _BOLD = 0, 1
STYLES = (
    f'{XML}<styleSheet xmlns="{MAIN}"><fonts count="2"><font><sz val="11"/><name val="Arial"/></font>'
    '<font><b/><sz val="11"/><name val="Arial"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def write_xlsx(document: Document, title: str, language: str) -> bytes:
    """Return the arranged document as a workbook; each top heading begins a sheet and stands in its first row."""
    sheets = [_sheet(items) for items in _by_sheet(document)]
    members = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations(
            ("officeDocument", f"{R}/officeDocument", "xl/workbook.xml"),
            ("core", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": (
            f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{escape(title)}</dc:title><dc:language>{escape(language)}</dc:language></cp:coreProperties>"
        ),
        "xl/workbook.xml": _workbook(len(sheets)),
        "xl/_rels/workbook.xml.rels": _relations(
            *(("sheet", f"{R}/worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)),
            ("styles", f"{R}/styles", "styles.xml"),
        ),
        "xl/styles.xml": STYLES,
        **{f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(sheets, 1)},
    }
    return zipped(members)


def _by_sheet(document: Document) -> list[list[Block | Table | Items]]:
    sheets: list[list[Block | Table | Items]] = [[]]
    for item in drawn(document.blocks):
        top = isinstance(item, Block) and item.kind == BlockKind.HEADING and item.level == 1
        if top and any(not (isinstance(known, Block) and known.kind == BlockKind.HEADING) for known in sheets[-1]):
            sheets.append([])
        sheets[-1].append(item)
    return sheets


def _sheet(items: list[Block | Table | Items]) -> str:
    rows: list[str] = []
    merges: list[str] = []
    widest = 1
    for item in items:
        heading = isinstance(item, Block) and item.kind == BlockKind.HEADING
        heads = isinstance(item, Table) and bool(item.row(0)) and all(cell.header for cell in item.row(0) if cell.blocks)
        if isinstance(item, Table):
            merges.extend(_merges(item, len(rows)))
        for number, fields in enumerate(rows_of(item)):
            widest = max(widest, len(fields))
            look = _BOLD if heading or (heads and number == 0) else _PLAIN
            cells = "".join(_cell(field, len(rows) + 1, column, look) for column, field in enumerate(fields) if field)
            rows.append(f'<row r="{len(rows) + 1}">{cells}</row>')
    merged = f'<mergeCells count="{len(merges)}">{"".join(merges)}</mergeCells>' if merges else ""
    columns = f'<cols><col min="1" max="{widest}" width="24" customWidth="1"/></cols>'
    return f'{XML}<worksheet xmlns="{MAIN}">{columns}<sheetData>{"".join(rows)}</sheetData>{merged}</worksheet>'


def _merges(table: Table, above: int) -> list[str]:
    def place(row: int, column: int) -> str:
        return f"{letters_of(column)}{above + row + 1}"

    return [
        f'<mergeCell ref="{place(cell.row, cell.column)}:{place(cell.row + cell.row_span - 1, cell.column + cell.column_span - 1)}"/>'
        for cell in table.cells
        if cell.row_span > 1 or cell.column_span > 1
    ]


def _cell(text: str, row: int, column: int, look: int) -> str:
    place = f"{letters_of(column)}{row}"
    if _NUMBER.fullmatch(text):
        return f'<c r="{place}" s="{look}"><v>{text}</v></c>'
    return f'<c r="{place}" s="{look}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _workbook(count: int) -> str:
    sheets = "".join(f'<sheet name="Sheet{number}" sheetId="{number}" r:id="rId{number}"/>' for number in range(1, count + 1))
    return f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{R}"><sheets>{sheets}</sheets></workbook>'


def _relations(*ties: tuple[str, str, str]) -> str:
    made = "".join(f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>' for number, (_, kind, target) in enumerate(ties, 1))
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{made}</Relationships>'


def _content_types(count: int) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPE}.worksheet+xml"/>' for number in range(1, count + 1)
    )
    return (
        f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>{sheets}'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )
