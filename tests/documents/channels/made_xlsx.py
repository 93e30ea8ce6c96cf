"""Workbooks made by hand, so that one thing alone can be put in one place."""

from __future__ import annotations

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="170" formatCode=";;;"/>'
    '<numFmt numFmtId="171" formatCode="dd\\-mmm\\-yyyy"/></numFmts>'
    '<fonts><font><sz val="11"/></font><font><color rgb="FFFFFFFF"/></font><font><sz val="1"/></font></fonts>'
    '<fills><fill><patternFill patternType="none"/></fill></fills><cellXfs>'
    '<xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="0" fontId="1" fillId="0"/><xf numFmtId="0" fontId="2" fillId="0"/>'
    '<xf numFmtId="170" fontId="0" fillId="0"/><xf numFmtId="171" fontId="0" fillId="0"/></cellXfs>{}</styleSheet>'
)


def text_cell(place: str, text: str, look: int = 0) -> str:
    return f'<c r="{place}" s="{look}" t="inlineStr"><is><t>{text}</t></is></c>'


def relations(*ties: tuple[str, str, str]) -> str:
    made = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"' + (' TargetMode="External"' if ":" in target else "") + "/>"
        for name, kind, target in ties
    )
    return f'<Relationships xmlns="{PACKAGE}">{made}</Relationships>'


def xlsx(
    rows: str = "",
    *,
    before: str = "",
    after: str = "",
    strings: str = "",
    workbook: str = "",
    sheets: str = "",
    state: str = "",
    styles: str = "",
    ties: tuple[tuple[str, str, str], ...] = (),
    book_ties: tuple[tuple[str, str, str], ...] = (),
    extra: dict[str, str | bytes] | None = None,
    comment: bytes = b"",
    end: bytes = b"",
) -> bytes:
    """Return a workbook whose first sheet says one sentence, and these pieces in their places."""
    first = f'<row r="1">{text_cell("A1", "Visits went ahead every week.")}</row>'
    sheet = f'<worksheet xmlns="{MAIN}" xmlns:r="{R}">{before}<sheetData>{{}}</sheetData>{{}}</worksheet>'
    second = f'<sheet name="Extra" sheetId="2" r:id="rId2" {state}/>' if state or sheets else ""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{R}"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/>{second}</sheets>'
        f"{workbook}</workbook>",
        "xl/_rels/workbook.xml.rels": relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "worksheet", "worksheets/sheet2.xml"), *book_ties
        ),
        "xl/styles.xml": STYLES.format(styles),
        "xl/worksheets/sheet1.xml": sheet.format(first + ("" if state else rows), after),
        "xl/worksheets/_rels/sheet1.xml.rels": relations(*ties),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        **({"xl/worksheets/sheet2.xml": sheet.format(rows, "")} if second else {}),
        **(extra or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        archive.comment = comment
    return buffer.getvalue() + end
