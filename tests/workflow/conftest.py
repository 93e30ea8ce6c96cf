"""The real detector once for all tests, and a fresh house for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from service.domain.actor import Actor, Role
from service.workflow.engine import Engine
from tests.workflow.house import House, house_in, loaded_engine


@pytest.fixture(scope="session")
def engine() -> Engine:
    return loaded_engine()


@pytest.fixture
def house(tmp_path: Path, engine: Engine) -> Iterator[House]:
    with house_in(tmp_path / "home", engine) as opened:
        yield opened


@dataclass(frozen=True)
class People:
    """One person for each step."""

    caseworker: Actor
    reviewer: Actor
    approver: Actor


@pytest.fixture
def people(house: House) -> People:
    return People(house.person(Role.CASEWORKER), house.person(Role.REVIEWER), house.person(Role.APPROVER))
