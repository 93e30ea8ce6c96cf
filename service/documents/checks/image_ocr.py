"""A picture file read in both polarities, frame by frame: what a reader of the picture would see, less what the file says of itself."""

from __future__ import annotations

from PIL import ImageOps

from service.documents.checks.examined import Check, Examined, said
from service.documents.checks.pdf_ocr import NOT_RUN
from service.documents.limits import DEFAULT
from service.documents.ocr import tesseract
from service.documents.ocr.page_picture import opened, picture_of
from service.documents.ocr.page_reading import read_page

NAME = "image_ocr"
MOST_FRAMES = 20


def run(examined: Examined) -> list[str]:
    """Return the secrets that can be read in any frame."""
    if tesseract.program() is None:
        return ["could not open: pictures need OCR, which is not installed"]
    frames = getattr(opened(examined.content, examined.media_type, DEFAULT), "n_frames", 1)
    if frames > MOST_FRAMES:
        return ["could not open or finish: too many frames"]
    answer: set[str] = set()
    for number in range(1, frames + 1):
        page = picture_of(examined.content, examined.media_type, number, DEFAULT)
        upright = " ".join(word.text for word in read_page(page).words)
        other = " ".join(word.text for word in tesseract.words_in(ImageOps.invert(page.picture), tesseract.SCATTERED))
        answer.update(line for text in (upright, other) for line in said(examined.leaks_in_text(text), "picture"))
    return sorted(answer)


CHECK = Check(NAME, tesseract.version() or NOT_RUN, run)
