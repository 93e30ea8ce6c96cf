"""A PDF has one revision, nothing before its head, nothing after its end, no bytes that no object owns."""

from __future__ import annotations

import re

from service.documents.checks.examined import Check, Examined

NAME = "pdf_revisions"
REVISION = re.compile(rb"startxref\s+\d+\s+%%EOF")
PREVIOUS = re.compile(rb"/(?:Prev|XRefStm)\s+\d+\s*(?:/|>>)")
COMMENT = re.compile(rb"(?m)^%(?!PDF-|%EOF|[\x80-\xff]{4,8}\r?$).*$")
BETWEEN = re.compile(rb"endobj\s+(?!\d+ \d+ obj|xref\b)\S")


def run(examined: Examined) -> list[str]:
    """Return signs of an earlier revision or of bytes outside the objects."""
    content = examined.content
    answer: list[str] = []
    if not content.startswith(b"%PDF-"):
        answer.append("bytes before the head")
    if len(REVISION.findall(content)) != 1 or content.count(b"%%EOF") != 1:
        answer.append("more than one revision")
    if not content.rstrip(b"\r\n").endswith(b"%%EOF"):
        answer.append("bytes after the end")
    outside = _outside_streams(content)
    trailer = content[content.rfind(b"trailer") :]
    if PREVIOUS.search(trailer):
        answer.append("a link to an earlier revision")
    if COMMENT.search(outside):
        answer.append("a comment between objects")
    if BETWEEN.search(outside):
        answer.append("bytes between objects")
    return answer


def _outside_streams(content: bytes) -> bytes:
    """Return the file without the bytes of its streams."""
    pieces: list[bytes] = []
    at = 0
    while (start := content.find(b"stream\n", at)) >= 0:
        pieces.append(content[at:start])
        end = content.find(b"endstream", start)
        if end < 0:
            break
        at = end + len(b"endstream")
    pieces.append(content[at:])
    return b"\n".join(pieces)


CHECK = Check(NAME, "byte scanner of this service", run)
