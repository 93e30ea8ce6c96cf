"""Says where links lead, as blocks nobody is shown: an address may hold a name that no text of the file holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from service.documents.part_reading import PartReading, clean
from service.domain.document import Anchor, Block, BlockKind, InlineKind, Unread

LINK_TARGET = "link-target"
EMBEDDED_DATA = "embedded-data"
MOST = 2_000
LONGEST = 2_000
_OPENINGS = ("mailto:", "tel:", "https://", "http://")
#: A place in the same file that was named by a person rather than numbered by a program.
_SPEAKS = re.compile(r"[A-Z]|@|[^\W\d_]{2}[\W_]{1,5}[^\W\d_]{2}")


def link_target(address: str, anchor: Anchor) -> Block:
    """Return the never-shown block of an address, its escapes read so that names in it are names."""
    plain = unquote(address[: LONGEST * 4])
    if plain.startswith("#") and not plain.startswith("#_"):
        plain = plain.replace("_", " ")  # names of places hold no blanks
    text = clean(" ".join(plain.split()))
    return Block(BlockKind.PROPERTY, text, "", anchor, shown=False, hidden_because=LINK_TARGET)


def with_link_targets(reading: PartReading) -> PartReading:
    """Return the reading with one block for each distinct target that the text does not say already."""
    gathered = _Targets({words for block in reading.blocks for words in _link_words(block)})
    others = [block for block in reading.blocks if block.hidden_because != LINK_TARGET]
    for block in reading.blocks:
        for found in (block,) if block.hidden_because == LINK_TARGET else _links(block):
            gathered.add(found)
    unread = tuple(Unread("", None, why) for why in sorted(gathered.problems) if why not in {known.why for known in reading.unread})
    return replace(reading, blocks=(*others, *gathered.blocks.values()), unread=reading.unread + unread)


def _links(block: Block) -> Iterator[Block]:
    return (link_target(inline.value, block.anchor) for inline in block.inlines if inline.kind is InlineKind.LINK and inline.value)


def _link_words(block: Block) -> Iterator[str]:
    return (_bare(block.text[i.span.start : i.span.end].strip()) for i in block.inlines if i.kind is InlineKind.LINK and block.shown)


def _bare(target: str) -> str:
    folded = target.casefold()
    opening = next((opening for opening in _OPENINGS if folded.startswith(opening)), "")
    return folded.removeprefix(opening).rstrip("/")


@dataclass(slots=True)
class _Targets:
    """Distinct targets so far, and what was left out; `said` is what the words of shown links say."""

    said: set[str]
    blocks: dict[str, Block] = field(default_factory=dict)
    problems: set[str] = field(default_factory=set)

    def add(self, found: Block) -> None:
        """Take a target, or note why not."""
        text = found.text
        if text[:5].lower() == "data:":
            self.problems.add(EMBEDDED_DATA)
            return
        if not text or (text[0] == "#" and not _SPEAKS.search(text)) or text.startswith("#_") or _bare(text) in self.said:
            return
        if len(text) > LONGEST:
            self.problems.add("link-too-long")
            text = text[:LONGEST]
        if text not in self.blocks and len(self.blocks) >= MOST:
            self.problems.add("too-many-links")
            return
        self.blocks.setdefault(text, replace(found, text=text))
