"""Strings that always go, in the disguises a search for the words alone does not see.

"Zebediah Quillfeather" is also Zebediah-Quillfeather, zebediah_quillfeather, Quillfeather, Zebediah and
Zebediah%20Quillfeather; 999 123 4568 is also 999-123-4568.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from service.detection.recognisers.plain_text import plain_text
from service.domain.document import Document, InlineKind
from service.kit.folding import Folded, fold, fold_with_places

SHORTEST = 4
#: From this folded length on a string counts with letters grown onto its end: a plural, a note's number.
WITH_ENDINGS = 8
#: Characters that are no letters, for each letter: more than this between them is no spelling of one string.
LOOSEST = 2
LONGEST_TOKEN = 2_000
ENCODED = re.compile(r"&(?:amp;)*#?\w{1,31};|(?:%(?:25){0,3}[0-9A-Fa-f]{2})+")
WORD = re.compile(r"[^\W_]+")


def present(document: Document, strings: Iterable[str]) -> tuple[str, ...]:
    """Return the strings that a document's text or its link addresses hold in any spelling."""
    addresses = {inline.value for block in document.blocks for inline in block.inlines if inline.kind == InlineKind.LINK and inline.value}
    texts = (document.text, _decoded(document.text), *addresses, *map(_decoded, addresses))
    held = "\n".join(fold(text) for text in dict.fromkeys(texts))
    return tuple(
        string for string in dict.fromkeys(strings) if any(len(folded) >= SHORTEST and folded in held for folded, _ in _orders(string))
    )


def disguised(text: str, strings: Iterable[str], *, known: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the strings as a text spells them, each spelling once; `known` spellings are left out, whatever their case and spaces."""
    wanted = tuple(strings)
    plain = {_plain(string) for string in (*wanted, *known)}
    spelt = (*_spellings(text, wanted), *_encoded(text, wanted))
    return tuple(spelling for spelling in dict.fromkeys(spelt) if _plain(spelling) not in plain)


def _plain(string: str) -> str:
    return " ".join(string.split()).casefold()


def _spellings(text: str, strings: tuple[str, ...]) -> Iterator[str]:
    flat = fold(text)
    mapped: Folded | None = None
    for string in strings:
        for folded, turned in _orders(string):
            if len(folded) < SHORTEST or folded not in flat:
                continue
            mapped = mapped or fold_with_places(text)
            for start, end in mapped.find_all(folded):
                spelt = text[start:end]
                if _is_meant(text, start, end, folded, one_word=len(WORD.findall(string)) == 1) and (not turned or "," in spelt):
                    yield from _ways(_to_word_end(text, start, end))


def _orders(string: str) -> Iterator[tuple[str, bool]]:
    """Give the string folded, and a name of two or three words with its last word first."""
    yield fold(string), False
    words = string.split()
    if len(words) in {2, 3} and not any(map(str.isdigit, string)) and "@" not in string:
        yield fold(words[-1] + "".join(words[:-1])), True


def _is_meant(text: str, start: int, end: int, folded: str, *, one_word: bool) -> bool:
    spelt = text[start:end]
    if len(spelt) > (LOOSEST + 1) * len(folded):
        return False
    if one_word and any(map(str.isspace, spelt)) and not _one_word_apart(spelt):
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    if (before.isdigit() and spelt[0].isdigit()) or (after.isdigit() and spelt[-1].isdigit()):
        return False
    begins = not before.isalnum() or (spelt[0].isupper() and not before.isupper())
    return begins and (len(folded) >= WITH_ENDINGS or not after.isalnum())


def _one_word_apart(spelt: str) -> bool:
    """Say whether a word was only broken at a line's end or set letter by letter."""
    joined = re.sub(r"[-\u00ad\u2010\u2011]\s+", "", spelt)
    return not any(map(str.isspace, joined)) or all(len(piece) == 1 for piece in joined.split())


def _to_word_end(text: str, start: int, end: int) -> str:
    while end < len(text) and end - start < LONGEST_TOKEN and text[end].isalnum():
        end += 1
    while start > 0 and end - start < LONGEST_TOKEN and text[start - 1].isalnum():
        start -= 1
    return text[start:end]


def _ways(spelt: str) -> Iterator[str]:
    """Give a spelling as it stands and as detection reads it: plain dashes and quotation marks, nothing unseen."""
    yield spelt
    yield plain_text(spelt).text


def _encoded(text: str, strings: tuple[str, ...]) -> Iterator[str]:
    """Give what spells a string once entities and percent signs are decoded, with the whole words it stands in."""
    wanted = [folded for string in strings for folded, _ in _orders(string) if len(folded) >= WITH_ENDINGS]
    pieces = _pieces(text) if wanted and ENCODED.search(text) else ()
    flat = "".join(folded for folded, _, _ in pieces)
    wanted = [folded for folded in wanted if folded in flat]
    owners = [number for number, (folded, _, _) in enumerate(pieces) for _ in folded] if wanted else []
    for folded in wanted:
        at = flat.find(folded)
        while at >= 0:
            start, end = pieces[owners[at]][1], pieces[owners[at + len(folded) - 1]][2]
            if ENCODED.search(text, start, end) and len(text[start:end].split()) <= (LOOSEST + 1) * len(folded):
                yield _to_white_space(text, start, end).strip(".,;:()[]<>\"'")
            at = flat.find(folded, at + 1)


def _pieces(text: str) -> list[tuple[str, int, int]]:
    """Cut a text into single characters and encoded units, each folded as a reader's program shows it, with its place."""
    pieces: list[tuple[str, int, int]] = []
    at = 0
    for unit in ENCODED.finditer(text):
        pieces += [(fold(text[index]), index, index + 1) for index in range(at, unit.start())]
        pieces.append((fold(_decoded(unit[0])), *unit.span()))
        at = unit.end()
    return pieces + [(fold(text[index]), index, index + 1) for index in range(at, len(text))]


def _to_white_space(text: str, start: int, end: int) -> str:
    while end < len(text) and end - start < LONGEST_TOKEN and not text[end].isspace():
        end += 1
    while start > 0 and end - start < LONGEST_TOKEN and not text[start - 1].isspace():
        start -= 1
    return text[start:end]


def _decoded(text: str) -> str:
    return unquote(unquote(html.unescape(html.unescape(text))))
