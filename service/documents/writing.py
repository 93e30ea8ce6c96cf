"""Writes a redacted document as a new file; nothing of the original's bytes is ever used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from service.documents.arranging import arranged, shown_text
from service.documents.formats.csv.write import write_csv
from service.documents.formats.docx.write import write_docx
from service.documents.formats.html.write import write_html
from service.documents.formats.md.write import write_md
from service.documents.formats.odt.write import write_odt
from service.documents.formats.pdf.write import drawable, write_pdf
from service.documents.formats.subtitles.write import write_srt, write_vtt
from service.documents.formats.txt.write import write_txt
from service.documents.formats.xlsx.write import write_xlsx
from service.documents.redacting import dropped_counts
from service.documents.spelling import printable, with_characters
from service.domain.document import Document
from service.domain.verification import Rendition

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


@dataclass(frozen=True, slots=True)
class _Format:
    """How a kind of file is written: its type, its extension, its writer, and the characters it can show."""

    media_type: str
    extension: str
    write: Callable[[Document, str, str], bytes]
    spell: Callable[[str], str] = printable


_DOCX = _Format(DOCX, "docx", write_docx)
_PDF = _Format(PDF, "pdf", write_pdf, drawable)
_HTML = _Format(HTML, "html", write_html)
_TXT = _Format(TXT, "txt", write_txt)
_MD = _Format(MD, "md", write_md)
_ODT = _Format(ODT, "odt", write_odt)
_XLSX = _Format(XLSX, "xlsx", write_xlsx)
_CSV = _Format(CSV, "csv", write_csv)
_VTT = _Format(VTT, "vtt", write_vtt)
_SRT = _Format(SRT, "srt", write_srt)

#: Type as read → how its redacted version is written. Messages and archives become one accessible page; what is not listed, a PDF.
FORMATS = {
    DOCX: _DOCX,
    PDF: _PDF,
    HTML: _HTML,
    "application/xhtml+xml": _HTML,
    "message/rfc822": _HTML,
    TXT: _TXT,
    MD: _MD,
    "text/x-markdown": _MD,
    ODT: _ODT,
    "application/rtf": _DOCX,
    XLSX: _XLSX,
    "application/vnd.oasis.opendocument.spreadsheet": _XLSX,
    "application/vnd.ms-excel": _XLSX,
    CSV: _CSV,
    VTT: _VTT,
    SRT: _SRT,
    "application/zip": _HTML,
    "application/mbox": _HTML,
    "multipart/related": _HTML,
    "application/vnd.ms-outlook": _HTML,
    "application/vnd.ms-tnef": _HTML,
}


def render(document: Document, *, media_type: str, title: str, draft: bool, language: str = "en") -> Rendition:
    """Return a redacted document as a file of the kind that answers to `media_type`, the same bytes every time.

    `title` goes into the file's properties and must be neutral. A draft is headed "Unreviewed draft", which is not
    part of `Rendition.text`.
    """
    chosen = FORMATS.get(media_type, _PDF)
    seen = with_characters(document, chosen.spell)
    content = chosen.write(arranged(seen, draft=draft), title, language)
    return Rendition(content, chosen.media_type, chosen.extension, shown_text(seen), dropped_counts(document))
