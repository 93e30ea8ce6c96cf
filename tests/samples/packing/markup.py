"""The light markup of sources/: `@key: value`, `# heading`, `| a | b |` table rows, `- item`, paragraphs, `+++` for a new page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Block:
    """One block: heading (level 1 or 2), table (rows), list item, page break or paragraph (lines)."""

    kind: str
    text: str = ""
    level: int = 0
    rows: list[list[str]] = field(default_factory=list)


@dataclass
class Source:
    """A text with its properties."""

    properties: dict[str, str]
    blocks: list[Block]


def block_of(chunk: str) -> list[Block]:
    """The blocks of one chunk between empty lines."""
    lines = chunk.strip("\n").split("\n")
    first = lines[0]
    if first == "+++":
        return [Block("page")]
    if first.startswith("#"):
        return [Block("heading", first.lstrip("# "), level=len(first) - len(first.lstrip("#")))]
    if first.startswith("|"):
        return [Block("table", rows=[[cell.strip() for cell in line.strip("| ").split("|")] for line in lines])]
    if first.startswith("- "):
        return [Block("item", item.replace("\n", " ")) for item in re.split(r"\n?- ", chunk.strip("\n"))[1:]]
    short = all(len(line) < 90 for line in lines)
    return [Block("paragraph", ("\n" if short else " ").join(lines))]


def read_source(path: Path) -> Source:
    """A source file as properties and blocks."""
    properties: dict[str, str] = {}
    body: list[str] = []
    for line in path.read_text("utf-8").split("\n"):
        match = re.match(r"@(\w+): (.*)", line)
        if match and not body:
            properties[match[1]] = match[2]
        elif body or line:
            body.append(line)
    blocks = [block for chunk in re.split(r"\n\s*\n", "\n".join(body)) if chunk.strip() for block in block_of(chunk)]
    return Source(properties, blocks)
