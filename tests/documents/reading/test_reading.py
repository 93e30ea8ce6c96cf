from __future__ import annotations

import io
import time
import zipfile
from dataclasses import replace

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.documents.limits import DEFAULT
from service.documents.part_reading import PartReading
from service.documents.reading import read_document, sniff
from service.documents.wire import BadResult, decode, encode, pack
from service.domain.document import Anchor, Block, BlockKind, Cell, Document, Inline, InlineKind, PartStatus, Refusal, Span, Warned
from tests.documents.reading.reading_one import read, texts


def _word_file() -> bytes:
    buffer = io.BytesIO()
    made = docx.Document()
    made.add_paragraph("Words of a letter.")
    made.save(buffer)
    return buffer.getvalue()


def _zip(**members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_CT_", "[Content_Types].xml"), content)
    return buffer.getvalue()


MAIL = b"Received: by mx; Mon, 3 Feb 2025 10:00:05 +0000\nFrom: a@b.example\nTo: c@d.example\nSubject: x\n\nWords.\n"


@pytest.mark.parametrize(
    ("content", "name", "media_type"),
    [
        (_word_file(), "x.pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (_zip(_CT_="", xl__workbook="x"), "x.docx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (_zip(a="b"), "x.docx", "application/zip"),
        (b"%PDF-1.7\n", "x.docx", "application/pdf"),
        (MAIL, "x.txt", "message/rfc822"),
        (b"Subject: x\n\nWords.", "x.eml", "message/rfc822"),
        (b"From: me\nTo: you\nSubject: hello\n\nDear all", "x.txt", "text/plain"),
        (b"<!-- a --><!DOCTYPE html><html></html>", "x.txt", "text/html"),
        (b"<p>Hello</p>", "x.html", "text/html"),
        (b"I think <b> is a letter", "x.txt", "text/plain"),
        (b"# Head", "x.md", "text/markdown"),
        (b"# Head", "x.txt", "text/plain"),
        (b"{\\rtf1 hello}", "x.doc", "application/rtf"),
        (b"\xff\xd8\xff\xe0 and so on", "x.png", "image/jpeg"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "x", "application/msword"),
        (b"", "x.txt", "application/x-empty"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",  # packed bytes hold the time: no name for a test
)
def test_a_type_is_told_from_the_bytes(content: bytes, name: str, media_type: str) -> None:
    assert sniff(content, name) == media_type


def test_a_mislabelled_file_is_read_as_what_it_is_and_warned_of() -> None:
    document = read(_word_file(), "letter.pdf")
    assert texts(document) == ["Words of a letter."]
    assert Warned("mislabelled") in document.warnings


@pytest.mark.parametrize(("content", "name"), [(b"\xffWPC\x10", "x.wpd"), (b"\x00\x00\x00\x18ftypheic0000", "x.heic")])
def test_a_format_not_read_yet_is_held(content: bytes, name: str) -> None:
    refusal = read_document(content, name)
    assert isinstance(refusal, Refusal)
    assert (refusal.status, refusal.code) == (PartStatus.HELD, "format-not-read-yet")


def test_a_file_over_the_limit_is_refused() -> None:
    assert read_document(b"x" * 200_000, "x.txt", limits=replace(DEFAULT, input_size=150_000)) == Refusal(
        PartStatus.UNREADABLE, "too-large"
    )


def test_more_attachments_than_allowed_are_said_to_be_unread() -> None:
    parts = b"".join(b"--b\nContent-Type: application/pdf\n\n%%PDF-%d\n" % n for n in range(6))
    raw = MAIL.replace(b"\n\nWords.", b"\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + parts + b"--b--")
    document = read_document(raw, "x.eml", limits=replace(DEFAULT, parts=3))
    assert isinstance(document, Document)
    assert len(document.parts) == 3
    assert "too-many-parts" in [unread.why for unread in document.unread]


def test_messages_within_messages_end_somewhere() -> None:
    raw = MAIL
    for _ in range(9):
        raw = b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" + raw
    document = read_document(raw, "x.eml")
    assert isinstance(document, Document)
    assert "nested-too-deep" in [unread.why for unread in document.unread]


def test_a_small_file_reads_in_milliseconds() -> None:
    read(b"Words.", "x.txt")
    started = time.perf_counter()
    for _ in range(10):
        read(b"Words.", "x.txt")
    assert (time.perf_counter() - started) / 10 < 0.1


def test_a_reading_comes_through_the_pipe_as_it_was() -> None:
    block = Block(
        BlockKind.TABLE_CELL,
        "Zoë 🙂 Okafor",
        "",
        Anchor("p", "q", 0, 12, 3, (1.0, 2.0, 3.5, 4.0)),
        "cy",
        level=2,
        ordered=True,
        note="7",
        cell=Cell("t", 1, 2, 3, 4, header=True),
        inlines=(Inline(InlineKind.LINK, Span(0, 3), "mailto:z@okafor.example"),),
        shown=False,
        hidden_because="white",
    )
    reading = PartReading("text/plain", (block,), warnings=(Warned("macros", 1, 2),), properties=(("title", "T"),))
    assert decode(encode(reading), DEFAULT) == reading


@given(st.binary(max_size=200))
def test_bytes_that_are_no_result_are_refused(message: bytes) -> None:
    with pytest.raises(BadResult):
        decode(message, DEFAULT)


@pytest.mark.parametrize(
    "header",
    [
        {},
        {"refusal": ["read"]},
        {"refusal": ["nonsense", "a", "b"]},
        {"media_type": "x", "blocks": [[1]], "attachments": [], "unread": [], "warnings": [], "properties": []},
        {"media_type": "x", "blocks": [], "attachments": [["a", "b", True, None]], "unread": [], "warnings": [], "properties": []},
    ],
)
def test_a_result_of_the_wrong_shape_is_refused(header: dict[str, object]) -> None:
    with pytest.raises(BadResult):
        decode(pack(header), DEFAULT)
