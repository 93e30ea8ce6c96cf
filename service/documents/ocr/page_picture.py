"""The picture of one page or frame, grey and in bounds, with the way back from its pixels to the page."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import pypdfium2
from PIL import Image, ImageFile, ImageOps

from service.documents.limits import Limits
from service.documents.ocr.recognised import Matrix
from service.documents.part_reading import CannotRead

POINTS = 72.0
#: Enough for print of 8 points.
RESOLUTION = 200
#: The side of a picture that says nothing of its size is taken for that of a sheet of paper.
_SHEET = 595.0
#: A screen's picture is read better when it is drawn larger.
_NARROW = 1_000
_FORMATS = {
    "image/png": ("PNG",),
    "image/jpeg": ("JPEG", "MPO"),
    "image/tiff": ("TIFF",),
    "image/bmp": ("BMP",),
    "image/gif": ("GIF",),
    "image/webp": ("WEBP",),
}


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A grey picture, to be read `zoom` times as large; `scale` is points to a pixel then, `back` leads from points to the page."""

    picture: Image.Image
    scale: float
    back: Matrix
    zoom: int = 1


def picture_of(content: bytes, media_type: str, page: int, limits: Limits) -> PagePicture:
    """Return the picture of a page (from 1) of a PDF or a picture file; raise `CannotRead` where there is none."""
    if media_type in _FORMATS:
        return _frame(content, media_type, page, limits)
    return _drawn(content, page, limits)


def opened(content: bytes, media_type: str, limits: Limits) -> ImageFile.ImageFile:
    """Return a picture file, opened by the decoder of its kind alone and not yet decoded, if it is within bounds."""
    Image.MAX_IMAGE_PIXELS = None  # our own bound says why
    try:
        picture = Image.open(io.BytesIO(content), formats=_FORMATS[media_type])
    except (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, OverflowError) as error:
        raise CannotRead("broken") from error
    in_bounds(picture, limits)
    return picture


def in_bounds(picture: Image.Image, limits: Limits) -> None:
    """Raise `CannotRead` for a frame with more pixels than a sheet of paper can have."""
    if picture.width * picture.height > limits.pixels:
        raise CannotRead("too-many-pixels")


def _frame(content: bytes, media_type: str, page: int, limits: Limits) -> PagePicture:
    whole = opened(content, media_type, limits)
    first = whole.size  # letters of all frames are measured alike
    try:
        whole.seek(page - 1)
        in_bounds(whole, limits)
        whole.load()
        upright = ImageOps.exif_transpose(whole)
        grey = _grey(upright)
    except (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, OverflowError, EOFError) as error:
        raise CannotRead("broken") from error
    drawn = _in_size(grey, limits)
    zoom = 2 if drawn.width < _NARROW and drawn.width * drawn.height * 4 <= limits.ocr_pixels else 1
    side = min(first) if first[0] < first[1] * 3 else first[0]
    points = _SHEET / max(1, side) * grey.width / drawn.width
    factor = grey.width / drawn.width / points
    return PagePicture(drawn, points / zoom, (factor, 0.0, 0.0, factor, 0.0, 0.0), zoom)


def _grey(picture: Image.Image) -> Image.Image:
    """Lay a picture on white, so that what is transparent hides nothing and shows nothing; 16 bits become 8."""
    if picture.mode in {"I", "F"} or picture.mode.startswith("I;16"):
        low, high = picture.convert("F").getextrema()
        span = max(1.0, float(high) - float(low))  # type: ignore[arg-type]
        return picture.convert("F").point(lambda value: (value - float(low)) * (255.0 / span)).convert("L")  # type: ignore[arg-type]
    if "A" in picture.getbands() or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("L")
    return picture.convert("L")


def _in_size(grey: Image.Image, limits: Limits) -> Image.Image:
    """Return a picture no larger than an engine needs."""
    pixels = grey.width * grey.height
    if pixels <= limits.ocr_pixels:
        return grey
    factor = (limits.ocr_pixels / pixels) ** 0.5
    return grey.resize((max(1, int(grey.width * factor)), max(1, int(grey.height * factor))), Image.Resampling.LANCZOS)


def _drawn(content: bytes, number: int, limits: Limits) -> PagePicture:
    try:
        pdf = pypdfium2.PdfDocument(content)
        page = pdf[number - 1]
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise CannotRead("broken") from error
    width, height = page.get_size()
    scale = RESOLUTION / POINTS
    scale = min(scale, (limits.ocr_pixels / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=True)
    picture = bitmap.to_pil().convert("L")
    back = _back(bitmap, page, picture.height, 1 / scale)
    return PagePicture(picture, 1 / scale, back)


def _back(bitmap: Any, page: Any, height: int, points: float) -> Matrix:
    """The way from points of the picture to the page, found by asking where three pixels lie: pages may be turned or cut."""
    where = bitmap.get_posconv(page)
    x0, y0 = where.to_page(0, height)
    x1, y1 = where.to_page(100, height)
    x2, y2 = where.to_page(0, height - 100)
    unit = 100 * points
    return (x1 - x0) / unit, (y1 - y0) / unit, (x2 - x0) / unit, (y2 - y0) / unit, x0, y0
