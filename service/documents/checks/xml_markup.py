"""Written XML holds only listed elements, attribute values of listed forms, and text only where text belongs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree


@dataclass(frozen=True, slots=True)
class Markup:
    """What one kind of written package may hold in its XML."""

    elements: frozenset[str]
    speaking: frozenset[str]
    value: re.Pattern[str]
    links: frozenset[str] = frozenset()


def parsed(content: bytes) -> Any:
    """Return the root element; nothing outside the bytes is ever read."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)


def wrong_markup(members: Mapping[str, bytes], markup: Markup) -> list[str]:
    """Return elements, attributes or loose text that the writer never writes; attributes in `links` are another check's."""
    answer: set[str] = set()
    for name, content in members.items():
        if not name.endswith((".xml", ".rels")):
            continue
        if b"<!" in content:
            answer.add("a declaration or comment in the XML")
        for element in parsed(content).iter():
            answer.update(_wrong(element, markup))
    return sorted(answer)


def _wrong(element: Any, markup: Markup) -> list[str]:
    if not isinstance(element.tag, str):
        return ["a comment or instruction in the XML"]
    local = etree.QName(element).localname
    answer: list[str] = []
    if local not in markup.elements:
        answer.append("elements the writer never writes")
    parent = element.getparent()
    around = etree.QName(parent).localname if parent is not None else ""
    if (element.text and element.text.strip() and local not in markup.speaking) or (
        element.tail and element.tail.strip() and around not in markup.speaking
    ):
        answer.append("text outside the paragraphs")
    for key, value in element.attrib.items():
        if etree.QName(key).localname not in markup.links and not markup.value.fullmatch(str(value)):
            answer.append("attribute values the writer never writes")
    return answer
