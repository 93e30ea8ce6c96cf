"""The engine tesseract, an optional program of the system: words with boxes, and which way up a picture is.

It starts as a child of the sandbox's child and so lies under the same limits, without network; it writes no file.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image

PROGRAM = "tesseract"
SECONDS = 90
#: How tesseract looks at a picture: as a page, or for words anywhere.
PAGE, SCATTERED = 3, 11
ENGLISH, WELSH = "eng", "cym"
_ORIENTATION = "0"
_ROTATE = re.compile(r"^Rotate: (\d+)$", re.MULTILINE)
_TURN_TRUST = re.compile(r"^Orientation confidence: ([\d.]+)$", re.MULTILINE)
_LEAST_TURN_TRUST = 1.0
_WORD_LEVEL = "5"
_FIELDS = 12


@dataclass(frozen=True, slots=True)
class Seen:
    """A word in pixels of the picture: left, top, right, bottom; `line` tells lines apart, in the engine's order."""

    text: str
    box: tuple[int, int, int, int]
    line: tuple[int, int, int]
    trust: float


def program() -> str | None:
    """Return where the program lies, None where it is not installed."""
    return shutil.which(PROGRAM)


@lru_cache(maxsize=1)
def version() -> str:
    """Return name and version for certificates, or what is missing."""
    found = program()
    if found is None:
        return ""
    done = subprocess.run([found, "--version"], capture_output=True, timeout=SECONDS, check=False, env=_environment())  # noqa: S603
    said = (done.stdout or done.stderr).decode("utf-8", "replace").split("\n", 1)[0].strip()
    return said[:60] or PROGRAM


@lru_cache(maxsize=1)
def languages() -> frozenset[str]:
    """Return the languages whose data is installed."""
    done = subprocess.run([_program(), "--list-langs"], capture_output=True, timeout=SECONDS, check=False, env=_environment())  # noqa: S603
    return frozenset(done.stdout.decode("utf-8", "replace").split()[1:]) & {ENGLISH, WELSH}


def words_in(picture: Image.Image, mode: int = PAGE, *, welsh: bool = False) -> list[Seen]:
    """Return the words that tesseract sees in a grey picture, with its doubts; two languages cost half as much again as one."""
    said = _asked(picture, "stdin", "stdout", "--psm", str(mode), "-l", f"{WELSH}+{ENGLISH}" if welsh else ENGLISH, "tsv")
    return list(_rows(said.splitlines()[1:]))


def upright_turn(picture: Image.Image) -> int | None:
    """Return by how much (90, 180, 270 anticlockwise as PIL turns) a picture must be turned, 0 for upright, None for unknown."""
    try:
        said = _asked(picture, "stdin", "stdout", "--psm", _ORIENTATION, "-l", "osd")
    except subprocess.CalledProcessError:
        return None  # too few characters, or no data for it
    turn, trust = _ROTATE.search(said), _TURN_TRUST.search(said)
    if turn is None or trust is None or float(trust[1]) < _LEAST_TURN_TRUST:
        return None
    return -int(turn[1]) % 360


def _program() -> str:
    found = program()
    if found is None:
        raise FileNotFoundError(PROGRAM)
    return found


def _asked(picture: Image.Image, *arguments: str) -> str:
    content = io.BytesIO()
    picture.save(content, "PPM")
    done = subprocess.run(  # noqa: S603 - a fixed program on a picture that we decoded
        [_program(), *arguments], input=content.getvalue(), capture_output=True, timeout=SECONDS, check=True, env=_environment()
    )
    return done.stdout.decode("utf-8", errors="replace")


def _environment() -> dict[str, str]:
    return {"OMP_THREAD_LIMIT": "1", "PATH": os.environ.get("PATH", "/usr/bin:/bin")}


def _rows(lines: Sequence[str]) -> Iterable[Seen]:
    for line in lines:
        row = line.split("\t")
        if len(row) < _FIELDS or row[0] != _WORD_LEVEL or not row[11].strip():
            continue
        left, top, width, height = (int(edge) for edge in row[6:10])
        yield Seen(row[11].strip(), (left, top, left + width, top + height), (int(row[2]), int(row[3]), int(row[4])), float(row[10]))
