"""A written zip package: only the members the writer writes, no second archive, no comment, no date, nothing outside them."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable

from service.documents.checks.docx_package import END_RECORD, NO_DATE
from service.documents.checks.examined import Check, Examined

ENGINE = f"python {sys.version_info.major}.{sys.version_info.minor} zipfile"


def package_check(name: str, may_be: Callable[[str], bool], *, first: str = "", needed: frozenset[str] = frozenset()) -> Check:
    """Return the check of a kind whose members `may_be` there; `first` is the member that must open the package."""

    def run(examined: Examined) -> list[str]:
        return _wrong(examined.content, may_be, first, needed)

    return Check(name, ENGINE, run)


def _wrong(content: bytes, may_be: Callable[[str], bool], first: str, needed: frozenset[str]) -> list[str]:
    answer: list[str] = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        names = [entry.filename for entry in entries]
        if not all(map(may_be, names)) or len(names) != len(set(names)):
            answer.append("members the writer never writes")
        if not needed <= set(names) or (first and names[:1] != [first]):
            answer.append("members are missing")
        if archive.comment or any(entry.comment or entry.extra for entry in entries):
            answer.append("comments or extra fields")
        if any(entry.date_time != NO_DATE for entry in entries):
            answer.append("dates of members")
        if any(archive.read(entry)[:4] in {b"PK\x03\x04", b"\xd0\xcf\x11\xe0"} for entry in entries):
            answer.append("an archive inside the package")
        laid_out = sum(30 + 2 * len(entry.filename.encode()) + 46 + entry.compress_size for entry in entries) + END_RECORD
    if laid_out != len(content) or not content.startswith(b"PK\x03\x04"):
        answer.append("bytes outside the members")
    return answer
