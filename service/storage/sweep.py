"""Clears away what a crash left on the disk: temporary files and blobs of which no row speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlmodel import select

from service.storage.store import Store
from service.storage.tables import ArtefactRow, PublicationRow

#: Nothing younger is touched: it may belong to a unit of work that has not committed yet.
GRACE = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Swept:
    """How many files were removed."""

    temporary: int
    orphans: int


def sweep(store: Store, *, now: datetime, grace: timedelta = GRACE) -> Swept:
    """Remove old temporary files and old blobs without a row; both are encrypted or random, so nothing is lost that was committed."""
    before = (now - grace).timestamp()
    temporary = [path for path in _old(store.settings.home, "*.tmp", before) if path.name.startswith(".")]
    blobs = {path.stem: path for path in _old(store.settings.blobs, "*.blob", before)}
    with store.reading() as unit:
        spoken_of = {*unit.session.exec(select(ArtefactRow.id)), *unit.session.exec(select(PublicationRow.id))}
    orphans = [path for name, path in blobs.items() if name not in spoken_of]
    for path in (*temporary, *orphans):
        path.unlink(missing_ok=True)
    return Swept(len(temporary), len(orphans))


def _old(folder: Path, pattern: str, before: float) -> Iterator[Path]:
    for path in folder.rglob(pattern):
        if path.is_file() and path.stat().st_mtime < before:
            yield path
