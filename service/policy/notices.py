"""What the publisher should put right in a call's notice before it goes out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from service.domain.call import Call, NoticeWarning
from service.policy.pack import NoticeCheck
from service.policy.packs import Packs

#: A notice is a page or two; beyond this nothing is looked for.
MOST_READ = 100_000


def call_warnings(call: Call, packs: Packs) -> tuple[NoticeWarning, ...]:
    """Return warnings in plain words, from the notice checks of the packs and from names of packs nobody has."""
    checks = {check.code: check for pack in packs.all for check in pack.notice_checks}
    notice = " ".join(call.notice[:MOST_READ].split())
    return (*_from_notice(notice, checks.values()), *_unknown_packs(call, packs))


def _from_notice(notice: str, checks: Iterable[NoticeCheck]) -> Iterator[NoticeWarning]:
    for check in checks:
        found = _first(check.patterns, notice)
        if check.absent and found is None:
            yield NoticeWarning(check.code, check.message, "")
        if not check.absent and found is not None and (not check.also or _first(check.also, notice) is not None):
            yield NoticeWarning(check.code, check.message, found)


def _first(patterns: Iterable[str], notice: str) -> str | None:
    for pattern in patterns:
        if match := re.search(pattern, notice, re.IGNORECASE):
            return match.group()
    return None


def _unknown_packs(call: Call, packs: Packs) -> Iterator[NoticeWarning]:
    for pack_id in call.packs:
        if pack_id not in packs.ids:
            yield NoticeWarning("unknown-pack", f"The call names the pack {pack_id}, which is not installed.", pack_id)
