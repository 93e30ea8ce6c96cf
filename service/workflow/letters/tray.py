"""The outbound tray: letters read, draft wording confirmed by an approver, and delivery written down, once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from service.domain.errors import NotNow, Unreadable
from service.domain.letter import Letter
from service.domain.permissions import Decision, Task, can
from service.workflow.actions import AllowedAction
from service.workflow.context import Context
from service.workflow.finding_things import submission_seen

_CHANNEL = re.compile(r"[a-z][a-z-]{1,40}\Z")


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter and what may be done with it."""

    letter: Letter
    actions: tuple[AllowedAction, ...]


def get_letter(ctx: Context, letter_id: str) -> LetterView:
    """Return one letter."""
    with ctx.look() as unit:
        letter = unit.letters.get(letter_id)
        return _view(ctx, letter, submission_seen(ctx, unit, letter.submission).call)


def letters_of(ctx: Context, submission_id: str) -> tuple[LetterView, ...]:
    """Return the letters of a submission, oldest first."""
    with ctx.look() as unit:
        call = submission_seen(ctx, unit, submission_id).call
        return tuple(_view(ctx, letter, call) for letter in unit.letters.of(submission_id))


def confirm_letter(ctx: Context, letter_id: str) -> LetterView:
    """Take the draft wording of a letter upon oneself; raises `NotNow` when there is none to confirm."""
    with ctx.change() as unit:
        letter = unit.letters.get(letter_id)
        call = submission_seen(ctx, unit, letter.submission).call
        can(ctx.actor, Task.CONFIRM_LETTER, call).check()
        if not letter.needs_confirming or letter.delivered_at is not None:
            raise NotNow("nothing-to-confirm", "No draft wording of this letter waits to be confirmed.")
        confirmed = replace(letter, confirmed_by=ctx.actor.id)
        unit.letters.save(confirmed)
        unit.audit.append(ctx.event("letter.confirmed", submission=letter.submission, letter=letter.id))
    return _view(ctx, confirmed, call)


def deliver_letter(ctx: Context, letter_id: str, channel: str) -> LetterView:
    """Write down that a letter was delivered, and how; raises `NotNow` a second time, or while draft wording is not confirmed."""
    if not _CHANNEL.match(channel):
        raise Unreadable("channel-invalid", "A channel is a word such as post or e-mail.")
    with ctx.change() as unit:
        letter = unit.letters.get(letter_id)
        call = submission_seen(ctx, unit, letter.submission).call
        can(ctx.actor, Task.DELIVER_LETTER, call).check()
        if letter.delivered_at is not None:
            raise NotNow("letter-delivered", "This letter was delivered before; it is never sent twice.")
        if letter.needs_confirming:
            raise NotNow("letter-draft", "This letter holds wording that nobody has confirmed.", todo="Have an approver confirm it.")
        delivered = replace(letter, delivered_by=ctx.actor.id, delivered_at=ctx.now, channel=channel)
        unit.letters.save(delivered)
        unit.audit.append(ctx.event("letter.delivered", submission=letter.submission, letter=letter.id, kind=channel))
    return _view(ctx, delivered, call)


def _view(ctx: Context, letter: Letter, call: str) -> LetterView:
    sent = letter.delivered_at is not None
    confirm = _action(Task.CONFIRM_LETTER, can(ctx.actor, Task.CONFIRM_LETTER, call), now=letter.needs_confirming and not sent)
    deliver = _action(Task.DELIVER_LETTER, can(ctx.actor, Task.DELIVER_LETTER, call), now=not sent and not letter.needs_confirming)
    return LetterView(letter, (confirm, deliver))


def _action(task: Task, decision: Decision, *, now: bool) -> AllowedAction:
    if decision and not now:
        return AllowedAction(task.value, allowed=False, code="wrong-state", reason="The letter does not stand there.")
    return AllowedAction(task.value, decision.allowed, decision.code, decision.reason)
