"""Write the letter that tells a respondent how a confidentiality request was decided, into the outbound tray."""

from __future__ import annotations

from datetime import datetime, timedelta

from service.domain.call import Call
from service.domain.errors import Conflict, NotNow
from service.domain.letter import Letter, WrittenText
from service.domain.permissions import Task, can
from service.domain.request import ConfidentialityRequest, Outcome, RequestDecision
from service.domain.statement import Scope
from service.domain.submission import Submission
from service.kit.clock import LONDON
from service.kit.ids import new_id
from service.policy.letters import LetterRules
from service.producing.letters import letter_text
from service.storage.unit_of_work import UnitOfWork
from service.workflow.context import Context
from service.workflow.finding_things import request_seen
from service.workflow.submissions.propose import sources_of


def write_letter(ctx: Context, request_id: str) -> Letter:
    """Write the letter on the last decision, once; raises `NotNow` before there is one or when a field of it has no value."""
    rules = _rules(ctx)
    with ctx.change() as unit:
        submission, request = request_seen(ctx, unit, request_id)
        can(ctx.actor, Task.WRITE_LETTER, submission.call).check()
        decisions = unit.requests.decisions_of(request.id)
        if not decisions:
            raise NotNow("not-decided", "This request has not been decided.", todo="Decide it first.")
        decision = decisions[-1]
        known = unit.letters.on(decision.id)
        if known is not None:
            raise Conflict("letter-exists", f"{known} tells of this decision.", todo="Read it in the outbound tray.")
        call = unit.calls.get(submission.call)
        kind = decision.outcome.value
        texts = tuple(
            _written(ctx, unit, rules, language, call=call, submission=submission, request=request, decision=decision)
            for language in rules.languages(call.languages, kind)
        )
        letter = Letter(new_id("let"), submission.id, request.id, decision.id, kind, texts, ctx.actor.id, ctx.now, rules.version)
        unit.letters.add(letter)
        unit.audit.append(ctx.event("letter.written", submission=submission.id, request=request.id, decision=decision.id, kind=kind))
    return letter


def _written(
    ctx: Context,
    unit: UnitOfWork,
    rules: LetterRules,
    language: str,
    *,
    call: Call,
    submission: Submission,
    request: ConfidentialityRequest,
    decision: RequestDecision,
) -> WrittenText:
    template = rules.letters[decision.outcome.value]
    said = sources_of(unit, submission.id).said
    fields = {
        "by": _day(rules, language, ctx.now + timedelta(days=rules.days)),
        "call": call.title,
        "contact": _contact(call),
        "date": _day(rules, language, ctx.now),
        "name": said.respondent_name
        or submission.stated.name
        or said.organisation
        or submission.stated.organisation
        or rules.unnamed[language],
        "publisher": call.publisher,
        "reasons": decision.reasons.strip(),
        "reference": submission.external_reference or submission.id,
        "scopes": _scopes(rules, language, request, decision),
    }
    return WrittenText(language, template.title[language], letter_text(template.text[language], fields), draft=language in rules.drafts)


def _scopes(rules: LetterRules, language: str, request: ConfidentialityRequest, decision: RequestDecision) -> str:
    """Name what was granted, or, where nothing was, what was asked."""
    granted = decision.granted if decision.outcome in {Outcome.ACCEPT, Outcome.PART} else ()
    named = granted or request.scope or (Scope.WHOLE,)
    return ", ".join(rules.scopes[scope.value][language] for scope in named)


def _contact(call: Call) -> str:
    found = next((contact for contact in call.contacts if contact.emails), None)
    return found.emails[0] if found else ""


def _day(rules: LetterRules, language: str, moment: datetime) -> str:
    local = moment.astimezone(LONDON)
    return f"{local.day} {rules.months[language][local.month - 1]} {local.year}"


def _rules(ctx: Context) -> LetterRules:
    if ctx.packs.letters is None:
        raise NotNow("letters-missing", "The policies hold no letters.", todo="Add letters/decisions.yaml to them.")
    return ctx.packs.letters
