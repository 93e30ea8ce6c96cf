"""How a secret is recognised: folded, so that case, accents, spaces, hyphens and digit grouping hide nothing.

The rule, by the folded length of a secret:
- 10 and more (or 7 and more with a digit): anywhere, even inside other letters;
- 4 to 9 of several words or with digits: not inside a longer word ("Al Ward" is not in "personal wards");
- one word of 4 and more, and each part of a name of 5 and more: only as a word that begins with a capital, because
  "grace" and "young" are words too; not where a kept string covers it, not where `ordinary_words` explains it;
- a part of a name also run into another word (`run_in`), and as the family's plural;
- a name also as the local part of an e-mail address (jane.smith@, jsmith@, smithj@);
- a number of fewer than 7 digits in hidden places only undivided, because "199 0 R" is how a PDF speaks of its objects;
- a hit of fewer than 10 characters among binary bytes (fonts, packed data) is chance and does not count;
- fewer than 4: as a whole word of unchanged case, and in properties and attributes only, never in running text.
Kinds that single someone out only in their place (a date, a town) count in running text when they stand there more
often than the text that was approved has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from service.documents.checks.ordinary_words import BEFORE_PLACES, MARKUP_WORDS, THINGS, TITLES, WORD_NAMES
from service.documents.checks.run_in import parted, plurals, run_in_names
from service.domain.finding import PERSON
from service.domain.verification import Secret
from service.kit.folding import fold, fold_with_places

ANYWHERE = 10
ANYWHERE_WITH_DIGIT = 7
SHORTEST = 4
SHORTEST_PART = 5
WINDOW = 12
#: With fewer windows than this, looking for each is faster than walking the text.
FEW = 200
#: Finding types that identify only in context; the same words may rightly stay elsewhere.
IN_CONTEXT = frozenset({"AGE", "DATE", "DATE_TIME", "GPE", "LOCATION", "NRP", "OCCUPATION", "ORGANIZATION", "ORG", "ROLE", "TEXT", "TITLE"})
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
#: A hit this long in binary bytes is no chance; a shorter one needs letters around it that a person could have typed.
SURE = 10
MARGIN = 3
#: After a PDF object's number; a year that somebody wrote is such a number in a longer file.
OBJECT_NUMBER = re.compile(r" 0 (?:R|obj)\b")
BINARY = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]")
#: How a hit inside another word is named; no kept string explains it.
RUN_IN = "run-in word"
LOCAL_PART = re.compile(r"([A-Za-z0-9._%+-]{2,64})(?:@|%40|\(at\)|\[at\])")


@dataclass(frozen=True, slots=True)
class Hit:
    """A secret found: its number in the list, how, and its place in the text; never the words themselves."""

    secret: int
    how: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Hunter:
    """A list of secrets made ready for hunting; single `words_seen` in the approved text mean nothing in hidden places."""

    secrets: tuple[Secret, ...]
    words_seen: frozenset[str] = frozenset()

    @cached_property
    def _folded(self) -> tuple[tuple[int, str, bool], ...]:
        """Whole strings: number, folded, whether it counts inside other letters."""
        made: list[tuple[int, str, bool]] = []
        for number, secret in enumerate(self.secrets):
            folded = fold(secret.text)
            digits = any(map(str.isdigit, folded))
            if secret.region or len(folded) < SHORTEST or (_single_word(secret.text) and not digits):
                continue
            made.append((number, folded, len(folded) >= ANYWHERE or (digits and len(folded) >= ANYWHERE_WITH_DIGIT)))
        return tuple(made)

    @cached_property
    def _windows(self) -> dict[str, list[tuple[int, str]]]:
        """Runs of words of regions by their first letters."""
        made: dict[str, list[tuple[int, str]]] = {}
        for number, secret in enumerate(self.secrets):
            folded = fold(secret.text)
            if secret.region and len(folded) >= WINDOW:
                made.setdefault(folded[:WINDOW], []).append((number, folded))
        return made

    @cached_property
    def _words(self) -> dict[str, int]:
        made: dict[str, int] = {}
        for number, secret in enumerate(self.secrets):
            if secret.region:
                continue
            if _single_word(secret.text) and len(fold(secret.text)) >= SHORTEST:
                made.setdefault(fold(secret.text), number)
            if secret.kind == PERSON:
                parts = (fold(part) for part in WORD.findall(secret.text))
                made.update((part, number) for part in parts if len(part) >= SHORTEST_PART and part not in TITLES and part not in made)
        return made

    @cached_property
    def _name_parts(self) -> dict[str, int]:
        """The words of persons' names alone: only they are looked for inside other words."""
        people = {number for number, secret in enumerate(self.secrets) if secret.kind == PERSON}
        return {word: number for word, number in self._words.items() if number in people and len(word) >= SHORTEST_PART}

    @cached_property
    def _standing_words(self) -> dict[str, int]:
        """Words as running text has them: plurals of surnames too."""
        return plurals(self._name_parts) | self._words

    @cached_property
    def _local_parts(self) -> dict[str, int]:
        made: dict[str, int] = {}
        for number, secret in enumerate(self.secrets):
            parts = [fold(part) for part in WORD.findall(secret.text) if fold(part) not in TITLES]
            if secret.kind == PERSON and 1 < len(parts) < 6 and all(parts):
                first, last = parts[0], parts[-1]
                forms = (first + last, last + first, first[0] + last, last + first[0], first + last[0])
                made.update((form, number) for form in forms if len(form) >= SHORTEST)
        return made

    @cached_property
    def _short(self) -> dict[str, int]:
        return {secret.text.strip(): number for number, secret in enumerate(self.secrets) if self._is_short(secret)}

    @staticmethod
    def _is_short(secret: Secret) -> bool:
        return not secret.region and 1 < len(fold(secret.text)) < SHORTEST and not any(map(str.isdigit, secret.text))

    def in_text(self, text: str) -> list[Hit]:
        """Return every hit in running text; words only where they look like a name."""
        return [*self.whole(text), *self._capitalised(text), *self._run_in(text), *self._addresses(text)]

    def in_hidden(self, text: str) -> list[Hit]:
        """Return every hit in decoded bytes nobody reads: whole strings, words of any case, addresses."""
        known = self._words
        flat = fold(text) if known else ""
        tokens = WORD.finditer(text) if any(word in flat for word in known) else iter(())
        words = [
            Hit(known[folded], "word", found.start(), found.end())
            for found in tokens
            if (folded := fold(re.sub(r"['’]s$", "", found[0]))) in known and not self._means_nothing(found[0], folded)
        ]
        run_in = (hit for hit in self._run_in(text) if not self._means_nothing(text[hit.start : hit.end], fold(text[hit.start : hit.end])))
        return [hit for hit in (*self.whole(text), *words, *run_in, *self._addresses(text)) if self._plausible(hit, text)]

    def _plausible(self, hit: Hit, text: str) -> bool:
        """Say whether a short hit can be meant: letters lying apart among binary bytes spell short names by chance."""
        if hit.how == "region" or hit.end - hit.start >= SURE:
            return True
        words = self.secrets[hit.secret].text
        apart = sum(1 for character in text[hit.start : hit.end] if not character.isalnum())
        around = text[max(0, hit.start - MARGIN) : hit.end + MARGIN]
        own = sum(1 for character in words if not character.isalnum())
        if words.isdigit() and len(words) < ANYWHERE_WITH_DIGIT:
            return apart <= own and not BINARY.search(around) and not OBJECT_NUMBER.match(text, hit.end)
        return apart <= own + 1 and not BINARY.search(around)

    def _means_nothing(self, word: str, folded: str) -> bool:
        return folded in self.words_seen or folded in MARKUP_WORDS or (word.islower() and folded in WORD_NAMES)

    def in_property(self, text: str) -> list[Hit]:
        """Return every hit in a property or attribute, short strings included."""
        short = [Hit(self._short[found[0]], "short", *found.span()) for found in re.finditer(r"[^\W_]+", text) if found[0] in self._short]
        return [*self.in_hidden(text), *short]

    def whole(self, text: str) -> list[Hit]:
        """Return the hits of whole strings and of runs of a region's words."""
        folded = fold(text)
        wanted = [(number, secret, inside) for number, secret, inside in _perhaps_in(folded, self._folded) if secret in folded]
        regions = self._region_hits(folded)
        if not wanted:
            return regions
        mapped = fold_with_places(text)
        return [
            *regions,
            *(hit for number, secret, inside in wanted for hit in _placed(mapped.find_all(secret), text, number, inside=inside)),
        ]

    def _region_hits(self, folded: str) -> list[Hit]:
        windows = self._windows
        if not windows:
            return []
        if len(windows) < FEW and not any(window in folded for window in windows):
            return []
        hits: list[Hit] = []
        for at in range(len(folded) - WINDOW + 1):
            for number, secret in windows.get(folded[at : at + WINDOW], ()):
                if folded.startswith(secret, at):
                    hits.append(Hit(number, "region"))
        return hits

    def _addresses(self, text: str) -> list[Hit]:
        forms = self._local_parts
        if not forms:
            return []
        found = ((match, re.sub(r"\d+$", "", fold(match[1]))) for match in LOCAL_PART.finditer(text))
        return [Hit(forms[local], "address", match.start(1), match.end(1)) for match, local in found if local in forms]

    def _run_in(self, text: str) -> list[Hit]:
        return [Hit(number, RUN_IN, start, end) for start, end, number in run_in_names(text, self._name_parts)]

    def _capitalised(self, text: str) -> list[Hit]:
        words = self._words
        if not words:
            return []
        return [Hit(number, "word", start, end) for start, end, number in self._named_words(text)]

    def _named_words(self, text: str) -> Iterator[tuple[int, int, int]]:
        tokens = list(WORD.finditer(text))
        lower = {fold(token[0]) for token in tokens if token[0].islower()}
        for index, token in enumerate(tokens):
            bare = re.sub(r"['’]s$", "", token[0])
            folded = fold(bare)
            if folded not in self._standing_words or bare.islower() or folded in lower:
                continue
            if not _explained(text, tokens, index, folded):
                yield token.start(), token.start() + len(bare), self._standing_words[folded]


def _perhaps_in(folded: str, secrets: tuple[tuple[int, str, bool], ...]) -> Iterable[tuple[int, str, bool]]:
    """Leave out secrets whose ends nowhere stand in a text: with many secrets that spares a walk through the text for each."""
    if len(secrets) < FEW:
        return secrets
    grams = {folded[at : at + SHORTEST] for at in range(len(folded) - SHORTEST + 1)}
    return [made for made in secrets if made[1][:SHORTEST] in grams and made[1][-SHORTEST:] in grams]


def _single_word(text: str) -> bool:
    return len(re.findall(r"[^\W_]+", text)) == 1


def _placed(places: list[tuple[int, int]], text: str, number: int, *, inside: bool) -> Iterator[Hit]:
    for start, end in places:
        begins = not text[start - 1 : start].isalnum() or parted(text, start)
        if inside or (begins and (not text[end : end + 1].isalpha() or parted(text, end))):
            yield Hit(number, "string", start, end)


def _explained(text: str, tokens: list[re.Match[str]], index: int, folded: str) -> bool:
    """Say whether the words around show that this is no person: a place, an institution, a cited author, a plain word."""
    before = tokens[index - 1] if index and not text[tokens[index - 1].end() : tokens[index].start()].strip(" \u00a0.") else None
    after = (
        tokens[index + 1]
        if index + 1 < len(tokens) and not text[tokens[index].end() : tokens[index + 1].start()].strip(" \u00a0")
        else None
    )
    titled = before is not None and fold(before[0]) in TITLES
    if titled:
        return False
    if (before is not None and fold(before[0]) in BEFORE_PLACES) or (after is not None and fold(after[0]) in THINGS):
        return True
    rest = text[tokens[index].end() : tokens[index].end() + 14]
    if re.match(r"\s*(?:\(|,\s?)(?:19|20)\d\d|\s*(?:et al|& [A-Z])", rest):
        return True
    beside_name = any(token is not None and token[0][0].isupper() and fold(token[0]) not in THINGS for token in (before, after))
    return folded in WORD_NAMES and not beside_name
