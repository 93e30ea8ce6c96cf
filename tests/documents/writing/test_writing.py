"""Renditions read back by engines other than their writers."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import docx
import pikepdf
import pypdf
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt

from service.documents.arranging import DRAFT_HEADING
from service.documents.checks.docx_text import by_lxml
from service.documents.checks.examined import Examined
from service.documents.checks.gate import verify
from service.documents.checks.html_text import by_selectolax
from service.documents.checks.letters_and_digits import differences
from service.documents.checks.markdown_text import run_expected
from service.documents.checks.odt_text import by_lxml as by_lxml_odt
from service.documents.checks.pdf_text import by_pdfium
from service.documents.formats.md.write import escaped
from service.documents.redacting import redacted
from service.documents.writing import CSV, DOCX, HTML, MD, ODT, PDF, SRT, TXT, VTT, XLSX, render
from service.domain.document import BlockKind, Cell, Document, Inline, InlineKind, Span
from service.domain.proposal import Replacement
from service.domain.verification import Rendition
from service.kit.folding import fold
from tests.documents.writing.made_documents import MARK, block, cells, document

KINDS = (DOCX, PDF, HTML, TXT, MD, ODT, XLSX, CSV, VTT, SRT)
TITLE = "Redacted response"


def rich() -> Document:
    reference = Inline(InlineKind.NOTE_REFERENCE, Span(16, 16), "1")
    link = Inline(InlineKind.LINK, Span(6, 10), "https://www.gov.uk/guidance")
    read = document(
        block("Running head", BlockKind.HEADER),
        block("Our answer", BlockKind.HEADING, level=1),
        block("I am Ann Lee of Leeds.", inlines=(Inline(InlineKind.BOLD, Span(0, 4)),)),
        block("Deep down", BlockKind.HEADING, level=4),
        block("First of it all.", BlockKind.LIST_ITEM, level=1, ordered=True, inlines=(reference,)),
        block("Inner", BlockKind.LIST_ITEM, level=2),
        block("Second", BlockKind.LIST_ITEM, level=1, ordered=True),
        block("Said aloud", BlockKind.QUOTE),
        *cells("t", ("Who", "What"), ("Ann Lee", "left")),
        block("Across", BlockKind.TABLE_CELL, cell=Cell("u", 0, 0, column_span=2)),
        block("x", BlockKind.TABLE_CELL, cell=Cell("u", 1, 0)),
        block("y", BlockKind.TABLE_CELL, cell=Cell("u", 1, 1)),
        block("See the page", inlines=(link,)),
        block("secret aside", BlockKind.COMMENT, shown=False),
        block("About Ann Lee too.", BlockKind.FOOTNOTE, note="1"),
        block("Running foot", BlockKind.FOOTER),
        block("Inside the attachment", part="attachment-1"),
        attachments=("attachment-1",),
        held=("attachment-2",),
    )
    return redacted(read, tuple(_swaps(read)))


def _swaps(read: Document) -> Iterator[Replacement]:
    for found in re.finditer("Ann Lee", read.text):
        yield Replacement(Span(*found.span()), MARK, "publication.personal-information")


def made(kind: str, *, draft: bool = False) -> Rendition:
    return render(rich(), media_type=kind, title=TITLE, draft=draft)


@pytest.mark.parametrize("kind", KINDS)
def test_a_rich_document_passes_the_gate_in_every_kind(kind: str) -> None:
    rendition = made(kind, draft=True)
    verification = verify(rendition.content, kind, secrets=(), expected_text=rendition.text)
    assert [check for check in verification.checks if not check.passed] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_document_gives_the_same_bytes(kind: str) -> None:
    assert made(kind).content == made(kind).content


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_is_headed_so_and_its_text_is_not(kind: str) -> None:
    assert DRAFT_HEADING not in made(kind, draft=True).text
    assert made(kind, draft=True).content != made(kind).content


def test_the_text_is_what_a_reader_sees_in_order() -> None:
    assert made(TXT).text == "\n".join(
        [
            "Running head",
            "Our answer",
            f"I am {MARK} of Leeds.",
            "Deep down",
            "First of it all.[1]",
            "Inner",
            "Second",
            "Said aloud",
            "Who\tWhat",
            f"{MARK}\tleft",
            "Across",
            "x\ty",
            "See the page",
            "Notes",
            f"[1] About {MARK} too.",
            "Running foot",
            "Attachment 1",
            "Inside the attachment",
            "Attachment 2",
            "[attachment 2 withheld: not read]",
        ]
    )
    assert made(TXT).dropped == ("comments: 1",)


def test_a_message_becomes_a_page_and_an_unknown_kind_a_pdf() -> None:
    assert render(rich(), media_type="message/rfc822", title=TITLE, draft=False).extension == "html"
    assert render(rich(), media_type="application/x-odd", title=TITLE, draft=False).extension == "pdf"


def test_a_word_file_keeps_structure() -> None:
    read = docx.Document(io.BytesIO(made(DOCX).content))
    styles = {paragraph.text: paragraph.style.name for paragraph in read.paragraphs if paragraph.style is not None}
    assert styles["Our answer"] == "Heading 1"
    assert styles["Deep down"] == "Heading 2"
    assert styles["Said aloud"] == "Quote"
    numbered = {p.text: [node.get(qn("w:val")) for node in p._p.iter(qn("w:ilvl"), qn("w:numId"))] for p in read.paragraphs}
    assert numbered["Second"] == numbered["First of it all.[1]"]
    assert numbered["Inner"] != numbered["Second"]
    assert read.tables[1].rows[0].cells[0]._tc is read.tables[1].rows[0].cells[1]._tc
    assert [link.address for paragraph in read.paragraphs for link in paragraph.hyperlinks] == ["https://www.gov.uk/guidance"]
    shaded = [run.text for paragraph in read.paragraphs for run in paragraph.runs if run._r.find(f".//{qn('w:shd')}") is not None]
    assert shaded == [MARK, MARK]


def test_a_word_file_says_nothing_of_author_or_time() -> None:
    with zipfile.ZipFile(io.BytesIO(made(DOCX).content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = docx.Document(io.BytesIO(made(DOCX).content)).core_properties
    assert (core.author, core.title) == ("", TITLE)


def test_a_pdf_is_tagged_titled_and_linked() -> None:
    with pikepdf.open(io.BytesIO(made(PDF).content)) as read:
        assert read.Root.MarkInfo.Marked
        assert str(read.docinfo["/Title"]) == TITLE
        kinds = {str(thing.get("/S", "")) for thing in read.objects if isinstance(thing, pikepdf.Dictionary)}
    assert {"/H1", "/H2", "/L", "/LI", "/Table", "/TR", "/TD", "/P", "/Link"} <= kinds
    addresses = [
        note.get_object()["/A"]["/URI"] for page in pypdf.PdfReader(io.BytesIO(made(PDF).content)).pages for note in page.annotations or []
    ]
    assert addresses == ["https://www.gov.uk/guidance"]


def test_a_page_is_accessible_and_fetches_nothing() -> None:
    root = html.document_fromstring(made(HTML).content)
    assert root.get("lang") == "en"
    assert [node.text for node in root.iter("h1", "h2")] == ["Our answer", "Deep down", "Notes", "Attachment 1", "Attachment 2"]
    assert [item.text for item in root.xpath("//ol/li")] == ["First of it all.", "Second"]
    assert root.xpath("//ol/li/ul/li/text()") == ["Inner"]
    assert root.xpath("//td/@colspan") == ["2"]
    assert not root.xpath("//script | //img | //link | //@style | //@onclick")
    assert "default-src 'none'" in root.xpath("string(//meta[@http-equiv]/@content)")


SCRIPTS = "Cymraeg ŵŷ · Ελληνικά · Кириллица · محمد علي · עברית · हिन्दी · বাংলা · ਪੰਜਾਬੀ · தமிழ் · ไทย · հայերեն · ქართული"


@pytest.mark.parametrize("kind", KINDS)
def test_every_script_with_a_font_arrives(kind: str) -> None:
    rendition = render(redacted(document(block(SCRIPTS)), ()), media_type=kind, title=TITLE, draft=False)
    assert fold(rendition.text) == fold(SCRIPTS)
    assert verify(rendition.content, kind, secrets=(), expected_text=rendition.text).passed


def test_a_character_without_a_font_is_spelt_out_and_never_dropped() -> None:
    rendition = render(redacted(document(block("sign \U00012000 and box ☐")), ()), media_type=PDF, title=TITLE, draft=False)
    assert rendition.text == "sign [U+12000] and box [ ]"
    assert "[U+12000]" in by_pdfium(rendition.content)


@pytest.mark.parametrize("kind", KINDS)
def test_unseen_characters_do_not_pass(kind: str) -> None:
    rendition = render(redacted(document(block("a\u200bb\u202ec\x00d\u00ade")), ()), media_type=kind, title=TITLE, draft=False)
    assert rendition.text == "abcde"


tricky = st.text(alphabet="ab1 #*_[]()<>&;:\\`$@{}\"'~|=+-.!\n/%^", min_size=1, max_size=40).filter(
    lambda text: any(map(str.isalnum, text))
)


@settings(max_examples=60, deadline=None)
@given(tricky)
def test_no_character_of_the_text_is_ever_markup(text: str) -> None:
    read = redacted(document(block(text), block(text, BlockKind.LIST_ITEM, level=1), *cells("t", (text, "x"))), ())
    for kind, back in ((DOCX, by_lxml), (HTML, by_selectolax), (PDF, by_pdfium), (ODT, by_lxml_odt)):
        rendition = render(read, media_type=kind, title=TITLE, draft=False)
        assert differences(rendition.text, back(rendition.content), numbered=True) == []


@given(tricky)
def test_escaped_markdown_reads_back_as_itself(text: str) -> None:
    words = " ".join(text.split())
    rendered = MarkdownIt("commonmark", {"html": True}).renderInline(escaped(words))
    assert " ".join(html.fragment_fromstring(rendered, create_parent="p").text_content().split()) == words
    assert not html.fragment_fromstring(rendered, create_parent="p").xpath("*")


@given(tricky)
def test_a_markdown_file_shows_all_of_its_text(text: str) -> None:
    rendition = render(redacted(document(block(text), block(text, BlockKind.QUOTE)), ()), media_type=MD, title=TITLE, draft=False)
    assert run_expected(Examined(rendition.content, MD, (), rendition.text)) == []


def test_an_empty_document_can_be_written() -> None:
    for kind in KINDS:
        assert render(redacted(document(), ()), media_type=kind, title=TITLE, draft=True).text == ""
