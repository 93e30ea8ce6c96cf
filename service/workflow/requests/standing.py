"""Which decisions on confidentiality requests stand, and what they grant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from service.domain.document import Span
from service.domain.request import ConfidentialityRequest, Outcome, RequestDecision, RequestSource, RequestState
from service.domain.statement import Scope, Understanding
from service.storage.unit_of_work import UnitOfWork

GRANTING = frozenset({Outcome.ACCEPT, Outcome.PART})

#: Where two requests of one scope were decided differently, the later one here stands.
STRICTNESS = (Outcome.REFUSE, Outcome.PART, Outcome.ASK_FOR_MORE, Outcome.ACCEPT)


def current_requests(unit: UnitOfWork, submission_id: str) -> tuple[ConfidentialityRequest, ...]:
    """Return the requests that count: the newest of the document and of the stated details, and every one a caseworker recorded."""
    known = unit.requests.of(submission_id)
    newest = {request.source: request.id for request in known}
    return tuple(
        request
        for request in known
        if request.state is not RequestState.WITHDRAWN
        and (request.source is RequestSource.CASEWORKER or newest[request.source] == request.id)
    )


def standing_decisions(unit: UnitOfWork, submission_id: str) -> tuple[RequestDecision, ...]:
    """Return the last decision on each request that counts and grants something."""
    return tuple(decision for decision in last_decisions(unit, submission_id) if decision.outcome in GRANTING)


def last_decisions(unit: UnitOfWork, submission_id: str) -> tuple[RequestDecision, ...]:
    """Return the last decision on each request that counts."""
    made = (unit.requests.decisions_of(request.id) for request in current_requests(unit, submission_id))
    return tuple(decisions[-1] for decisions in made if decisions)


def deciders(unit: UnitOfWork, submission_id: str) -> frozenset[str]:
    """Return everybody who ever decided a request of a submission: they approve nothing in it."""
    return frozenset(decision.by for request in unit.requests.of(submission_id) for decision in unit.requests.decisions_of(request.id))


def grants_of(decisions: Sequence[RequestDecision], said: Understanding) -> tuple[frozenset[Scope], Understanding]:
    """Return the scopes that are granted, and the statements as the decisions make them take effect (which passages)."""
    granted = frozenset(scope for decision in decisions for scope in decision.granted)
    parts: tuple[Span, ...] = tuple(span for decision in decisions for span in decision.parts)
    if not granted:
        return granted, said
    asked = said.confidentiality
    scope = tuple(dict.fromkeys((*asked.scope, *sorted(granted))))
    return granted, replace(said, confidentiality=replace(asked, requested=True, withdrawn=False, scope=scope, parts=parts or asked.parts))


def outcomes_by_scope(unit: UnitOfWork, submission_id: str) -> Mapping[Scope, Outcome]:
    """Return for each scope that was decided the outcome; the strictest of several stands."""
    by_request = {request.id: request for request in current_requests(unit, submission_id)}
    found: dict[Scope, Outcome] = {}
    for decision in last_decisions(unit, submission_id):
        for scope in by_request[decision.request].scope or (Scope.WHOLE,):
            if scope not in found or STRICTNESS.index(decision.outcome) > STRICTNESS.index(found[scope]):
                found[scope] = decision.outcome
    return found
