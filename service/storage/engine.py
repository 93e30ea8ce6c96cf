"""Connections: the same promises on SQLite and on PostgreSQL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from service.storage.files import private_folder
from service.storage.settings import StorageSettings

#: Execution option that says how SQLite's transactions begin.
BEGIN = "disclosure_begin"


def make_engine(settings: StorageSettings) -> Engine:
    """Return an engine. SQLite: WAL, FULL, foreign keys, a busy timeout; a write transaction takes its lock at the start."""
    if settings.url.startswith("sqlite"):
        private_folder(settings.home)
        engine = create_engine(settings.url, connect_args={"check_same_thread": False, "timeout": settings.busy_timeout_ms / 1000})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return create_engine(settings.url, pool_pre_ping=True, pool_size=10, max_overflow=20)


def for_reading(engine: Engine) -> Engine:
    """Return the same engine for units that only read: one snapshot, no lock, and a write is refused."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(**{BEGIN: "DEFERRED"})
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not open transactions by itself
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "temp_store=MEMORY"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    mode = connection.get_execution_options().get(BEGIN, "IMMEDIATE")
    connection.exec_driver_sql(f"PRAGMA query_only={'ON' if mode == 'DEFERRED' else 'OFF'}")
    connection.exec_driver_sql(f"BEGIN {mode}")
