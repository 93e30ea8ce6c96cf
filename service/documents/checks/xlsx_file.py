"""A workbook: only values in its cells; no formula, comment, cache, name, second state or link anywhere in the package."""

from __future__ import annotations

import re
from importlib.metadata import version

from lxml import etree

from service.documents.checks.docx_package import members
from service.documents.checks.examined import Check, Examined
from service.documents.checks.pdf_properties import TITLES
from service.documents.checks.xml_markup import Markup, parsed, wrong_markup
from service.documents.checks.zip_package import package_check

NEEDED = frozenset(
    {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
    }
)
SHEET = re.compile(r"xl/worksheets/sheet\d{1,4}\.xml")
NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?")
_ELEMENTS = """
Types Default Override Relationships Relationship coreProperties title language workbook sheets sheet worksheet cols col sheetData row
c v is t mergeCells mergeCell styleSheet fonts font sz name b fills fill patternFill
borders border left right top bottom diagonal cellStyleXfs
cellXfs xf alignment cellStyles cellStyle
"""
MARKUP = Markup(
    elements=frozenset(_ELEMENTS.split()),
    speaking=frozenset({"t", "v", "title", "language"}),
    value=re.compile(
        r"\d{1,7}|[A-Z]{1,3}\d{1,7}(?::[A-Z]{1,3}\d{1,7})?|Sheet\d{1,4}|rId\d{1,5}|inlineStr|preserve|top|none|gray125|Arial|Normal|xml|rels"
        r"|http://schemas\.openxmlformats\.org/[\w/.-]+|application/vnd\.openxmlformats-[\w.+-]+|application/xml"
        r"|/?(?:xl|docProps)/[\w/]+\.xml|(?:worksheets/sheet\d{1,4}|styles)\.xml"
    ),
)


def run_markup(examined: Examined) -> list[str]:
    """Return elements, attributes or loose text that the writer never writes."""
    answer = set(wrong_markup(members(examined.content), MARKUP))
    for name, content in members(examined.content).items():
        if SHEET.fullmatch(name):
            for element in parsed(content).iter():
                if etree.QName(element).localname == "v" and not NUMBER.fullmatch(element.text or ""):
                    answer.add("a stored value that is no plain number")
    return sorted(answer)


def run_properties(examined: Examined) -> list[str]:
    """Return properties that are not neutral."""
    answer: set[str] = set()
    for element in parsed(members(examined.content)["docProps/core.xml"]).iter():
        local = etree.QName(element).localname
        if local == "title" and element.text not in TITLES:
            answer.add("a property that is not neutral")
        if local == "language" and not re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z]{2,8})*", element.text or ""):
            answer.add("a property that is not neutral")
    return sorted(answer)


def _may_be(name: str) -> bool:
    return name in NEEDED or bool(SHEET.fullmatch(name))


LXML = f"lxml {version('lxml')}"
PACKAGE = package_check("xlsx_package", _may_be, needed=NEEDED)
CHECK = Check("xlsx_markup", LXML, run_markup)
PROPERTIES = Check("xlsx_properties", LXML, run_properties)
