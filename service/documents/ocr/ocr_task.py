"""The sandbox's "ocr" task: one page of one file, from bytes to the words of its picture."""

from __future__ import annotations

from service.documents.limits import Limits
from service.documents.ocr.page_picture import picture_of
from service.documents.ocr.page_reading import read_page
from service.documents.ocr.recognised import encode
from service.documents.wire import pack, unpack

TASK = "ocr"


def order(content: bytes, media_type: str, page: int, limits: Limits) -> bytes:
    """Return the payload that `run` takes."""
    return pack({"media_type": media_type, "page": page, "pixels": limits.pixels, "ocr_pixels": limits.ocr_pixels}, content)


def run(payload: bytes) -> bytes:
    """Read one page in this process; a page that cannot be drawn or read fails the task."""
    header, contents = unpack(payload)
    limits = Limits(pixels=header["pixels"], ocr_pixels=header["ocr_pixels"])
    return encode(read_page(picture_of(contents[0], header["media_type"], header["page"], limits)))
