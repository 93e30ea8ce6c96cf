"""Rules of a page's own style sheets that take elements out of sight; simple selectors only: tag, class, id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

_LONGEST = 200_000
_MOST = 5_000
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BRACE = re.compile(r"[{}]")
_SIMPLE = re.compile(r"([a-z][a-z0-9]{0,20})?(?:([.#])([\w-]{1,100}))?$", re.IGNORECASE)
_AWAY = re.compile(
    r"(?:^|[;\s])(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}(?:hidden|collapse)|opacity\s{0,3}:\s{0,3}0(?:\.0{1,3})?\s{0,3}(?:;|$|!)"
    r"|font-size\s{0,3}:\s{0,3}0(?:px|pt|em|rem|%)?\s{0,3}(?:;|$|!)|(?:left|top|text-indent)\s{0,3}:\s{0,3}-\d{3,})",
    re.IGNORECASE,
)
_BACK = re.compile(r"(?:^|[;\s])(?:display\s{0,3}:\s{0,3}(?!none)\w|visibility\s{0,3}:\s{0,3}visible)", re.IGNORECASE)
_EVERYWHERE = re.compile(r"@media\s{1,5}(?:all|screen|only\s{1,5}screen)\s{0,5}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Away:
    """Selectors whose elements are not shown, each a (tag, class, id) with empty strings for "any"."""

    selectors: frozenset[tuple[str, str, str]] = frozenset()

    def hides(self, tag: str, attributes: Mapping[str, str | None]) -> bool:
        """Say whether a rule takes this element away."""
        if not self.selectors:
            return False
        classes = [*(attributes.get("class") or "").split()[:50], ""]
        own = attributes.get("id") or ""
        return any((name, one, "") in self.selectors for name in (tag, "") for one in classes if name or one) or (
            bool(own) and ((tag, "", own) in self.selectors or ("", "", own) in self.selectors)
        )


def away_in(sheets: Iterable[str]) -> Away:
    """Return what the style sheets of a page take away; rules for print or narrow screens do not count."""
    gone: set[tuple[str, str, str]] = set()
    for sheet in sheets:
        for selectors, declarations in _rules(_COMMENT.sub(" ", sheet[:_LONGEST])):
            named = {selector for text in selectors.split(",")[:50] if (selector := _selector(text.strip())) is not None}
            if _AWAY.search(declarations[:4_000]):
                gone |= named
            elif _BACK.search(declarations[:4_000]):
                gone -= named
    return Away(frozenset(gone))


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and declarations of rules at the top and inside of rules for every screen."""
    start = 0
    open_preludes: list[str] = []
    for count, brace in enumerate(_BRACE.finditer(sheet)):
        if count > _MOST:
            return
        text = sheet[start : brace.start()].strip()
        start = brace.end()
        if brace.group() == "{":
            open_preludes.append(text.rpartition(";")[2].strip())
        elif open_preludes:
            prelude = open_preludes.pop()
            if not prelude.startswith("@") and all(_EVERYWHERE.match(outer) for outer in open_preludes):
                yield prelude, text


def _selector(text: str) -> tuple[str, str, str] | None:
    match = _SIMPLE.match(text)
    if match is None or not text:
        return None
    tag, sign, name = match.group(1) or "", match.group(2), match.group(3) or ""
    return tag.lower(), name if sign == "." else "", name if sign == "#" else ""
