"""What a file is, told from its bytes; its name only settles between kinds of plain text."""

from __future__ import annotations

import io
import re
import zipfile

import puremagic

from service.documents.decoding import decode, looks_like_text
from service.documents.formats.registry import BY_MEDIA_TYPE, BY_NAME, by_file_name

EMPTY = "application/x-empty"
UNKNOWN = "application/octet-stream"

_HEAD = 65_536
_MOST_MEMBERS = 5_000
_ZIP_MEMBERS = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_SIGNATURES = (
    (b"{\\rtf", "rtf"),
    (b"\xffWPC", "wpd"),
    (b"\x78\x9f\x3e\x22", "tnef"),
    (b"\x89PNG\r\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"ID3", "mp3"),
)
#: Sizes of the second head of a bitmap: every kind that is still written.
_BMP_HEADS = frozenset(size.to_bytes(4, "little") for size in (12, 40, 52, 56, 64, 108, 124))
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"})
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", "ole-encrypted"),
    ("__substg1.0_", "msg"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book\0", "xls"),
)
_HEADER_FIELD = re.compile(r"([!-9;-~]{1,80}):[^\n]*\n(?:[ \t][^\n]*\n)*")
_MAIL_FIELDS = frozenset({"from", "to", "subject", "date", "cc", "received", "message-id", "mime-version", "return-path", "delivered-to"})
_SENT_MAIL_FIELDS = frozenset({"received", "message-id", "mime-version", "return-path", "delivered-to"})
_PAGE = re.compile(r"\A(?:\s|<\?xml[^>]{0,200}\?>|<!--(?:[^-]|-(?!->)){0,5000}-->)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_ENVELOPE = re.compile(r"From \S{1,300}[^\n]{0,300}\n(?:>From [^\n]{0,300}\n)?[!-9;-~]{1,80}:[^\n]*\n")
_SAVED_PAGE = re.compile(r"^content-type:\s{0,20}multipart/related", re.IGNORECASE | re.MULTILINE)
_CUE = re.compile(r"\d{1,6}[ \t]*\n[ \t]*\d{1,3}:\d{2}:\d{2}[.,]\d{1,3}[ \t]*-->[ \t]*\d{1,3}:\d{2}:\d{2}[.,]\d{1,3}")
_TAG = re.compile(r"</?(?:p|div|span|h[1-6]|ul|ol|li|table|br|a|b|i|strong|em)\b[^<>]{0,500}>", re.IGNORECASE)


def sniff(untrusted_content: bytes, name: str) -> str:
    """Return the media type of a file's bytes; bounded work whatever the bytes are."""
    if not untrusted_content.strip():
        return EMPTY
    head = untrusted_content[:_HEAD]
    if head.lstrip(b"\xef\xbb\xbf \t\r\n\x00").startswith(b"%PDF-"):
        return BY_NAME["pdf"].media_type
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return BY_NAME[_kind_of_zip(untrusted_content, name)].media_type
    if head.startswith(_OLE):
        return BY_NAME[_kind_of_ole(untrusted_content)].media_type
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return BY_NAME[kind].media_type
    pictured = _kind_of_picture(head)
    if pictured:
        return BY_NAME[pictured].media_type
    text_kind = _kind_of_text(decode(head)[0].replace("\r\n", "\n"), name) if looks_like_text(head) else None
    if text_kind not in {"eml", "html"} and b"%PDF-" in head[:1024]:
        return BY_NAME["pdf"].media_type
    return BY_NAME[text_kind].media_type if text_kind else _guess(head)


def _kind_of_picture(head: bytes) -> str | None:
    """Pictures whose first bytes alone could be those of something else."""
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if head.startswith(b"BM") and head[6:10] == b"\x00\x00\x00\x00" and head[14:18] in _BMP_HEADS:
        return "bmp"
    return "heic" if head[4:8] == b"ftyp" and head[8:12] in _HEIC_BRANDS else None


def _guess(head: bytes) -> str:
    try:
        guess = puremagic.from_string(head, mime=True)
    except (puremagic.PureError, ValueError):
        return UNKNOWN
    return str(guess) or UNKNOWN


def _kind_of_zip(content: bytes, name: str) -> str:
    names = _member_names(content)
    if names is None:
        claimed = by_file_name(name)
        if claimed is not None and claimed.name in {"docx", "xlsx", "pptx", "odt", "ods", "odp"}:
            return claimed.name
        return "docx" if b"word/" in content[:_HEAD] else "zip"
    for prefix, kind in _ZIP_MEMBERS:
        if "[Content_Types].xml" in names and any(member.startswith(prefix) for member in names):
            return kind
    if "mimetype" in names:
        declared = re.search(rb"application/vnd\.oasis\.opendocument\.[a-z]+", content[:200])
        row = BY_MEDIA_TYPE.get(declared.group().decode()) if declared else None
        return row.name if row else "zip"
    return "zip"


def _member_names(content: bytes) -> list[str] | None:
    end = content.rfind(b"PK\x05\x06", max(0, len(content) - 66_000))
    if end < 0 or int.from_bytes(content[end + 10 : end + 12], "little") > _MOST_MEMBERS:
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.namelist()[:_MOST_MEMBERS]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return None


def _kind_of_ole(content: bytes) -> str:
    for stream, kind in _OLE_STREAMS:
        if stream.encode("utf-16-le") in content:
            return kind
    return "ole"


def _kind_of_text(text: str, name: str) -> str:
    claimed = by_file_name(name)
    claim = claimed.name if claimed else "txt"
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("From ") and _ENVELOPE.match(start):
        return "mbox"
    if _is_mail(start, claim) or (claim == "mht" and _is_mail(start, "eml")):
        return "mht" if _SAVED_PAGE.search(start[:4000]) and (claim == "mht" or "Snapshot-Content-Location:" in start[:4000]) else "eml"
    marked = _kind_by_opening(start, claim)
    if marked:
        return marked
    if _PAGE.match(start):
        return "html"
    if start.startswith(("<?xml", "<svg")):
        return "svg" if "<svg" in start[:2000] else "xml"
    if claim in {"md", "csv", "json"}:
        return claim
    if claim == "html" and _TAG.search(start):
        return "html"
    return "txt"


def _kind_by_opening(start: str, claim: str) -> str | None:
    """Kinds of text that say what they are in their first words."""
    for opening, kind in (("BEGIN:VCALENDAR", "calendar"), ("BEGIN:VCARD", "card")):
        if start.startswith(opening):
            return kind
    if start.startswith("WEBVTT") and start[6:7] in {"", " ", "\t", "\n"}:
        return "vtt"
    return "srt" if _CUE.match(start) or (claim == "srt" and "-->" in start) else None


def _is_mail(start: str, claim: str) -> bool:
    """A mail opens with header fields; a text that only quotes some stays a text unless a machine sent it."""
    fields: set[str] = set()
    at = 0
    for _ in range(200):
        match = _HEADER_FIELD.match(start, at)
        if match is None:
            break
        fields.add(match.group(1).lower())
        at = match.end()
    known = fields & _MAIL_FIELDS
    if claim == "eml":
        return bool(known)
    if claim == "md" and at == 0:
        return False
    return len(known) >= 3 and bool(fields & _SENT_MAIL_FIELDS)
