"""What readers of a Word file find, by two engines: its paragraphs joined, and python-docx's own reading."""

from __future__ import annotations

import io
from importlib.metadata import version

import docx
from docx.table import Table
from lxml import etree

from service.documents.checks.docx_package import members
from service.documents.checks.examined import Check, Examined, said
from service.documents.checks.letters_and_digits import differences
from service.documents.checks.text_bytes import HEADING

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BREAKS = {f"{WORD}br": "\n", f"{WORD}tab": "\t", f"{WORD}p": "\n"}


def by_lxml(content: bytes) -> str:
    """Return all text of the document member, whatever element it stands in."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(members(content)["word/document.xml"], parser)
    pieces: list[str] = []
    for element in root.iter():
        pieces.append(BREAKS.get(str(element.tag), ""))
        pieces.append(element.text or "")
    return "".join(pieces)


def by_python_docx(content: bytes) -> str:
    """Return paragraphs and table cells in order as python-docx reads them."""
    document = docx.Document(io.BytesIO(content))
    lines: list[str] = []
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            lines.extend("\t".join(dict.fromkeys(cell.text for cell in row.cells)) for row in item.rows)
        else:
            lines.append(item.text)
    return "\n".join(lines)


def run(examined: Examined) -> list[str]:
    """Return the secrets a reader of the document member finds."""
    return said(examined.leaks_in_text(by_lxml(examined.content)), "document text")


def run_python_docx(examined: Examined) -> list[str]:
    """Return the secrets python-docx finds in paragraphs, tables, headers and properties."""
    answer = said(examined.leaks_in_text(by_python_docx(examined.content)), "document text")
    document = docx.Document(io.BytesIO(examined.content))
    for section in document.sections:
        for story in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            if not story.is_linked_to_previous:
                answer.append("a header or footer the writer never writes")
    return sorted(set(answer))


def run_expected(examined: Examined) -> list[str]:
    """Return where the text differs from the approved one."""
    return differences(examined.expected_text, by_lxml(examined.content), extra=(HEADING,))


CHECK = Check("docx_text_lxml", f"lxml {version('lxml')}", run)
PYTHON_DOCX = Check("docx_text_python_docx", f"python-docx {version('python-docx')}", run_python_docx)
EXPECTED = Check("expected_text", f"lxml {version('lxml')}", run_expected)
