"""Letters that an engine saw among digits: a telephone number with an O in it is still a telephone number."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"(?<![^\W\d_OoIl|])[\dOoIl|]{4,}(?![^\W\d_OoIl|])")
_MEANT = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "|": "1"})
_FEWEST = 3


def with_digits(word: str) -> str:
    """Return a word whose stretches of mostly digits are digits throughout, as long as before."""
    return _DIGITS.sub(lambda found: found[0].translate(_MEANT) if sum(map(str.isdecimal, found[0])) >= _FEWEST else found[0], word)
