"""What a Word file says of itself and where its links lead: the neutral title, the language, public web pages."""

from __future__ import annotations

import io
from importlib.metadata import version

import docx
from lxml import etree

from service.documents.checks.docx_package import members
from service.documents.checks.examined import Check, Examined, said
from service.documents.checks.pdf_properties import TITLES
from service.documents.links import public_address

NAME = "docx_properties"
EMPTY = ("author", "category", "comments", "content_status", "identifier", "keywords", "last_modified_by", "subject", "version")
DATES = ("created", "modified", "last_printed")


def run(examined: Examined) -> list[str]:
    """Return properties that are not neutral and links that are not public pages."""
    answer: set[str] = set()
    core = docx.Document(io.BytesIO(examined.content)).core_properties
    if core.title not in TITLES or any(getattr(core, name) for name in EMPTY):
        answer.add("a property that is not neutral")
    if any(getattr(core, name) is not None for name in DATES) or core.revision:
        answer.add("dates or revisions of the document")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for name, content in members(examined.content).items():
        if not name.endswith(".rels"):
            continue
        for relation in etree.fromstring(content, parser):
            target = str(relation.get("Target", ""))
            answer.update(said(examined.hidden_hunter.in_property(target), "link"))
            if relation.get("TargetMode") == "External" and not public_address(target):
                answer.add("a link that is no public web page")
    return sorted(answer)


CHECK = Check(NAME, f"python-docx {version('python-docx')}, lxml {version('lxml')}", run)
