"""Office files, archives and mail made to hurt: each small to send and large, deep or endless to read."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

from tests.documents.channels.made_odf import odf
from tests.documents.channels.made_ole import ole
from tests.documents.channels.made_pptx import pptx
from tests.documents.channels.made_xlsx import xlsx

ENTITIES = "<!DOCTYPE d [" + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "aaaaaaaaaa"}">' for n in range(10)) + "]>"


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


def many_members() -> bytes:
    return zipped(**{f"a{number}.txt": b"" for number in range(6_000)})


def lying_directory() -> bytes:
    content = bytearray(zipped(**{"a.txt": b"x" * 5_000_000}))
    at = content.index(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(content)


def self_leading_ole() -> bytes:
    content = bytearray(ole({"__substg1.0_1000001F": b"x" * 9_000}))
    fat = int.from_bytes(content[76:80], "little")
    place = 512 + fat * 512
    content[place : place + 4] = struct.pack("<I", 0)  # the first sector follows itself
    return bytes(content)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "groups.rtf": lambda: b"{\\rtf1 " + b"{" * 100_000,
    "no-end.rtf": lambda: b"{\\rtf1 \\bin999999999 ",
    "nothing.rtf": lambda: b"{\\rtf1}",
    "words.rtf": lambda: b"{\\rtf1 " + b"\\a" * 3_100_000,
    "bomb.odt": lambda: odf("<text:p>a</text:p>" + " " * 270_000_000),
    "entities.odt": lambda: odf("<text:p>a</text:p>", extra={"meta.xml": f"{ENTITIES}<a>&e9;</a>"}),
    "deep.odt": lambda: odf("<text:section>" * 5_000 + "</text:section>" * 5_000),
    "blanks.odt": lambda: odf('<text:p><text:s text:c="999999999"/></text:p>'),
    "bomb.xlsx": lambda: xlsx(" " * 270_000_000),
    "entities.xlsx": lambda: xlsx(extra={"xl/workbook.xml": f"{ENTITIES}<workbook>&e9;</workbook>"}),
    "nothing.xlsx": lambda: zipped(**{"[Content_Types].xml": b"<Types/>", "xl__x.xml": b"<a/>"}),
    "binary.xlsx": lambda: zipped(**{"[Content_Types].xml": b"<Types/>", "xl__workbook.bin": b"x"}),
    "deep.pptx": lambda: pptx("<p:grpSp>" * 5_000 + "</p:grpSp>" * 5_000),
    "bomb.pptx": lambda: pptx(extra={"ppt/slides/slide2.xml": " " * 270_000_000}),
    "cells.csv": lambda: b"a," * 1_000_000,
    "line.csv": lambda: b"x" * 20_000_000,
    "quote.csv": lambda: b'"' + b"x\n" * 2_000_000,
    "no-cues.vtt": lambda: b"WEBVTT\n\nNOTE nothing\n",
    "arrows.srt": lambda: b"1\n" + b"-->" * 1_000_000,
    "members.zip": many_members,
    "bomb.zip": lambda: zipped(**{"a.txt": b" " * 270_000_000}),
    "truncated.zip": lambda: zipped(**{"a.txt": b"words " * 99})[:60],
    "loop.msg": self_leading_ole,
    "truncated.msg": lambda: ole({"__substg1.0_1000001F": b"x" * 9_000})[:700],
    "truncated.xls": lambda: ole({"Workbook": b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(50)}),
    "truncated.dat": lambda: b"\x78\x9f\x3e\x22\x01\x00\x01\x06\x90\x08\x00\xff\xff\xff\x7f",
    "froms.mbox": lambda: b"From x\nFrom: y\n\n" * 50_000,
}
