"""One detector for all tests of the room: loading takes a second."""

from __future__ import annotations

import pytest

from service.detection.detecting import Detector, load_detector


@pytest.fixture(scope="session")
def detector() -> Detector:
    return load_detector()
