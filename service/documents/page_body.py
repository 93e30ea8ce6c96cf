"""The words of a written page as they stand in it, to be shown inside another page."""

from __future__ import annotations

import re

from service.domain.errors import Unreadable

OPENS, CLOSES = b"<main>\n", b"\n</main>"
HEADING = re.compile(r"<(/?)h([1-6])(?=[ >])")
DEEPEST = 6


def page_body(written: bytes, *, below: int) -> str:
    """Return what stands in the page's main part, byte for byte but for its headings, which go below level `below` and skip none.

    Raises `Unreadable` for a page that our writer did not write.
    """
    before, opened, rest = written.partition(OPENS)
    body, closed, _ = rest.rpartition(CLOSES)
    if not opened or not closed or OPENS in body or b"<body" not in before:
        raise Unreadable("page-not-ours", "The written page has no main part.", todo="Write it again.")
    last = below

    def shifted(found: re.Match[str]) -> str:
        nonlocal last
        if not found[1]:
            last = min(int(found[2]) + below, last + 1, DEEPEST)
        return f"<{found[1]}h{last}"

    return HEADING.sub(shifted, body.decode())
