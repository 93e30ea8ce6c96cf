"""The letters of `policies/letters/`: templates by outcome and language, and which of them nobody has confirmed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from service.policy.complaints import BadPolicy, Problem, read_checked
from service.policy.placed_yaml import Placed

LETTERS = "letters"
FILE = "decisions.yaml"
CODE = "letters-not-valid"
MAIN = "en"
#: What the service fills in; a template that names anything else is refused when it is loaded.
FIELDS = frozenset({"by", "call", "contact", "date", "name", "publisher", "reasons", "reference", "scopes"})
_FIELD = re.compile(r"{{\s*([a-z_]+)\s*}}")
_OTHER = re.compile(r"{%|{#|{{(?!\s*[a-z_]+\s*}})")

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """One letter in its languages."""

    title: Texts
    text: Texts


@dataclass(frozen=True, slots=True)
class LetterRules:
    """One version of them. `days` are those a respondent has; `drafts` the languages nobody has confirmed."""

    version: str
    letters: Mapping[str, LetterTemplate]
    scopes: Mapping[str, Texts]
    unnamed: Texts
    months: Mapping[str, list[str]]
    days: int
    drafts: frozenset[str]

    def languages(self, asked: tuple[str, ...], outcome: str) -> tuple[str, ...]:
        """Return those of a call's languages in which a letter is there; English first, and always."""
        there = self.letters[outcome].text.keys() & self.letters[outcome].title.keys() & self.unnamed.keys() & self.months.keys()
        return (MAIN, *(language for language in asked if language in there and language != MAIN))


def load_letters(folder: Path, overlay: Path | None = None) -> LetterRules | None:
    """Read the letters of an authority's own folder if it has them, else those shipped; None where there are none.

    Raises BadPolicy (letters-not-valid) with file, line and what to write instead.
    """
    for each in (overlay, folder):
        file = each / LETTERS / FILE if each else None
        if file is not None and file.is_file():
            return _read(file)
    return None


def _read(file: Path) -> LetterRules:
    try:
        text = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise BadPolicy((Problem(file.name, 1, "not UTF-8; save the file as UTF-8"),), code=CODE) from None
    placed = read_checked(text, file=file.name, schema_name="letters.schema.json", code=CODE)
    problems = tuple(_loose_ends(placed, file.name))
    if problems:
        raise BadPolicy(problems, code=CODE)
    data = placed.data
    return LetterRules(
        version=data["version"],
        letters={name: LetterTemplate(each["title"], each["text"]) for name, each in data["letters"].items()},
        scopes=data["scopes"],
        unnamed=data["unnamed"],
        months=data["months"],
        days=data["days"],
        drafts=frozenset(language for language, about in data["languages"].items() if about["status"] == "draft"),
    )


def _loose_ends(placed: Placed, file: str) -> Iterator[Problem]:
    for name, letter in placed.data["letters"].items():
        for language, text in letter["text"].items():
            line = placed.line(("letters", name, "text", language))
            if language not in placed.data["languages"]:
                yield Problem(file, line, f"{language!r} is none of languages; add it there")
            unknown = sorted(set(_FIELD.findall(text)) - FIELDS)
            if unknown or _OTHER.search(text):
                named = ", ".join(unknown) or "something that is no field"
                yield Problem(file, line, f"the letter asks for {named}; write one of {', '.join(sorted(FIELDS))} in double braces")
