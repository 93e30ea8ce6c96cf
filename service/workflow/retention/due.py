"""When the time of each submission is over, and what keeps it: the due list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from service.domain.call import Call
from service.domain.errors import NotNow
from service.domain.lifecycle import State
from service.domain.permissions import Task, can
from service.domain.retention import Erasure, Hold
from service.domain.visibility import Sight, must_see
from service.kit.paging import LARGEST_SIZE, Page, PageAsked
from service.policy.retention import RetentionRules
from service.storage.repositories.submissions import SubmissionLine
from service.storage.unit_of_work import UnitOfWork
from service.workflow.context import Context

WITHDRAWN = "submission.withdrawn"
NOT_UNDERSTOOD = "not-understood"


@dataclass(frozen=True, slots=True)
class RetentionLine:
    """One submission: under which rule it is kept, until when (None: nothing is due yet, or a person has to say), and what stands."""

    submission: str
    state: State
    rule: str
    trigger: str
    due: datetime | None
    holds: tuple[Hold, ...]
    erasure: Erasure | None

    def is_due(self, now: datetime) -> bool:
        """Say whether its time is over and nothing holds it."""
        return self.due is not None and self.due <= now and not self.holds and self.state is not State.ERASED


def retention_rules(ctx: Context) -> RetentionRules:
    """Return the rules; raises `NotNow` where the policies hold none."""
    if ctx.packs.retention is None:
        raise NotNow("retention-rules-missing", "The policies hold no rules for retention.", todo="Add retention/retention.yaml to them.")
    return ctx.packs.retention


def list_retention(ctx: Context, call_id: str, asked: PageAsked) -> Page[RetentionLine]:
    """Return a page of a call's submissions with when the time of each is over, oldest first."""
    must_see(ctx.actor, call_id, at_least=Sight.RECEIPT)
    can(ctx.actor, Task.SEE_RETENTION, call_id).check()
    rules = retention_rules(ctx)
    with ctx.look() as unit:
        call = unit.calls.get(call_id)
        page = unit.submissions.page(asked, calls=frozenset({call_id}))
        return page.mapped(lambda line: line_of(unit, rules, call, line))


def all_lines(ctx: Context, call_id: str) -> Iterator[RetentionLine]:
    """Yield every line of a call."""
    cursor: str | None = None
    while True:
        page = list_retention(ctx, call_id, PageAsked(cursor, LARGEST_SIZE))
        yield from page.items
        cursor = page.next_cursor
        if cursor is None:
            return


def line_of(unit: UnitOfWork, rules: RetentionRules, call: Call, line: SubmissionLine) -> RetentionLine:
    """Return the line of one submission."""
    erasures = unit.erasures.of(line.id)
    last = erasures[-1] if erasures else None
    if line.state is State.ERASED:
        return RetentionLine(line.id, line.state, last.rule if last else "", "", last.due if last else None, (), last)
    holds = tuple(hold for hold in unit.holds.of(line.id) if hold.lifted_at is None)
    rule = rules.rule_for(call, line.state.value)
    if rule is None:
        return RetentionLine(line.id, line.state, NOT_UNDERSTOOD, "", None, holds, last)
    began = _began(unit, call, line, rule.trigger)
    return RetentionLine(line.id, line.state, rule.id, rule.trigger, rule.period.after(began) if began else None, holds, last)


def _began(unit: UnitOfWork, call: Call, line: SubmissionLine, trigger: str) -> datetime | None:
    """Return when a rule's time begins; None when that has not happened."""
    if trigger == "closing":
        return call.closes
    if trigger == "publication":
        made = unit.publications.ids_of(call.id)
        return unit.publications.get(made[0]).at if made else None
    rows = unit.audit.page(PageAsked(size=LARGEST_SIZE), submission=line.id).items
    return next((row.event.at for row in reversed(rows) if row.event.event == WITHDRAWN), line.created_at)
