"""What a Word package says outside its stories: properties, settings, charts, custom data, style names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from service.documents.formats.docx.names import attribute, local
from service.documents.formats.docx.package import Package
from service.documents.formats.docx.styles import Styles
from service.documents.link_targets import link_target
from service.documents.part_reading import clean
from service.domain.document import Anchor, Block, BlockKind

_NUMBERS_ONLY = frozenset(
    [
        "Pages",
        "Words",
        "Characters",
        "Lines",
        "Paragraphs",
        "CharactersWithSpaces",
        "TotalTime",
        "AppVersion",
        "DocSecurity",
        "ScaleCrop",
        "LinksUpToDate",
        "SharedDoc",
        "HyperlinksChanged",
        "revision",
        "Application",
    ]
)
_TIES = frozenset({"attachedTemplate", "oleObject", "image", "mailMergeSource", "frame", "subDocument"})


def property_block(member: str, path: str, text: str, why: str = "property") -> Block:
    """Return a block for a value no reader sees."""
    safe = clean(text.strip())
    return Block(BlockKind.PROPERTY, safe, "", Anchor(member, path, 0, len(safe)), shown=False, hidden_because=why)


def document_properties(package: Package) -> Iterator[Block]:
    """Yield "name: value" for each core, extended and custom property."""
    for member in package.names:
        if member.startswith("docProps/") and member.endswith(".xml"):
            for element in package.tree(member):
                name = attribute(element, "name") or local(element)
                text = " ".join(" ".join(piece.split()) for piece in element.itertext() if piece.strip())
                if text and name not in _NUMBERS_ONLY:
                    yield property_block(member, name, f"{name}: {text}")


def title_of(package: Package) -> tuple[tuple[str, str], ...]:
    """Return title and language as the file states them."""
    if not package.has("docProps/core.xml"):
        return ()
    values = {local(element): (element.text or "").strip() for element in package.tree("docProps/core.xml")}
    return tuple((name, clean(values[name])) for name in ("title", "language", "created", "modified") if values.get(name))


def settings(package: Package, main: str, styles: Styles) -> Iterator[Block]:
    """Yield document variables, names of own styles, and addresses of things outside."""
    folder = main.rpartition("/")[0]
    member = f"{folder}/settings.xml"
    if package.has(member):
        for element in package.tree(member).iter():
            if local(element) == "docVar":
                yield property_block(member, "docVar", f"{attribute(element, 'name') or ''}: {attribute(element, 'val') or ''}")
    for name in styles.custom_names:
        yield property_block(f"{folder}/styles.xml", "style", name, "style name")
    for owner in dict.fromkeys(
        (main, member, *(name for name in package.names if name.startswith(f"{folder}/") and name.endswith(".xml")))
    ):
        for tie in package.relationships(owner).values():
            if tie.external and tie.kind == "hyperlink":
                yield link_target(tie.target, Anchor(owner, "hyperlink"))
            elif tie.external and tie.kind in _TIES:
                yield property_block(owner, tie.kind, tie.target, "outside address")


def people(package: Package, main: str) -> Iterator[Block]:
    """Yield the names of those who changed or commented, as the people part lists them."""
    member = f"{main.rpartition('/')[0]}/people.xml"
    if package.has(member):
        for element in package.tree(member):
            name = attribute(element, "author")
            if name:
                yield property_block(member, "person", name, "author of a change")


def data_parts(package: Package) -> Iterator[Block]:
    """Yield the text of charts and diagrams, which a reader sees, and of custom data, which none does."""
    for member in package.names:
        if not member.endswith(".xml") or "/_rels/" in member:
            continue
        if "/charts/chart" in member or "/diagrams/data" in member:
            pieces = [piece for piece in _texts(package.tree(member)) if not _is_number(piece)]
            for number, piece in enumerate(dict.fromkeys(pieces)):
                text = clean(piece)
                yield Block(BlockKind.TEXT_BOX, text, "", Anchor(member, f"text[{number + 1}]", 0, len(text)))
        elif member.startswith("customXml/item") and "Props" not in member:
            root = package.tree(member)
            for number, piece in enumerate(_custom_texts(root)):
                yield property_block(member, f"text[{number + 1}]", piece, "custom data")


def _texts(root: Any) -> list[str]:
    return [element.text.strip() for element in root.iter() if local(element) in {"t", "v"} and element.text and element.text.strip()]


def _custom_texts(root: Any) -> Iterator[str]:
    for element in root.iter():
        if not local(element):
            continue
        if element.text and element.text.strip():
            yield element.text.strip()
        if element.tail and element.tail.strip():
            yield element.tail.strip()
        yield from (value for value in element.attrib.values() if " " in value.strip() or "@" in value)


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).replace("-", "", 1).isdecimal()
