"""The parts that understand a file, loaded once and shared by every verb that needs them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from service.detection.detecting import Detector
from service.policy.packs import Packs


@dataclass(frozen=True, slots=True)
class Engine:
    """Models and packs; holds no state of any submission."""

    detector: Detector
    packs: Packs


@dataclass(slots=True)
class EngineLoader:
    """Loads the engine once, in a thread of its own if wished; whoever needs it waits for it."""

    load: Callable[[], Engine]
    _engine: Engine | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def start(self) -> None:
        """Begin to load in the background."""
        threading.Thread(target=self.get, name="engine-loader", daemon=True).start()

    def get(self) -> Engine:
        """Return the engine, loading it if nobody has yet."""
        with self._lock:
            if self._engine is None:
                self._engine = self.load()
            return self._engine

    def ready(self) -> bool:
        """Say whether the engine is loaded."""
        return self._engine is not None
