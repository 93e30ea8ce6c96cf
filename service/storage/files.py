"""Files that are there after a power cut, whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def private_folder(folder: Path) -> None:
    """Make a folder, and those above it, that only this user may enter."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)
        sync_folder(each.parent)


def _write_beside(path: Path, pieces: Iterable[bytes]) -> Path:
    """Write and sync a temporary file beside `path`; its name is random, so it says nothing."""
    temporary = path.parent / f".{secrets.token_hex(16)}.tmp"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def create_once(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a new file, durably and whole; raise FileExistsError if the name is taken."""
    private_folder(path.parent)
    temporary = _write_beside(path, pieces)
    try:
        os.link(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def replace_file(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Put new content under a name in one step; a reader sees the old or the new, never a half."""
    private_folder(path.parent)
    temporary = _write_beside(path, (content,))
    temporary.replace(path)
    if durable:
        sync_folder(path.parent)


def shred(path: Path) -> None:
    """Overwrite a small file, then remove it; not promised: that the disk keeps no older copy."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.write(secrets.token_bytes(size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
    sync_folder(path.parent)
