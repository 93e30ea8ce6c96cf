"""Sightings of names gathered word by word into mentions, each with its tier and what else it could be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from service.detection.decisions import DECIDED, FIRMLY, GOES, GROWS, RATHER, STAYS, SURELY_GOES, Decisions
from service.detection.lexicon import is_given, may_be_given, never_names, ordinary, words
from service.detection.names.extent import PARTICLES, in_date
from service.detection.names.things import begins_place, is_dropped, joins_body, known_things, thing_label
from service.detection.reading import Reading, Word
from service.detection.sighting import Sighting
from service.domain.finding import Tier

CERTAIN, SURE, LIKELY, SEED = 0.95, 0.9, 0.6, 0.25
#: Letters that follow a name and are no part of it.
POST_NOMINALS = frozenset(
    {"MP", "MSP", "MS", "MLA", "AM", "OBE", "MBE", "CBE", "KC", "QC", "JP", "DL", "PhD", "RN", "RMN", "LLB", "MSc", "BSc", "DPhil"}
)
#: Rules that also see a public person, an author or a thing.
_DOUBTFUL = frozenset({"rule:title", "rule:first-name", "rule:apposition", "rule:initial", "rule:inverted", "rule:epithet"})
#: What is said of a thing that bears a person's name.
_IS_A_THING = re.compile(
    r" (?:is|was) (?:the|an?|our) (?:[\w-]+ ){0,3}(?:service|system|tool|app|software|platform|database|framework|scheme|charity|ward)\b"
)
#: Titles of public people and authors more often than of people in a story.
_PUBLIC_TITLE = re.compile(r"(?<![^\W_])(?:Sir|Dame|Lord|Lady|Baron(?:ess)?|Prof(?:essor)?|Dr|Judge|Justice|Minister)\.?\s$")
#: So sure the classifier must be of one word which the other model takes for a body.
_BEYOND_DOUBT = 0.9


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `first`..`last` of a reading that name someone, with the sightings that say so.

    `label` is set for a thing named like a person that is still shown (an inquiry).
    """

    first: int
    last: int
    start: int
    end: int
    names: tuple[str, ...]
    tier: Tier
    sightings: tuple[Sighting, ...]
    label: str | None = None

    @property
    def score(self) -> float:
        """The best score of its sightings."""
        return max((sighting.score for sighting in self.sightings), default=0.5)


def _faint(sighting: Sighting) -> bool:
    """Say whether it is only the classifier's doubt: weighed where others see a name, never one by itself."""
    return sighting.source == DECIDED and sighting.score < GROWS


def _plain(named: list[Word]) -> bool:
    """Say whether all words are ordinary English or Welsh, none of them a given name."""
    known = ordinary() | words("welsh_words")
    return all(word.lower.split("'")[0] in known and not may_be_given(word.lower) for word in named)


def _holds(text: str, sighting: Sighting, must: float, nobody: float) -> bool:
    """Say whether a rule's word for a name stands: what only looks like a person's name does not where the classifier sees nobody."""
    if not sighting.by_rule or must >= nobody or sighting.source not in _DOUBTFUL:
        return sighting.by_rule
    return sighting.source == "rule:title" and not _PUBLIC_TITLE.search(text, max(0, sighting.start - 24), sighting.start)


class Gathering:
    """Weighs the sightings of one reading."""

    def __init__(self, reading: Reading, sightings: Iterable[Sighting], decisions: Decisions) -> None:
        self.reading = reading
        self.decisions = decisions
        self.seen: dict[int, list[Sighting]] = defaultdict(list)
        self.against: dict[int, str] = {}
        self.known = known_things(reading)
        for sighting in sorted(set(sightings)):
            for index in reading.words_in(sighting.start, sighting.end):
                if in_date(reading, reading.words[index]):
                    continue
                if sighting.type in {"PERSON", "ORGANIZATION"}:
                    self.seen[index].append(sighting)
                else:
                    self.against[index] = sighting.type

    def mentions(self) -> list[Mention]:
        """Return what is left after weighing, in order."""
        found = []
        for run in self._runs():
            mention = self._weighed(run)
            if mention is not None:
                found.append(mention)
        return found

    def _named(self, index: int) -> bool:
        return any(sighting.type == "PERSON" and not _faint(sighting) for sighting in self.seen.get(index, ()))

    def _runs(self) -> Iterator[list[int]]:
        run: list[int] = []
        for index in sorted(index for index in self.seen if self._named(index)):
            if run and not self._joined(run[-1], index):
                yield run
                run = []
            run.extend(range(run[-1] + 1, index) if run else ())
            run.append(index)
        if run:
            yield run

    def _joined(self, before: int, after: int) -> bool:
        """Say whether two named words belong to one name; a particle may stand between."""
        all_words = self.reading.words
        if after - before > 2 or (after - before == 2 and all_words[before + 1].lower not in PARTICLES):
            return False
        if not all(self.reading.adjoin(all_words[index], all_words[index + 1]) for index in range(before, after)):
            return False
        return not (self._begins_by_rule(after) and not self._same_rule(before, after))

    def _begins_by_rule(self, index: int) -> bool:
        start = self.reading.words[index].start
        return any(sighting.by_rule and sighting.start == start for sighting in self.seen[index])

    def _same_rule(self, before: int, after: int) -> bool:
        return bool(set(self.seen.get(before, ())) & set(self.seen[after])) or not any(s.by_rule for s in self.seen.get(before, ()))

    def _trimmed(self, run: list[int]) -> list[int]:
        """Drop words at the edges that only one model took for part of a name and that are no names."""
        capitals = any(self.reading.words[index].capitalised for index in run)
        kept = list(run)

        def weak(index: int) -> bool:
            word, seen = self.reading.words[index], self.seen.get(index, [])
            if any(sighting.by_rule for sighting in seen):
                return False
            if (capitals and word.text.islower()) or (word.text in POST_NOMINALS and len(kept) > 1):
                return True
            if (word.lower in words("titles") and index == kept[0]) or (word.lower in never_names() and not may_be_given(word.lower)):
                return True
            people = {
                sighting.source
                for sighting in seen
                if sighting.type == "PERSON" and not _faint(sighting) and (sighting.source != "rampart" or sighting.score >= SEED)
            }
            if (
                len(kept) >= 3
                and word.capitalised
                and index == kept[-1]
                and max((s.score for s in seen if s.source == "rampart"), default=0) >= LIKELY
            ):
                return False
            paired = any(sighting.source == "given-names" and " " in self.reading.text[sighting.start : sighting.end] for sighting in seen)
            if paired and word.capitalised and not self.reading.opens_sentence(self.reading.words[run[0]]):
                return False
            if word.capitalised and max((s.score for s in seen if s.source == DECIDED), default=0.0) >= GOES:
                return False
            return not people or (word.lower in ordinary() and not may_be_given(word.lower) and len(people) < 2)

        while kept and weak(kept[0]):
            kept.pop(0)
        while kept and weak(kept[-1]):
            kept.pop()
        return kept

    def _weighed(self, run: list[int]) -> Mention | None:
        run = self._trimmed(run)
        if not run:
            return None
        named = [self.reading.words[index] for index in run]
        sightings = tuple(sorted({sighting for index in run for sighting in self.seen.get(index, ())}))
        must = self._must_go(run)
        ruled = any(_holds(self.reading.text, sighting, must, self.decisions.nobody) for sighting in sightings)
        by_rule = ruled or (must >= SURELY_GOES and self._may_be_raised(named))
        start, end = named[0].start, named[-1].end
        if self.known.covers(start, end) and not (by_rule and len(named) > 1):
            return None
        if not by_rule and len(named) == 1 and joins_body(self.reading, named[-1]):
            return None
        label = thing_label(self.reading, named[0], named[-1]) if not ruled or len(named) == 1 else None
        if (is_dropped(label) and not (ruled and label == "product")) or (
            begins_place(named[0]) and len(named) == 1 and not by_rule and label
        ):
            return None
        tier = Tier.PROPOSE if by_rule and label is None else self._decided(run, named, sightings, must)
        if tier is None:
            return None
        tier = Tier.LOOK if label else tier
        return Mention(run[0], run[-1], start, end, tuple(word.text for word in named), tier, sightings, label)

    def _must_go(self, run: list[int]) -> float:
        """Return the mean over the words of a name of what the classifier says of taking it out."""
        scores = [max((s.score for s in self.seen.get(index, ()) if s.source == DECIDED), default=0.0) for index in run]
        return sum(scores) / len(scores)

    def _may_be_raised(self, named: list[Word]) -> bool:
        """Say whether words may be a name on the classifier's word: written as one, and not all of them ordinary."""
        dotted = "." in self.reading.text[named[0].start : named[-1].end]
        plain = _plain(named) or (not dotted and all(len(word.text) == 1 for word in named))
        return (self.reading.small or any(word.capitalised for word in named)) and not (plain and len(named) > 1)

    def _decided(self, run: list[int], named: list[Word], sightings: tuple[Sighting, ...], must: float) -> Tier | None:
        """Weigh models and lists, then what the classifier decided: it raises a weak name and doubts a strong one.

        A word alone that is no given name may as well be a place, a product or an author: it needs more.
        """
        if _IS_A_THING.match(self.reading.text, named[-1].end):
            return Tier.LOOK
        tier = self._tier(run, named, sightings)
        if tier is Tier.PROPOSE and must < SURELY_GOES and _plain(named) and not all(word.lower in ordinary() for word in named):
            return Tier.LOOK
        alone = len(named) == 1 and not may_be_given(named[0].lower)
        needed = (FIRMLY if {"rampart", "spacy"} <= {s.source for s in sightings} else RATHER) if alone else GOES
        if must >= needed and self._may_be_raised(named):
            return Tier.PROPOSE
        sure = {"rampart", "spacy", "given-names"} <= {s.source for s in sightings}
        sure = sure and self.decisions.keep(named[0].start, named[-1].end) < STAYS
        nobody = self.decisions.nobody
        if nobody and must < (needed if alone else 0.0 if sure else nobody) and tier is Tier.PROPOSE:
            return Tier.LOOK
        return Tier.LOOK if tier is None and must >= GROWS else tier

    def _tier(self, run: list[int], named: list[Word], sightings: tuple[Sighting, ...]) -> Tier | None:
        """Weigh models alone: two that agree propose, one alone asks for a look, ordinary words need more."""
        mass = max((s.score for s in sightings if s.source == "rampart"), default=0.0)
        sources = {s.source for s in sightings if s.type == "PERSON" and (s.source != "rampart" or s.score >= SEED)}
        organisation = any(s.type == "ORGANIZATION" for s in sightings)
        capitals = all(word.capitalised or word.lower in PARTICLES for word in named)
        person_like = mass >= SURE or (mass >= LIKELY and "given-names" in sources)
        placed = any(word.lower in words("places") for word in named) or (
            not person_like and any(self.against.get(index) == "LOCATION" for index in run)
        )
        plain = [word for word in named if word.lower in ordinary() and not may_be_given(word.lower)]
        if len(plain) == len(named):
            return self._of_plain_words(named, sources, mass)
        models = sources & {"rampart", "spacy"}
        if len(named) == 1:
            return self._of_one_word(named[0], sources, mass, placed=placed, organisation=organisation)
        if organisation and any(s.reason.startswith("an initial before") for s in sightings) and not placed:
            return Tier.PROPOSE
        if len(models) == 2 or (models and "given-names" in sources and mass + 0.3 * ("spacy" in models) >= 0.3 and not placed):
            return Tier.PROPOSE
        if mass >= SURE and capitals and not placed:
            return Tier.PROPOSE
        if mass >= LIKELY and "given-names" in sources and is_given(named[0].lower):
            return Tier.PROPOSE
        if self.reading.small and not capitals and mass >= LIKELY and may_be_given(named[0].lower):
            return Tier.PROPOSE
        if not capitals and mass < LIKELY and not (self.reading.small and "given-names" in sources):
            return None
        return Tier.LOOK if not placed or mass >= LIKELY or "given-names" in sources else None

    def _of_plain_words(self, named: list[Word], sources: set[str], mass: float) -> Tier | None:
        """Weigh a name made of ordinary words only ("Price", "Brown Young")."""
        if not all(word.capitalised for word in named) or all(word.shouted for word in named):
            return None
        inside = not self.reading.opens_sentence(named[0])
        if {"rampart", "spacy"} <= sources and mass >= LIKELY and inside:
            return Tier.PROPOSE if len(named) > 1 else Tier.LOOK
        return Tier.LOOK if inside and mass >= SURE else None

    def _of_one_word(self, word: Word, sources: set[str], mass: float, *, placed: bool, organisation: bool) -> Tier | None:
        doubtful = word.lower in ordinary() or placed
        inside = word.capitalised and not self.reading.opens_sentence(word)
        if not word.capitalised:
            return None if doubtful else self._of_small_word(word, sources, mass)
        if doubtful:
            both = {"rampart", "spacy"} <= sources and mass >= LIKELY
            if placed:
                return Tier.LOOK if both else None
            return (Tier.PROPOSE if inside and both else Tier.LOOK) if both or (inside and mass >= SURE) else None
        if {"rampart", "spacy"} <= sources or ("given-names" in sources and (mass >= SEED or "spacy" in sources)):
            return Tier.PROPOSE
        if "given-names" in sources and sources == {"given-names"}:
            used = any(s.score > 0.5 for s in self.seen[self._index(word)] if s.source == "given-names")
            return Tier.PROPOSE if used and not organisation and is_given(word.lower) else Tier.LOOK
        if len(word.text) > 2 and not word.shouted and (not organisation or mass >= _BEYOND_DOUBT) and mass >= (SEED if inside else LIKELY):
            return Tier.PROPOSE
        if word.shouted and mass < SURE:
            return None
        return Tier.LOOK

    def _of_small_word(self, word: Word, sources: set[str], mass: float) -> Tier | None:
        """Weigh a word in small letters that is neither ordinary nor a place."""
        if self.reading.small and "spacy" in sources and mass >= LIKELY:
            return Tier.PROPOSE
        if self.reading.small and "given-names" in sources:
            used = any(s.score > 0.5 for s in self.seen[self._index(word)] if s.source == "given-names")
            return Tier.PROPOSE if mass >= SEED or used else Tier.LOOK
        if mass < SURE or not may_be_given(word.lower.split("-")[0]):
            return None
        return Tier.PROPOSE if "-" in word.text and may_be_given(word.lower.split("-")[-1]) else Tier.LOOK

    def _index(self, word: Word) -> int:
        return self.reading.words_in(word.start, word.end).start
