"""Reads pictures of pages, each in a child process of its own, a few at once, within one budget for the whole submission."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

from service.documents.limits import Limits
from service.documents.ocr import tesseract
from service.documents.ocr.ocr_task import TASK, order
from service.documents.part_reading import PartReading
from service.documents.sandbox import SandboxFailure, run_in_sandbox
from service.domain.document import PartStatus, Refusal

#: Why a page or a whole file waits, and what to do about it.
NEEDS_OCR = "needs OCR"
INSTALL = "install tesseract-ocr"
TOO_MANY = "too many pages for OCR"
OUT_OF_TIME = "time limit of OCR"
NOT_READ = "the picture could not be read"
#: Bytes that the words of pictures may add to what a reader is sent.
MOST_SEEN = 64 * 1024**2
#: The same for one page.
_PAGE_SEEN = 4 * 1024**2
_PAGE_SECONDS = 90.0
_AT_ONCE = 4


@dataclass(slots=True)
class PictureBudget:
    """How many pages may still be read, and until when (`time.monotonic`)."""

    pages: int
    deadline: float

    @property
    def can_read(self) -> bool:
        """Say whether there is an engine at all."""
        return tesseract.program() is not None


def without_ocr(reading: PartReading) -> PartReading | Refusal:
    """Return what is left of a reading on a machine without an engine: held where there is nothing but pictures."""
    if reading.only_pictures:
        return Refusal(PartStatus.HELD, f"needs-ocr: {INSTALL}")
    unread = tuple(replace(each, why=f"{NEEDS_OCR}: {INSTALL}") if each.why == NEEDS_OCR else each for each in reading.unread)
    return replace(reading, unread=unread, pictured=())


def read_pictures(content: bytes, media_type: str, pages: Sequence[int], limits: Limits, budget: PictureBudget) -> dict[int, bytes | str]:
    """Return for each page what was read, as `ocr.recognised` encodes it, or why it was not read; uses up the budget."""
    chosen, left = pages[: max(0, budget.pages)], pages[max(0, budget.pages) :]
    budget.pages -= len(chosen)
    read = partial(_page, content, media_type, _page_limits(limits), budget.deadline)
    with ThreadPoolExecutor(min(_AT_ONCE, os.cpu_count() or 1)) as pool:
        seen: dict[int, bytes | str] = dict(zip(chosen, pool.map(read, chosen), strict=True))
    total = 0
    for page, said in seen.items():
        total += len(said)
        if total > MOST_SEEN:
            seen[page] = NOT_READ
    return seen | dict.fromkeys(left, TOO_MANY)


def _page(content: bytes, media_type: str, limits: Limits, deadline: float, page: int) -> bytes | str:
    if time.monotonic() > deadline:
        return OUT_OF_TIME
    try:
        return run_in_sandbox(TASK, order(content, media_type, page, limits), limits)
    except SandboxFailure as failure:
        return OUT_OF_TIME if failure.code in {"time-limit", "cpu-limit"} else NOT_READ


def _page_limits(limits: Limits) -> Limits:
    return replace(limits, wall_seconds=min(limits.wall_seconds, _PAGE_SECONDS), result_size=_PAGE_SEEN)
