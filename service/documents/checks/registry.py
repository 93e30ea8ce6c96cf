"""Which checks each kind of file must pass: the one table of the leak gate."""

from __future__ import annotations

import shutil
from collections.abc import Mapping

from service.documents.checks import (
    csv_text,
    docx_markup,
    docx_package,
    docx_properties,
    docx_text,
    file_type,
    html_markup,
    html_text,
    image_ocr,
    markdown_text,
    odt_file,
    odt_text,
    pdf_fonts,
    pdf_keys,
    pdf_objects,
    pdf_ocr,
    pdf_properties,
    pdf_revisions,
    pdf_text,
    raw_bytes,
    redetection,
    subtitles_text,
    text_bytes,
    xlsx_file,
    xlsx_text,
)
from service.documents.checks.examined import Check

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
HTML = "text/html"
TXT = "text/plain"
MD = "text/markdown"
ODT = "application/vnd.oasis.opendocument.text"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"
VTT = "text/vtt"
SRT = "application/x-subrip"

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
    ODT: (
        *_ALWAYS,
        odt_file.PACKAGE,
        odt_file.CHECK,
        odt_file.PROPERTIES,
        odt_text.CHECK,
        odt_text.ODFPY,
        odt_text.EXPECTED,
    ),
    XLSX: (
        *_ALWAYS,
        xlsx_file.PACKAGE,
        xlsx_file.CHECK,
        xlsx_file.PROPERTIES,
        xlsx_text.CHECK,
        xlsx_text.OPENPYXL,
        xlsx_text.EXPECTED,
    ),
    CSV: (*_ALWAYS, text_bytes.CHECK, csv_text.CHECK, csv_text.EXPECTED),
    VTT: (*_ALWAYS, text_bytes.CHECK, subtitles_text.CHECK, subtitles_text.EXPECTED),
    SRT: (*_ALWAYS, text_bytes.CHECK, subtitles_text.CHECK, subtitles_text.EXPECTED),
}

#: Kinds that are never written, and what reads them when anybody's file is hunted through.
PICTURES: Mapping[str, tuple[Check, ...]] = {f"image/{kind}": (image_ocr.CHECK,) for kind in ("png", "jpeg", "tiff", "bmp", "gif", "webp")}


def checks_of(media_type: str) -> tuple[Check, ...]:
    """Return the checks that can be asked for on a file of a kind, written here or not."""
    return (*REGISTRY.get(media_type, ()), *PICTURES.get(media_type, ()))
