"""What one reader makes of one file, before parts are put together into a `Document`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from service.documents.limits import DEFAULT, Limits
from service.documents.ocr.recognised import PageText
from service.domain.document import Block, PartStatus, Refusal, Unread, Warned


class CannotRead(Exception):
    """A reader gives up on a whole file; `code` is stable and carries nothing of the file."""

    def __init__(self, code: str, *, held: bool = False, detail: str = "") -> None:
        super().__init__(code)
        self.refusal = Refusal(PartStatus.HELD if held else PartStatus.UNREADABLE, code, detail)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the file; `content` is None where it could not even be taken out, `why` then says so."""

    name: str
    declared: str
    content: bytes | None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class PartReading:
    """Blocks of one file in reading order, and the files inside it. Block and unread `part` are filled in later.

    `pictured` are pages (from 1) whose picture has to be read too; `only_pictures` says that without it there is nothing to show.
    """

    media_type: str
    blocks: tuple[Block, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    unread: tuple[Unread, ...] = ()
    warnings: tuple[Warned, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    pictured: tuple[int, ...] = ()
    only_pictures: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """What a reader is told of the file besides its bytes: `recognised` are pictured pages by number, read or why not."""

    name: str
    limits: Limits = field(default=DEFAULT)
    recognised: Mapping[int, PageText | str] = field(default_factory=dict)


_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return text without NUL, control characters and lone surrogates, each replaced one for one so that offsets hold."""
    return _UNSAFE.sub("\ufffd", text.replace("\x0b", "\n").replace("\x0c", "\n").replace("\r", "\n"))


def bounded(blocks: tuple[Block, ...], limits: Limits) -> tuple[Block, ...]:
    """Return the blocks, or give up when there are more or longer ones than the limits allow."""
    if len(blocks) > limits.blocks or sum(len(block.text) for block in blocks) > limits.characters:
        raise CannotRead("too-large")
    return blocks
