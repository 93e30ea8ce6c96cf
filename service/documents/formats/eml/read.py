"""Reads e-mail: header fields, every text body, and hands over what is attached."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import Message

from service.documents.formats.eml.bodies import body_blocks
from service.documents.formats.eml.fields import header_blocks, left_out, properties
from service.documents.formats.eml.flowed import unflowed
from service.documents.part_reading import Attachment, CannotRead, PartReading, Source, clean
from service.domain.document import Block, Unread

_DEEPEST = 40
_ENCRYPTED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted", "application/pgp-encrypted"})


def read(untrusted_content: bytes, source: Source) -> PartReading:
    """Return header, body and attachments. Anchors: part "headers" or the MIME section ("1.2"), code points of its decoded text."""
    _check_depth(untrusted_content)
    message: Message = message_from_bytes(untrusted_content.lstrip(b"\r\n\xef\xbb\xbf"), policy=policy.default)
    if not message.keys():
        raise CannotRead("broken")
    gathered = _Gathered(source)
    blocks: list[Block] = list(header_blocks(message))
    for body in gathered.walk(message):
        blocks.extend(body)
    unread = tuple(Unread("", None, why) for why in (*left_out(message), *gathered.problems))
    return PartReading("message/rfc822", tuple(blocks), tuple(gathered.attachments), unread, properties=properties(message))


def _check_depth(content: bytes) -> None:
    if content.lower().count(b"multipart/") > 500:
        raise CannotRead("too-complex")


class _Gathered:
    """Attachments and problems met while walking a message."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.attachments: list[Attachment] = []
        self.problems: list[str] = []

    def walk(self, message: Message, section: str = "", depth: int = 0) -> Iterator[list[Block]]:
        """Yield the blocks of each text body, in order."""
        if depth > _DEEPEST:
            raise CannotRead("too-complex")
        if message.get_content_type() in _ENCRYPTED:
            self.problems.append("encrypted")
        if message.get_content_maintype() != "multipart":
            yield from self._leaf(message, section or "1")
            return
        yield from self._edges(message, section or "0")
        children = _children(message)
        if message.get_content_type() == "multipart/alternative":
            yield from self._alternatives(children, section, depth)
            return
        for number, child in enumerate(children, 1):
            yield from self.walk(child, f"{section}.{number}" if section else str(number), depth + 1)

    def _edges(self, message: Message, section: str) -> Iterator[list[Block]]:
        """What stands before and after the parts is seen by no reader of mail, but may still speak."""
        for name, text in (("preamble", message.preamble), ("epilogue", message.epilogue)):
            if text and text.strip() and "multi-part message in MIME format" not in text:
                yield body_blocks(clean(text), "text/plain", f"{section}.{name}", self.source, hidden=name)
        payload = message.get_payload()
        if isinstance(payload, str) and payload.strip():
            yield body_blocks(clean(payload), "text/plain", section, self.source)

    def _alternatives(self, children: list[Message], section: str, depth: int) -> Iterator[list[Block]]:
        """Read the richest alternative as the body; another that says more than it is read too, unseen."""
        read: list[list[Block]] = []
        for number, child in enumerate(children, 1):
            blocks = [block for body in self.walk(child, f"{section}.{number}" if section else str(number), depth + 1) for block in body]
            if blocks:
                read.append(blocks)
        if not read:
            return
        best = max(reversed(read), key=_richness)
        yield best
        known = _words(best)
        for other in read:
            if other is not best:
                unlike = [block for block in other if not _words([block]) <= known]
                yield [_as_alternative(block) for block in unlike]

    def _leaf(self, message: Message, section: str) -> Iterator[list[Block]]:
        name = _file_name(message)
        kind = message.get_content_type()
        if kind == "message/rfc822" or message.get_content_maintype() == "message":
            self._attach_message(message, name, kind)
            return
        attached = message.get_content_disposition() == "attachment" or (name and message.get_content_maintype() != "text")
        if kind in {"text/plain", "text/html"} and not attached and not (name and message.get_content_disposition()):
            text = _text(message, self.source)
            if kind == "text/plain" and _parameter(message, "format") == "flowed":
                text = unflowed(text, drop_space=_parameter(message, "delsp") == "yes")
            yield body_blocks(text, kind, section, self.source)
            return
        content = _decoded(message)
        self.attachments.append(Attachment(name or f"section-{section}", kind, content, None if content is not None else "broken"))

    def _attach_message(self, message: Message, name: str, kind: str) -> None:
        payload = message.get_payload()
        inner = payload[0] if isinstance(payload, list) and payload else None
        if isinstance(inner, Message) and kind == "message/rfc822":
            content: bytes | None = inner.as_bytes(policy=policy.compat32)
        elif isinstance(payload, list):
            content = b"\n\n".join(piece.as_bytes(policy=policy.compat32) for piece in payload if isinstance(piece, Message))
            kind = "text/plain"
        else:
            content = _decoded(message)
        self.attachments.append(Attachment(name or "message.eml", kind, content, None if content is not None else "broken"))


def _children(message: Message) -> list[Message]:
    payload = message.get_payload()
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def _file_name(message: Message) -> str:
    try:
        return clean(message.get_filename() or "").strip()
    except (ValueError, LookupError, TypeError, AttributeError, IndexError):
        return ""


def _parameter(message: Message, name: str) -> str:
    try:
        return str(message.get_param(name, "")).strip().lower()
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""


def _decoded(message: Message) -> bytes | None:
    content = message.get_payload(decode=True)
    return content if isinstance(content, bytes) else None


def _text(message: Message, source: Source) -> str:
    from_bytes = _decoded(message) or b""
    if len(from_bytes) > source.limits.characters * 4:
        raise CannotRead("too-large")
    for encoding in (message.get_content_charset(), "utf-8", "cp1252"):
        try:
            return from_bytes.decode(encoding or "utf-8")
        except (UnicodeDecodeError, LookupError):
            continue
    return from_bytes.decode("latin-1")


def _richness(blocks: list[Block]) -> int:
    """Two bodies of much the same length are equally rich, so that the last, which senders hold best, is taken."""
    return sum(len(block.text) for block in blocks if block.shown).bit_length()


def _words(blocks: list[Block]) -> set[str]:
    return {word for block in blocks for word in _letters(block.text).split()}


def _letters(text: str) -> str:
    return "".join(character if character.isalnum() else " " for character in text.casefold())


def _as_alternative(block: Block) -> Block:
    return Block(
        block.kind, block.text, block.part, block.anchor, level=block.level, ordered=block.ordered, cell=block.cell, inlines=block.inlines,
        shown=False, hidden_because=block.hidden_because or "alternative body",
    )  # fmt: skip
