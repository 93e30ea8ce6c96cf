"""Bring the database to the shape that this version needs."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config

from service.storage.engine import make_engine
from service.storage.settings import StorageSettings


def migration_config() -> Config:
    """Return Alembic's configuration; the caller hands in the connection as an attribute."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config


def migrate(settings: StorageSettings) -> None:
    """Run all migrations that are missing, in one transaction; repeating it changes nothing."""
    engine = make_engine(settings)
    try:
        with engine.begin() as connection:
            config = migration_config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()
