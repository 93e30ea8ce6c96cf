"""The service behind a real socket, as a server runs it: what a client in the same process never shows comes through here."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from tests.api.service_running import Service


@contextmanager
def served(service: Service) -> Iterator[tuple[str, int]]:
    """Serve on a free port of this machine; give host and port."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(service.app, log_config=None, lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    host, port = listening.getsockname()
    yield str(host), int(port)
    server.should_exit = True
    thread.join()
    listening.close()
