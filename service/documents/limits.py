"""How much one file may cost: everything a hostile file could blow up has a number here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one child process and of what it may read; sizes in bytes, times in seconds."""

    memory: int = 3 * 1024**3
    cpu_seconds: int = 60
    wall_seconds: float = 120.0
    written_file: int = 0
    input_size: int = 64 * 1024**2
    result_size: int = 192 * 1024**2
    unpacked: int = 256 * 1024**2
    members: int = 5_000
    ratio: int = 200
    member: int = 128 * 1024**2
    characters: int = 6_000_000
    line: int = 1_000_000
    blocks: int = 150_000
    pages: int = 2_000
    pixels: int = 120_000_000
    ocr_pages: int = 300
    ocr_pixels: int = 25_000_000
    page_characters: int = 300_000
    page_objects: int = 100_000
    tags: int = 300_000
    attributes: int = 1_000
    depth: int = 400
    parts: int = 200
    nesting: int = 6
    total_seconds: float = 600.0


DEFAULT = Limits()
