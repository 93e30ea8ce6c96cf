"""Each storage test runs on both engines unless it names one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.storage.settings import StorageSettings
from service.storage.store import Store
from tests.storage.engines import installation, new_database, postgres_server


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with postgres_server() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgres"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> StorageSettings:
    if request.param == "sqlite":
        return StorageSettings(tmp_path / "home")
    return StorageSettings(tmp_path / "home", new_database(request.getfixturevalue("postgres")))


@pytest.fixture
def store(settings: StorageSettings) -> Iterator[Store]:
    with installation(settings) as opened:
        yield opened


@pytest.fixture
def sqlite_store(tmp_path: Path) -> Iterator[Store]:
    with installation(StorageSettings(tmp_path / "home")) as opened:
        yield opened
