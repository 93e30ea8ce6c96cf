"""What readers of an OpenDocument text find, by two engines: all text of its content, and odfpy's own reading."""

from __future__ import annotations

import io
from importlib.metadata import version
from typing import Any

from odf import teletype
from odf.opendocument import load

from service.documents.checks.docx_package import members
from service.documents.checks.examined import Check, Examined, said
from service.documents.checks.letters_and_digits import differences
from service.documents.checks.text_bytes import HEADING
from service.documents.checks.xml_markup import parsed

_BREAKS = {"p": "\n", "h": "\n", "line-break": "\n", "tab": "\t", "s": " "}


def by_lxml(content: bytes) -> str:
    """Return all text of the content member in order, whatever element it stands in."""
    pieces: list[str] = []
    waiting: list[Any] = [parsed(members(content)["content.xml"])]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            pieces.append(item)
            continue
        pieces.extend((_BREAKS.get(str(item.tag).rpartition("}")[2], ""), item.text or ""))
        for child in reversed(item):
            waiting.extend((child.tail or "", child))
    return "".join(pieces)


def by_odfpy(content: bytes) -> str:
    """Return the text of paragraphs and headings as odfpy reads them."""
    body = load(io.BytesIO(content)).text
    return "\n".join(str(teletype.extractText(child)) for child in body.childNodes)


def run(examined: Examined) -> list[str]:
    """Return the secrets a reader of the content member finds."""
    return said(examined.leaks_in_text(by_lxml(examined.content)), "document text")


def run_odfpy(examined: Examined) -> list[str]:
    """Return the secrets odfpy finds."""
    return said(examined.leaks_in_text(by_odfpy(examined.content)), "document text")


def run_expected(examined: Examined) -> list[str]:
    """Return where the text differs from the approved one."""
    return differences(examined.expected_text, by_lxml(examined.content), extra=(HEADING,))


CHECK = Check("odt_text_lxml", f"lxml {version('lxml')}", run)
ODFPY = Check("odt_text_odfpy", f"odfpy {version('odfpy')}", run_odfpy)
EXPECTED = Check("expected_text", f"lxml {version('lxml')}", run_expected)
