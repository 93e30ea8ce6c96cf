"""Every string and every decoded stream of a PDF, reachable or not, hunted for secrets."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import pikepdf

from service.documents.checks.decoded_forms import decoded_forms
from service.documents.checks.examined import Check, Examined, said

NAME = "pdf_objects"
MOST_OBJECTS = 500_000
DEEPEST = 60


def strings_and_streams(document: Any) -> Iterator[tuple[str, bytes]]:
    """Yield every string, name and decoded stream of every object."""
    for number, thing in enumerate((*document.objects, document.trailer)):
        if number > MOST_OBJECTS:
            raise OverflowError("too many objects to check")
        yield from _parts(thing, 0)


def _parts(thing: Any, depth: int) -> Iterator[tuple[str, bytes]]:
    if depth > DEEPEST:
        raise OverflowError("objects nested too deeply to check")
    if isinstance(thing, pikepdf.Stream):
        yield "stream", _stream_bytes(thing)
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in thing.items():
            yield "key", str(key).encode()
            yield from _direct(value, depth)
    elif isinstance(thing, pikepdf.Array):
        for value in thing:
            yield from _direct(value, depth)
    elif isinstance(thing, pikepdf.String):
        yield "string", bytes(thing)
        yield "string", str(thing).encode("utf-8", errors="replace")
    elif isinstance(thing, pikepdf.Name):
        yield "name", str(thing).encode()


def _direct(value: Any, depth: int) -> Iterator[tuple[str, bytes]]:
    if not getattr(value, "is_indirect", False):
        yield from _parts(value, depth + 1)


def _stream_bytes(stream: Any) -> bytes:
    try:
        return bytes(stream.read_bytes())
    except pikepdf.PdfError:
        return bytes(stream.read_raw_bytes())


def run(examined: Examined) -> list[str]:
    """Return the secrets found in any object, less those that readers of the approved text see."""
    hunter = examined.hidden_hunter
    answer: set[str] = set()
    with pikepdf.open(io.BytesIO(examined.content)) as document:
        gathered: dict[str, list[bytes]] = {}
        for kind, content in strings_and_streams(document):
            if kind == "stream":
                for form, text in decoded_forms(content):
                    answer.update(said(hunter.in_hidden(text), f"stream {form}"))
            else:
                gathered.setdefault(kind, []).append(content)
        for kind, contents in gathered.items():
            for form, text in decoded_forms(b"\n".join(contents)):
                answer.update(said(hunter.in_property(text), f"{kind} {form}"))
    return sorted(answer)


CHECK = Check(NAME, f"pikepdf {version('pikepdf')}", run)
