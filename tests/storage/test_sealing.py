"""Sealed content opens only whole, unchanged and in its own place."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.storage.sealing import Tampered, open_stream, open_value, seal_stream, seal_value

KEY = bytes(range(32))
CHUNK = 64
HEAD = 4 + 4 + 32
SEALED_CHUNK = CHUNK + 16


def sealed(content: bytes, *, scope: str = "sub_1", blob: str = "art_1", key: bytes = KEY) -> bytes:
    return b"".join(seal_stream(key, scope, blob, [content], chunk=CHUNK))


def opened(content: bytes, *, scope: str = "sub_1", blob: str = "art_1", key: bytes = KEY) -> bytes:
    return b"".join(open_stream(key, scope, blob, io.BytesIO(content)))


@given(st.lists(st.binary(max_size=200), max_size=8))
def test_whatever_the_pieces_the_content_comes_back(pieces: list[bytes]) -> None:
    assert opened(b"".join(seal_stream(KEY, "sub_1", "art_1", pieces, chunk=CHUNK))) == b"".join(pieces)


@settings(max_examples=300)
@given(content=st.binary(max_size=400), data=st.data())
def test_any_changed_bit_is_noticed(content: bytes, data: st.DataObject) -> None:
    whole = bytearray(sealed(content))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(Tampered):
        opened(bytes(whole))


@given(content=st.binary(max_size=400), data=st.data())
def test_any_cut_and_any_addition_is_noticed(content: bytes, data: st.DataObject) -> None:
    whole = sealed(content)
    with pytest.raises(Tampered):
        opened(whole[: data.draw(st.integers(0, len(whole) - 1))])
    with pytest.raises(Tampered):
        opened(whole + data.draw(st.binary(min_size=1, max_size=100)))


def test_chunks_dropped_at_a_border_are_noticed() -> None:
    whole = sealed(bytes(CHUNK * 4))
    for kept in range(4):
        with pytest.raises(Tampered):
            opened(whole[: HEAD + kept * SEALED_CHUNK])


def test_chunks_in_another_order_are_noticed() -> None:
    whole = sealed(bytes(CHUNK * 4))
    first, second = whole[HEAD : HEAD + SEALED_CHUNK], whole[HEAD + SEALED_CHUNK : HEAD + 2 * SEALED_CHUNK]
    with pytest.raises(Tampered):
        opened(whole[:HEAD] + second + first + whole[HEAD + 2 * SEALED_CHUNK :])


def test_content_of_another_submission_blob_or_key_does_not_open() -> None:
    whole = sealed(b"content")
    with pytest.raises(Tampered):
        opened(whole, scope="sub_2")
    with pytest.raises(Tampered):
        opened(whole, blob="art_2")
    with pytest.raises(Tampered):
        opened(whole, key=bytes(32))


def test_a_chunk_of_another_blob_of_the_same_submission_is_noticed() -> None:
    one, two = sealed(bytes(CHUNK * 2)), sealed(bytes(CHUNK * 2), blob="art_2")
    with pytest.raises(Tampered):
        opened(one[:HEAD] + two[HEAD : HEAD + SEALED_CHUNK] + one[HEAD + SEALED_CHUNK :])


def test_the_same_content_is_never_sealed_alike() -> None:
    assert sealed(b"content") != sealed(b"content")
    assert b"content" not in sealed(b"content")


@given(st.binary(max_size=100), st.text(max_size=20))
def test_a_value_opens_in_its_place_only(content: bytes, place: str) -> None:
    value = seal_value(KEY, place, content)
    assert open_value(KEY, place, value) == content
    for wrong in ((bytes(32), place, value), (KEY, place + "x", value), (KEY, place, value[:-1]), (KEY, place, b"")):
        with pytest.raises(Tampered):
            open_value(*wrong)
