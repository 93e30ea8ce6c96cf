"""The groups of an RTF file as they open and close: what each is for, how its text looks, in which code page it is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from service.documents.formats.rtf.destinations import CHARSETS
from service.documents.formats.rtf.story import Look, Shape, Story
from service.domain.document import InlineKind

_TINY_HALF_POINTS = 7
_FLAGS = {"b": "bold", "i": "italic", "v": "vanish", "deleted": "deleted", "highlight": "shaded", "cb": "shaded", "chcbpat": "shaded"}
_RAISED = {"super": InlineKind.SUPERSCRIPT.value, "sub": InlineKind.SUBSCRIPT.value, "nosupersub": ""}


@dataclass(slots=True)
class Group:
    """What holds between two braces; a new one begins as a copy of the one around it."""

    purpose: str = "rtf"
    story: Story | None = None
    look: Look = field(default_factory=Look)
    unicode_skip: int = 1
    font: int = 0
    address: str | None = None
    text: list[str] = field(default_factory=list)
    start: int = 0
    owns: bool = False
    optional: bool = False
    shape: Shape = field(default_factory=Shape)

    def inner(self, at: int) -> Group:
        """Return the group that opens inside this one."""
        return Group(self.purpose, self.story, self.look, self.unicode_skip, self.font, self.address, self.text, at, shape=self.shape)


@dataclass(slots=True)
class Tables:
    """What the head of the file says of fonts, colours and styles."""

    ansi: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    colours: list[tuple[int, int, int]] = field(default_factory=list)
    colour: list[int] = field(default_factory=lambda: [-1, -1, -1])
    headings: dict[int, int] = field(default_factory=dict)

    def set_font(self, font: int, charset: int) -> None:
        """Note which code page a font's text is in."""
        if charset in CHARSETS:
            self.fonts[font] = CHARSETS[charset]

    def encoding(self, font: int) -> str:
        """Return the code page of a font's text."""
        return self.fonts.get(font) or self.ansi

    def set_ansi(self, page: int) -> None:
        """Take the code page that the file names for itself."""
        name = {65001: "utf-8", 10000: "mac-roman"}.get(page, f"cp{page}")
        try:
            b"".decode(name)
        except LookupError:
            return
        self.ansi = name

    def colour_word(self, word: str, number: int) -> None:
        """Take a piece of the colour table."""
        if word in {"red", "green", "blue"}:
            self.colour[("red", "green", "blue").index(word)] = number

    def end_colour(self) -> None:
        """End an entry of the colour table; one that names no colour is the automatic one."""
        red, green, blue = self.colour
        self.colours.append((red, green, blue))
        self.colour = [-1, -1, -1]

    def is_white(self, number: int) -> bool:
        """Say whether an entry cannot be told from paper."""
        return 0 <= number < len(self.colours) and min(self.colours[number]) >= 250


def looked(look: Look, word: str, number: int | None, tables: Tables) -> Look | None:
    """Return the look that a control word leaves, None if it says nothing of looks."""
    on = number != 0
    if word == "plain":
        return Look(deleted=look.deleted)
    if word in _FLAGS:
        value: Any = on and number is not None if word in {"highlight", "cb", "chcbpat"} else on
        return replace(look, **{_FLAGS[word]: value})
    if word in {"ul", "uld", "uldb", "ulw", "ulnone"}:
        return replace(look, underline=on and word != "ulnone")
    if word in _RAISED:
        return replace(look, raised=_RAISED[word] if on else "")
    if word == "cf":
        return replace(look, white=tables.is_white(number or 0))
    if word == "fs":
        return replace(look, tiny=0 <= (24 if number is None else number) <= _TINY_HALF_POINTS)
    return None


def shaped(shape: Shape, word: str, number: int | None, tables: Tables) -> Shape | None:
    """Return the paragraph shape that a control word leaves, None if it says nothing of it."""
    if word == "pard":
        return Shape()
    if word == "intbl":
        return replace(shape, in_table=True)
    if word == "s":
        return replace(shape, heading=tables.headings.get(number or 0, shape.heading))
    if word == "outlinelevel":
        return replace(shape, heading=(number or 0) + 1 if 0 <= (number or 0) < 9 else 0)
    if word == "ls":
        return replace(shape, list=number or None)
    if word == "ilvl":
        return replace(shape, level=min(max(number or 0, 0), 8))
    return None
