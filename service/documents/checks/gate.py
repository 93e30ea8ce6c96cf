"""The leak gate: every check of a kind of file, by engines other than the writer's; one failure blocks the file.

A check that cannot open the file, runs out of bounds or breaks has failed. A kind without checks has failed.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping

from service.documents.checks import (
    docx_markup,
    docx_package,
    docx_properties,
    docx_text,
    file_type,
    html_markup,
    html_text,
    markdown_text,
    pdf_fonts,
    pdf_keys,
    pdf_objects,
    pdf_ocr,
    pdf_properties,
    pdf_revisions,
    pdf_text,
    raw_bytes,
    redetection,
    text_bytes,
)
from service.documents.checks.examined import Check, Examined, Find
from service.domain.verification import CheckResult, Secret, Verification

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
HTML = "text/html"
TXT = "text/plain"
MD = "text/markdown"

_ALWAYS = (file_type.CHECK, raw_bytes.CHECK, redetection.CHECK)

#: Kind of file → its checks, in the order of the certificate.
REGISTRY: Mapping[str, tuple[Check, ...]] = {
    DOCX: (
        *_ALWAYS,
        docx_package.CHECK,
        docx_markup.CHECK,
        docx_properties.CHECK,
        docx_text.CHECK,
        docx_text.PYTHON_DOCX,
        docx_text.EXPECTED,
    ),
    PDF: (
        *_ALWAYS,
        *pdf_text.CHECKS,
        *((pdf_text.POPPLER_CHECK,) if shutil.which(pdf_text.POPPLER) else ()),
        pdf_text.EXPECTED,
        pdf_objects.CHECK,
        pdf_keys.CHECK,
        pdf_properties.CHECK,
        pdf_revisions.CHECK,
        pdf_fonts.CHECK,
        pdf_ocr.CHECK,
    ),
    HTML: (*_ALWAYS, html_text.CHECK, html_text.LXML, html_text.EXPECTED, html_markup.CHECK),
    TXT: (*_ALWAYS, text_bytes.CHECK, text_bytes.EXPECTED),
    MD: (*_ALWAYS, text_bytes.CHECK, markdown_text.CHECK, markdown_text.EXPECTED),
}


def verify(
    rendition_content: bytes,
    media_type: str,
    *,
    secrets: tuple[Secret, ...],
    expected_text: str,
    find: Find | None = None,
    kept: frozenset[str] = frozenset(),
    file_name: str | None = None,
    registry: Mapping[str, tuple[Check, ...]] = REGISTRY,
) -> Verification:
    """Return the verdict of every check on the written bytes; `expected_text` is the rendition's approved text.

    `kept` are strings that stay by decision; `find` returns strings of personal data in a text. Details name secrets
    by number only.
    """
    examined = Examined(rendition_content, media_type, secrets, expected_text, kept, find, file_name)
    checks = registry.get(media_type, ())
    if not checks:
        return Verification((CheckResult("known_kind", "none", passed=False, detail="no checks exist for this kind of file"),))
    return Verification(tuple(_result(check, examined) for check in checks))


def _result(check: Check, examined: Examined) -> CheckResult:
    try:
        wrong = check.run(examined)
    except Exception as failure:  # noqa: BLE001 - a check that breaks, however, has not proved the file
        wrong = [f"could not open or finish: {type(failure).__name__}"]
    return CheckResult(check.name, check.engine, passed=not wrong, detail="; ".join(wrong[:5]))
