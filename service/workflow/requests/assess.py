"""Answer the pack's questions about a confidentiality request and note what they advise."""

from __future__ import annotations

from dataclasses import dataclass

from service.domain.errors import Unreadable
from service.domain.lifecycle import Verb, advance
from service.domain.permissions import can
from service.domain.proposal import Purpose
from service.domain.request import Answer, Assessment, ConfidentialityRequest, Outcome
from service.kit.ids import new_id
from service.policy.deciding import advised
from service.policy.pack import Pack, RequestKind
from service.workflow.context import Context
from service.workflow.finding_things import must_be_at, request_seen


@dataclass(frozen=True, slots=True)
class AssessRequest:
    """An assessor's answers by question id, a note, and what they recommend."""

    request: str
    answers: tuple[Answer, ...]
    recommended: Outcome | None = None
    note: str = ""
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class Assessed:
    """The assessment as kept, and what the pack advises on these answers, for each scope that its questions speak of."""

    assessment: Assessment
    advice: tuple[tuple[str, str, str], ...]


def assess(ctx: Context, command: AssessRequest) -> Assessed:
    """Keep an assessment; the request itself waits for its decision."""
    with ctx.change() as unit:
        submission, request = request_seen(ctx, unit, command.request)
        can(ctx.actor, Verb.ASSESS_REQUEST, submission.call).check()
        must_be_at(request.revision, command.revision)
        step = advance(submission.state, Verb.ASSESS_REQUEST)
        pack = ctx.packs.for_purpose(Purpose.PUBLICATION, call=unit.calls.get(submission.call), on=ctx.now.date())
        kinds = kinds_of(pack, request)
        _must_answer(kinds, command.answers)
        assessment = Assessment(
            new_id("ass"),
            request.id,
            submission.id,
            pack.reference,
            command.answers,
            ctx.actor.id,
            ctx.now,
            command.recommended,
            command.note,
        )
        unit.packs.keep(pack.reference, pack.content)
        unit.requests.add_assessment(assessment)
        unit.audit.append(
            ctx.event(
                step.event,
                submission=submission.id,
                request=request.id,
                assessment=assessment.id,
                pack=pack.id,
                pack_version=pack.reference.version,
            )
        )
    return Assessed(assessment, advice_on(kinds, command.answers))


def kinds_of(pack: Pack, request: ConfidentialityRequest) -> tuple[RequestKind, ...]:
    """Return how the pack has a request assessed: one kind for each scope, the whole where none was said."""
    wanted = {scope.value for scope in request.scope} or {"whole"}
    return tuple(kind for kind in pack.requests if kind.scope in wanted)


def advice_on(kinds: tuple[RequestKind, ...], answers: tuple[Answer, ...]) -> tuple[tuple[str, str, str], ...]:
    """Return (scope, verdict, advice) for each kind of which enough was answered."""
    given = {answer.question: answer.answer for answer in answers}
    found = ((kind.scope, advised(kind.test, given)) for kind in kinds)
    return tuple((scope, advice.verdict, advice.advice) for scope, advice in found if advice is not None)


def _must_answer(kinds: tuple[RequestKind, ...], answers: tuple[Answer, ...]) -> None:
    choices = {question.id: question.choices for kind in kinds for question in kind.test.questions}
    for answer in answers:
        if answer.question not in choices:
            raise Unreadable("question-unknown", "An answer belongs to no question of the pack.", todo="Read the questions of the request.")
        if choices[answer.question] and answer.answer not in choices[answer.question]:
            raise Unreadable("answer-invalid", f"The question {answer.question} takes one of: {', '.join(choices[answer.question])}.")
