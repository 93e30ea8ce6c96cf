"""Where a site is made: a private folder that is gone afterwards, or one that takes the place of an earlier site in one step."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from service.domain.errors import Conflict

INDEX = "index.json"


@contextmanager
def passing_folder() -> Iterator[Path]:
    """Give an empty folder that only this user may enter, and remove it with all that it holds."""
    with tempfile.TemporaryDirectory(prefix="site-") as around:
        root = Path(around) / "site"
        root.mkdir(mode=0o700)
        yield root


@contextmanager
def lasting_folder(out: Path, call: str) -> Iterator[Path]:
    """Give an empty folder beside `out` that takes its place when all went well; otherwise nothing of it is left and `out` is as before.

    Raises `Conflict` when `out` holds anything but an earlier site of this call.
    """
    must_be_free(out, call)
    out.absolute().parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".site-", dir=out.absolute().parent) as around:
        root = Path(around) / "site"
        root.mkdir(mode=0o700)
        yield root
        if out.exists():
            out.rename(Path(around) / "before")
        root.rename(out)


def must_be_free(out: Path, call: str) -> None:
    """Raise `Conflict` when a folder holds something that is no earlier site of this call: nothing else is ever replaced."""
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return
    try:
        found = json.loads((out / INDEX).read_bytes())["call"]["id"] if out.is_dir() else None
    except (OSError, ValueError, KeyError, TypeError):
        found = None
    if found != call:
        raise Conflict("folder-not-free", "The folder holds something that is no earlier site of this call.", todo="Choose another folder.")
