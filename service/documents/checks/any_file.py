"""The hunt on any file, whoever made it: every byte in every form, every reader's text, every place that a reader of ours reports.

Unlike the gate on written files it knows no approved text and no list of allowed parts: it answers only whether the secrets are there.
"""

from __future__ import annotations

from collections.abc import Callable

from service.documents.checks.check_task import TASK, decode, encode
from service.documents.checks.examined import Examined, said
from service.documents.checks.registry import REGISTRY, checks_of
from service.documents.reading import read_document, sniff
from service.documents.sandbox import SandboxFailure, run_in_sandbox
from service.domain.document import Document, Refusal
from service.domain.verification import CheckResult, Secret, Verification

Read = Callable[[bytes, str], Document | Refusal]
#: The checks of a kind that read its words; the others ask for the form of our own writers.
READING = frozenset(
    {
        "docx_text_lxml",
        "pdf_text_pdfium",
        "pdf_text_pdfminer",
        "pdf_text_pypdf",
        "pdf_text_poppler",
        "pdf_objects",
        "pdf_ocr",
        "image_ocr",
        "html_text_selectolax",
        "html_text_lxml",
        "odt_text_lxml",
        "odt_text_odfpy",
        "xlsx_text_openpyxl",
        "markdown_text",
    }
)
#: Bytes of these kinds are hunted by `raw_bytes` alone, which every kind has.
ANY = "text/plain"
RAW = "raw_bytes"
SERVICE = "readers of this service"
_FOUND = ": secret "
_CLOSED = "could not open"


def check_any(untrusted_content: bytes, name: str, secrets: tuple[Secret, ...], *, read: Read = read_document) -> Verification:
    """Return the verdict on any file; what cannot be opened, or holds a place that was not read, has failed.

    Details name secrets by their number, never by their words.
    """
    kind = sniff(untrusted_content, name)
    results = [_byte_check(untrusted_content, secrets)]
    for check in checks_of(kind):
        if check.name in READING:
            wrong = _apart(check.name, Examined(untrusted_content, kind, secrets, ""))
            results.append(_result(check.name, check.engine, wrong))
    results.append(_result("file_name", SERVICE, said(Examined(b"", ANY, secrets, "").hidden_hunter.in_property(name), "file name")))
    results.append(_result("read", SERVICE, _as_read(untrusted_content, name, secrets, read)))
    return Verification(tuple(results))


def _byte_check(content: bytes, secrets: tuple[Secret, ...]) -> CheckResult:
    engine = next(check.engine for check in REGISTRY[ANY] if check.name == RAW)
    return _result(RAW, engine, _apart(RAW, Examined(content, ANY, secrets, "")))


def _apart(check: str, examined: Examined) -> list[str]:
    try:
        lines = decode(run_in_sandbox(TASK, encode(check, examined)))
    except SandboxFailure as failure:
        return [f"{_CLOSED} or finish: {failure.code}"]
    return [line for line in lines if _FOUND in line or line.startswith(_CLOSED)]


def _as_read(content: bytes, name: str, secrets: tuple[Secret, ...], read: Read) -> list[str]:
    """Hunt in every block of every part, shown or not; what was not read is not clean."""
    document = read(content, name)
    if isinstance(document, Refusal):
        return [f"{_CLOSED}: {document.code}"]
    examined = Examined(b"", ANY, secrets, "")
    answer = [line for block in document.blocks for line in said(examined.hidden_hunter.in_property(block.text), block.kind.value)]
    answer += said(examined.leaks_in_text(document.text), "text")
    return [*sorted(set(answer)), *sorted({f"not read: {unread.why}" for unread in document.unread})]


def _result(name: str, engine: str, wrong: list[str]) -> CheckResult:
    return CheckResult(name, engine, passed=not wrong, detail="; ".join(wrong[:10]))


def found(verification: Verification) -> bool:
    """Say whether a secret was found, rather than a place not read."""
    return any(_FOUND in check.detail for check in verification.checks if not check.passed)
