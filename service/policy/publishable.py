"""Whether a redacted version may be published as things stand, and every reason why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from service.domain.call import Call, Publishing
from service.domain.document import Document
from service.domain.proposal import Purpose
from service.domain.request import Outcome
from service.domain.statement import Scope, Understanding
from service.policy.packs import Packs

NO_DECISIONS: Mapping[Scope, str] = {}

#: What a decision on a request does to publication; a request without one waits.
WITHHOLD, PROCEED, WAIT = "withhold", "proceed", "wait"

#: A stable code and what it means in plain words.
WORDS: Mapping[str, str] = {
    "whole-request-undecided": "The respondent asks that the whole response be confidential, and nobody has decided yet.",
    "whole-request-accepted": "The whole response is confidential by decision.",
    "no-sharing-undecided": "The respondent asks that the response not be shared, and nobody has decided yet.",
    "publication-refused": "The respondent says that the response must not be published.",
    "request-uncertain": "It is not clear whether confidentiality is asked, or for what; a person must look.",
    "request-contradictory": "The submission says both that it may be published and that it is confidential; ask the respondent.",
    "request-conditional": "The respondent agrees to publication on a condition; a person must look whether it is met.",
    "request-is-a-question": "The respondent asks whether the response can be confidential; answer before publishing.",
    "consult-before-publication": "The respondent asks to be consulted first.",
    "passage-not-found": "A passage is said to be confidential, but which one was not found.",
    "organisation-not-found": "The organisation asks not to be named, but its name was not found.",
    "child-or-vulnerable": "The respondent may be a child or vulnerable; a person must look.",
    "not-all-read": "Part of the submission could not be read.",
    "gate-not-passed": "The leak gate did not pass the written file.",
    "call-publishes-nothing": "This call does not publish responses.",
    "call-publishes-summary-only": "This call publishes a summary only.",
}


def publishable(
    document: Document,
    understanding: Understanding,
    *,
    packs: Packs,
    call: Call | None = None,
    passed: bool = True,
    decisions: Mapping[Scope, str] = NO_DECISIONS,
) -> tuple[bool, tuple[str, ...]]:
    """Return whether nothing stands against publication, and each reason as `code: sentence`. Doubt means no.

    `decisions` maps a scope to the id of an outcome of the publication pack; a scope not in it is undecided.
    """
    effects = {outcome.id: outcome.effect for outcome in packs.for_purpose(Purpose.PUBLICATION, call=call).outcomes}
    decided = {scope: effects.get(outcome, WAIT) for scope, outcome in decisions.items()}
    settled = any(effect != WAIT for effect in decided.values())
    codes = [
        *_by_call(call),
        *_by_request(understanding, decided, decisions),
        *([] if settled else _by_doubt(understanding)),
        *_for_a_person(understanding),
        *(["not-all-read"] if document.unread else []),
        *([] if passed else ["gate-not-passed"]),
    ]
    return not codes, tuple(f"{code}: {WORDS[code]}" for code in dict.fromkeys(codes))


def _by_call(call: Call | None) -> Iterator[str]:
    if call and call.publishing == Publishing.NONE:
        yield "call-publishes-nothing"
    if call and call.publishing == Publishing.SUMMARY:
        yield "call-publishes-summary-only"


def _by_request(understanding: Understanding, decided: Mapping[Scope, str], decisions: Mapping[Scope, str]) -> Iterator[str]:
    request = understanding.confidentiality
    asked = set(request.scope) if request.requested and not request.withdrawn else set[Scope]()
    whole = decided.get(Scope.WHOLE, WAIT)
    scopeless = request.requested and not request.withdrawn and not asked
    if whole == WITHHOLD:
        yield "whole-request-accepted"
    elif (Scope.WHOLE in asked or scopeless) and whole == WAIT:
        yield "whole-request-undecided"
    elif understanding.consent.publish is False and whole == WAIT:
        yield "publication-refused"
    if Scope.NO_SHARING in asked and decided.get(Scope.NO_SHARING, WAIT) == WAIT:
        yield "no-sharing-undecided"
    yield from _not_found(understanding, asked - {scope for scope, outcome in decisions.items() if outcome == Outcome.REFUSE})


def _not_found(understanding: Understanding, asked: set[Scope]) -> Iterator[str]:
    if asked & {Scope.PART, Scope.COMMERCIAL} and not understanding.confidentiality.parts:
        yield "passage-not-found"
    if Scope.ORGANISATION in asked and not understanding.organisation:
        yield "organisation-not-found"


def _by_doubt(understanding: Understanding) -> Iterator[str]:
    """Yield what a decision on the request settles."""
    request = understanding.confidentiality
    doubts = (
        ("request-uncertain", request.uncertain),
        ("request-contradictory", request.contradictory),
        ("request-conditional", bool(request.conditions)),
        ("request-is-a-question", request.question),
    )
    yield from (code for code, doubtful in doubts if doubtful)


def _for_a_person(understanding: Understanding) -> Iterator[str]:
    """Yield what no decision settles: somebody has to take it upon themselves."""
    if understanding.confidentiality.consult_first:
        yield "consult-before-publication"
    if understanding.child_or_vulnerable:
        yield "child-or-vulnerable"
