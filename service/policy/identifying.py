"""The id of a proposal, the same each time for the same place."""

from __future__ import annotations

from service.domain.document import Span
from service.kit.digests import sha256


def proposal_id(span: Span, what: str) -> str:
    """Return an id made of the place and the kind of thing alone, so that no quote can be guessed from it."""
    return "r" + sha256(f"{span.start}:{span.end}:{what}".encode())[:12]
