"""What readers of a page find, by two independent parsers."""

from __future__ import annotations

from functools import partial
from importlib.metadata import version

from lxml import html
from selectolax.lexbor import LexborHTMLParser

from service.documents.checks.examined import Check, Examined, said
from service.documents.checks.letters_and_digits import differences
from service.documents.checks.text_bytes import HEADING

NOT_SHOWN = ("style", "title", "script", "noscript", "template")


def by_selectolax(content: bytes) -> str:
    """Return all text of the page's body, hidden elements included."""
    tree = LexborHTMLParser(content)
    for name in NOT_SHOWN[:1]:
        for node in tree.css(name):
            node.decompose()
    return tree.body.text(separator="\n") if tree.body is not None else ""


def by_lxml(content: bytes) -> str:
    """Return all text of the whole page, head included."""
    root = html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8", no_network=True))
    return "\n".join(str(text) for element in root.iter() if isinstance(element.tag, str) for text in (element.text, element.tail) if text)


def _hunt_selectolax(examined: Examined) -> list[str]:
    inline = LexborHTMLParser(examined.content).body
    joined = inline.text(separator="") if inline is not None else ""
    return said([*examined.leaks_in_text(by_selectolax(examined.content)), *examined.leaks_in_text(joined)], "page text")


def _hunt_lxml(examined: Examined) -> list[str]:
    return said(examined.leaks_in_text(by_lxml(examined.content)), "page text")


def run_expected(examined: Examined) -> list[str]:
    """Return where the text of the body differs from the approved one."""
    return differences(examined.expected_text, by_selectolax(examined.content), extra=(HEADING,))


SELECTOLAX = f"selectolax {version('selectolax')}"
CHECK = Check("html_text_selectolax", SELECTOLAX, partial(_hunt_selectolax))
LXML = Check("html_text_lxml", f"lxml {version('lxml')}", partial(_hunt_lxml))
EXPECTED = Check("expected_text", SELECTOLAX, run_expected)
