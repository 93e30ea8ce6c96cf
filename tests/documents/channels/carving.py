"""A hunt that shares nothing with the service: unzips, inflates, unescapes and looks for letters."""

from __future__ import annotations

import base64
import html
import io
import re
import unicodedata
import zipfile
import zlib


def carved(content: bytes, depth: int = 0) -> str:
    """Return all the words in a file that plain tools would find, letters only, lower case."""
    pieces = [content.decode("utf-8", "replace"), content.decode("utf-16-le", "replace"), content[1:].decode("utf-16-le", "replace")]
    pieces += [html.unescape(re.sub(r"<[^<>]*>", "", pieces[0])), html.unescape(pieces[0])]
    pieces += [re.sub(r"\\'([0-9a-f]{2})", lambda found: chr(int(found[1], 16)), pieces[0])]
    if depth < 3:
        pieces += [carved(inner, depth + 1) for inner in _inside(content)]
    return "\n".join(map(letters, pieces))


def _inside(content: bytes) -> list[bytes]:
    found: list[bytes] = []
    if b"PK\x03\x04" in content:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                found += [archive.comment, *(entry.filename.encode() for entry in archive.infolist())]
                found += [archive.read(entry) for entry in archive.infolist()]
        except (zipfile.BadZipFile, NotImplementedError):
            pass
    for match in re.finditer(rb"stream\r?\n", content):
        try:
            found.append(zlib.decompressobj().decompress(content[match.end() :]))
        except zlib.error:
            continue
    for match in re.finditer(rb"[A-Za-z0-9+/]{16,}={0,2}", content):
        found.append(base64.b64decode(match[0] + b"=" * (-len(match[0]) % 4), validate=False)) if len(match[0]) % 4 != 1 else None
    return found


def letters(text: str) -> str:
    """Return the letters and digits of a text, without accents and case."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in plain if character.isalnum())
