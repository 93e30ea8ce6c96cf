"""Uploads that announce no length, sent by hand through a real socket: refused while they stream, and nothing is kept."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.api.service_running import CALL, Service, running
from tests.api.serving import served

LARGEST = 2_000_000
PIECE = b"a" * 100_000
#: Far more than a server takes in before it looks: a sender that gets here was never refused.
PATIENCE = 400
FORM = "multipart/form-data; boundary=xx"
HEAD = b'--xx\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
TOO_LARGE = {"urn:disclosure:problem:request-too-large", "urn:disclosure:problem:file-too-large"}
#: Where a body comes in, its kind, how it begins, and who sends it.
DOORS = {
    "a form": (f"/v1/calls/{CALL}/submissions", FORM, HEAD, "intake"),
    "a text": (f"/v1/calls/{CALL}/submissions", "application/json", b'{"text": "', "intake"),
    "a form to redact": ("/v1/redact", FORM, HEAD, "intake"),
    "a small body": ("/v1/persons", "application/json", b'{"name": "', "admin"),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running(tmp_path_factory.mktemp("home"), largest_file=LARGEST) as service:
        yield service


@pytest.fixture(scope="module")
def address(small: Service) -> Iterator[tuple[str, int]]:
    with served(small) as at:
        yield at


def chunked(address: tuple[str, int], path: str, headers: dict[str, str], head: bytes) -> tuple[int, bytes]:
    """Send chunks without end until the service says something; return how many were sent and what it said."""
    with socket.create_connection(address, timeout=20) as wire:
        lines = [f"POST {path} HTTP/1.1", "Host: x", "Transfer-Encoding: chunked", *(f"{name}: {value}" for name, value in headers.items())]
        wire.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + b"%x\r\n%s\r\n" % (len(head), head))
        sent = 0
        wire.settimeout(0.01)
        answer = b""
        while sent < PATIENCE and not answer:
            try:
                answer = wire.recv(65_536)
            except TimeoutError:
                wire.settimeout(20)
                with suppress(ConnectionError):  # closed while sending; what was answered before can still be read
                    wire.sendall(b"%x\r\n%s\r\n" % (len(PIECE), PIECE))
                wire.settimeout(0.01)
                sent += 1
        wire.settimeout(1)
        while True:
            try:
                more = wire.recv(65_536)
            except (ConnectionError, TimeoutError):
                return sent, answer
            if not more:
                return sent, answer
            answer += more


@pytest.mark.parametrize("door", DOORS)
def test_a_body_without_a_length_is_refused_while_it_comes_and_leaves_nothing(small: Service, address: tuple[str, int], door: str) -> None:
    path, kind, head, who = DOORS[door]
    before = stored(small)
    sent, answer = chunked(address, path, small.as_(who, Content_Type=kind), head)
    status, _, rest = answer.partition(b"\r\n")
    assert status.startswith(b"HTTP/1.1 413"), (sent, answer[:200])
    assert sent < 60  # the limit, a form's surroundings, and what lies on the wire
    assert b"connection: close" in rest.lower()
    assert json.loads(rest.partition(b"\r\n\r\n")[2])["type"] in TOO_LARGE
    assert stored(small) == before


def test_a_stranger_is_refused_before_the_body_comes(small: Service, address: tuple[str, int]) -> None:
    headers = small.as_("intake", Content_Type=FORM) | {"Authorization": "Bearer none"}
    sent, answer = chunked(address, f"/v1/calls/{CALL}/submissions", headers, HEAD)
    assert answer.startswith(b"HTTP/1.1 401"), (sent, answer[:200])


def test_a_length_that_lies_is_refused(small: Service, address: tuple[str, int]) -> None:
    with socket.create_connection(address, timeout=20) as wire:
        head = {**small.as_("intake", Content_Type=FORM), "Content-Length": "999999999"}
        wire.sendall(
            (f"POST /v1/calls/{CALL}/submissions HTTP/1.1\r\nHost: x\r\n" + "".join(f"{k}: {v}\r\n" for k, v in head.items())).encode()
        )
        wire.sendall(b"\r\n")
        assert wire.recv(65_536).startswith(b"HTTP/1.1 413")


def stored(service: Service) -> set[str]:
    """Return the submissions and the files the service keeps, its database and keys aside (a refused upload leaves a key of nothing)."""
    listed = service.get(f"/v1/calls/{CALL}/submissions?size=200", "intake").json()["items"]
    home: Path = service.parts.store.settings.home
    files = {
        str(path.relative_to(home)) for path in home.rglob("*") if path.is_file() and ".sqlite" not in path.name and path.suffix != ".key"
    }
    return {str(each["id"]) for each in listed} | files
