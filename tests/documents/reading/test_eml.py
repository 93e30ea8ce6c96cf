from __future__ import annotations

import time
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.documents.formats.eml.read import read as read_here
from service.documents.formats.eml.thread import zones
from service.documents.paragraphs import unix_lines
from service.documents.part_reading import PartReading, Source
from service.domain.document import BlockKind, PartStatus
from tests.documents.reading.reading_one import only, read, texts

DISCLAIMER = (
    "This email and any attachments are confidential and intended solely for the use of the individual or entity to whom they are "
    "addressed. If you have received this email in error please notify the sender."
)


def message(body: str = "Hello there.", **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Amina Okafor <amina@okafor.example>"
    made["To"] = "evidence@inspectorate.example"
    made["Subject"] = "My response"
    made["Date"] = "Mon, 03 Feb 2025 10:00:00 +0000"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(body)
    return made


def kinds(body: str) -> list[tuple[BlockKind, str]]:
    document = read(message(body).as_bytes(), "x.eml")
    return [(b.kind, b.text) for b in document.blocks if b.shown and b.kind is not BlockKind.MESSAGE_HEADER]


def test_header_fields_are_shown_and_the_rest_kept_apart() -> None:
    made = message(Cc="Rhodri Powell <rhodri@powell.example>", Message_ID="<1@okafor.example>", X_Originating_IP="192.0.2.7")
    made["Received"] = "from a.example by b.example; Mon, 3 Feb 2025 10:00:05 +0000"
    document = read(made.as_bytes(), "x.eml")
    assert texts(document, BlockKind.MESSAGE_HEADER) == [
        "From: Amina Okafor <amina@okafor.example>",
        "To: evidence@inspectorate.example",
        "Cc: Rhodri Powell <rhodri@powell.example>",
        "Subject: My response",
        "Date: Mon, 03 Feb 2025 10:00:00 +0000",
    ]
    assert "X-Originating-IP: 192.0.2.7" in texts(document, BlockKind.PROPERTY)
    assert document.property_map["received_header"] == "2025-02-03T10:00:05+00:00"
    assert document.property_map["date"] == "2025-02-03T10:00:00+00:00"
    assert document.property_map["message_id"] == "<1@okafor.example>"


def test_encoded_names_are_decoded() -> None:
    made = message().as_bytes().replace(b"Amina Okafor", b"=?utf-8?B?Wm/DqyBPa2Fmb3I=?=")
    assert texts(read(made, "x.eml"), BlockKind.MESSAGE_HEADER)[0] == "From: Zoë Okafor <amina@okafor.example>"


def test_the_top_received_header_counts() -> None:
    raw = b"Received: by mx; Mon, 3 Feb 2025 12:00:01 +0000\nReceived: by relay; Mon, 3 Feb 2025 11:00:00 +0000\n" + message().as_bytes()
    assert read(raw, "x.eml").property_map["received_header"] == "2025-02-03T12:00:01+00:00"


def test_reply_signature_disclaimer_and_thread_are_labelled_and_nothing_is_dropped() -> None:
    body = (
        "Dear team,\n\nPlease see below.\n\nKind regards,\nAmina Okafor\nManager, Leeds\n\n" + DISCLAIMER + "\n\n"
        "On Mon, 3 Feb 2025 at 09:00, Rhodri Powell <rhodri@powell.example>\nwrote:\n\n> Thank you for your letter about Dwayne\n> Pryce.\n"
    )
    assert kinds(body) == [
        (BlockKind.PARAGRAPH, "Dear team,"),
        (BlockKind.PARAGRAPH, "Please see below."),
        (BlockKind.PARAGRAPH, "Kind regards,"),
        (BlockKind.SIGNATURE, "Amina Okafor\nManager, Leeds"),
        (BlockKind.DISCLAIMER, DISCLAIMER),
        (BlockKind.QUOTED, "On Mon, 3 Feb 2025 at 09:00, Rhodri Powell <rhodri@powell.example> wrote:"),
        (BlockKind.QUOTED, "Thank you for your letter about Dwayne Pryce."),
    ]


def test_a_postscript_after_the_signature_is_the_writers_own_word() -> None:
    found = kinds("Hello.\n\nKind regards,\nAmina\n\nPS please keep my name out of anything you publish.\n")
    assert found[-1] == (BlockKind.PARAGRAPH, "PS please keep my name out of anything you publish.")


@pytest.mark.parametrize(
    "opening",
    [
        "-----Original Message-----\nFrom: Rhodri Powell",
        "From: Rhodri Powell <r@powell.example>\nSent: 3 February 2025 09:00\nTo: Amina Okafor\nSubject: RE: letter",
        "Ar 3 Chwefror 2025 am 09:00, ysgrifennodd Rhodri Powell:",
        "Ysgrifennodd Rhodri Powell ar 3 Chwefror 2025:",
        "Oddi wrth: Rhodri Powell\nAnfonwyd: 3 Chwefror 2025 09:00\nAt: Amina Okafor\nPwnc: llythyr",
        "Begin forwarded message:",
    ],
)
def test_a_thread_is_known_by_its_opening(opening: str) -> None:
    found = kinds(f"My answer.\n\n{opening}\n\nEarlier words.\n")
    assert found[0] == (BlockKind.PARAGRAPH, "My answer.")
    assert {kind for kind, _ in found[1:]} == {BlockKind.QUOTED}
    assert found[-1][1] == "Earlier words."


def test_an_answer_below_the_quote_is_a_reply() -> None:
    found = kinds("On 3 Feb 2025 at 09:00, Rhodri <r@powell.example> wrote:\n> A question?\n\nMy answer stands here.\n")
    assert found[-1] == (BlockKind.PARAGRAPH, "My answer stands here.")


def test_own_words_about_confidentiality_are_no_disclaimer() -> None:
    text = "This email and my response are confidential and intended only for you; please do not publish them."
    assert kinds(text) == [(BlockKind.PARAGRAPH, text)]


def test_the_web_page_body_is_labelled_too() -> None:
    made = message("short")
    made.set_content(
        "<p>My answer.</p><div>Kind regards,</div><div>Amina Okafor</div>"
        "<div>On 3 Feb 2025 at 09:00, Rhodri &lt;r@powell.example&gt; wrote:</div><blockquote><p>Earlier words.</p></blockquote>",
        subtype="html",
    )
    document = read(made.as_bytes(), "x.eml")
    assert [b.kind for b in document.blocks if b.shown][-5:] == [
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
        BlockKind.SIGNATURE,
        BlockKind.QUOTED,
        BlockKind.QUOTED,
    ]


def test_an_outlook_thread_in_a_web_page_body_is_quoted() -> None:
    made = message("short")
    made.set_content(
        "<p>My answer.</p><p>From: Rhodri Powell<br>Sent: 3 February 2025<br>To: Amina<br>Subject: RE</p><p>Earlier words.</p>",
        subtype="html",
    )
    document = read(made.as_bytes(), "x.eml")
    assert only(document, "Earlier words.").kind is BlockKind.QUOTED


def test_alternatives_that_differ_are_both_read_and_one_is_shown() -> None:
    made = message("Plain words with Dwayne Pryce in them.")
    made.add_alternative("<p>Page words with nobody in them at all.</p>", subtype="html")
    document = read(made.as_bytes(), "x.eml")
    assert only(document, "Page words with nobody in them at all.").shown
    assert not only(document, "Plain words with Dwayne Pryce in them.").shown


def test_alternatives_that_agree_are_read_once() -> None:
    made = message("The same words.")
    made.add_alternative("<p>The same words.</p>", subtype="html")
    only(read(made.as_bytes(), "x.eml"), "The same words.")


def test_attachments_are_read_recursively_and_what_cannot_be_read_is_said() -> None:
    made = message()
    inner = message("Inner words.")
    inner.add_attachment(b"Deep words here.", maintype="text", subtype="plain", filename="deep.txt")
    made.add_attachment(inner)
    made.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="photo.png")
    made.add_attachment(b"PK\x03\x04broken", maintype="application", subtype="octet-stream", filename="letter.docx")
    document = read(made.as_bytes(), "x.eml")
    assert [(p.id, p.name, p.parent, p.status) for p in document.parts] == [
        ("", "x.eml", None, PartStatus.READ),
        ("attachment-1", "message.eml", "", PartStatus.READ),
        ("attachment-2", "deep.txt", "attachment-1", PartStatus.READ),
        ("attachment-3", "photo.png", "", PartStatus.UNREADABLE),
        ("attachment-4", "letter.docx", "", PartStatus.UNREADABLE),
    ]
    assert [(u.part, u.why) for u in document.unread] == [("attachment-3", "broken"), ("attachment-4", "broken")]
    assert only(document, "Deep words here.").part == "attachment-2"
    assert "photo.png" in texts(document, BlockKind.FILE_NAME)


def test_an_encrypted_message_is_said_to_be_unread() -> None:
    raw = b"From: a@b.example\nTo: c@d.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: application/pkcs7-mime; name=smime.p7m\n\nAAAA"
    document = read(raw, "x.eml")
    assert "encrypted" in [unread.why for unread in document.unread]


def test_quoting_that_never_ends_costs_linear_time() -> None:
    text = "\n".join(["> On " + "> " * 200] * 2_000) + "\n" + "On " * 100_000 + "wrote:"
    started = time.perf_counter()
    zones(text)
    assert time.perf_counter() - started < 3


_BODY = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=40), min_size=1, max_size=12)


@settings(max_examples=80, deadline=None)
@given(_BODY)
def test_every_word_of_a_body_is_in_some_block_and_its_anchor_leads_back(lines: list[str]) -> None:
    body = "\n".join(lines) + "\n"
    raw = message(body).as_bytes()
    decoded = message_from_bytes(raw, policy=policy.default).get_payload(decode=True)
    assert isinstance(decoded, bytes)
    text = unix_lines(decoded.decode())
    blocks = [b for b in read_here(raw, Source("x.eml")).blocks if b.anchor.part == "1"]
    assert _letters(" ".join(b.text for b in blocks)) == _letters(text)
    for block in blocks:
        assert _letters(text[block.anchor.start : block.anchor.end]) == _letters(block.text)


def _letters(text: str) -> str:
    return "".join(c for c in text if not c.isspace() and c != ">")


def test_a_flowed_body_has_its_lines_put_together() -> None:
    body = (
        "My caseworker was Amina \r\nOkafor and she left.\r\n\r\nKind regards\r\nNia\r\n-- \r\nNia Vaughan\r\n\r\n"
        "> Ask Dwayne \r\n> Pryce about it.\r\n>> He knows.\r\n"
    )
    raw = f"From: n@vaughan.example\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n\r\n{body}"
    document = read(raw.encode(), "x.eml")
    assert "Amina Okafor and she left." in document.text
    assert "Ask Dwayne Pryce about it." in document.text


def test_a_card_below_a_sign_off_is_a_signature_and_the_small_print_below_it_a_disclaimer() -> None:
    body = (
        "Words of an answer.\n\nBest wishes\nNia\n\nNia Vaughan (she/her)\nVolunteer Co-ordinator, The Coat Project\nd: 01632 960919\n"
        "office@coat.example\nRegistered charity. This e-mail is confidential and may be privileged. If it has reached you by mistake, "
        "please delete it.\n"
    )
    document = read(f"From: n@vaughan.example\n\n{body}".encode(), "x.eml")
    assert any(text.startswith("Nia Vaughan") and text.endswith("office@coat.example") for text in texts(document, BlockKind.SIGNATURE))
    assert [text[:18] for text in texts(document, BlockKind.DISCLAIMER)] == ["Registered charity"]


def test_lines_of_a_signature_stay_lines() -> None:
    card = (
        "Nia Vaughan\nPatient Safety Administrator\nDirect: 01632 960284 | Mob: 07700 900651\nSwitchboard: 01632 960200\nnia@coat.example"
    )
    body = f"Words of an answer.\n\nWith kind regards\n\nNia\n\n{card}\n"
    document = read(f"From: n@vaughan.example\n\n{body}".encode(), "x.eml")
    assert texts(document, BlockKind.SIGNATURE) == ["Nia", card]


def _timed(raw: bytes) -> tuple[float, PartReading]:
    started = time.process_time()
    reading = read_here(raw, Source("x.eml"))
    return time.process_time() - started, reading


def test_twenty_thousand_header_fields_are_bounded_and_do_not_push_out_who_writes() -> None:
    raw = b"".join(b"X-Field-%d: word\r\n" % number for number in range(20_000)) + message().as_bytes()
    seconds, reading = _timed(raw)
    shown = [block.text for block in reading.blocks if block.kind is BlockKind.MESSAGE_HEADER]
    assert seconds < 5
    assert shown[0] == "From: Amina Okafor <amina@okafor.example>"
    assert len(reading.blocks) < 520
    assert [unread.why for unread in reading.unread] == ["too-many-headers"]


def test_a_very_long_subject_is_cut_and_the_rest_said_to_be_unread() -> None:
    raw = b"Subject: " + b"word " * 40_000 + b"\r\nFrom: a@okafor.example\r\n\r\nHello there.\r\n"
    seconds, reading = _timed(raw)
    assert seconds < 5
    assert max(len(block.text) for block in reading.blocks) <= 10_020
    assert [unread.why for unread in reading.unread] == ["header-too-long"]


def test_three_thousand_people_copied_in_are_read_fast() -> None:
    people = ",\r\n ".join(f"Person {number} <p{number}@a.example>" for number in range(3_000))
    seconds, reading = _timed(f"From: a@okafor.example\r\nCc: {people}\r\n\r\nHello there.\r\n".encode())
    assert seconds < 5
    copied = next(block.text for block in reading.blocks if block.text.startswith("Cc: "))
    assert copied.startswith("Cc: Person 0 <p0@a.example>,")
    assert copied.endswith("@a.example>")
    assert [unread.why for unread in reading.unread] == ["header-too-long"]
