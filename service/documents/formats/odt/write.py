"""Writes a new OpenDocument text: only elements and values listed here can ever be in it."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from service.documents.drawing import DrawnCell, Items, Run, Table, drawn, runs
from service.documents.formats.odt.written_package import MANIFEST, NAMESPACES, TEXT_TYPE, XML, attribute, meta, styles
from service.documents.formats.office.written_zip import zipped
from service.domain.document import Block, BlockKind, Document, InlineKind

LOOKS = (
    (InlineKind.BOLD, "Bold"),
    (InlineKind.ITALIC, "Italic"),
    (InlineKind.UNDERLINE, "Underline"),
    (InlineKind.SUPERSCRIPT, "Raised"),
    (InlineKind.NOTE_REFERENCE, "Raised"),
    (InlineKind.SUBSCRIPT, "Lowered"),
)
STYLES = {
    BlockKind.QUOTE: "Quote",
    BlockKind.QUOTED: "Quote",
    BlockKind.FOOTNOTE: "Small",
    BlockKind.HEADER: "Small",
    BlockKind.FOOTER: "Small",
}
_BLANKS = re.compile(r"\n|\t| {2,}|^ | $")


def write_odt(document: Document, title: str, language: str) -> bytes:
    """Return the arranged document as an OpenDocument text in `language`."""
    body = "".join(_draw(item, number) for number, item in enumerate(drawn(document.blocks), 1))
    content = (
        f"{XML}<office:document-content {NAMESPACES}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    members = {
        "mimetype": TEXT_TYPE,
        "META-INF/manifest.xml": MANIFEST,
        "content.xml": content,
        "meta.xml": meta(title, language),
        "styles.xml": styles(language),
    }
    return zipped(members, stored=("mimetype",))


def _draw(item: Block | Table | Items, number: int) -> str:
    if isinstance(item, Table):
        return _table(item, number)
    if isinstance(item, Items):
        return "".join(_lists(item.blocks))
    if item.kind == BlockKind.HEADING:
        level = str(item.level)
        return f"<text:h{attribute('text:style-name', 'Heading' + level)}{attribute('text:outline-level', level)}>{_words(item)}</text:h>"
    return _paragraph(item, STYLES.get(item.kind, "Standard"))


def _paragraph(block: Block, style: str = "Standard") -> str:
    return f"<text:p{attribute('text:style-name', style)}>{_words(block)}</text:p>"


def _words(block: Block) -> str:
    return "".join(_run(run) for run in runs(block))


def _run(run: Run) -> str:
    words = _blanks(run.text)
    if run.is_mark:
        return _span("Mark", words)
    for look, style in LOOKS:
        if look in run.looks:
            words = _span(style, words)
    if not run.address:
        return words
    return f"<text:a{attribute('xlink:type', 'simple')}{attribute('xlink:href', run.address)}>{_span('Link', words)}</text:a>"


def _span(style: str, words: str) -> str:
    return f"<text:span{attribute('text:style-name', style)}>{words}</text:span>"


def _blanks(text: str) -> str:
    pieces: list[str] = []
    at = 0
    for match in _BLANKS.finditer(text):
        pieces.append(escape(text[at : match.start()]))
        kind = match.group()[0]
        pieces.append({"\n": "<text:line-break/>", "\t": "<text:tab/>"}.get(kind) or f'<text:s text:c="{len(match.group())}"/>')
        at = match.end()
    return "".join((*pieces, escape(text[at:])))


def _lists(blocks: tuple[Block, ...]) -> list[str]:
    """Nest list items: deeper ones stand inside the item before them."""
    made: list[str] = []
    at = 0
    while at < len(blocks):
        first = blocks[at]
        items: list[str] = []
        while at < len(blocks) and blocks[at].ordered == first.ordered and blocks[at].level == first.level:
            end = at + 1
            while end < len(blocks) and blocks[end].level > first.level:
                end += 1
            inner = "".join(_lists(blocks[at + 1 : end]))
            items.append(f"<text:list-item>{_paragraph(blocks[at])}{inner}</text:list-item>")
            at = end
        style = attribute("text:style-name", "Numbered" if first.ordered else "Bulleted")
        made.append(f"<text:list{style}>{''.join(items)}</text:list>")
        while at < len(blocks) and blocks[at].level < first.level:
            first = blocks[at]
    return made


def _table(table: Table, number: int) -> str:
    places = {
        (cell.row + down, cell.column + by): cell for cell in table.cells for down in range(cell.row_span) for by in range(cell.column_span)
    }
    rows = [_row(row, table, places) for row in range(table.rows)]
    heads = bool(table.row(0)) and table.rows > 1 and all(cell.header and cell.row_span == 1 for cell in table.row(0))
    head = f"<table:table-header-rows>{rows[0]}</table:table-header-rows>" if heads else ""
    columns = f"<table:table-column{attribute('table:number-columns-repeated', str(table.columns))}/>"
    return f"<table:table{attribute('table:name', f'Table{number}')}>{columns}{head}{''.join(rows[1:] if heads else rows)}</table:table>"


def _row(row: int, table: Table, places: dict[tuple[int, int], DrawnCell]) -> str:
    cells = []
    for column in range(table.columns):
        cell = places.get((row, column))
        own = cell is not None and (cell.row, cell.column) == (row, column)
        cells.append(_cell(cell) if cell is not None and own else "<table:covered-table-cell/>")
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _cell(cell: DrawnCell) -> str:
    across = attribute("table:number-columns-spanned", str(cell.column_span)) if cell.column_span > 1 else ""
    down = attribute("table:number-rows-spanned", str(cell.row_span)) if cell.row_span > 1 else ""
    inside = "".join(_paragraph(block) for block in cell.blocks) or "<text:p/>"
    return f"<table:table-cell{attribute('table:style-name', 'Cell')}{across}{down}>{inside}</table:table-cell>"
