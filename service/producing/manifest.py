"""The digests of the released files, so that a receiver can see that none was changed or left out."""

from __future__ import annotations

from collections.abc import Mapping

from service.kit.digests import sha256
from service.producing.canonical import canonical


def manifest(files: Mapping[str, bytes]) -> bytes:
    """Return name, size and sha256 of each released file as JSON, by name. Only released bytes are ever passed in."""
    rows = [{"name": name, "sha256": sha256(content), "size": len(content)} for name, content in sorted(files.items())]
    return canonical({"schema_version": 1, "files": rows})
