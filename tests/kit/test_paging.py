"""A cursor goes on where a page ended, in its own list only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.kit.paging import LARGEST_SIZE, BadCursor, Page, PageAsked, decode_cursor, encode_cursor, page_of


@given(st.text(max_size=60).filter(lambda text: "\0" not in text))
def test_a_cursor_comes_back_as_the_key_it_was_made_of(after: str) -> None:
    assert decode_cursor("calls", encode_cursor("calls", after)) == after


@given(st.text(max_size=600))
def test_what_we_did_not_give_is_refused(untrusted: str) -> None:
    with pytest.raises(BadCursor):
        decode_cursor("calls", untrusted)


@pytest.mark.parametrize("untrusted", ["W10", "WzEsMl0", "bnVsbA", "WyJjYWxscyIsIG51bGxd", "é", "A" * 10_000, "W1tbW1tbW1tbW1tb"])
def test_cursors_with_another_shape_are_refused(untrusted: str) -> None:
    with pytest.raises(BadCursor):
        decode_cursor("calls", untrusted)


def test_a_cursor_of_another_list_is_refused() -> None:
    with pytest.raises(BadCursor, match="another list"):
        decode_cursor("calls", encode_cursor("releases", "x"))


@given(st.lists(st.integers(), unique=True, max_size=40), st.integers(1, 10))
def test_pages_put_together_are_the_list(items: list[int], size: int) -> None:
    ordered = sorted(items)
    seen: list[int] = []
    cursor: str | None = None
    while True:
        left = ordered if cursor is None else [item for item in ordered if item > int(decode_cursor("n", cursor))]
        page = page_of("n", left[: size + 1], PageAsked(cursor, size), str)
        seen += page.items
        cursor = page.next_cursor
        if cursor is None:
            break
    assert seen == ordered


@pytest.mark.parametrize(("asked", "given_"), [(0, 1), (-5, 1), (7, 7), (10**9, LARGEST_SIZE)])
def test_a_page_is_never_empty_nor_endless(asked: int, given_: int) -> None:
    assert PageAsked(size=asked).limit == given_


def test_a_page_can_be_changed_item_by_item() -> None:
    assert Page((1, 2), "c").mapped(str) == Page(("1", "2"), "c")
