"""The last word on a site: it is read as it lies in its folder, and anything found keeps all of it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from service.documents.checks.decoded_forms import TooMuch
from service.documents.checks.site import check_file, check_response, files_of, texts_of
from service.documents.checks.site_strings import SiteHit, SiteStrings
from service.domain.errors import NotNow
from service.domain.verification import Secret
from service.kit.digests import keyed
from service.workflow.publication.gathering import Gathered

SHOWN = 20


@dataclass(slots=True)
class SiteGate:
    """What a site is held against. `pepper` keys the codes by which a person takes a coincidence of names upon themselves."""

    pepper: bytes
    public: frozenset[str]
    acknowledged: frozenset[str] = frozenset()
    strings: SiteStrings = field(default_factory=SiteStrings)
    nowhere: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    _kept: dict[str, frozenset[str]] = field(default_factory=dict)
    _owners: dict[str, str] = field(default_factory=dict)
    _named_in_lists: frozenset[str] = frozenset()

    def expect(self, gathered: Gathered) -> None:
        """Remember what one response redacts, and what it keeps by decision."""
        self.strings.add(gathered.submission, gathered.own.secrets)
        self._kept[gathered.line.id] = gathered.own.kept
        self._owners[gathered.line.id] = gathered.submission

    def never(self, owner: str, secrets: Iterator[Secret], organisations: Iterator[str]) -> None:
        """Remember by what a confidential respondent would be known: it stands nowhere, and the organisation on no list."""
        self.strings.add(owner, secrets)
        self.nowhere.update(organisations)

    def page(self, gathered: Gathered, content: bytes) -> None:
        """Hold the page of a response against everything that was redacted in it."""
        self.wrong += [f"{gathered.submission}: {told}" for told in check_response(content, gathered.own)]

    def folder(self, root: Path, written: set[str], proved: dict[str, str]) -> list[str]:
        """Read every file of the folder; raise `NotNow` with all that is wrong, else return the files in order."""
        try:
            files = files_of(root)
        except ValueError:
            files, self.wrong = [], [*self.wrong, "the folder holds something that is no plain file"]
        if set(files) != written:
            self.wrong.append("the folder holds other files than were written")
        for path in files:
            self.wrong += [f"{self._named(path)}: {told}" for told in self._file(root, path, proved)]
        if self.wrong:
            raise _refusal(self.wrong)
        return files

    def list_names(self, names: tuple[str, ...]) -> None:
        """Say what the front page names; it may not be an organisation whose response is confidential."""
        self._named_in_lists = self.public | frozenset(names)
        told = {name.casefold() for name in names}
        if told & {name.casefold() for name in self.nowhere}:
            self.wrong.append("a list names an organisation whose response is confidential")

    def _file(self, root: Path, path: str, proved: dict[str, str]) -> list[str]:
        try:
            texts = list(texts_of(path, (root / path).read_bytes()))
        except (TooMuch, ValueError):
            return ["it could not be opened"]
        reference = self._reference(path)
        kept, owner = self._kept.get(reference, self._named_in_lists), self._owners.get(reference, "")
        hits = (hit for text, binary in texts for hit in self.strings.hits(text, kept=kept, binary=binary))
        found = (told for hit in hits for told in self._judged(hit, owner))
        return [*check_file(root, path, proved, texts), *dict.fromkeys(found)]

    def _judged(self, hit: SiteHit, owner: str) -> Iterator[str]:
        """What a response keeps by its own decision may stand in it; where another one redacts the same, a person has to say so."""
        if hit.kept and hit.owner == owner:
            return
        code = keyed(self.pepper, f"site|{hit.owner}|{owner}|{hit.words}".encode())[:12]
        if not hit.kept:
            yield f"something that {hit.owner} has redacted stands in it"
        elif code not in self.acknowledged:
            yield f"something that {hit.owner} has redacted stands in it and was kept there (acknowledge {code} if they are two)"

    def _reference(self, path: str) -> str:
        return Path(path).stem if path.startswith("responses/") else ""

    def _named(self, path: str) -> str:
        """Name a file by its submission, which the reader of a refusal knows, or by its path."""
        return self._owners.get(self._reference(path), path)


def _refusal(wrong: list[str]) -> NotNow:
    told = list(dict.fromkeys(wrong))
    more = f"; and {len(told) - SHOWN} more" if len(told) > SHOWN else ""
    return NotNow(
        "site-gate-not-passed",
        "The site's own gate stopped it: " + "; ".join(told[:SHOWN]) + more + ".",
        todo="Correct the reviews named, or leave those responses out, and publish again.",
    )
