"""A Word file's XML holds only listed elements and attribute values: no comments, changes, hidden text, fields or pictures."""

from __future__ import annotations

import re
from importlib.metadata import version

from lxml import etree

from service.documents.checks.docx_package import members
from service.documents.checks.examined import Check, Examined

NAME = "docx_markup"
_ELEMENTS = """
abstractNum abstractNumId b basedOn bdr bidi body bottom br color compat compatSetting docDefaults document gridCol gridSpan
hyperlink i ilvl ind insideH insideV keepNext lang left lvl lvlJc lvlOverride lvlText multiLevelType name num numFmt numId numPr
numbering outlineLvl p pPr pPrDefault pStyle pgMar pgSz qFormat r rFonts rPr rPrDefault right rtl sectPr settings shd spacing
start startOverride style styles sz szCs t tab tbl tblBorders tblGrid tblHeader tblPr tblW tc tcPr tcW top tr trPr u vMerge
vertAlign
"""
ELEMENTS = frozenset(_ELEMENTS.split())
_PLAIN_ELEMENTS = """
Types Default Override Relationships Relationship coreProperties title language
"""
PLAIN_ELEMENTS = frozenset(_PLAIN_ELEMENTS.split())
#: Values are numbers, colours, identifiers of our own styles, or words of the format.
VALUE = re.compile(
    r"-?\d{1,6}|[0-9A-F]{6}|[A-Za-z]{1,20}\d?|(?:[Hh]eading|List|footnote) ?\w{1,9}"
    r"|[a-z]{2,3}(?:-[A-Za-z]{2,8})*|%\d\.|•|rId\d{1,6}|preserve"
)
ADDRESS = re.compile(r"http://schemas\.(?:openxmlformats|microsoft)\.(?:org|com)/[\w/.-]+|application/[\w.+-]+|/?[\w/]+\.xml")
OUTSIDE = re.compile(r"https?://[^\s@]+")


def run(examined: Examined) -> list[str]:
    """Return elements, attributes or loose text that the writer never writes."""
    answer: set[str] = set()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    for name, content in members(examined.content).items():
        if b"<!" in content:
            answer.add("a declaration or comment in the XML")
        for element in etree.fromstring(content, parser).iter():
            answer.update(_wrong(element, name))
    return sorted(answer)


def _wrong(element: etree._Element, member: str) -> list[str]:
    if not isinstance(element.tag, str):
        return ["a comment or instruction in the XML"]
    local = etree.QName(element).localname
    answer: list[str] = []
    if local not in (ELEMENTS | PLAIN_ELEMENTS):
        answer.append("elements the writer never writes")
    if (element.tail and element.tail.strip()) or (element.text and element.text.strip() and local not in {"t", "title", "language"}):
        answer.append("text outside the paragraphs")
    for value in element.attrib.values():
        target = member.endswith(".rels") and element.get("TargetMode") == "External" and OUTSIDE.fullmatch(str(value))
        if not (VALUE.fullmatch(str(value)) or ADDRESS.fullmatch(str(value)) or target):
            answer.append("attribute values the writer never writes")
    return answer


CHECK = Check(NAME, f"lxml {version('lxml')}", run)
