"""How a child's result comes back: JSON with byte strings after it, checked field by field; never pickle."""

from __future__ import annotations

import json
import struct
from dataclasses import asdict
from typing import Any

from service.documents.limits import Limits
from service.documents.part_reading import Attachment, PartReading, clean
from service.domain.document import Anchor, Block, BlockKind, Cell, Inline, InlineKind, PartStatus, Refusal, Span, Unread, Warned, WordPlace

_LENGTH = struct.Struct(">I")


class BadResult(Exception):
    """The child sent something that is not a result."""


def pack(header: dict[str, Any], *blobs: bytes) -> bytes:
    """Return a JSON header followed by byte strings, each with its length in front."""
    pieces = [json.dumps(header, ensure_ascii=True, separators=(",", ":")).encode("ascii"), *blobs]
    return b"".join(_LENGTH.pack(len(piece)) + piece for piece in pieces)


def unpack(message: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """Return what `pack` was given; any other bytes raise `BadResult`."""
    view = memoryview(message)
    pieces: list[bytes] = []
    at = 0
    while at < len(view):
        if at + 4 > len(view):
            raise BadResult
        (length,) = _LENGTH.unpack(view[at : at + 4])
        at += 4
        if at + length > len(view):
            raise BadResult
        pieces.append(bytes(view[at : at + length]))
        at += length
    try:
        header = json.loads(pieces[0])
    except (ValueError, IndexError, RecursionError) as error:
        raise BadResult from error
    if not isinstance(header, dict):
        raise BadResult
    return header, pieces[1:]


def encode(result: PartReading | Refusal) -> bytes:
    """Return a reading or a refusal as bytes."""
    if isinstance(result, Refusal):
        return pack({"refusal": [result.status.value, result.code, result.detail]})
    contents = [attachment.content for attachment in result.attachments if attachment.content is not None]
    header = {
        "media_type": result.media_type,
        "blocks": [_block_out(block) for block in result.blocks],
        "attachments": [[a.name, a.declared, a.content is not None, a.why] for a in result.attachments],
        "unread": [[unread.page, unread.why] for unread in result.unread],
        "warnings": [[warned.code, warned.start, warned.end] for warned in result.warnings],
        "properties": [list(pair) for pair in result.properties],
        "pictured": list(result.pictured),
        "only_pictures": result.only_pictures,
    }
    return pack(header, *contents)


def decode(message: bytes, limits: Limits) -> PartReading | Refusal:
    """Return the reading a child sent, every value checked against its type and the limits."""
    header, contents = unpack(message)
    try:
        if "refusal" in header:
            status, code, detail = header["refusal"]
            return Refusal(PartStatus(status), str(code), str(detail))
        if len(header["blocks"]) > limits.blocks:
            raise BadResult
        remaining = iter(contents)
        return PartReading(
            media_type=str(header["media_type"]),
            blocks=tuple(_block_in(fields) for fields in header["blocks"]),
            attachments=tuple(
                Attachment(clean(str(name)), str(declared), next(remaining) if present else None, _text_or_none(why))
                for name, declared, present, why in header["attachments"]
            ),
            unread=tuple(Unread("", _int_or_none(page), str(why)) for page, why in header["unread"]),
            warnings=tuple(Warned(str(code), _int_or_none(start), _int_or_none(end)) for code, start, end in header["warnings"]),
            properties=tuple((clean(str(key)), clean(str(value))) for key, value in header["properties"]),
            pictured=tuple(int(page) for page in header["pictured"]),
            only_pictures=bool(header["only_pictures"]),
        )
    except (KeyError, TypeError, ValueError, StopIteration, RuntimeError) as error:
        raise BadResult from error


def _block_out(block: Block) -> list[Any]:
    anchor = block.anchor
    return [
        block.kind.value,
        block.text,
        [anchor.part, anchor.path, anchor.start, anchor.end, anchor.page, anchor.box, [[word.start, *word.box] for word in anchor.words]],
        block.language,
        block.level,
        block.ordered,
        block.note,
        None if block.cell is None else asdict(block.cell),
        [[inline.kind.value, inline.span.start, inline.span.end, inline.value] for inline in block.inlines],
        block.shown,
        block.hidden_because,
    ]


def _block_in(fields: list[Any]) -> Block:
    kind, text, anchor, language, level, ordered, note, cell, inlines, shown, hidden_because = fields
    if not isinstance(text, str) or clean(text) != text:
        raise BadResult
    return Block(
        kind=BlockKind(kind),
        text=text,
        part="",
        anchor=_anchor_in(anchor),
        language=str(language),
        level=int(level),
        ordered=bool(ordered),
        note=_text_or_none(note),
        cell=None if cell is None else _cell_in(cell),
        inlines=tuple(_inline_in(inline, len(text)) for inline in inlines),
        shown=bool(shown),
        hidden_because=_text_or_none(hidden_because),
    )


def _anchor_in(fields: list[Any]) -> Anchor:
    part, path, start, end, page, box, words = fields
    places = tuple(WordPlace(int(at), _box_in(corners)) for at, *corners in words)
    around = None if box is None else _box_in(box)
    return Anchor(str(part), _text_or_none(path), _int_or_none(start), _int_or_none(end), _int_or_none(page), around, places)


def _box_in(corners: list[Any]) -> tuple[float, float, float, float]:
    left, bottom, right, top = (float(edge) for edge in corners)
    return left, bottom, right, top


def _cell_in(fields: dict[str, Any]) -> Cell:
    return Cell(
        table=str(fields["table"]),
        row=int(fields["row"]),
        column=int(fields["column"]),
        row_span=int(fields["row_span"]),
        column_span=int(fields["column_span"]),
        header=bool(fields["header"]),
    )


def _inline_in(fields: list[Any], length: int) -> Inline:
    kind, start, end, value = fields
    if not 0 <= int(start) <= int(end) <= length:
        raise BadResult
    return Inline(InlineKind(kind), Span(int(start), int(end)), _text_or_none(value))


def _int_or_none(value: Any) -> int | None:
    return None if value is None else int(value)


def _text_or_none(value: Any) -> str | None:
    return None if value is None else clean(str(value))
