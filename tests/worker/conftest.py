"""The worker's tests use the engines of storage's."""

from __future__ import annotations

from tests.storage.conftest import postgres, settings, sqlite_store, store

__all__ = ["postgres", "settings", "sqlite_store", "store"]
