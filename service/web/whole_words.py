"""Where words that a person typed or selected stand in a text, however its lines are broken."""

from __future__ import annotations

import re

from service.domain.document import Span

MOST = 2_000


def places_of(text: str, words: str) -> list[Span]:
    """Return every place of these words as whole words; spaces and line breaks count as one."""
    pieces = words.split()
    if not pieces or len(pieces) > MOST:
        return []
    pattern = r"\s+".join(map(re.escape, pieces))
    before = r"(?<!\w)" if pieces[0][0].isalnum() else ""
    after = r"(?!\w)" if pieces[-1][-1].isalnum() else ""
    return [Span(match.start(), match.end()) for match in re.finditer(before + pattern + after, text)]
