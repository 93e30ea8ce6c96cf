"""Whether a redacted version may be published as things stand, and every reason why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from service.domain.call import Call, Publishing
from service.domain.document import Document
from service.domain.statement import Confidentiality, Scope, Understanding

#: Decisions that settle a request; anything else leaves it open.
ACCEPTED = "accept"
IN_PART = "part"
REFUSED = "refuse"
SETTLED = frozenset({ACCEPTED, IN_PART, REFUSED})

NO_DECISIONS: Mapping[Scope, str] = {}

#: A stable code and what it means in plain words.
WORDS: Mapping[str, str] = {
    "whole-request-undecided": "The respondent asks that the whole response be confidential, and nobody has decided yet.",
    "whole-request-accepted": "The whole response is confidential by decision.",
    "no-sharing-undecided": "The respondent asks that the response not be shared, and nobody has decided yet.",
    "publication-refused": "The respondent says that the response must not be published.",
    "request-uncertain": "It is not clear whether confidentiality is asked; a person must look.",
    "request-contradictory": "The submission says both that it may be published and that it is confidential; ask the respondent.",
    "request-conditional": "The respondent agrees to publication on a condition; a person must look whether it is met.",
    "request-is-a-question": "The respondent asks whether the response can be confidential; answer before publishing.",
    "consult-before-publication": "The respondent asks to be consulted first.",
    "passage-not-found": "A passage is said to be confidential, but which one was not found.",
    "organisation-not-found": "The organisation asks not to be named, but its name was not found.",
    "child-or-vulnerable": "The respondent may be a child or vulnerable; a person must look.",
    "not-all-read": "Part of the submission could not be read.",
    "call-publishes-nothing": "This call does not publish responses.",
    "call-publishes-summary-only": "This call publishes a summary only.",
}


def publishable(
    understanding: Understanding,
    call: Call | None = None,
    decisions: Mapping[Scope, str] = NO_DECISIONS,
    *,
    document: Document | None = None,
    contradiction_settled: bool = False,
) -> tuple[bool, tuple[str, ...]]:
    """Return whether nothing stands against publication, and each reason as `code: sentence`.

    `decisions` maps a scope to accept, part, refuse or ask; a scope not in it is undecided. Doubt means no.
    """
    settled = contradiction_settled or bool(SETTLED & set(decisions.values()))
    codes = [
        *_by_call(call),
        *_by_request(understanding, decisions),
        *([] if settled else _by_doubt(understanding)),
        *(["child-or-vulnerable"] if understanding.child_or_vulnerable and not settled else []),
        *(["not-all-read"] if document and document.unread else []),
    ]
    return not codes, tuple(f"{code}: {WORDS[code]}" for code in dict.fromkeys(codes))


def _by_call(call: Call | None) -> Iterator[str]:
    if call and call.publishing == Publishing.NONE:
        yield "call-publishes-nothing"
    if call and call.publishing == Publishing.SUMMARY:
        yield "call-publishes-summary-only"


def _by_request(understanding: Understanding, decisions: Mapping[Scope, str]) -> Iterator[str]:
    request = understanding.confidentiality
    asked = set(request.scope) if request.requested and not request.withdrawn else set[Scope]()
    whole = decisions.get(Scope.WHOLE)
    if whole == ACCEPTED:
        yield "whole-request-accepted"
    elif Scope.WHOLE in asked and whole not in SETTLED:
        yield "whole-request-undecided"
    elif understanding.consent.publish is False and whole not in SETTLED:
        yield "publication-refused"
    if Scope.NO_SHARING in asked and decisions.get(Scope.NO_SHARING) not in SETTLED:
        yield "no-sharing-undecided"
    if request.requested and not request.withdrawn and not asked:
        yield "whole-request-undecided"
    yield from _not_found(understanding, asked, decisions)


def _not_found(understanding: Understanding, asked: set[Scope], decisions: Mapping[Scope, str]) -> Iterator[str]:
    open_scopes = {scope for scope in asked if decisions.get(scope) != REFUSED}
    if open_scopes & {Scope.PART, Scope.COMMERCIAL} and not understanding.confidentiality.parts:
        yield "passage-not-found"
    if Scope.ORGANISATION in open_scopes and not understanding.organisation:
        yield "organisation-not-found"


def _by_doubt(understanding: Understanding) -> Iterator[str]:
    request: Confidentiality = understanding.confidentiality
    doubts = (
        ("request-uncertain", request.uncertain),
        ("request-contradictory", request.contradictory),
        ("request-conditional", bool(request.conditions)),
        ("request-is-a-question", request.question),
        ("consult-before-publication", request.consult_first),
    )
    yield from (code for code, doubtful in doubts if doubtful)
