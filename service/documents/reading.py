"""Reads a file and everything inside it, each in a child process of its own, into one `Document`."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from service.documents.limits import DEFAULT, Limits
from service.documents.part_reading import Attachment, PartReading, clean
from service.documents.picture_reading import MOST_SEEN, PictureBudget, read_pictures, without_ocr
from service.documents.sandbox import SandboxFailure, run_in_sandbox
from service.documents.sniffing import sniff
from service.documents.wire import BadResult, decode, pack
from service.domain.document import Anchor, Block, BlockKind, Document, Part, PartStatus, Refusal, Unread, Warned

#: Why a block is not shown, where taking a dark box or a picture away would show it.
COVERED = frozenset({"covered", "not in the picture over it"})
#: Redaction in the received file that can be undone.
FAKED = "faked-redaction"

__all__ = ["read_document", "sniff"]


def read_document(untrusted_content: bytes, name: str, *, limits: Limits = DEFAULT) -> Document | Refusal:
    """Return the file as a document, or why there is none; never raises for anything in the bytes.

    Files inside it become parts, read or not; what was not read is listed in `unread`.
    """
    deadline = time.monotonic() + limits.total_seconds
    pictures = PictureBudget(limits.ocr_pages, deadline)
    root = _read_file(untrusted_content, name, "", limits, pictures)
    if isinstance(root, Refusal):
        return root
    gathered = _Gathered(limits, deadline, pictures)
    gathered.add(Part("", clean(name), root.media_type), root, 0)
    document = gathered.document(clean(name), root)
    if not any(block.text.strip() for block in document.blocks):
        return Refusal(PartStatus.UNREADABLE, "empty")
    return document


def _read_file(content: bytes, name: str, declared: str, limits: Limits, pictures: PictureBudget) -> PartReading | Refusal:
    """Read a file, then the pictures of its pages that its reader asks for, then the file again with what they say."""
    if len(content) > limits.input_size - 65_536:
        return Refusal(PartStatus.UNREADABLE, "too-large")
    first = _read_once(content, name, declared, limits, {})
    if isinstance(first, Refusal) or not first.pictured:
        return first
    if not pictures.can_read:
        return without_ocr(first)
    seen = read_pictures(content, first.media_type, first.pictured, limits, pictures)
    return _read_once(content, name, declared, limits, seen)


def _read_once(content: bytes, name: str, declared: str, limits: Limits, seen: Mapping[int, bytes | str]) -> PartReading | Refusal:
    pages = [(page, said if isinstance(said, str) else None) for page, said in seen.items()]
    header = {"name": name, "declared": declared, "limits": _as_json(limits), "recognised": pages}
    try:
        payload = pack(header, content, *(said for said in seen.values() if isinstance(said, bytes)))
        return decode(run_in_sandbox("read", payload, replace(limits, input_size=limits.input_size + MOST_SEEN)), limits)
    except SandboxFailure as failure:
        return Refusal(PartStatus.UNREADABLE, failure.code)
    except BadResult:
        return Refusal(PartStatus.UNREADABLE, "bad-result")


def _as_json(limits: Limits) -> dict[str, float]:
    return {name: getattr(limits, name) for name in limits.__slots__}


@dataclass(slots=True)
class _Gathered:
    """Parts as they come in, depth first."""

    limits: Limits
    deadline: float
    pictures: PictureBudget
    blocks: list[Block] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)

    def add(self, part: Part, reading: PartReading, depth: int) -> None:
        """Add a part that was read, then everything inside it."""
        self.parts.append(part)
        self.blocks.extend(_belonging(block, part.id) for block in reading.blocks)
        self.unread.extend(replace(unread, part=part.id) for unread in reading.unread)
        self.warnings.extend(warned for warned in reading.warnings if warned not in self.warnings)
        self._add_attachments(part, reading.attachments, depth + 1)

    def _add_attachments(self, parent: Part, attachments: Sequence[Attachment], depth: int) -> None:
        for attachment in attachments:
            if len(self.parts) >= self.limits.parts:
                self.unread.append(Unread(parent.id, None, "too-many-parts"))
                return
            self._add_attachment(parent, attachment, depth)

    def _add_attachment(self, parent: Part, attachment: Attachment, depth: int) -> None:
        part = Part(f"attachment-{len(self.parts)}", attachment.name, attachment.declared, parent.id)
        if attachment.name:
            anchor = Anchor(part.id, "name", 0, len(attachment.name))
            self.blocks.append(Block(BlockKind.FILE_NAME, attachment.name, part.id, anchor, shown=False, hidden_because="file name"))
        reading = self._read(attachment, depth)
        if isinstance(reading, Refusal):
            self.parts.append(replace(part, status=reading.status, why=reading.code))
            self.unread.append(Unread(part.id, None, reading.code))
        else:
            self.add(replace(part, media_type=reading.media_type), reading, depth)

    def _read(self, attachment: Attachment, depth: int) -> PartReading | Refusal:
        if attachment.content is None:
            return Refusal(PartStatus.HELD, attachment.why or "broken")
        if depth > self.limits.nesting:
            return Refusal(PartStatus.UNREADABLE, "nested-too-deep")
        if time.monotonic() > self.deadline:
            return Refusal(PartStatus.UNREADABLE, "time-limit")
        return _read_file(attachment.content, attachment.name, attachment.declared, self.limits, self.pictures)

    def document(self, name: str, root: PartReading) -> Document:
        """Return all of it as one document; what only looks redacted is warned of at its place."""
        made = Document(
            name=name,
            media_type=root.media_type,
            blocks=tuple(self.blocks),
            parts=tuple(self.parts),
            unread=tuple(self.unread),
            warnings=tuple(self.warnings),
            properties=root.properties,
        )
        places = [span for block, span in zip(made.blocks, made.spans, strict=True) if block.hidden_because in COVERED]
        return replace(made, warnings=(*made.warnings, *(Warned(FAKED, span.start, span.end) for span in places)))


def _belonging(block: Block, part: str) -> Block:
    cell = block.cell and replace(block.cell, table=f"{part}/{block.cell.table}" if part else block.cell.table)
    return replace(block, part=part, cell=cell)
