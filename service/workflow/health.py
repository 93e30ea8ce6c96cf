"""Whether the service can work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from service.kit.log import logger
from service.storage.store import Store

#: Says whether one more part (models, worker) is ready.
Probe = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Readiness:
    """Each part by name, ready or not."""

    parts: Mapping[str, bool]

    @property
    def ready(self) -> bool:
        """Say whether every part is ready."""
        return all(self.parts.values())


def readiness(store: Store, probes: Mapping[str, Probe]) -> Readiness:
    """Ask the database and every probe; a part that cannot answer is not ready."""
    return Readiness({"database": _answers(store.ready), **{name: _answers(probe) for name, probe in probes.items()}})


def _answers(probe: Probe) -> bool:
    try:
        return probe()
    except Exception as error:  # noqa: BLE001 - whatever is wrong, the answer is no
        logger().warning("not ready", exc_info=error)
        return False
