"""PDFs whose only copy of the secret is in one channel; the check of that channel must find it."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pikepdf
import pytest
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image, ImageDraw, ImageFont

from service.documents.formats.pdf.fonts import font_folders
from service.documents.writing import PDF
from tests.documents.checks.clean_files import NAME, clean, failed

NOTO = Path(font_folders()[0]) / "NotoSans[wght].ttf"
Planter = Callable[[Pdf], None]


def planted(plant: Planter) -> bytes:
    saved = io.BytesIO()
    with pikepdf.open(io.BytesIO(clean(PDF).content)) as document:
        plant(document)
        document.save(
            saved,
            fix_metadata_version=False,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
    return saved.getvalue()


def white_text(document: Pdf) -> None:
    page = document.pages[0]
    page.add_resource(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica), Name.Font, Name("/f90"))
    page.contents_add(f"BT 1 1 1 rg /f90 9 Tf 60 60 Td ({NAME}) Tj ET".encode())


def info(document: Pdf) -> None:
    document.docinfo[Name.Author] = String(NAME)


def packet(document: Pdf) -> None:
    old = document.Root.Metadata.read_bytes()
    new = old.replace(b"<pdfuaid:part>", f"<dc:creator>{NAME}</dc:creator><pdfuaid:part>".encode())
    document.Root.Metadata = document.make_stream(new, Type=Name.Metadata, Subtype=Name.XML)


def title(document: Pdf) -> None:
    document.docinfo[Name.Title] = String(f"Response of {NAME}")


def orphan_string(document: Pdf) -> None:
    document.Root.Pages[Name.Title] = String(NAME)


def orphan_packed(document: Pdf) -> None:
    """Base 85: only an engine that knows the filters of PDF can read it."""
    stream = document.make_stream(_ascii85(NAME.encode()))
    stream[Name.Filter] = Name.ASCII85Decode
    document.Root.Pages[Name.K] = stream


def _ascii85(content: bytes) -> bytes:
    return base64.a85encode(content) + b"~>"


def attachment(document: Pdf) -> None:
    document.attachments["notes.txt"] = NAME.encode()


def script(document: Pdf) -> None:
    document.Root[Name.OpenAction] = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{NAME}')"))


def sticky_note(document: Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[10, 10, 30, 30], Contents=String(NAME))
    document.pages[0].Annots = Array([document.make_indirect(note)])


def form(document: Pdf) -> None:
    field = document.make_indirect(Dictionary(FT=Name.Tx, T=String("name"), V=String(NAME)))
    document.Root[Name.AcroForm] = Dictionary(Fields=Array([field]))


def layer(document: Pdf) -> None:
    group = document.make_indirect(Dictionary(Type=Name.OCG, Name=String(NAME)))
    document.Root[Name.OCProperties] = Dictionary(OCGs=Array([group]))


def mail_link(document: Pdf) -> None:
    document.pages[0].Annots[0].A.URI = String("mailto:ifeoma.brackenridge@oak.example")


def spoken_text(document: Pdf) -> None:
    document.Root.StructTreeRoot.K[0][Name.ActualText] = String(NAME)


def spoken_name(document: Pdf) -> None:
    document.Root.StructTreeRoot.K[0][Name.Alt] = String(NAME)


def font_name(document: Pdf) -> None:
    for font in document.objects:
        if isinstance(font, Dictionary) and font.get("/Type") == "/Font" and font.get("/Subtype") == "/Type0":
            font.BaseFont = Name("/IfeomaBrackenridge-Hand")


def picture(document: Pdf) -> None:
    drawing = Image.new("L", (900, 120), 255)
    ImageDraw.Draw(drawing).text((20, 20), NAME, font=ImageFont.truetype(str(NOTO), 64), fill=0)
    stream = document.make_stream(
        drawing.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=900, Height=120, ColorSpace=Name.DeviceGray, BitsPerComponent=8
    )
    page = document.pages[0]
    page.add_resource(stream, Name.XObject, Name("/x1"))
    page.contents_add(b"q 300 0 0 40 60 60 cm /x1 Do Q")


class OutlinePen(BasePen):  # type: ignore[misc]
    def __init__(self, glyphs: object, x: float) -> None:
        super().__init__(glyphs)
        self.x = x
        self.drawn: list[str] = []

    def _point(self, point: tuple[float, float]) -> str:
        return f"{60 + (self.x + point[0]) * 0.024:.2f} {60 + point[1] * 0.024:.2f}"

    def _moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self.drawn.append(f"{self._point(point)} m")

    def _lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self.drawn.append(f"{self._point(point)} l")

    def _curveToOne(self, one: tuple[float, float], two: tuple[float, float], three: tuple[float, float]) -> None:  # noqa: N802
        self.drawn.append(f"{self._point(one)} {self._point(two)} {self._point(three)} c")

    def _closePath(self) -> None:  # noqa: N802
        self.drawn.append("h")


def outlines_of_letters(document: Pdf) -> None:
    x = 0.0
    drawn: list[str] = []
    with TTFont(NOTO) as font:
        glyphs, names = font.getGlyphSet(), font.getBestCmap()
        for character in NAME:
            pen = OutlinePen(glyphs, x)
            glyphs[names[ord(character)]].draw(pen)
            drawn.extend(pen.drawn)
            x += glyphs[names[ord(character)]].width
    document.pages[0].contents_add(("q 0 g\n" + "\n".join(drawn) + "\nf Q").encode())


#: channel → (the check that must find it, whether it alone can)
CHANNELS: dict[str, tuple[Planter, str, bool]] = {
    "white text, pdfium": (white_text, "pdf_text_pdfium", False),
    "white text, pdfminer": (white_text, "pdf_text_pdfminer", False),
    "white text, pypdf": (white_text, "pdf_text_pypdf", False),
    "author": (info, "pdf_properties", False),
    "packet": (packet, "pdf_properties", False),
    "title": (title, "pdf_properties", False),
    "string": (orphan_string, "pdf_objects", False),
    "packed stream": (orphan_packed, "pdf_objects", True),
    "alternative text": (spoken_name, "pdf_objects", False),
    "actual text": (spoken_text, "pdf_keys", False),
    "attachment": (attachment, "pdf_keys", False),
    "script": (script, "pdf_keys", False),
    "sticky note": (sticky_note, "pdf_keys", False),
    "form": (form, "pdf_keys", False),
    "layer": (layer, "pdf_keys", False),
    "mail link": (mail_link, "pdf_keys", False),
    "font name": (font_name, "pdf_fonts", False),
}


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_secret_in_one_channel_is_found_by_its_check(channel: str) -> None:
    plant, check, alone = CHANNELS[channel]
    found = failed(planted(plant), PDF)
    assert check in found
    assert not alone or set(found) == {check}


def test_saving_again_without_a_secret_is_clean() -> None:
    assert failed(planted(lambda _: None), PDF) == {}


@pytest.mark.needs_pdftotext
def test_poppler_reads_white_text() -> None:
    assert "pdf_text_poppler" in failed(planted(white_text), PDF)


@pytest.mark.needs_tesseract
def test_only_ocr_reads_a_name_drawn_as_outlines() -> None:
    assert set(failed(planted(outlines_of_letters), PDF, ocr=True)) == {"pdf_ocr"}


@pytest.mark.needs_tesseract
def test_ocr_reads_a_name_in_a_picture() -> None:
    assert "pdf_ocr" in failed(planted(picture), PDF, ocr=True)


def appended(content: bytes, extra: bytes) -> bytes:
    return content + extra


@pytest.mark.parametrize(
    "change",
    [
        partial(appended, extra=b"\nleft over"),
        partial(appended, extra=b"\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n"),
        lambda content: b"junk\n" + content,
        lambda content: content.replace(b"endobj\n", b"endobj\n% written on a Tuesday\n", 1),
        lambda content: content.replace(b"endobj\n", b"endobj\nloose words\n", 1),
    ],
    ids=["after the end", "second revision", "before the head", "comment", "between objects"],
)
def test_bytes_outside_the_one_revision_fail(change: Callable[[bytes], bytes]) -> None:
    assert "pdf_revisions" in failed(change(clean(PDF).content), PDF)


@pytest.mark.parametrize("encode", ["utf-16-be", "utf-16-le", "utf-8"])
def test_a_secret_after_the_end_is_found_in_the_raw_bytes(encode: str) -> None:
    assert "raw_bytes" in failed(clean(PDF).content + b"\n" + NAME.encode(encode), PDF)
