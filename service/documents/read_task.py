"""The sandbox's "read" task: sniff one file, read it with the reader of its format, tag its languages."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from service.documents.formats.registry import BY_MEDIA_TYPE, BY_NAME, READABLE, by_file_name
from service.documents.language import tagged
from service.documents.limits import Limits
from service.documents.link_targets import with_link_targets
from service.documents.ocr.recognised import BadPage, PageText
from service.documents.ocr.recognised import decode as decode_page
from service.documents.part_reading import CannotRead, PartReading, Source, bounded
from service.documents.reversed_text import with_reversed_text
from service.documents.sniffing import EMPTY, UNKNOWN, sniff
from service.documents.wire import encode, unpack
from service.domain.document import PartStatus, Refusal, Warned

Reader = Callable[[bytes, Source], PartReading]
NONE_YET: Mapping[int, PageText | str] = {}
NOT_READ = "the picture could not be read"


def _load(path: str) -> Reader:
    module, _, name = path.partition(":")
    reader: Reader = getattr(importlib.import_module(module), name)
    return reader


READERS: dict[str, Reader] = {row.media_type: _load(row.read) for row in READABLE if row.read}


def run(payload: bytes) -> bytes:
    """Read one file in this process and return an encoded `PartReading` or `Refusal`."""
    header, contents = unpack(payload)
    recognised = recognised_in(header["recognised"], contents[1:])
    return encode(read_part(contents[0], header["name"], header["declared"], limits_of(header["limits"]), recognised))


def limits_of(fields: dict[str, Any]) -> Limits:
    """Return limits from their JSON."""
    return Limits(**fields)


def recognised_in(pages: list[tuple[int, str | None]], contents: list[bytes]) -> dict[int, PageText | str]:
    """Return the pages read from their picture; a page whose bytes are none was not read."""
    remaining = iter(contents)
    made: dict[int, PageText | str] = {}
    for page, why in pages:
        try:
            made[page] = why if why is not None else decode_page(next(remaining))
        except BadPage:
            made[page] = NOT_READ
    return made


def read_part(
    content: bytes, name: str, declared: str, limits: Limits, recognised: Mapping[int, PageText | str] = NONE_YET
) -> PartReading | Refusal:
    """Read one file without its attachments; whatever goes wrong is a refusal with a code."""
    media_type = _media_type(content, name, declared)
    if media_type == EMPTY:
        return Refusal(PartStatus.UNREADABLE, "empty")
    reader = READERS.get(media_type)
    if reader is None:
        return _not_read(media_type, name)
    try:
        reading = with_reversed_text(with_link_targets(reader(content, Source(name, limits, recognised))))
        blocks = tagged(bounded(reading.blocks, limits))
    except CannotRead as refusal:
        return refusal.refusal
    except MemoryError:
        return Refusal(PartStatus.UNREADABLE, "memory-limit")
    except RecursionError:
        return Refusal(PartStatus.UNREADABLE, "too-complex")
    except Exception:  # noqa: BLE001 - a reader that stumbles over hostile bytes refuses the file, with no word of it
        return Refusal(PartStatus.UNREADABLE, "broken")
    if not blocks and not reading.attachments and not reading.unread:
        return Refusal(PartStatus.UNREADABLE, "empty")
    return replace(reading, blocks=blocks, warnings=reading.warnings + _label_warning(media_type, name, declared))


def _media_type(content: bytes, name: str, declared: str) -> str:
    """A part declared as a message or a text keeps that type, since a mail carries no signature of its own."""
    sniffed = sniff(content, name)
    if sniffed == BY_NAME["txt"].media_type and declared in {"message/rfc822", "text/html"}:
        return declared
    return sniffed


def _not_read(media_type: str, name: str) -> Refusal:
    if media_type == BY_NAME["ole-encrypted"].media_type:
        return Refusal(PartStatus.HELD, "encrypted")
    claimed = by_file_name(name)
    if media_type == UNKNOWN and claimed is not None and claimed.read:
        return Refusal(PartStatus.UNREADABLE, "broken")
    return Refusal(PartStatus.HELD, "format-not-read-yet", media_type if media_type in BY_MEDIA_TYPE else "")


def _label_warning(media_type: str, name: str, declared: str) -> tuple[Warned, ...]:
    claimed = by_file_name(name)
    if claimed is None or media_type in (claimed.media_type, declared):
        return ()
    return (Warned("mislabelled"),)
