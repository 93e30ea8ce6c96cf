"""A Word file's zip: only the members the writer writes, no second archive, no comment, no date, nothing after its end."""

from __future__ import annotations

import io
import sys
import zipfile

from service.documents.checks.examined import Check, Examined

NAME = "docx_package"
MEMBERS = frozenset(
    {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
    }
)
LONGEST_MEMBER = 200 * 1024 * 1024
END_RECORD = 22
NO_DATE = (1980, 1, 1, 0, 0, 0)


def members(content: bytes) -> dict[str, bytes]:
    """Return the members by name; refuse one that unpacks beyond the limit."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > LONGEST_MEMBER:
            raise OverflowError("the package unpacks to more than can be checked")
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def run(examined: Examined) -> list[str]:
    """Return what does not belong in the package."""
    content = examined.content
    answer: list[str] = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        names = [entry.filename for entry in entries]
        if set(names) - MEMBERS or len(names) != len(set(names)):
            answer.append("members the writer never writes")
        if archive.comment or any(entry.comment or entry.extra for entry in entries):
            answer.append("comments or extra fields")
        if any(entry.date_time != NO_DATE for entry in entries):
            answer.append("dates of members")
        if any(archive.read(entry)[:4] in {b"PK\x03\x04", b"\xd0\xcf\x11\xe0"} for entry in entries):
            answer.append("an archive inside the package")
        laid_out = sum(30 + 2 * len(entry.filename) + 46 + entry.compress_size for entry in entries) + END_RECORD
    if laid_out != len(content) or not content.startswith(b"PK\x03\x04"):
        answer.append("bytes outside the members")
    return answer


CHECK = Check(NAME, f"python {sys.version_info.major}.{sys.version_info.minor} zipfile", run)
