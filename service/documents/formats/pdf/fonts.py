"""The fonts a PDF is set in (openly licensed, shipped as packages) and the characters they can draw."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont

#: Packages whose folder holds fonts; the second is an extra, and without it Chinese, Japanese and Korean are spelt out.
FONT_PACKAGES = ("manimgx_fonts", "manimgx_fonts_cjk")
FAMILIES = (
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Bengali",
    "Noto Sans Gurmukhi",
    "Noto Sans Gujarati",
    "Noto Sans Tamil",
    "Noto Sans Telugu",
    "Noto Sans Kannada",
    "Noto Sans Malayalam",
    "Noto Sans Oriya",
    "Noto Sans Sinhala",
    "Noto Sans Thai",
    "Noto Sans Lao",
    "Noto Sans Khmer",
    "Noto Sans Myanmar",
    "Noto Sans Ethiopic",
    "Noto Sans Armenian",
    "Noto Sans Georgian",
    "Noto Sans CJK SC",
    "Noto Sans Symbols",
    "Noto Emoji",
)
#: Drawn by every face above all others; asked first because reading the coverage of all fonts takes a moment.
PLAIN = frozenset(
    map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180), 0x0A, 0x09, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x20AC])
)


def font_folders() -> list[str]:
    """Return the folders of the font packages that are installed."""
    specs = (find_spec(name) for name in FONT_PACKAGES)
    return [str(Path(spec.origin).parent) for spec in specs if spec is not None and spec.origin]


def can_draw(character: str) -> bool:
    """Say whether some shipped font has this character."""
    return character in PLAIN or ord(character) in _coverage()


def families() -> list[str]:
    """Return the families that are installed, in the order a character looks for its glyph."""
    cjk = find_spec(FONT_PACKAGES[1]) is not None
    return [family for family in FAMILIES if cjk or "CJK" not in family]


@lru_cache(maxsize=1)
def _coverage() -> frozenset[int]:
    covered: set[int] = set()
    for folder in font_folders():
        for path in sorted(Path(folder).iterdir()):
            if path.suffix in {".ttf", ".otf"}:
                with TTFont(path, lazy=True) as font:
                    covered.update(font.getBestCmap())
            elif path.suffix == ".ttc":
                with TTCollection(path, lazy=True) as collection:
                    covered.update(collection.fonts[0].getBestCmap())
    return frozenset(covered)
