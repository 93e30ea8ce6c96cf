"""Makes a .docx with headings, tables, header, footer, properties, comments, footnotes and tracked changes."""

from __future__ import annotations

import re
import zipfile
from copy import deepcopy
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from packing.markup import Source

WHEN = datetime(2025, 5, 20, 10, 15, tzinfo=UTC)
MARKS = re.compile(r"\{\+(?P<ins>.+?)\+\}|\{-(?P<del>.+?)-\}|\[\^(?P<note>.+?)\]|\{comment:(?P<on>.+?)\|(?P<says>.+?)\}", re.DOTALL)
NOTES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


def tracked(paragraph: Paragraph, kind: str, text: str, author: str) -> None:
    """A tracked insertion or deletion at the end of a paragraph."""
    change = OxmlElement(f"w:{kind}")
    change.set(qn("w:id"), str(900 + len(paragraph._p)))
    change.set(qn("w:author"), author)
    change.set(qn("w:date"), WHEN.strftime("%Y-%m-%dT%H:%M:%SZ"))
    run = OxmlElement("w:r")
    words = OxmlElement("w:delText" if kind == "del" else "w:t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    change.append(run)
    paragraph._p.append(change)


def note_mark(paragraph: Paragraph, number: int) -> None:
    """The raised number of a footnote."""
    run = paragraph.add_run()
    run.font.superscript = True
    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), str(number))
    run._r.append(mark)


def fill(document: Document, paragraph: Paragraph, text: str, properties: dict[str, str], notes: list[str]) -> None:
    """Writes a paragraph with its marks; the last stretch is split into two runs, as Word does."""
    at = 0
    for match in MARKS.finditer(text):
        paragraph.add_run(text[at : match.start()])
        at = match.end()
        author = properties.get("last", properties.get("author", ""))
        if match["ins"] or match["del"]:
            tracked(paragraph, "ins" if match["ins"] else "del", " ".join((match["ins"] or match["del"]).split()), author)
        elif match["note"]:
            notes.append(match["note"])
            note_mark(paragraph, len(notes))
        else:
            on = paragraph.add_run(match["on"])
            comment = document.add_comment([on], text=" ".join(match["says"].split()), author=author, initials="GP")
            comment._comment_elm.set(qn("w:date"), WHEN.strftime("%Y-%m-%dT%H:%M:%SZ"))
    rest = text[at:]
    split = len(rest) // 2
    paragraph.add_run(rest[:split])
    paragraph.add_run(rest[split:])


def add_notes(data: bytes, notes: list[str]) -> bytes:
    """Adds the footnotes part, which python-docx cannot, and sets every member's date so that the file is the same each time."""
    content = NOTES + "".join(
        f'<w:footnote w:id="{i}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {escape(note)}</w:t></w:r></w:p></w:footnote>'
        for i, note in enumerate(notes, 1)
    ) + "</w:footnotes>"
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            body = old.read(item)
            if notes and item.filename == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                body = body.replace(b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode())
            if notes and item.filename == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
                body = body.replace(
                    b"</Relationships>", f'<Relationship Id="rId900" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode()
                )
            store(new, item.filename, body)
        if notes:
            store(new, "word/footnotes.xml", content.encode("utf-8"))
    return made.getvalue()


def store(box: zipfile.ZipFile, name: str, body: bytes) -> None:
    """One member with a fixed date."""
    info = zipfile.ZipInfo(name, (2025, 5, 20, 10, 15, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    box.writestr(info, body)


def escape(text: str) -> str:
    """Text for XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def make_docx(source: Source, path: Path) -> None:
    """Writes the source as a Word file."""
    document = docx.Document()
    core = document.core_properties
    core.title, core.author = source.properties.get("title", ""), source.properties.get("author", "")
    core.last_modified_by = source.properties.get("last", core.author)
    core.subject, core.comments = source.properties.get("subject", ""), ""
    core.created = core.modified = WHEN.replace(tzinfo=None)
    section = document.sections[0]
    if "header" in source.properties:
        section.header.paragraphs[0].text = source.properties["header"]
    if "footer" in source.properties:
        section.footer.paragraphs[0].text = source.properties["footer"]
    notes: list[str] = []
    for block in source.blocks:
        if block.kind == "heading":
            document.add_heading(block.text, block.level)
        elif block.kind == "table":
            table = document.add_table(0, len(block.rows[0]), style="Table Grid")
            for row in block.rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        elif block.kind == "page":
            document.add_page_break()
        else:
            style = "List Bullet" if block.kind == "item" else None
            fill(document, document.add_paragraph(style=style), block.text, source.properties, notes)
    made = BytesIO()
    document.save(made)
    path.write_bytes(add_notes(made.getvalue(), deepcopy(notes)))
