"""A sentence as numbers: words, pairs and triples, pieces of words, and what the rules notice, hashed into one fixed range."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from service.confidentiality.learned.signals import signals
from service.confidentiality.learned.word_classes import classes

SIZE = 1 << 15
#: Further words of one sentence are not looked at.
_MOST_WORDS = 90
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?|[?☐☒☑✓✔]|\[ ?x? ?\]")
_APOSTROPHES = {
    "dont": "don't",
    "cant": "can't",
    "wont": "won't",
    "im": "i'm",
    "ive": "i've",
    "pls": "please",
    "plz": "please",
    "u": "you",
    "ur": "your",
}
_NUMBER = re.compile(r"\b\d[\d.,:/-]*")


def features(text: str) -> NDArray[np.int64]:
    """Return the sorted hashed features of a plain (lower-case) sentence; the same text always gives the same numbers."""
    return np.unique(np.fromiter((crc32(each.encode()) % SIZE for each in _named(text)), dtype=np.int64))


def _named(text: str) -> Iterator[str]:
    words = [_APOSTROPHES.get(word, word) for word in _WORD.findall(_NUMBER.sub("0", text))[:_MOST_WORDS]]
    framed = ["<", *words, ">"]
    yield from (f"w:{word}" for word in words)
    yield from (f"b:{a} {b}" for a, b in pairwise(framed))
    yield from (f"t:{a} {b} {c}" for a, b, c in zip(framed, framed[1:], framed[2:], strict=False))
    yield from (f"s:{a} * {c}" for a, c in zip(framed, framed[2:], strict=False))
    yield from _sketched(classes(words))
    for word in set(words):
        edged = f"_{word}_"
        yield from (f"c:{edged[at : at + 4]}" for at in range(max(1, len(edged) - 3)))
    yield from (f"r:{signal}" for signal in signals(text))


def _sketched(kinds: list[str]) -> Iterator[str]:
    """The sentence in word classes: runs of them, and which comes before which within one clause's length."""
    framed = ["<", *kinds, ">"]
    yield from (f"k:{kind}" for kind in kinds)
    yield from (f"kb:{a} {b}" for a, b in pairwise(framed))
    yield from (f"kt:{a} {b} {c}" for a, b, c in zip(framed, framed[1:], framed[2:], strict=False))
    named = [(place, kind) for place, kind in enumerate(kinds) if kind.isupper()]
    for at, (place, kind) in enumerate(named):
        yield from (f"ks:{kind}>{later}" for other, later in named[at + 1 : at + 6] if other - place <= 9)
    yield f"kf:{' '.join(kind for _, kind in named[:3])}"
