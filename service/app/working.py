"""A worker in a process of its own, from settings alone."""

from __future__ import annotations

from service.app.parts import assembled
from service.app.settings import Settings
from service.kit.log import configure
from service.storage.store import Store
from service.worker.road import road_handlers
from service.worker.runner import Runner


def make_runner(settings: Settings, name: str) -> Runner:
    """Open the installation (already migrated) and return a worker with its models loaded."""
    configure()
    parts = assembled(settings, Store(settings.storage))
    parts.engine.get()
    return Runner(parts.store, road_handlers(parts), name)
