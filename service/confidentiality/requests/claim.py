"""One thing said about confidentiality, found in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service.domain.document import Span
from service.domain.statement import Scope


class Says(StrEnum):
    """What the words do."""

    ASKS = "asks"
    WONDERS = "wonders"
    MARKS = "marks"
    CONSULT = "consult"
    DENIES = "denies"
    TAKES_BACK = "takes_back"
    WITHDRAWS = "withdraws"
    DOUBTS = "doubts"


@dataclass(frozen=True, slots=True)
class Claim:
    """`span` in `Document.text`; `passage` and `sentence` index where it stands; `reason_at` is a reason's place in the plain sentence."""

    says: Says
    span: Span
    confidence: float
    scopes: frozenset[Scope] = frozenset()
    passage: int = 0
    sentence: int = 0
    conditional: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """What one rule hears in one plain sentence, before it is placed."""

    says: Says
    confidence: float
    scopes: frozenset[Scope] = frozenset()
    conditional: bool = False
    rule: str = ""


def heard(confidence: float, *scopes: Scope, conditional: bool = False, rule: str = "", says: Says = Says.ASKS) -> Heard:
    """Return a `Heard`, scopes as arguments."""
    return Heard(says, confidence, frozenset(scopes), conditional, rule)
