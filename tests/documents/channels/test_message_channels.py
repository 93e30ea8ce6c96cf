"""Outlook messages, wrapped mail, mailboxes, saved pages and archives whose only copy of the secret is in one channel."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from service.documents.formats.msg.packed_rtf import unpacked_rtf
from service.documents.reading import read_document
from service.documents.redacting import redacted
from service.documents.writing import render
from service.domain.document import BlockKind, Document, PartStatus, Refusal
from tests.documents.channels.made_ole import ole
from tests.documents.channels.secret_channel import SECRET, assert_closed, read, reported

WIDE = SECRET.encode("utf-16-le")
PLAIN = {
    "__substg1.0_1000001F": "Visits went ahead every week.".encode("utf-16-le"),
    "__substg1.0_0037001F": "Visits".encode("utf-16-le"),
    "__substg1.0_0C1A001F": "Jo".encode("utf-16-le"),
    "__properties_version1.0": bytes(32) + struct.pack("<HHIQ", 0x40, 0x39, 6, 133_900_000_000_000_000),
}
ATTACHED = "__attach_version1.0_#00000000/"
FILE = {f"{ATTACHED}__substg1.0_3707001F": "notes.txt".encode("utf-16-le"), f"{ATTACHED}__substg1.0_37010102": b"Nothing here."}
INSIDE = f"{ATTACHED}__substg1.0_3701000D/"
RTF = b"{\\rtf1\\ansi " + SECRET.encode() + b"\\par}"


def msg(*replaced: dict[str, bytes]) -> bytes:
    streams = dict(PLAIN)
    for more in replaced:
        streams.update(more)
    return ole(streams)


MSG: dict[str, bytes] = {
    "body": msg({"__substg1.0_1000001F": WIDE}),
    "body in a code page": msg({"__substg1.0_1000001E": SECRET.encode()}),
    "page body": msg({"__substg1.0_10130102": f"<html><p>{SECRET}</p></html>".encode()}),
    "hidden in the page body": msg({"__substg1.0_10130102": f"<html><p>a</p><p style='display:none'>{SECRET}</p></html>".encode()}),
    "rtf body": msg({"__substg1.0_10090102": struct.pack("<II4sI", len(RTF) + 12, len(RTF), b"MELA", 0) + RTF}),
    "subject": msg({"__substg1.0_0037001F": WIDE}),
    "sender": msg({"__substg1.0_0C1A001F": WIDE}),
    "address of the sender": msg({"__substg1.0_5D01001F": "ifeoma.brackenridge@oak.example".encode("utf-16-le")}),
    "to": msg({"__substg1.0_0E04001F": WIDE}),
    "bcc": msg({"__substg1.0_0E02001F": WIDE}),
    "recipient": msg({"__recip_version1.0_#00000000/__substg1.0_3001001F": WIDE}),
    "transport header": msg({"__substg1.0_007D001F": f"Received: from x\r\nX-By: {SECRET}\r\n".encode("utf-16-le")}),
    "creator": msg({"__substg1.0_3FF8001F": WIDE}),
    "named property": msg({"__substg1.0_8001001F": WIDE}),
    "list of strings": msg({"__substg1.0_8002101F-00000000": WIDE}),
    "names of properties": msg({"__nameid_version1.0/__substg1.0_00040102": b"\x10\0\0\0" + WIDE}),
    "attachment": msg(FILE, {f"{ATTACHED}__substg1.0_37010102": f"I am {SECRET}.".encode()}),
    "name of an attachment": msg(FILE, {f"{ATTACHED}__substg1.0_3707001F": f"{SECRET}.txt".encode("utf-16-le")}),
    "message inside": msg({f"{INSIDE}__substg1.0_1000001F": WIDE, f"{INSIDE}__properties_version1.0": bytes(24)}),
}


@pytest.mark.parametrize("channel", MSG)
def test_a_secret_in_one_channel_of_an_outlook_message_is_reported_and_gone(channel: str) -> None:
    assert_closed(MSG[channel], "letter.msg")


def test_an_outlook_message_has_a_header_a_body_and_its_time() -> None:
    document = read(msg(FILE), "letter.msg")
    assert [block.text for block in document.blocks if block.kind is BlockKind.MESSAGE_HEADER] == [
        "From: Jo",
        "Subject: Visits",
        "Date: 2025-04-24T20:26:40+00:00",
    ]
    assert document.property_map["date"].startswith("2025-04-24")
    assert [part.name for part in document.parts] == ["letter.msg", "notes.txt"]


def test_packed_rtf_is_unpacked() -> None:
    example = "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    assert unpacked_rtf(bytes.fromhex(example)) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert unpacked_rtf(b"short") == b""


def tnef(*attributes: tuple[int, int, int, bytes]) -> bytes:
    made = b"\x78\x9f\x3e\x22\x01\x00"
    for level, name, kind, data in attributes:
        made += struct.pack("<BHHI", level, name, kind, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)
    return made


VERSION = (1, 0x9006, 8, struct.pack("<I", 0x10000))
CODE_PAGE = (1, 0x9007, 6, struct.pack("<II", 1252, 0))
ATTACHMENT = ((2, 0x9002, 6, bytes(14)), (2, 0x8010, 1, b"notes.txt\0"), (2, 0x800F, 6, b"Nothing here."))
TNEF: dict[str, bytes] = {
    "attachment": tnef(VERSION, CODE_PAGE, ATTACHMENT[0], ATTACHMENT[1], (2, 0x800F, 6, f"I am {SECRET}.".encode())),
    "name of an attachment": tnef(VERSION, CODE_PAGE, ATTACHMENT[0], (2, 0x8010, 1, f"{SECRET}.txt\0".encode()), ATTACHMENT[2]),
    "subject": tnef(VERSION, CODE_PAGE, (1, 0x8004, 1, SECRET.encode() + b"\0"), *ATTACHMENT),
    "body": tnef(VERSION, CODE_PAGE, (1, 0x800C, 2, SECRET.encode() + b"\0"), *ATTACHMENT),
    "without a code page": tnef(VERSION, (1, 0x8004, 1, SECRET.encode() + b"\0"), *ATTACHMENT),
}


@pytest.mark.parametrize("channel", TNEF)
def test_a_secret_in_one_channel_of_wrapped_mail_is_reported_and_gone(channel: str) -> None:
    assert_closed(TNEF[channel], "winmail.dat")


MAIL = "From: Jo <jo@oak.example>\nTo: a@b.example\nSubject: {}\nDate: Mon, 3 Feb 2025 10:00:05 +0000\n\n{}\n"
FIRST = "From jo@oak.example Mon Feb  3 10:00:05 2025\n" + MAIL.format("Visits", "Visits went ahead every week.")


def mbox(second: str, envelope: str = "al@oak.example") -> bytes:
    return f"{FIRST}\nFrom {envelope} Mon Feb  3 10:00:05 2025\n{second}".encode()


MBOX: dict[str, bytes] = {
    "body of the second message": mbox(MAIL.format("x", f"I am {SECRET}.")),
    "subject of the second message": mbox(MAIL.format(SECRET, "x")),
    "envelope": mbox(MAIL.format("x", "y"), envelope='"Ifeoma Brackenridge"@oak.example'),
    "quoted line": mbox(MAIL.format("x", f">From {SECRET} to you")),
}


@pytest.mark.parametrize("channel", MBOX)
def test_a_secret_in_one_channel_of_a_mailbox_is_reported_and_gone(channel: str) -> None:
    assert_closed(MBOX[channel], "mail.mbox")


def mht(page: str = "<p>Visits went ahead.</p>", css: str = "p {}", head: str = "", place: str = "http://x.example/a") -> bytes:
    return (
        f"From: <Saved by Blink>\nSnapshot-Content-Location: {place}\nSubject: Visits\n{head}MIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n'
        f"--b\nContent-Type: text/html; charset=utf-8\nContent-Location: {place}\n\n<html><body>{page}</body></html>\n"
        f"--b\nContent-Type: text/css\n\n{css}\n--b--\n"
    ).encode()


MHT: dict[str, bytes] = {
    "text": mht(f"<p>{SECRET}</p>"),
    "hidden text": mht(f"<p>a</p><p hidden>{SECRET}</p>"),
    "attribute": mht(f'<p title="{SECRET}">a</p>'),
    "comment": mht(f"<p>a</p><!-- {SECRET} -->"),
    "style sheet": mht(css=f"p:after {{ content: '{SECRET}' }}"),
    "comment of a style sheet": mht(css=f"/* {SECRET} */"),
    "header": mht(head=f"X-By: {SECRET}\n"),
    "address": mht(place="http://x.example/Ifeoma%20Brackenridge"),
}


@pytest.mark.parametrize("channel", MHT)
def test_a_secret_in_one_channel_of_a_saved_page_is_reported_and_gone(channel: str) -> None:
    assert_closed(MHT[channel], "page.mht")


def zipped(members: dict[str, bytes], *, comment: bytes = b"") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        archive.comment = comment
    return buffer.getvalue()


GOOD = {"a.txt": b"Visits went ahead every week."}
ZIP: dict[str, bytes] = {
    "member": zipped({**GOOD, "b.txt": SECRET.encode()}),
    "archive in the archive": zipped({**GOOD, "b.zip": zipped({"c.zip": zipped({"d.txt": SECRET.encode()})})}),
    "member of another kind": zipped({**GOOD, "b.rtf": RTF}),
    "name of a member": zipped({**GOOD, f"{SECRET}.txt": b"x"}),
    "name of a folder": zipped({**GOOD, f"{SECRET}/": b""}),
    "folder of a member": zipped({**GOOD, f"{SECRET}/b.txt": b"x"}),
    "comment": zipped(GOOD, comment=SECRET.encode()),
    "after the end": zipped(GOOD) + SECRET.encode(),
    "beside a member": zipped({**GOOD, "__MACOSX/._a.txt": b"\0\1" + SECRET.encode()}),
}


@pytest.mark.parametrize("channel", ZIP)
def test_a_secret_in_one_channel_of_an_archive_is_reported_and_gone(channel: str) -> None:
    assert_closed(ZIP[channel], "files.zip")


def test_names_that_climb_out_of_a_folder_are_only_names() -> None:
    document = read(zipped({"../../etc/passwd.txt": b"root words", "/abs.txt": b"more", "C:\\x\\y.txt": b"windows"}), "files.zip")
    assert [part.name for part in document.parts[1:]] == ["../../etc/passwd.txt", "/abs.txt", "C:/x/y.txt"]
    made = render(redacted(document, ()), media_type=document.media_type, title="Redacted response", draft=False)
    assert made.extension == "html"
    assert "passwd" not in made.text
    assert "root words" in made.text


def test_a_member_that_the_directory_does_not_name_leaves_the_archive_unread() -> None:
    content = zipped({"a.txt": b"Visits went ahead every week.", "hidden.txt": SECRET.encode() * 5})
    start, end = content.index(b"PK\x01\x02"), content.index(b"PK\x05\x06")
    second = content.index(b"PK\x01\x02", start + 4)
    directory = content[start:second]
    tail = b"PK\x05\x06" + bytes(4) + struct.pack("<HHIIH", 1, 1, len(directory), start, 0)
    document = read(content[:start] + directory + tail, "files.zip")
    assert end > second
    assert "hidden-bytes" in [unread.why for unread in document.unread]


def test_nested_archives_end_at_the_limit() -> None:
    content = GOOD["a.txt"]
    for _ in range(12):
        content = zipped({"a.zip": content})
    document = read_document(content, "files.zip")
    assert isinstance(document, Document)
    assert "nested-too-deep" in [unread.why for unread in document.unread]


def test_a_locked_archive_is_held() -> None:
    content = bytearray(zipped(GOOD))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    refusal = read_document(bytes(content), "files.zip")
    assert isinstance(refusal, Refusal)
    assert (refusal.status, refusal.code) == (PartStatus.HELD, "encrypted")


def test_messages_of_a_mailbox_are_parts_of_their_own() -> None:
    document = read(mbox(MAIL.format("Second", f"I am {SECRET}.")), "mail.mbox")
    assert [part.media_type for part in document.parts] == ["application/mbox", "message/rfc822", "message/rfc822"]
    assert reported(document) == [("paragraph", None)]
