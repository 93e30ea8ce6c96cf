"""Every check of the gate earns its place: for each kind of file, one file that the check must fail, in a table that holds them all.

The table is written out, so a check taken from the registry, or added without a file that it catches, turns a test red.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from service.documents.checks.gate import verify
from service.documents.checks.registry import REGISTRY
from service.documents.writing import CSV, DOCX, HTML, MD, ODT, PDF, SRT, TXT, VTT, XLSX
from tests.documents.checks.clean_files import KINDS, NAME, SECRETS, clean
from tests.documents.checks.test_office_channels import ODT_CHANNELS, TEXT_CHANNELS, XLSX_CHANNELS
from tests.documents.checks.test_other_channels import DOCX_CHANNELS, HTML_CHANNELS
from tests.documents.checks.test_pdf_channels import CHANNELS, outlines_of_letters, planted

Make = Callable[[], bytes]


def ending_in(kind: str, extra: bytes) -> bytes:
    return clean(kind).content + extra


def another_kind(kind: str) -> bytes:
    return clean(DOCX if kind != DOCX else PDF).content


def pdf(channel: str) -> Make:
    return partial(planted, CHANNELS[channel][0])


def always(kind: str) -> dict[str, Make]:
    return {
        "file_type": partial(another_kind, kind),
        "raw_bytes": partial(ending_in, kind, b"\n" + NAME.encode()),
        "redetection": lambda: clean(kind).content,
        "expected_text": partial(another_kind, kind),
    }


#: Kind of file → check → a file that it must fail.
CAUGHT: dict[str, dict[str, Make]] = {
    DOCX: {
        **always(DOCX),
        "docx_package": DOCX_CHANNELS["zip comment"][0],
        "docx_markup": DOCX_CHANNELS["XML comment"][0],
        "docx_properties": DOCX_CHANNELS["author"][0],
        "docx_text_lxml": DOCX_CHANNELS["split runs"][0],
        "docx_text_python_docx": DOCX_CHANNELS["paragraph, python-docx"][0],
    },
    PDF: {
        **always(PDF),
        "pdf_text_pdfium": pdf("white text, pdfium"),
        "pdf_text_pdfminer": pdf("white text, pdfminer"),
        "pdf_text_pypdf": pdf("white text, pypdf"),
        "pdf_objects": pdf("packed stream"),
        "pdf_keys": pdf("actual text"),
        "pdf_properties": pdf("author"),
        "pdf_revisions": partial(ending_in, PDF, b"\nleft over"),
        "pdf_fonts": pdf("font name"),
    },
    HTML: {
        **always(HTML),
        "html_text_selectolax": HTML_CHANNELS["letters apart, selectolax"][0],
        "html_text_lxml": HTML_CHANNELS["paragraph, lxml"][0],
        "html_markup": HTML_CHANNELS["comment"][0],
    },
    TXT: {**always(TXT), "text_bytes": partial(ending_in, TXT, NAME.upper().encode())},
    MD: {
        **always(MD),
        "text_bytes": partial(ending_in, MD, NAME.upper().encode()),
        "markdown_text": partial(ending_in, MD, f"\n\n<!-- {NAME} -->\n".encode()),
    },
    ODT: {
        **always(ODT),
        "odt_package": ODT_CHANNELS["comment of the zip"][0],
        "odt_markup": ODT_CHANNELS["XML comment"][0],
        "odt_properties": ODT_CHANNELS["title"][0],
        "odt_text_lxml": ODT_CHANNELS["split"][0],
        "odt_text_odfpy": ODT_CHANNELS["paragraph, odfpy"][0],
    },
    XLSX: {
        **always(XLSX),
        "xlsx_package": XLSX_CHANNELS["comment of the zip"][0],
        "xlsx_markup": XLSX_CHANNELS["XML comment"][0],
        "xlsx_properties": XLSX_CHANNELS["title"][0],
        "xlsx_text_lxml": XLSX_CHANNELS["cell"][0],
        "xlsx_text_openpyxl": XLSX_CHANNELS["cell, openpyxl"][0],
    },
    CSV: {**always(CSV), "text_bytes": partial(ending_in, CSV, NAME.upper().encode()), "csv_text": TEXT_CHANNELS["formula"][0]},
    VTT: {**always(VTT), "text_bytes": partial(ending_in, VTT, NAME.upper().encode()), "subtitles_text": TEXT_CHANNELS["note"][0]},
    SRT: {**always(SRT), "text_bytes": partial(ending_in, SRT, NAME.upper().encode()), "subtitles_text": TEXT_CHANNELS["between cues"][0]},
}
#: Checks that a program of the machine does.
BY_PROGRAM = {"pdf_text_poppler", "pdf_ocr"}


def fails(kind: str, check: str, content: bytes) -> bool:
    alone = {kind: tuple(each for each in REGISTRY[kind] if each.name == check)}
    verification = verify(
        content, kind, secrets=SECRETS, expected_text=clean(kind).text, find=lambda text: ["HMP Foston"] if text else [], registry=alone
    )
    return {(each.name, each.passed) for each in verification.checks} == {(check, False)}


@pytest.mark.parametrize("kind", KINDS)
def test_each_check_has_a_file_that_it_catches_and_none_is_missing(kind: str) -> None:
    assert {check.name for check in REGISTRY[kind]} - BY_PROGRAM == set(CAUGHT[kind])


@pytest.mark.parametrize(("kind", "check"), [(kind, check) for kind, checks in CAUGHT.items() for check in checks])
def test_a_check_alone_fails_the_file_made_for_it(kind: str, check: str) -> None:
    assert fails(kind, check, CAUGHT[kind][check]())


@pytest.mark.needs_pdftotext
def test_poppler_alone_fails_a_page_with_a_name_in_white() -> None:
    assert fails(PDF, "pdf_text_poppler", pdf("white text, pdfium")())


@pytest.mark.needs_tesseract
def test_ocr_alone_fails_a_page_with_a_name_drawn_as_outlines() -> None:
    assert fails(PDF, "pdf_ocr", planted(outlines_of_letters))
