"""Files packed inside an RTF file."""

from __future__ import annotations

import re

from service.documents.part_reading import Attachment

_NOT_HEX = re.compile(r"[^0-9a-fA-F]")
_STARTS = (b"%PDF-", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\xff\xd8\xff", b"\x89PNG")


def embedded(text: str, number: int) -> Attachment:
    """Return what an object's data holds: a file by its first bytes, else the bytes as they are."""
    digits = _NOT_HEX.sub("", text)
    content = bytes.fromhex(digits[: len(digits) // 2 * 2])
    starts = [at for start in _STARTS if (at := content.find(start)) >= 0]
    return Attachment(f"object-{number}", "application/octet-stream", content[min(starts) :] if starts else content)
