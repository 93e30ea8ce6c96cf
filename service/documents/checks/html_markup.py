"""A page holds only listed elements and attributes: nothing runs, nothing is fetched, nothing is hidden."""

from __future__ import annotations

import re
from importlib.metadata import version

from lxml import etree, html

from service.documents.checks.examined import Check, Examined, said
from service.documents.checks.pdf_properties import TITLES
from service.documents.links import public_address

NAME = "html_markup"
_ELEMENTS = """
html head meta title style body main h1 h2 h3 h4 h5 h6 p blockquote pre ul ol li table tbody tr th td strong em u sup sub a br
span
"""
ELEMENTS = frozenset(_ELEMENTS.split())
ATTRIBUTES = {
    "lang": re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,8})*"),
    "dir": re.compile("auto"),
    "class": re.compile("redaction|quoted|message-header|running|note"),
    "colspan": re.compile(r"\d{1,3}"),
    "rowspan": re.compile(r"\d{1,5}"),
    "scope": re.compile("col"),
    "rel": re.compile("noopener noreferrer nofollow"),
    "charset": re.compile("utf-8"),
    "name": re.compile("viewport|referrer"),
    "http-equiv": re.compile("Content-Security-Policy"),
    "content": re.compile(
        r"width=device-width, initial-scale=1|no-referrer"
        r"|default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; base-uri 'none'; form-action 'none'"
    ),
}
STYLE_WITHOUT = re.compile(r"url\(|@import|content\s*:|display\s*:\s*none|visibility|\\", re.IGNORECASE)


def run(examined: Examined) -> list[str]:
    """Return elements, attributes, comments or styles that the writer never writes."""
    answer: set[str] = set()
    root = html.document_fromstring(examined.content, parser=html.HTMLParser(encoding="utf-8", no_network=True))
    for element in root.iter():
        if not isinstance(element.tag, str):
            answer.add("a comment or instruction")
            continue
        if element.tag not in ELEMENTS:
            answer.add("elements the writer never writes")
        if element.tag == "style" and STYLE_WITHOUT.search(element.text or ""):
            answer.add("a style that hides, fetches or adds text")
        if element.tag == "title" and element.text not in TITLES:
            answer.add("a title that is not neutral")
        answer.update(_attributes(element, examined))
    if not examined.content.rstrip().endswith(b"</html>"):
        answer.add("bytes after the page")
    return sorted(answer)


def _attributes(element: etree._Element, examined: Examined) -> set[str]:
    answer: set[str] = set()
    for name, value in element.attrib.items():
        if name == "href" and element.tag == "a":
            answer.update(said(examined.hidden_hunter.in_property(str(value)), "link"))
            if not public_address(str(value)):
                answer.add("a link that is no public web page")
        elif str(name) not in ATTRIBUTES or not ATTRIBUTES[str(name)].fullmatch(str(value)):
            answer.add("attributes the writer never writes")
    return answer


CHECK = Check(NAME, f"lxml {version('lxml')}", run)
