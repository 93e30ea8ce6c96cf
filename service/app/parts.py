"""From settings to the parts of a running installation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from service.app.settings import Settings
from service.detection.added_models import AddedModel
from service.detection.detecting import load_detector
from service.policy.packs import Packs, load_packs, packs_folder
from service.storage.migrate import migrate
from service.storage.store import Store
from service.workflow.engine import Engine, EngineLoader
from service.workflow.installation import Installation


@contextmanager
def installation(settings: Settings) -> Iterator[Installation]:
    """Migrate, open and, at the end, close; models load when first needed or `engine.start()` is called."""
    migrate(settings.storage)
    store = Store(settings.storage)
    try:
        yield assembled(settings, store)
    finally:
        store.close()


def assembled(settings: Settings, store: Store) -> Installation:
    """Put the parts together around an open store."""
    packs = packs_of(settings.policies)
    return Installation(store, packs, EngineLoader(lambda: load_engine(packs, settings.models)), largest_file=settings.largest_file)


@cache
def packs_of(overlay: Path | None) -> Packs:
    """Read the shipped packs and an authority's own, once for each process."""
    return load_packs(packs_folder(), overlay)


def load_engine(packs: Packs, models: tuple[AddedModel, ...] = ()) -> Engine:
    """Load the models, those an operator added too; takes about a second without these."""
    return Engine(load_detector(added=models), packs)
