"""The XML names of a Word file that the reader knows."""

from __future__ import annotations

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def local(element: object) -> str:
    """Return an element's name without its namespace, "" for a comment."""
    tag = getattr(element, "tag", None)
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: object, name: str) -> str | None:
    """Return an attribute by its local name, whatever its namespace (strict and transitional files differ)."""
    attributes = getattr(element, "attrib", {})
    found = attributes.get(f"{{{WORD}}}{name}")
    if found is not None:
        return str(found)
    for key, value in attributes.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None
