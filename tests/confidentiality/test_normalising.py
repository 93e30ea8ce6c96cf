"""A stretch cut from plain text is what that stretch alone would have given."""

from __future__ import annotations

import pytest

from service.confidentiality.normalising import plain


@pytest.mark.parametrize("text", ["  A * bold\n\n“word”  ", "one.\u00a0 Two\u200b three — four", "***", "İ am É. ", ""])
def test_every_cut_is_the_plain_form_of_its_stretch(text: str) -> None:
    whole = plain(text, 5)
    for start in range(len(text) + 1):
        for end in range(start, len(text) + 1):
            assert whole.cut(5 + start, 5 + end) == plain(text[start:end], 5 + start)
