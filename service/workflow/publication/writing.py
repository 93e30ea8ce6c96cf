"""The files of a site, written into a private folder one response at a time."""

from __future__ import annotations

import os
import secrets
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from service.domain.call import Call
from service.domain.publication import ResponseLine, Shown
from service.domain.statement import Capacity
from service.policy.publishing import PublishingRules
from service.policy.small_numbers import Cell, safe_counts
from service.producing.bundle import NO_TIME, PLAIN_FILE, UNIX
from service.producing.site.data import index_json, responses_csv
from service.producing.site.pages import STYLE, Pages, Row, Site, Wording
from service.workflow.publication.gathering import Gathered

#: No vowels, so that no word comes of it, and nothing that is taken for another.
_LETTERS = "23456789bcdfghjkmnpqrstvwxz"
_LENGTH = 10
PIECE = 1024 * 1024


@dataclass(slots=True)
class SiteFolder:
    """A site as it grows. `proved` gives the digest of each file that the leak gate passed; lines and counts are all that is remembered."""

    root: Path
    pages: Pages
    proved: dict[str, str] = field(default_factory=dict)
    lines: list[ResponseLine] = field(default_factory=list)
    written: set[str] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys((each.value for each in Shown), 0))

    def count(self, gathered: Gathered) -> None:
        """Count a response and keep its line."""
        self.lines.append(gathered.line)
        shown = Shown.PUBLISHED_IN_PART if gathered.something_withheld else Shown.PUBLISHED_WHOLE
        self.counts[shown.value] += 1

    def add(self, gathered: Gathered) -> bytes:
        """Write one response's page and files; return the page as it lies on the disk."""
        for file, content in gathered.files:
            self._put(file.path, content)
            self.proved[file.path] = file.sha256
        return self._put(f"responses/{gathered.line.id}.html", self.pages.response(gathered.line, gathered.body))

    def tombstone(self, public_id: str, removed_at: datetime) -> None:
        """Write what stands where a response was taken down."""
        self._put(f"responses/{public_id}.html", self.pages.removed(removed_at))

    def front(self, site: Site) -> None:
        """Write what speaks of all responses together."""
        self._put("index.html", self.pages.index(site))
        note = self.pages.wording.plain("copyright")
        self._put("index.json", index_json(site, made=self.pages.made, copyright_note=note, embargo=self.pages.embargo))
        self._put("responses.csv", responses_csv(site))
        self._put("style.css", STYLE)

    def _put(self, path: str, content: bytes) -> bytes:
        target = self.root / path
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        target.write_bytes(content)
        self.written.add(path)
        return target.read_bytes()


def new_public_id(taken: Iterable[str]) -> str:
    """Return a random id that says nothing of the submission or of when it came."""
    used = set(taken)
    while True:
        drawn = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
        if drawn not in used:
            return drawn


def wording_of(rules: PublishingRules, call: Call) -> Wording:
    """Return the words in the call's languages."""
    return Wording(rules.words, rules.languages(call.languages), rules.drafts)


def site_of(folder: SiteFolder, call: Call, *, removed: Iterable[str], below: int, in_full: bool) -> Site:
    """Return what the front page says: named organisations by name, responses (if they are published in full) by name and random id."""
    lines = tuple(sorted(folder.lines, key=lambda line: (line.name is None, (line.name or "").casefold(), line.id)))
    published = len(lines)
    by_shown = [
        *_rows({each.value: folder.counts[each.value] for each in (Shown.PUBLISHED_WHOLE, Shown.PUBLISHED_IN_PART)}, below),
        *_rows({each.value: folder.counts[each.value] for each in (Shown.CONFIDENTIAL, Shown.NOT_PUBLISHED)}, below),
    ]
    capacities = {each.value: sum(line.capacity is each for line in lines) for each in Capacity}
    questions = {str(asked.number): sum(asked.number in line.questions for line in lines) for asked in call.questions}
    texts = {str(asked.number): f"{asked.number}. {asked.text}" for asked in call.questions}
    answered = safe_counts(questions, below=below, sum_known=False)
    return Site(
        title=call.title,
        publisher=call.publisher,
        call=call.id,
        opens=call.opens,
        closes=call.closes,
        received=sum(folder.counts.values()),
        published=published,
        organisations=tuple(
            sorted({line.name for line in lines if line.name and line.capacity is Capacity.ORGANISATION}, key=str.casefold)
        ),
        lines=lines if in_full else (),
        by_shown=tuple(by_shown),
        by_capacity=_rows(capacities, below),
        by_question=tuple(Row("", cell.count, cell.told.value, texts[number]) for number, cell in answered.items()),
        below=below,
        removed=tuple(sorted(removed)),
    )


def settle_times(root: Path, when: datetime) -> None:
    """Give every file and folder one time, so that none tells when or in which order it was written."""
    stamp = when.replace(second=0, microsecond=0).timestamp()
    for path in (*sorted(root.rglob("*")), root):
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (stamp, stamp))


def pack(root: Path, files: Iterable[str], target: Path) -> None:
    """Write a zip of a site, one file after the other, without times or owners."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for path in files:
            member = zipfile.ZipInfo(path, NO_TIME)
            member.create_system = UNIX
            member.external_attr = PLAIN_FILE
            with archive.open(member, "w") as inside, (root / path).open("rb") as outside:
                while piece := outside.read(PIECE):
                    inside.write(piece)


def pieces_of(file: Path) -> Iterator[bytes]:
    """Yield a file in pieces."""
    with file.open("rb") as stream:
        while piece := stream.read(PIECE):
            yield piece


def _rows(counts: dict[str, int], below: int) -> tuple[Row, ...]:
    cells: dict[str, Cell] = safe_counts(counts, below=below)
    return tuple(Row(name, cell.count, cell.told.value) for name, cell in cells.items())
