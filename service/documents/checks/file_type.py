"""What the bytes say they are is what the file claims to be, and its name says nothing."""

from __future__ import annotations

import re
from importlib.metadata import version

import puremagic

from service.documents.checks.examined import Check, Examined

NAME = "file_type"
#: Type → the extensions its bytes may be sniffed as; text has no signature.
SNIFFED = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": {".docx"},
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {".xlsx"},
    "application/pdf": {".pdf"},
    "application/vnd.oasis.opendocument.text": {".odt"},
    "text/html": {".html", ".htm", ".xhtml"},
}
#: Bytes that stand unpacked in a zip of that kind and in no other.
MARKED = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": b"word/document.xml",
    "application/vnd.oasis.opendocument.text": b"mimetypeapplication/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": b"xl/workbook.xml",
}
BINARY_STARTS = (
    b"PK",
    b"%PDF",
    b"{\\rtf",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"MZ",
    b"\x7fELF",
    b"<!DOCTYPE",
    b"<html",
)
NEUTRAL_NAME = re.compile(
    r"(?:response|redacted|document|attachment)[-_ ]?[0-9a-f-]{0,36}(?:[-_.]redacted)?\.(?:docx|odt|xlsx|csv|vtt|srt|pdf|html|txt|md)"
)


def run(examined: Examined) -> list[str]:
    """Return what is wrong with the type or the name."""
    answer: list[str] = []
    wanted = SNIFFED.get(examined.media_type)
    if wanted is None:
        if examined.content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(BINARY_STARTS) or b"\x00" in examined.content:
            answer.append("the bytes are not the plain text they claim to be")
    elif not _sniffed(examined.content) & wanted or MARKED.get(examined.media_type, b"") not in examined.content:
        answer.append("the bytes are of another type than the file claims")
    if examined.file_name is not None and not NEUTRAL_NAME.fullmatch(examined.file_name):
        answer.append("the file's name is not one of the neutral forms")
    return answer


def _sniffed(content: bytes) -> set[str]:
    try:
        return {match.extension for match in puremagic.magic_string(content)}
    except (puremagic.PureError, ValueError):
        return set()


CHECK = Check(NAME, f"puremagic {version('puremagic')}", run)
