"""What storage needs to know; the composition root reads it from outside and passes it in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class StorageSettings:
    """One folder holds everything. Without `database_url` the database is SQLite in that folder."""

    home: Path
    database_url: str | None = None
    busy_timeout_ms: int = 15_000

    @property
    def url(self) -> str:
        """The database's address for SQLAlchemy; a plain PostgreSQL address is given the psycopg driver."""
        if self.database_url is None:
            return f"sqlite:///{self.home / 'disclosure.sqlite'}"
        for plain in ("postgresql://", "postgres://"):
            if self.database_url.startswith(plain):
                return "postgresql+psycopg://" + self.database_url.removeprefix(plain)
        return self.database_url

    @property
    def blobs(self) -> Path:
        """Where encrypted content lies."""
        return self.home / "blobs"

    @property
    def keys(self) -> Path:
        """Where keys lie; an operator may mount another disk here and back it up apart."""
        return self.home / "keys"

    @property
    def audit(self) -> Path:
        """Where the head of the audit chain lies."""
        return self.home / "audit"
