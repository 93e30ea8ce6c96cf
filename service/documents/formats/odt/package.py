"""The zip package of an OpenDocument file: its trees, refused where encrypted."""

from __future__ import annotations

from service.documents.formats.docx.names import attribute, local
from service.documents.formats.docx.package import Package, open_package
from service.documents.limits import Limits
from service.documents.part_reading import CannotRead

CONTENT = "content.xml"
STYLES = "styles.xml"
META = "meta.xml"
SETTINGS = "settings.xml"
MANIFEST = "META-INF/manifest.xml"
#: Read by heart, or a program's own picture of what the text says.
TAKEN = frozenset({CONTENT, STYLES, META, SETTINGS, MANIFEST, "mimetype", "Thumbnails/thumbnail.png", "layout-cache", "manifest.rdf"})


def open_odf(content: bytes, limits: Limits) -> Package:
    """Open an OpenDocument package, or give up on one that is broken, encrypted or a bomb."""
    package = open_package(content, limits)
    if not package.has(CONTENT):
        raise CannotRead("broken")
    if package.has(MANIFEST) and any(local(element) == "encryption-data" for element in package.tree(MANIFEST).iter()):
        raise CannotRead("encrypted", held=True)
    return package


def properties_of(package: Package) -> tuple[tuple[str, str], ...]:
    """Return title and language as the file states them."""
    if not package.has(META):
        return ()
    values = {local(element): (element.text or "").strip() for element in package.tree(META).iter()}
    return tuple((name, values[name]) for name in ("title", "language") if values.get(name))


def meta_values(package: Package) -> list[tuple[str, str]]:
    """Return what the file says of itself as name and value, statistics left out."""
    if not package.has(META):
        return []
    found: list[tuple[str, str]] = []
    for element in package.tree(META).iter():
        name = attribute(element, "name") or local(element)
        text = (element.text or "").strip()
        values = (text, *((attribute(element, key) or "").strip() for key in ("href", "title")))
        if local(element) not in {"generator", "editing-cycles", "editing-duration", "document-statistic"}:
            found.extend((name, value) for value in values if value)
    return found


def setting_values(package: Package) -> list[tuple[str, str]]:
    """Return the settings that are words: names of printers, data sources and the like."""
    if not package.has(SETTINGS):
        return []
    items = (element for element in package.tree(SETTINGS).iter() if local(element) == "config-item")
    return [
        (attribute(item, "name") or "", (item.text or "").strip())
        for item in items
        if attribute(item, "type") == "string" and (item.text or "").strip() and "@" + (item.text or "") != "@()"
    ]
