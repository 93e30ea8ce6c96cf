"""A running service for each test file, and browsers of its people."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.api.service_running import Service, running


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running(tmp_path_factory.mktemp("home")) as started:
        yield started
