"""An OpenDocument text: its package, its markup, its properties and links."""

from __future__ import annotations

import re
from importlib.metadata import version

from lxml import etree

from service.documents.checks.docx_package import members
from service.documents.checks.examined import Check, Examined, said
from service.documents.checks.pdf_properties import TITLES
from service.documents.checks.xml_markup import Markup, parsed, wrong_markup
from service.documents.checks.zip_package import package_check
from service.documents.links import public_address

MEMBERS = frozenset({"mimetype", "META-INF/manifest.xml", "content.xml", "meta.xml", "styles.xml"})
MIMETYPE = b"application/vnd.oasis.opendocument.text"
_ELEMENTS = """
document-content document-styles document-meta body text p h span a s tab line-break list list-item table table-header-rows table-row
table-column table-cell covered-table-cell styles default-style style paragraph-properties text-properties table-cell-properties list-style
list-level-style-number list-level-style-bullet list-level-properties meta title language manifest file-entry
"""
MARKUP = Markup(
    elements=frozenset(_ELEMENTS.split()),
    speaking=frozenset({"p", "h", "span", "a", "title", "language"}),
    value=re.compile(
        r"\d{1,6}|\d\.\d|(?:Heading|Table)\d{1,6}|Standard|Quote|Small|Mark|Bold|Italic|Underline|Raised|Lowered|Link|Cell|Numbered|Bulleted"
        r"|paragraph|text|table-cell|simple|bold|italic|solid|super|sub|none|Arial|•|\.|[a-z]{2}|[A-Z]{2}|#[0-9a-f]{6}|\d{1,3}(?:\.\d{1,2})?(?:cm|pt)"
        r"|0\.5pt solid #808080|/|(?:content|meta|styles)\.xml|text/xml|application/vnd\.oasis\.opendocument\.text"
    ),
    links=frozenset({"href"}),
)


def run_markup(examined: Examined) -> list[str]:
    """Return elements, attributes or loose text that the writer never writes."""
    found = members(examined.content)
    answer = wrong_markup(found, MARKUP)
    if found.get("mimetype") != MIMETYPE:
        answer.append("the type member says something else")
    return answer


def run_properties(examined: Examined) -> list[str]:
    """Return properties that are not neutral and links that are not public pages."""
    answer: set[str] = set()
    found = members(examined.content)
    for element in parsed(found["meta.xml"]).iter():
        local = etree.QName(element).localname
        if local == "title" and element.text not in TITLES:
            answer.add("a property that is not neutral")
        if local == "language" and not re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z]{2,8})*", element.text or ""):
            answer.add("a property that is not neutral")
    for content in (found["content.xml"], found["styles.xml"]):
        for element in parsed(content).iter():
            for key, value in element.attrib.items():
                if etree.QName(key).localname == "href":
                    answer.update(said(examined.hidden_hunter.in_property(str(value)), "link"))
                    if etree.QName(element).localname != "a" or not public_address(str(value)):
                        answer.add("a link that is no public web page")
    return sorted(answer)


LXML = f"lxml {version('lxml')}"
PACKAGE = package_check("odt_package", MEMBERS.__contains__, first="mimetype", needed=MEMBERS)
CHECK = Check("odt_markup", LXML, run_markup)
PROPERTIES = Check("odt_properties", LXML, run_properties)
