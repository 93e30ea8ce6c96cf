"""What a PDF says of itself: only the neutral title, the language and the program."""

from __future__ import annotations

import io
import re
from importlib.metadata import version

import pikepdf
from lxml import etree

from service.documents.checks.examined import Check, Examined

NAME = "pdf_properties"
TITLES = frozenset({"Redacted response", "Redacted document"})
INFO = {
    "/Creator": re.compile(r"Typst [\d.]+"),
    "/Title": re.compile("|".join(sorted(TITLES))),
    "/CreationDate": re.compile(r"D:19700101\d*.*"),
    "/ModDate": re.compile(r"D:19700101\d*.*"),
}
PACKETS = {
    "title": INFO["/Title"],
    "CreatorTool": INFO["/Creator"],
    "language": re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,8})*"),
    "part": re.compile(r"[1-4]"),
    "NPages": re.compile(r"\d{1,6}"),
    "format": re.compile("application/pdf"),
    "InstanceID": re.compile(r"[A-Za-z0-9+/=]{24}"),
    "DocumentID": re.compile(r"[A-Za-z0-9+/=]{24}"),
    "RenditionClass": re.compile("proof"),
    "PDFVersion": re.compile(r"[12]\.\d"),
    "CreateDate": re.compile(r"1970-01-01T.*"),
    "ModifyDate": re.compile(r"1970-01-01T.*"),
}
CONTAINERS = {"xmpmeta", "RDF", "Description", "Alt", "Bag", "Seq", "li"}


def run(examined: Examined) -> list[str]:
    """Return each property that is not on the list or says something else."""
    answer: set[str] = set()
    with pikepdf.open(io.BytesIO(examined.content)) as document:
        for key, value in document.docinfo.items():
            if key not in INFO or not INFO[key].fullmatch(str(value)):
                answer.add("a document property that is not neutral")
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream) and str(thing.get("/Type", "")) == "/Metadata":
                answer.update(_packet(bytes(thing.read_bytes())))
            elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) and "/Metadata" in thing and thing.get("/Type") != "/Catalog":
                answer.add("properties of a page or picture")
    return sorted(answer)


def _packet(content: bytes) -> list[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    answer: list[str] = []
    for element in etree.fromstring(content, parser).iter():
        if not isinstance(element.tag, str):
            if "xpacket" not in str(getattr(element, "target", "")):
                answer.append("a comment in the properties")
            continue
        name = etree.QName(element).localname
        text = "".join(element.itertext()).strip()
        if name not in CONTAINERS and (name not in PACKETS or not PACKETS[name].fullmatch(text)):
            answer.append("a packet property that is not neutral")
        if any(etree.QName(key).localname not in {"about", "lang", "xmptk"} for key in element.attrib):
            answer.append("an attribute in the properties")
        if element.tail and element.tail.strip():
            answer.append("loose text in the properties")
    return answer


CHECK = Check(NAME, f"pikepdf {version('pikepdf')}, lxml {version('lxml')}", run)
