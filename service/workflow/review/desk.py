"""All that a page of the review desk shows, loaded once."""

from __future__ import annotations

from dataclasses import dataclass

from service.domain.document import Document
from service.domain.finding import Detection
from service.domain.statement import Understanding
from service.policy.pack import Ground
from service.workflow.context import Context
from service.workflow.review.loading import load_review
from service.workflow.review.queries import ProposalLine, ReviewView, get_review, lines_of


@dataclass(frozen=True, slots=True)
class Desk:
    """A review with its text, every target in order of place, what was found and said, and the grounds there are."""

    view: ReviewView
    text: Document
    lines: tuple[ProposalLine, ...]
    detection: Detection
    said: Understanding
    grounds: tuple[Ground, ...]

    @property
    def undecided(self) -> tuple[ProposalLine, ...]:
        """The proposals that wait for a decision."""
        return tuple(line for line in self.lines if line.waits)


def get_desk(ctx: Context, review_id: str) -> Desk:
    """Return the desk of a review."""
    with ctx.look() as unit:
        inside = ctx.within(unit)
        work = load_review(inside, unit, review_id)
        return Desk(
            view=get_review(inside, review_id),
            text=work.text,
            lines=lines_of(work),
            detection=unit.artefacts.value(unit.artefacts.get(work.set.detection), Detection),
            said=unit.artefacts.value(unit.artefacts.get(work.set.understanding), Understanding),
            grounds=work.pack.grounds,
        )
