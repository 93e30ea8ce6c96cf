"""One road of migrations, on both engines, that ends at the tables as the code knows them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import pytest_alembic
from pytest_alembic.config import Config as PytestAlembicConfig
from pytest_alembic.runner import MigrationContext
from pytest_alembic.tests import test_model_definitions_match_ddl as tables_match
from pytest_alembic.tests import test_single_head_revision as one_head
from pytest_alembic.tests import test_up_down_consistency as up_and_down
from sqlalchemy import inspect

from service.storage.engine import make_engine
from service.storage.migrate import migrate, migration_config
from service.storage.settings import StorageSettings


@pytest.fixture
def road(settings: StorageSettings) -> Iterator[MigrationContext]:
    engine = make_engine(settings)
    with pytest_alembic.runner(PytestAlembicConfig(alembic_config=migration_config()), engine) as runner:
        yield runner
    engine.dispose()


@pytest.mark.parametrize("check", [one_head, up_and_down, tables_match])
def test_the_migrations_hold(road: MigrationContext, check: object) -> None:
    assert callable(check)
    check(road)


def test_migrating_twice_changes_nothing(settings: StorageSettings) -> None:
    migrate(settings)
    engine = make_engine(settings)
    before = sorted(inspect(engine).get_table_names())
    migrate(settings)
    assert sorted(inspect(engine).get_table_names()) == before
    assert len(before) > 15
    engine.dispose()


def test_sqlite_keeps_its_promises(tmp_path: Path) -> None:
    engine = make_engine(StorageSettings(tmp_path))
    with engine.connect() as connection:
        values = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous", "foreign_keys")}
        busy = connection.exec_driver_sql("PRAGMA busy_timeout").scalar()
    engine.dispose()
    assert values == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    assert busy is not None
    assert busy >= 10_000
