"""Clears away what a crash or a refused upload left: temporary files, and on an operator's word blobs and keys of which no row speaks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlmodel import select

from service.storage.files import shred
from service.storage.store import Store
from service.storage.tables import ArtefactRow, PublicationRow, SubmissionRow

#: Nothing younger is touched: it may belong to a unit of work that has not committed yet.
GRACE = timedelta(hours=24)

#: What has a key of its own that is made before its row.
SCOPES = ("sub", "pub")


@dataclass(frozen=True, slots=True)
class Swept:
    """How many files were removed."""

    temporary: int
    orphans: int
    keys: int = 0

    def __bool__(self) -> bool:
        """Say whether anything was removed."""
        return bool(self.temporary or self.orphans or self.keys)


def clear_temporary(store: Store, *, now: datetime, grace: timedelta = GRACE) -> int:
    """Remove old temporary files and return how many: what was never finished is missed by nobody, whichever database this is."""
    old = [path for path in _old(store.settings.home, "*.tmp", (now - grace).timestamp()) if path.name.startswith(".")]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def sweep(store: Store, *, now: datetime, grace: timedelta = GRACE) -> Swept:
    """Remove old temporary files, and old blobs and keys without a row; nothing is lost that was committed to this database.

    Never to be run by itself: beside a database that was lost or brought back old, every key is without a row, and a key is gone for good.
    """
    before = (now - grace).timestamp()
    blobs = {path.stem: path for path in _old(store.settings.blobs, "*.blob", before)}
    with store.reading() as unit:
        publications = set(unit.session.exec(select(PublicationRow.id)))
        spoken_of = publications.union(unit.session.exec(select(ArtefactRow.id)))
        owners = publications.union(unit.session.exec(select(SubmissionRow.id)))
    orphans = [path for name, path in blobs.items() if name not in spoken_of]
    for path in orphans:
        path.unlink(missing_ok=True)
    held = (path for scope in SCOPES for path in _old(store.settings.keys / "data", f"{scope}_*.key", before))
    keys = [path for path in held if path.stem not in owners]
    for path in keys:
        with suppress(FileNotFoundError):  # another worker was faster
            shred(path)
    return Swept(clear_temporary(store, now=now, grace=grace), len(orphans), len(keys))


def _old(folder: Path, pattern: str, before: float) -> Iterator[Path]:
    for path in folder.rglob(pattern):
        if path.is_file() and path.stat().st_mtime < before:
            yield path
