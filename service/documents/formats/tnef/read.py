"""Reads winmail.dat, in which Outlook wraps what it sends: bodies, attachments and every string property."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tnefparse import TNEF

from service.documents.formats.msg.message import BODY, Outlook
from service.documents.formats.msg.packed_rtf import unpacked_rtf
from service.documents.part_reading import Attachment, CannotRead, PartReading, Source, clean

MEDIA_TYPE = "application/vnd.ms-tnef"
_SIGNATURE = b"\x78\x9f\x3e\x22"
_CODE_PAGE = 0x9007
_HEAD = 6
_WINDOWS = 1252


def read(untrusted_content: bytes, source: Source) -> PartReading:
    """Return what is wrapped. Anchors: "body", "html", "rtf" or a property's name."""
    try:
        found: Any = TNEF(_with_code_page(untrusted_content), do_checksum=False)
    except (ValueError, TypeError, IndexError, KeyError, LookupError, AttributeError, OverflowError) as error:
        raise CannotRead("broken") from error
    outlook = Outlook()
    outlook.strings[BODY] = _said(found.body)
    outlook.html = found.htmlbody.encode() if isinstance(found.htmlbody, str) else found.htmlbody or b""
    packed = getattr(found, "_rtfbody", None)
    outlook.rtf = unpacked_rtf(packed) if isinstance(packed, bytes) else b""
    outlook.others = [("message property", text) for text in dict.fromkeys(_texts((*found.msgprops, *found.mapiprops)))]
    attachments = [_attachment(attachment, outlook) for attachment in found.attachments]
    blocks = tuple(outlook.blocks(source))
    return PartReading(MEDIA_TYPE, blocks, (*outlook.attachments, *attachments))


def _with_code_page(content: bytes) -> bytes:
    """Return the file with a code page where it names none, for the library needs one."""
    if _CODE_PAGE.to_bytes(2, "little") in content[:400]:
        return content
    data = _WINDOWS.to_bytes(4, "little") + bytes(4)
    attribute = b"\x01" + _CODE_PAGE.to_bytes(2, "little") + b"\x06\x00" + len(data).to_bytes(4, "little") + data
    return content[:_HEAD] + attribute + (sum(data) & 0xFFFF).to_bytes(2, "little") + content[_HEAD:]


def _attachment(attachment: Any, outlook: Outlook) -> Attachment:
    name = clean(str(attachment.long_filename() or attachment.name or "")).strip("\x00 ")
    content = attachment.data if isinstance(attachment.data, bytes) else None
    outlook.others.extend(("attachment property", text) for text in dict.fromkeys(_texts(attachment.mapi_attrs)) if text != name)
    if content and _SIGNATURE in content[:64]:
        content = content[content.find(_SIGNATURE) :]
    return Attachment(name, "application/octet-stream", content, None if content is not None else "broken")


def _texts(properties: Any) -> Iterator[str]:
    for one in properties:
        text = _said(getattr(one, "data", None))
        if any(map(str.isalpha, text)):
            yield text


def _said(value: Any) -> str:
    if isinstance(value, list | tuple):
        return " ".join(filter(None, map(_said, value)))
    if isinstance(value, bytes):
        text = value.decode("utf-16-le", "replace") if value[1:2] == b"\x00" else value.decode("utf-8", "replace")
        value = text if text.count("\ufffd") * 10 <= len(text) else ""
    return clean(value).strip("\x00\ufffd \n") if isinstance(value, str) else ""
