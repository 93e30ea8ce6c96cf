"""The parts that understand a file, loaded once and shared by every verb that needs them."""

from __future__ import annotations

from dataclasses import dataclass

from service.detection.detecting import Detector
from service.policy.packs import Packs


@dataclass(frozen=True, slots=True)
class Engine:
    """Models and packs; holds no state of any submission."""

    detector: Detector
    packs: Packs
