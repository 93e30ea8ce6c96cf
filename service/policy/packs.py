"""All packs of an installation: which there are, and which is the law of a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import service
from service.domain.call import Call
from service.domain.errors import NotFound
from service.domain.proposal import PackReference, Purpose
from service.policy.building import build_pack
from service.policy.complaints import BadPolicy, Problem
from service.policy.letters import LETTERS, LetterRules, load_letters
from service.policy.pack import Pack
from service.policy.publishing import PUBLISHING, PublishingRules, load_publishing
from service.policy.retention import RETENTION, RetentionRules, load_retention

#: Time limits lie beside the packs, in a folder of their own.
CLOCKS = "clocks"
#: Every such folder; an authority's own may hold one of them and no pack.
BESIDE = (CLOCKS, PUBLISHING, RETENTION, LETTERS)


@dataclass(frozen=True, slots=True)
class Packs:
    """Every version of every pack, newest last; beside them the rules for publishing, retention and letters, where there are any."""

    all: tuple[Pack, ...]
    publishing: PublishingRules | None = None
    retention: RetentionRules | None = None
    letters: LetterRules | None = None

    def get(self, pack_id: str, *, on: date | None = None, digest: str | None = None) -> Pack:
        """Return a pack by id: the version of that digest, else the one in force on a day, else the newest; raises NotFound."""
        found = [
            pack
            for pack in self.all
            if pack.id == pack_id and (digest is None or pack.reference.digest == digest) and (on is None or pack.in_force(on))
        ]
        if not found:
            raise NotFound(
                "pack-not-found", f"There is no pack {pack_id} for that day or digest.", todo=f"Choose one of {', '.join(self.ids)}."
            )
        return found[-1]

    def for_purpose(self, purpose: Purpose, *, call: Call | None = None, on: date | None = None) -> Pack:
        """Return the pack that decides for a purpose: one the call names, else the first of all; raises NotFound."""
        named = call.packs if call else ()
        serving = [pack for pack in self.all if purpose in pack.purposes and (on is None or pack.in_force(on))]
        chosen = [pack for pack in serving if pack.id in named] or serving
        if not chosen:
            raise NotFound("pack-not-found", f"No pack serves the purpose {purpose.value}.", todo="Add one to the policies folder.")
        first = chosen[0].id
        return [pack for pack in chosen if pack.id == first][-1]

    def reference_for(self, purpose: Purpose, *, call: Call | None = None, on: date | None = None) -> PackReference:
        """Return id, version and digest of the pack that decides for a purpose."""
        return self.for_purpose(purpose, call=call, on=on).reference

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all packs, each once."""
        return tuple(dict.fromkeys(pack.id for pack in self.all))


def packs_folder() -> Path:
    """Return where the shipped packs lie: inside the installed package, else beside it in a checkout."""
    package = Path(service.__file__).parent
    shipped = package / "data" / "policies"
    return shipped if shipped.is_dir() else package.parent / "policies"


def load_packs(folder: Path, overlay: Path | None = None) -> Packs:
    """Read all `*.yaml` of a folder; an overlay's pack takes the place of a shipped one in force on the same days.

    Raises BadPolicy naming file and line when one does not parse, cites an unknown ground, or has overlapping dates.
    """
    shipped = _read_folder(folder)
    own = _read_folder(overlay, may_hold_no_pack=True) if overlay else []
    kept = [pack for pack in shipped if not any(pack.id == other.id and _overlap(pack, other) for other in own)]
    ordered = tuple(sorted([*kept, *own], key=lambda pack: (pack.id, pack.starts)))
    return Packs(ordered, load_publishing(folder, overlay), load_retention(folder, overlay), load_letters(folder, overlay))


def _read_folder(folder: Path, *, may_hold_no_pack: bool = False) -> list[Pack]:
    """Read the packs of a folder; one named so that it would be passed over is refused, never ignored."""
    files = sorted(folder.glob("*.yaml"))
    problems = [Problem(file.name, 1, "would not be read; rename it to end in .yaml") for file in sorted(folder.glob("*.yml"))]
    others_only = may_hold_no_pack and any(file for each in BESIDE for file in (folder / each).glob("*.yaml"))
    if not files and not problems and not others_only:
        raise BadPolicy((Problem(folder.name, 1, "the folder holds no .yaml pack; point to one that does"),), code="pack-not-valid")
    packs: list[tuple[str, Pack]] = []
    for file in files:
        try:
            packs.append((file.name, build_pack(file.read_bytes(), file=file.name)))
        except BadPolicy as error:
            problems.extend(error.problems)
    problems.extend(_overlapping(packs))
    if problems:
        raise BadPolicy(tuple(problems), code="pack-not-valid")
    return [pack for _, pack in packs]


def _overlapping(packs: list[tuple[str, Pack]]) -> Iterable[Problem]:
    for index, (file, pack) in enumerate(packs):
        for other_file, other in packs[:index]:
            if pack.id == other.id and _overlap(pack, other):
                yield Problem(file, 1, f"{pack.id} is in force on days that {other_file} covers too; end one before the other starts")


def _overlap(one: Pack, other: Pack) -> bool:
    return (one.ends is None or other.starts <= one.ends) and (other.ends is None or one.starts <= other.ends)
