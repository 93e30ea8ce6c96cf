"""What one source says of one stretch of text, before anybody weighs it."""

from __future__ import annotations

from dataclasses import dataclass

from service.domain.finding import Evidence

#: Sources that stand for a rule: one of them is enough for a proposal.
RULE = "rule:"


@dataclass(frozen=True, slots=True, order=True)
class Sighting:
    """A range of the plain text with an entity type, who saw it, how sure (0..1) and why."""

    start: int
    end: int
    type: str
    source: str
    score: float
    reason: str

    @property
    def by_rule(self) -> bool:
        """Say whether a rule of language saw it, not a model."""
        return self.source.startswith(RULE)

    @property
    def evidence(self) -> Evidence:
        """The same as evidence of a finding."""
        return Evidence(self.source, round(self.score, 3), self.reason)
