"""Forms stream in part by part, however they are cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.errors import Unreadable
from service.transport.multipart import LONGEST_VALUE, MOST_PARTS, Part, parts_of

BODY = (
    b'--cut\r\nContent-Disposition: form-data; name="capacity"\r\n\r\nindividual\r\n'
    b'--cut\r\nContent-Disposition: form-data; name="files"; filename="\xc5\xb4yn.txt"\r\nContent-Type: text/plain\r\n\r\n'
    b"one\r\n--cu\r\ntwo\r\n--cut--\r\n"
)


def pieces(body: bytes, size: int) -> Iterator[bytes]:
    for at in range(0, len(body), size):
        yield body[at : at + size]


@given(st.integers(1, len(BODY)))
def test_the_parts_are_the_same_however_the_body_is_cut(size: int) -> None:
    found = [(part.name, part.file_name, b"".join(part.pieces)) for part in parts_of(pieces(BODY, size), "cut")]
    assert found == [("capacity", None, b"individual"), ("files", "Ŵyn.txt", b"one\r\n--cu\r\ntwo")]


@given(st.integers(1, len(BODY) - 5))
def test_a_body_that_is_cut_off_is_refused(length: int) -> None:
    with pytest.raises(Unreadable):
        _ = [b"".join(part.pieces) for part in parts_of(iter([BODY[:length]]), "cut")]


@given(st.binary(max_size=400))
def test_anything_else_is_refused_and_never_fails(body: bytes) -> None:
    with pytest.raises(Unreadable):
        _ = [part.text() for part in parts_of(iter([body]), "cut")]


def test_fields_and_their_number_are_bounded() -> None:
    head = b'--cut\r\nContent-Disposition: form-data; name="a"\r\n\r\n'

    def read(body: bytes) -> list[str]:
        return [_text(part) for part in parts_of(iter([body]), "cut")]

    assert read(head + b"x" * LONGEST_VALUE + b"\r\n--cut--\r\n")
    with pytest.raises(Unreadable, match="too long"):
        read(head + b"x" * (LONGEST_VALUE + 1) + b"\r\n--cut--\r\n")
    with pytest.raises(Unreadable, match="parts"):
        read((head + b"x\r\n") * (MOST_PARTS + 1) + b"--cut--\r\n")


def _text(part: Part) -> str:
    return part.text()
