"""What stands against publication, each with a stable code."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.domain.call import Call, Publishing
from service.domain.document import Span, Unread
from service.domain.statement import Confidentiality, Consent, Scope, Understanding
from service.kit.clock import now
from service.policy.packs import load_packs, packs_folder
from service.policy.publishable import WORDS, publishable
from tests.policy.making import a_document

PACKS = load_packs(packs_folder())
DOCUMENT = a_document("Words.")
CALL = Call("a-call", "A call", "A body", "inspectorate", "May be published.", now())


def codes(understanding: Understanding, *, decisions: dict[Scope, str] | None = None, call: Call = CALL) -> list[str]:
    ok, because = publishable(DOCUMENT, understanding, packs=PACKS, call=call, decisions=decisions or {})
    assert ok == (not because)
    return [reason.split(":")[0] for reason in because]


def request(*scopes: Scope, **fields: object) -> Understanding:
    return Understanding(confidentiality=replace(Confidentiality(requested=True, scope=scopes), **fields))  # type: ignore[arg-type]


def test_a_plain_response_may_be_published() -> None:
    assert codes(Understanding()) == []


def test_an_automatic_disclaimer_alone_holds_nothing_up() -> None:
    assert codes(Understanding(confidentiality=Confidentiality(automatic_disclaimer_only=True))) == []


@pytest.mark.parametrize(
    ("understanding", "code"),
    [
        (request(Scope.WHOLE), "whole-request-undecided"),
        (request(), "whole-request-undecided"),
        (request(Scope.NO_SHARING), "no-sharing-undecided"),
        (request(Scope.PART), "passage-not-found"),
        (request(Scope.COMMERCIAL), "passage-not-found"),
        (request(Scope.ORGANISATION), "organisation-not-found"),
        (Understanding(consent=Consent(publish=False)), "publication-refused"),
        (Understanding(confidentiality=Confidentiality(uncertain=True)), "request-uncertain"),
        (Understanding(confidentiality=Confidentiality(contradictory=True)), "request-contradictory"),
        (Understanding(confidentiality=Confidentiality(question=True)), "request-is-a-question"),
        (Understanding(confidentiality=Confidentiality(conditions="if anonymised")), "request-conditional"),
        (Understanding(confidentiality=Confidentiality(consult_first=True)), "consult-before-publication"),
        (Understanding(child_or_vulnerable=True), "child-or-vulnerable"),
    ],
)
def test_doubt_and_open_requests_hold_publication_up(understanding: Understanding, code: str) -> None:
    assert codes(understanding) == [code]
    assert WORDS[code].endswith(".")


@pytest.mark.parametrize("scope", [Scope.IDENTITY, Scope.THIRD_PARTY, Scope.QUOTATION])
def test_a_wish_that_a_draft_meets_does_not_hold_it_up(scope: Scope) -> None:
    assert codes(request(scope)) == []


def test_a_part_that_was_found_does_not_hold_it_up() -> None:
    assert codes(request(Scope.PART, parts=(Span(0, 3),))) == []


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ("refuse", []),
        ("part", []),
        ("ask", ["whole-request-undecided"]),
        ("accept", ["whole-request-accepted"]),
        ("?", ["whole-request-undecided"]),
    ],
)
def test_a_decision_on_the_whole_settles_it_by_the_packs_own_table(decision: str, expected: list[str]) -> None:
    assert codes(request(Scope.WHOLE), decisions={Scope.WHOLE: decision}) == expected


def test_a_withdrawn_request_holds_nothing_up() -> None:
    assert codes(request(Scope.WHOLE, withdrawn=True)) == []


def test_what_was_not_read_or_did_not_pass_the_gate_is_not_publishable() -> None:
    unread = replace(DOCUMENT, unread=(Unread("attachment-1", None, "password"),))

    ok, because = publishable(unread, Understanding(), packs=PACKS, passed=False)

    assert not ok
    assert [reason.split(":")[0] for reason in because] == ["not-all-read", "gate-not-passed"]


@pytest.mark.parametrize(
    ("publishing", "code"), [(Publishing.NONE, "call-publishes-nothing"), (Publishing.SUMMARY, "call-publishes-summary-only")]
)
def test_the_call_may_not_publish_responses_at_all(publishing: Publishing, code: str) -> None:
    assert codes(Understanding(), call=replace(CALL, publishing=publishing)) == [code]


def test_every_outcome_that_can_be_decided_has_its_effect_in_the_pack() -> None:
    outcomes = {outcome.id: outcome.effect for outcome in PACKS.get("publication").outcomes}

    assert outcomes == {"accept": "withhold", "part": "proceed", "refuse": "proceed", "ask": "wait"}


@pytest.mark.parametrize(("field", "left"), [("uncertain", []), ("contradictory", []), ("consult_first", ["consult-before-publication"])])
def test_a_decision_settles_doubt_but_not_a_duty_to_consult(field: str, left: list[str]) -> None:
    assert codes(request(Scope.WHOLE, **{field: True}), decisions={Scope.WHOLE: "refuse"}) == left


def test_a_decision_does_not_make_a_child_an_adult() -> None:
    child = replace(request(Scope.WHOLE), child_or_vulnerable=True)

    assert codes(child, decisions={Scope.WHOLE: "refuse"}) == ["child-or-vulnerable"]
