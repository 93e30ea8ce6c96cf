"""Writes a new Word file member by member: only elements and values listed here can ever be in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from service.documents.drawing import DrawnCell, Items, Run, Table, drawn, runs
from service.documents.formats.docx.written_package import (
    CONTENT_TYPES,
    CORE,
    DOCUMENT,
    HYPERLINK,
    PACKAGE,
    ROOT_RELATIONS,
    SETTINGS,
    XML,
    R,
    W,
    numbering,
    styles,
    zipped,
)
from service.domain.document import Block, BlockKind, Document, InlineKind

LOOKS = (
    (InlineKind.BOLD, "<w:b/>"),
    (InlineKind.ITALIC, "<w:i/>"),
    (InlineKind.UNDERLINE, '<w:u w:val="single"/>'),
    (InlineKind.SUPERSCRIPT, '<w:vertAlign w:val="superscript"/>'),
    (InlineKind.NOTE_REFERENCE, '<w:vertAlign w:val="superscript"/>'),
    (InlineKind.SUBSCRIPT, '<w:vertAlign w:val="subscript"/>'),
)
MARK = '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="52606D"/><w:shd w:val="clear" w:color="auto" w:fill="E4E7EB"/>'
LINK = '<w:color w:val="0B4A8F"/><w:u w:val="single"/>'
STYLES = {
    BlockKind.QUOTE: "Quote",
    BlockKind.QUOTED: "Quote",
    BlockKind.FOOTNOTE: "FootnoteText",
    BlockKind.HEADER: "FootnoteText",
    BlockKind.FOOTER: "FootnoteText",
}
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
PAGE_WIDTH = 9026
SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
)
RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", "yi", "ps", "sd", "ckb"})


@dataclass(slots=True)
class _Body:
    """What grows while the body is written: link targets and lists, each numbered by its place."""

    language: str
    links: list[str] = field(default_factory=list)
    lists: list[bool] = field(default_factory=list)

    def link(self, address: str) -> str:
        if address not in self.links:
            self.links.append(address)
        return f"rId{self.links.index(address) + 10}"

    def new_list(self, *, ordered: bool) -> int:
        self.lists.append(ordered)
        return len(self.lists)


def write_docx(document: Document, title: str, language: str) -> bytes:
    """Return the arranged document as a Word file in `language`."""
    body = _Body(language)
    drawn_items = "".join(_draw(item, body) for item in drawn(document.blocks))
    core = (
        f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{escape(language)}</dc:language></cp:coreProperties>"
    )
    return zipped(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": ROOT_RELATIONS,
            CORE: core,
            DOCUMENT: f'{XML}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{drawn_items}{SECTION}</w:body></w:document>',
            "word/_rels/document.xml.rels": _relations(body.links),
            "word/numbering.xml": numbering(body.lists),
            "word/settings.xml": SETTINGS,
            "word/styles.xml": styles(escape(language)),
        }
    )


def _relations(links: list[str]) -> str:
    fixed = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(("styles", "numbering", "settings"), 1)
    )
    outside = "".join(
        f'<Relationship Id="rId{number}" Type="{HYPERLINK}" Target={quoteattr(address)} TargetMode="External"/>'
        for number, address in enumerate(links, 10)
    )
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{fixed}{outside}</Relationships>'


def _draw(item: Block | Table | Items, body: _Body) -> str:
    if isinstance(item, Table):
        return _table(item, body)
    if isinstance(item, Items):
        return _list(item, body)
    style = f"Heading{item.level}" if item.kind == BlockKind.HEADING else STYLES.get(item.kind, "")
    return _paragraph(item, body, style=style)


def _paragraph(block: Block, body: _Body, *, style: str = "", extra: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    towards = "<w:bidi/>" if block.language in RIGHT_TO_LEFT else ""
    properties = f"<w:pPr>{named}{extra}{towards}</w:pPr>" if named or extra or towards else ""
    return f"<w:p>{properties}{''.join(_run(run, block, body) for run in runs(block))}</w:p>"


def _run(run: Run, block: Block, body: _Body) -> str:
    linked = bool(run.address) and not run.is_mark
    looks = MARK if run.is_mark else "".join(tag for look, tag in LOOKS if look in run.looks)
    if linked:
        looks = "".join(tag for look, tag in LOOKS if look in run.looks and look in {InlineKind.BOLD, InlineKind.ITALIC}) + LINK
    other = f"<w:lang w:val={quoteattr(block.language)}/>" if block.language and block.language != body.language else ""
    towards = "<w:rtl/>" if block.language in RIGHT_TO_LEFT else ""
    properties = f"<w:rPr>{looks}{towards}{other}</w:rPr>" if looks or other or towards else ""
    made = f"<w:r>{properties}{_text(run.text)}</w:r>"
    return f'<w:hyperlink r:id="{body.link(run.address or "")}">{made}</w:hyperlink>' if linked else made


def _text(text: str) -> str:
    pieces: list[str] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            pieces.append("<w:br/>")
        for index, stretch in enumerate(line.split("\t")):
            if index:
                pieces.append("<w:tab/>")
            if stretch:
                pieces.append(f'<w:t xml:space="preserve">{escape(stretch)}</w:t>')
    return "".join(pieces)


def _list(items: Items, body: _Body) -> str:
    numbers: dict[int, tuple[int, bool]] = {}
    pieces: list[str] = []
    for block in items.blocks:
        numbers = {level: known for level, known in numbers.items() if level <= block.level}
        if block.level not in numbers or numbers[block.level][1] != block.ordered:
            numbers[block.level] = (body.new_list(ordered=block.ordered), block.ordered)
        extra = f'<w:numPr><w:ilvl w:val="{block.level - 1}"/><w:numId w:val="{numbers[block.level][0]}"/></w:numPr>'
        pieces.append(_paragraph(block, body, style="ListParagraph", extra=extra))
    return "".join(pieces)


def _table(table: Table, body: _Body) -> str:
    width = PAGE_WIDTH // table.columns
    grid = f'<w:gridCol w:w="{width}"/>' * table.columns
    places = _places(table)
    rows = "".join(_row(number, table, places, width, body) for number in range(table.rows))
    look = f'<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr>'
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p/>"


def _places(table: Table) -> dict[tuple[int, int], DrawnCell]:
    """Return, for each row a cell runs through, the place of its left edge."""
    return {(cell.row + down, cell.column): cell for cell in table.cells for down in range(cell.row_span)}


def _row(number: int, table: Table, places: dict[tuple[int, int], DrawnCell], width: int, body: _Body) -> str:
    cells = [places[number, column] for column in range(table.columns) if (number, column) in places]
    head = "<w:trPr><w:tblHeader/></w:trPr>" if number == 0 and cells and all(cell.header for cell in cells) else ""
    return f"<w:tr>{head}{''.join(_cell(cell, number, width, body) for cell in cells)}</w:tr>"


def _cell(cell: DrawnCell, row: int, width: int, body: _Body) -> str:
    across = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
    down = ("<w:vMerge/>" if row > cell.row else '<w:vMerge w:val="restart"/>') if cell.row_span > 1 else ""
    properties = f'<w:tcPr><w:tcW w:w="{width * cell.column_span}" w:type="dxa"/>{across}{down}</w:tcPr>'
    own = "".join(_paragraph(block, body) for block in cell.blocks) if row == cell.row else ""
    return f"<w:tc>{properties}{own or '<w:p/>'}</w:tc>"
