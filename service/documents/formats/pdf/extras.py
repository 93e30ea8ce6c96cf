"""What a PDF carries besides its pages' text: metadata, outline, annotations, forms, tags, attachments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from lxml import etree

from service.documents.link_targets import link_target
from service.documents.part_reading import Attachment, clean
from service.documents.xmp import xmp_texts
from service.domain.document import Anchor, Block, BlockKind

_MOST = 20_000
_DEEPEST = 60
_LONGEST = 100_000
_SHAPE_ONLY = frozenset({"Producer", "Creator", "Trapped", "ModDate", "CreationDate"})


@dataclass(slots=True)
class Extras:
    """Found outside the text: `before` pages nothing, `pages` by number, `after` all pages."""

    pages: dict[int, list[Block]] = field(default_factory=dict)
    after: list[Block] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    covers: dict[int, list[tuple[float, float, float, float]]] = field(default_factory=dict)
    links: dict[int, list[tuple[tuple[float, float, float, float], str]]] = field(default_factory=dict)
    properties: tuple[tuple[str, str], ...] = ()
    has_code: bool = False


def extras_of(pdf: pikepdf.Pdf) -> Extras:
    """Return everything but the text of the pages; each kind of thing is looked for by itself."""
    extras = Extras()
    info = _info(pdf)
    extras.properties = tuple((name.lower(), value) for name, value in info if name in {"Title", "Author"})
    extras.after.extend(_property(f"info/{name}", f"{name}: {value}") for name, value in info)
    extras.after.extend(_property("xmp", text, "XMP") for text in _xmp(pdf))
    extras.after.extend(_outline(pdf))
    extras.after.extend(_fields(pdf))
    extras.after.extend(_tags(pdf))
    extras.attachments.extend(_attachments(pdf))
    for number, page in enumerate(pdf.pages, 1):
        _annotations(page, number, extras)
    root = pdf.Root
    extras.has_code = "/OpenAction" in root or "/AA" in root or "/JavaScript" in root.get("/Names", {})
    return extras


def _property(path: str, text: str, why: str = "property", kind: BlockKind = BlockKind.PROPERTY, page: int | None = None) -> Block:
    safe = clean(text.strip())[:_LONGEST]
    shown = kind in {BlockKind.FORM_FIELD, BlockKind.TEXT_BOX, BlockKind.ALT_TEXT}
    return Block(kind, safe, "", Anchor("", path, 0, len(safe), page), shown=shown, hidden_because=None if shown else why)


def _string(value: Any) -> str:
    try:
        return str(value).strip() if isinstance(value, pikepdf.String | pikepdf.Name) else ""
    except (ValueError, UnicodeError):
        return ""


def _info(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    info = pdf.trailer.get("/Info", None)
    if not isinstance(info, pikepdf.Dictionary):
        return []
    values = [(str(key).lstrip("/"), clean(_string(value))) for key, value in info.items()]
    return [(key, value) for key, value in values if value and key not in _SHAPE_ONLY]


def _xmp(pdf: pikepdf.Pdf) -> Iterator[str]:
    metadata = pdf.Root.get("/Metadata", None)
    if not isinstance(metadata, pikepdf.Stream):
        return
    try:
        packet = metadata.read_bytes()
    except (ValueError, pikepdf.PdfError):
        return
    yield from xmp_texts(packet)


def _outline(pdf: pikepdf.Pdf) -> Iterator[Block]:
    outlines = pdf.Root.get("/Outlines", None)
    waiting = [outlines.get("/First", None)] if isinstance(outlines, pikepdf.Dictionary) else []
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < _MOST:
        item = waiting.pop()
        if not isinstance(item, pikepdf.Dictionary) or item.objgen in seen:
            continue
        seen.add(item.objgen)
        if _string(item.get("/Title", None)):
            yield _property("outline", _string(item.get("/Title", None)), "bookmark")
        if _address(item):
            yield link_target(_address(item), Anchor("", "outline"))
        waiting.extend([item.get("/Next", None), item.get("/First", None)])


def _fields(pdf: pikepdf.Pdf) -> Iterator[Block]:
    """Yield "label: value" for each filled field of a form, and its default where that differs."""
    form = pdf.Root.get("/AcroForm", None)
    if not isinstance(form, pikepdf.Dictionary):
        return
    waiting = [(item, "", 0) for item in reversed(_items(form.get("/Fields", None)))]
    count = 0
    while waiting and count < _MOST:
        item, above, depth = waiting.pop()
        count += 1
        if not isinstance(item, pikepdf.Dictionary) or depth > _DEEPEST:
            continue
        name = _string(item.get("/TU", None)) or _string(item.get("/T", None)) or above
        for key in ("/V", "/DV", "/RV"):
            value = _value(item.get(key, None))
            if value and (key == "/V" or value != _value(item.get("/V", None))):
                kind = BlockKind.FORM_FIELD if key == "/V" else BlockKind.HIDDEN
                yield _property(
                    f"field/{_string(item.get('/T', None)) or above}", f"{name}: {value}" if name else value, "form field", kind
                )
        waiting.extend((kid, name, depth + 1) for kid in reversed(_items(item.get("/Kids", None))))
    if "/XFA" in form:
        yield from (_property("xfa", text, "XFA") for text in _xfa(form["/XFA"]))


def _value(value: Any) -> str:
    if isinstance(value, pikepdf.Array):
        return ", ".join(filter(None, (_string(item) for item in value)))
    return "" if isinstance(value, pikepdf.Name) and str(value) == "/Off" else _string(value).lstrip("/")


def _xfa(xfa: Any) -> Iterator[str]:
    for stream in [xfa] if isinstance(xfa, pikepdf.Stream) else [item for item in _items(xfa) if isinstance(item, pikepdf.Stream)]:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
        try:
            root = etree.fromstring(stream.read_bytes()[: _LONGEST * 5], parser)
        except (etree.XMLSyntaxError, ValueError, pikepdf.PdfError):
            continue
        if root is not None:
            yield from (" ".join(text.split()) for text in root.itertext() if text.strip())


def _items(value: Any) -> list[Any]:
    return list(value)[:_MOST] if isinstance(value, pikepdf.Array) else []


def _tags(pdf: pikepdf.Pdf) -> Iterator[Block]:
    """Yield alternative and replacement texts of the tag tree."""
    tree = pdf.Root.get("/StructTreeRoot", None)
    waiting = [tree]
    seen: set[tuple[int, int]] = set()
    count = 0
    while waiting and count < _MOST * 5:
        node = waiting.pop()
        count += 1
        if isinstance(node, pikepdf.Array):
            waiting.extend(reversed(list(node)))
            continue
        if not isinstance(node, pikepdf.Dictionary) or (node.is_indirect and node.objgen in seen):
            continue
        seen.add(node.objgen)
        for key, kind in (
            ("/Alt", BlockKind.ALT_TEXT),
            ("/ActualText", BlockKind.HIDDEN),
            ("/E", BlockKind.HIDDEN),
            ("/T", BlockKind.PROPERTY),
        ):
            text = _string(node.get(key, None))
            if text:
                yield _property(f"tag{key}", text, key.lstrip("/"), kind)
        waiting.append(node.get("/K", None))


def _attachments(pdf: pikepdf.Pdf) -> Iterator[Attachment]:
    for name, spec in pdf.attachments.items():
        try:
            content: bytes | None = spec.get_file().read_bytes()
        except (pikepdf.PdfError, ValueError, KeyError, AttributeError):
            content = None
        yield Attachment(clean(spec.filename or name), "application/octet-stream", content, None if content is not None else "broken")
        if spec.description:
            yield Attachment("description.txt", "text/plain", spec.description.encode())


def _annotations(page: Any, number: int, extras: Extras) -> None:
    for annotation in _items(page.obj.get("/Annots", None)):
        if not isinstance(annotation, pikepdf.Dictionary):
            continue
        kind = _string(annotation.get("/Subtype", None)).lstrip("/")
        found = extras.pages.setdefault(number, [])
        for key in ("/Contents", "/RC", "/Subj", "/T", "/OverlayText"):
            text = _string(annotation.get(key, None))
            if (
                text
                and not (kind == "Widget" and key == "/T")
                and not (key == "/Subj" and text in {"Sticky Note", "Highlight", "Text Box"})
            ):
                role = BlockKind.TEXT_BOX if kind == "FreeText" and key == "/Contents" else BlockKind.COMMENT
                found.append(_property(f"annotation/{kind}{key}", text, "annotation", role, number))
        _place(annotation, kind, number, extras)


def _place(annotation: Any, kind: str, number: int, extras: Extras) -> None:
    box = _box(annotation.get("/Rect", None))
    address = _address(annotation)
    if address:
        if box is not None:
            extras.links.setdefault(number, []).append((box, clean(address)))
        extras.pages.setdefault(number, []).append(link_target(address, Anchor("", "annotation/link", page=number)))
    if box is not None and (kind == "Redact" or (kind in {"Square", "Highlight", "Stamp", "Polygon"} and _is_dark(annotation))):
        extras.covers.setdefault(number, []).append(box)


def _address(holder: Any) -> str:
    """Return where the action of an annotation or bookmark leads: an address, or another file."""
    action = holder.get("/A", None)
    if not isinstance(action, pikepdf.Dictionary):
        return ""
    file = action.get("/F", None)
    named = file.get("/UF", file.get("/F", None)) if isinstance(file, pikepdf.Dictionary) else file
    return _string(action.get("/URI", None)) or _string(named)


def _box(value: Any) -> tuple[float, float, float, float] | None:
    try:
        x0, y0, x1, y1 = (float(edge) for edge in value)
    except (TypeError, ValueError):
        return None
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _is_dark(annotation: Any) -> bool:
    for key in ("/IC", "/C"):
        try:
            parts = [float(part) for part in annotation.get(key, [])]
        except (TypeError, ValueError):
            continue
        if len(parts) in {1, 3}:
            return max(parts) < 0.3
    return False
