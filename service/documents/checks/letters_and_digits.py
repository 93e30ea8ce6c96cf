"""Whether two texts say the same: every letter and digit counted, order left aside.

Engines read columns, right-to-left lines and wrapped cells in different orders, so the count is what they must agree on.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from service.kit.folding import fold

LIST_NUMBER = re.compile(r"(?m)^\s*(\d{1,3})[.)]?(?=\s|$)")
#: Scripts whose letters are drawn from pieces; engines double or drop pieces, so which letters there are is what counts.
_PIECED = (
    "ARABIC HEBREW DEVANAGARI BENGALI GURMUKHI GUJARATI TAMIL TELUGU KANNADA MALAYALAM ORIYA SINHALA THAI LAO KHMER MYANMAR SYRIAC THAANA"
)
PIECED = tuple(_PIECED.split())


def differences(expected: str, found: str, *, extra: tuple[str, ...] = (), numbered: bool = False) -> list[str]:
    """Return "missing text" or "unexpected text" with how many letters; `extra` lines may be there as well.

    With `numbered`, numbers of list items and pages that a format adds by itself are not counted.
    """
    wanted, shown = Counter(fold(expected)), Counter(fold(found))
    allowed = Counter(fold("".join(extra)))
    if numbered:
        allowed.update(Counter("".join(LIST_NUMBER.findall(found))))
    missing = {letter: count for letter, count in (wanted - shown).items() if not _pieced(letter) or letter not in shown}
    beyond = {letter: count for letter, count in (shown - wanted - allowed).items() if not _pieced(letter) or letter not in wanted}
    answer = []
    if missing:
        answer.append(f"text is missing: {sum(missing.values())} letters or digits")
    if beyond:
        answer.append(f"text is there that was not approved: {sum(beyond.values())} letters or digits")
    return answer


def _pieced(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(PIECED)
