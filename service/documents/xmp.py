"""The words of an XMP packet: metadata of PDFs and pictures, less what only says how the file was made."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

_LONGEST = 500_000
_SHAPE_ONLY = frozenset(
    {
        "xmpmeta",
        "MetadataDate",
        "CreateDate",
        "ModifyDate",
        "format",
        "Producer",
        "CreatorTool",
        "PDFVersion",
        "Trapped",
        "part",
        "conformance",
    }
)


def xmp_texts(packet: bytes) -> Iterator[str]:
    """Yield each value as "name: value"; nothing for a packet that is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(packet[:_LONGEST], parser)
    except (etree.XMLSyntaxError, ValueError):
        return
    for element in root.iter() if root is not None else ():
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name and name not in _SHAPE_ONLY:
            texts = [
                element.text or "",
                *(value for key, value in element.attrib.items() if not key.endswith(("}about", "}lang", "}xmptk", "xmptk"))),
            ]
            yield from (f"{name}: {' '.join(text.split())}" for text in texts if text.strip())
