"""Whether what an engine read can be relied on: a page of doubts is not a page that was read."""

from __future__ import annotations

from service.documents.ocr.recognised import GOOD, PageText

_FEWEST_LETTERS = 2
_PART = 0.5
#: With this share of words lost, the page was not read.
_LOST = 0.15
#: A word below this trust may be another word; with this share of them a name may be among them.
_DOUBTFUL, _DOUBTS = 60.0, 0.08


def says_something(page: PageText) -> bool:
    """Say whether at least one word was read."""
    return any(sum(map(str.isalnum, word.text)) >= _FEWEST_LETTERS for word in page.words)


def read_in_part(page: PageText) -> bool:
    """Say whether most of the ink lies outside of the words that were read: a picture on the page, handwriting, or print unread."""
    return page.share < _PART


def read_poorly(page: PageText) -> bool:
    """Say whether so much was read in doubt, or not at all, that a person must compare it with the picture."""
    words = list(page.words)
    doubtful = sum(1 for word in words if word.trust < _DOUBTFUL and sum(map(str.isalpha, word.text)) > _FEWEST_LETTERS)
    return page.trust < GOOD or page.lost > _LOST * (len(words) + page.lost) or doubtful > _DOUBTS * len(words)
