"""Strong ETags and If-Match: nobody changes what they have not read."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import Depends, Header

from service.domain.errors import Stale
from service.transport.refusals import PreconditionMissing
from service.workflow.finding_things import READ_AGAIN

_TAG = re.compile(r'"([0-9]{1,9})"\Z')

_Given = Annotated[
    str | None, Header(alias="If-Match", max_length=64, examples=['"3"'], description='The ETag of what you have read, e.g. `"3"`.')
]


def etag(revision: int) -> str:
    """Return the ETag of a revision."""
    return f'"{revision}"'


def _required(if_match: _Given = None) -> int:
    """Return the revision a change is meant for; raise `PreconditionMissing` without one and `Stale` for one that never was."""
    if if_match is None or if_match.strip() == "*":
        raise PreconditionMissing("if-match-missing", "This change needs the ETag of what you have read.", todo="Send it in If-Match.")
    found = _TAG.match(if_match.strip())
    if found is None:
        raise Stale("stale", "If-Match holds no ETag of this.", todo=READ_AGAIN)
    return int(found.group(1))


def _optional(if_match: _Given = None) -> int | None:
    """The same where it may be left out."""
    return None if if_match is None or if_match.strip() == "*" else _required(if_match)


IfMatch = Annotated[int, Depends(_required)]
MayMatch = Annotated[int | None, Depends(_optional)]
