"""The zip package of a Word file: members by name, bounded, and their relationships."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any

from lxml import etree

from service.documents.limits import Limits
from service.documents.part_reading import CannotRead

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ENCRYPTED_FLAG = 1
#: Bytes of the record that ends a zip, without its comment.
_END_RECORD = 22
_SMALL = 20 * 1024**2


@dataclass(frozen=True, slots=True)
class Relationship:
    """A tie from one member to another, or to an address outside."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """An opened package."""

    archive: zipfile.ZipFile
    names: tuple[str, ...]
    limits: Limits
    stray: tuple[bytes, ...] = ()

    def has(self, name: str) -> bool:
        """Say whether a member is there."""
        return name in self.names

    def content(self, name: str) -> bytes:
        """Return a member's bytes, no more than the limits allow whatever its header says."""
        try:
            with self.archive.open(name) as member:
                content = member.read(self.limits.member + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, KeyError, OSError) as error:
            raise CannotRead("broken") from error
        if len(content) > self.limits.member:
            raise CannotRead("too-large")
        return content

    def tree(self, name: str) -> Any:
        """Return a member's root element; entities are never expanded and a document type is refused."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
        try:
            root = etree.fromstring(self.content(name), parser)
        except etree.XMLSyntaxError as error:
            raise CannotRead("broken") from error
        if root.getroottree().docinfo.doctype:
            raise CannotRead("broken", detail="document type in XML")
        return root

    def relationships(self, name: str) -> dict[str, Relationship]:
        """Return the relationships of a member ("" for the package itself) by id."""
        folder, _, file = name.rpartition("/")
        member = f"{folder}/_rels/{file}.rels".lstrip("/")
        if not self.has(member):
            return {}
        found: dict[str, Relationship] = {}
        for element in self.tree(member).iter(_RELATIONSHIP):
            external = element.get("TargetMode") == "External"
            target = element.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[element.get("Id", "")] = Relationship(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], target, external)
        return found


def open_package(content: bytes, limits: Limits) -> Package:
    """Open a package, or give up on one that is broken, encrypted or a bomb."""
    end = content.rfind(b"PK\x05\x06")
    if end >= 0 and int.from_bytes(content[end + 10 : end + 12], "little") > limits.members:
        raise CannotRead("too-complex")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise CannotRead("broken") from error
    members = archive.infolist()
    if len(members) > limits.members:
        raise CannotRead("too-complex")
    if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
        raise CannotRead("encrypted", held=True)
    if sum(member.file_size for member in members) > limits.unpacked:
        raise CannotRead("too-large")
    if any(member.file_size > max(_SMALL, member.compress_size * limits.ratio) for member in members):
        raise CannotRead("too-large")
    first = min((member.header_offset for member in members), default=0)
    stray = tuple(piece for piece in (content[:first], content[end + _END_RECORD :]) if piece)
    return Package(archive, tuple(member.filename for member in members), limits, stray)
