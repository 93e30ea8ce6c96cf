"""Word lists shipped with the service, read once: one or many words a line, `#` for comments, `|` before a label."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "words"


def _lines(name: str) -> list[str]:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of a list, lower case."""
    return frozenset(word.lower() for line in _lines(name) for word in line.split("|")[0].split())


@cache
def phrases(name: str) -> tuple[str, ...]:
    """Return the lines of a list as written, longest first."""
    return tuple(sorted((line.split("|")[0].strip() for line in _lines(name)), key=lambda line: (-len(line), line)))


@cache
def labelled(name: str) -> dict[str, str]:
    """Return word → label for a list with labels."""
    found: dict[str, str] = {}
    for line in _lines(name):
        listed, _, label = line.partition("|")
        found.update(dict.fromkeys(listed.lower().split(), label.strip()))
    return found


@cache
def labelled_phrases(name: str) -> dict[str, str]:
    """Return line → label for a list of phrases with labels."""
    return {phrase.strip(): label.strip() for phrase, _, label in (line.partition("|") for line in _lines(name))}


@cache
def ordinary() -> frozenset[str]:
    """Return words that are ordinary English or Welsh (some are names as well: see `given`)."""
    return words("ordinary_english") | words("welsh_words") | words("function_words") | words("role_words")


@cache
def never_names() -> frozenset[str]:
    """Return words that are never part of a name which only a model sees."""
    return words("function_words") | words("role_words") | (words("welsh_words") - words("given_names"))


def is_given(word: str) -> bool:
    """Say whether a word is a given name and hardly an ordinary word or a place."""
    return word in words("given_names") and word not in ordinary() and word not in words("places")


def may_be_given(word: str) -> bool:
    """Say whether a word is a given name, be it a word too (Rose, Grace)."""
    return word in words("given_names")
