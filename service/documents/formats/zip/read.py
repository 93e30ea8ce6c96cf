"""Opens archives (.zip): every member is a file of its own, read like one that came by itself. Nothing is ever written to disk."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from service.documents.formats.docx.extras import property_block
from service.documents.formats.docx.package import Package, open_package
from service.documents.formats.office.macros import strings_in
from service.documents.part_reading import Attachment, CannotRead, PartReading, Source, clean
from service.domain.document import Block, Unread, Warned

MEDIA_TYPE = "application/zip"
HIDDEN_BYTES = "hidden-bytes"
#: What systems put beside people's files: names at most, read for those.
_BESIDE = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_LOCAL_HEAD = 30
#: A record after a member's bytes that repeats its sizes.
_DESCRIPTOR = 24


def read(untrusted_content: bytes, source: Source) -> PartReading:
    """Return the members as attachments, their names as they are in the archive (a path in a name leads nowhere)."""
    package = open_package(untrusted_content, source.limits)
    blocks = list(_asides(package))
    gaps = list(_gaps(package.archive, untrusted_content))
    blocks.extend(property_block("", HIDDEN_BYTES, text, HIDDEN_BYTES) for text in map(strings_in, gaps) if text)
    return PartReading(
        MEDIA_TYPE,
        tuple(blocks),
        attachments=tuple(_members(package)),
        unread=(Unread("", None, HIDDEN_BYTES),) if gaps else (),
        warnings=(Warned("trailing-bytes"),) if package.stray else (),
    )


def _members(package: Package) -> Iterator[Attachment]:
    for entry in package.archive.infolist():
        if entry.is_dir() or any(place in entry.filename for place in _BESIDE):
            continue
        name = clean(entry.filename.replace("\\", "/"))
        try:
            yield Attachment(name, "application/octet-stream", package.content(entry.filename))
        except CannotRead as refusal:
            yield Attachment(name, "application/octet-stream", None, refusal.refusal.code)


def _asides(package: Package) -> Iterator[Block]:
    """Comments, names of folders, what systems add by themselves, and bytes around the archive."""
    archive = package.archive
    for why, content in (("comment", archive.comment), *(("trailing-bytes", stray) for stray in package.stray if stray != archive.comment)):
        text = content.decode("utf-8", "replace").strip("\x00 \r\n\t") if content else ""
        if text:
            yield property_block("", why, text if "\ufffd" not in text else strings_in(content) or text, why)
    for entry in archive.infolist():
        if entry.comment:
            yield property_block("", "member comment", entry.comment.decode("utf-8", "replace"), "comment")
        if entry.is_dir():
            yield property_block("", "folder", entry.filename.rstrip("/"), "folder")
        elif any(place in entry.filename for place in _BESIDE):
            yield property_block("", "beside", f"{entry.filename}\n{strings_in(package.content(entry.filename))}", "beside")


def _gaps(archive: zipfile.ZipFile, content: bytes) -> Iterator[bytes]:
    """Yield bytes between members that the directory does not speak of."""
    entries = sorted(archive.infolist(), key=lambda entry: entry.header_offset)
    starts = [entry.header_offset for entry in entries[1:]] + [archive.start_dir]
    for entry, following in zip(entries, starts, strict=True):
        head = content[entry.header_offset : entry.header_offset + _LOCAL_HEAD]
        lengths = int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
        end = entry.header_offset + _LOCAL_HEAD + lengths + entry.compress_size
        if following - end > _DESCRIPTOR:
            yield content[end:following]
