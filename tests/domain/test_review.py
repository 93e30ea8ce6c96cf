"""What stands after decisions and undos, and what is in the way of an approval."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from service.domain.document import Span
from service.domain.finding import Tier
from service.domain.proposal import Action, Proposal
from service.domain.request import ConfidentialityRequest, RequestSource, RequestState
from service.domain.review import Choice, ReviewDecision, obstacles, redactions_of, standing

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
MARK = "[redacted: personal information]"


def proposal(name: str, start: int = 0, action: Action = Action.REDACT) -> Proposal:
    return Proposal(name, Span(start, start + 4), action, Tier.PROPOSE, "publication.personal-information", "r1", "why", MARK, finding="f1")


def decided(target: str, choice: Choice, sequence: int = 1, **more: object) -> ReviewDecision:
    plain = ReviewDecision(f"dec_{target}_{sequence}", "rev_1", "sub_1", target, sequence, choice, "per_a", NOW)
    return ReviewDecision(**({name: getattr(plain, name) for name in ReviewDecision.__dataclass_fields__} | more))


def test_an_accepted_proposal_becomes_a_redaction_and_a_refused_one_does_not() -> None:
    stands = standing([decided("p1", Choice.ACCEPT), decided("p2", Choice.REFUSE)])
    (made,) = redactions_of([proposal("p1"), proposal("p2", 9)], stands)
    assert (made.proposal, made.span, made.mark, made.decision) == ("p1", Span(0, 4), MARK, "dec_p1_1")


def test_a_changed_ground_stands_in_the_redaction() -> None:
    stands = standing([decided("p1", Choice.CHANGE_GROUND, ground="publication.child", mark="[redacted: child]")])
    (made,) = redactions_of([proposal("p1")], stands)
    assert (made.ground, made.mark) == ("publication.child", "[redacted: child]")


def test_a_reviewers_own_mark_is_a_redaction_and_can_be_undone() -> None:
    added = decided("m1", Choice.ADD, span=Span(20, 25), ground="publication.personal-information", mark=MARK)
    assert [each.span for each in redactions_of([], standing([added]))] == [Span(20, 25)]
    assert redactions_of([], standing([added, decided("m1", Choice.UNDO, 2)])) == ()


def test_an_undo_brings_back_what_stood_before() -> None:
    decisions = [decided("p1", Choice.ACCEPT), decided("p1", Choice.REFUSE, 2), decided("p1", Choice.UNDO, 3)]
    assert standing(decisions)["p1"].choice is Choice.ACCEPT
    assert "p1" not in standing([*decisions, decided("p1", Choice.UNDO, 4)])


@given(st.lists(st.sampled_from(list(Choice)), max_size=12), st.randoms())
def test_what_stands_depends_on_sequence_and_never_on_the_order_of_reading(choices: list[Choice], shuffle: object) -> None:
    decisions = [decided("p1", choice, number) for number, choice in enumerate(choices, 1)]
    assert standing(decisions) == standing(reversed(decisions))
    undone = sum(choice is Choice.UNDO for choice in choices)
    assert len(standing(decisions)) <= max(0, len(choices) - undone)


def test_an_undecided_proposal_a_pending_request_and_a_missing_ground_are_named() -> None:
    pending = ConfidentialityRequest("req_1", "sub_1", RequestSource.DOCUMENT, RequestState.PENDING, NOW)
    settled = ConfidentialityRequest("req_2", "sub_1", RequestSource.DOCUMENT, RequestState.REFUSED, NOW)
    stands = standing([decided("m1", Choice.ADD, span=Span(1, 2))])
    found = obstacles([proposal("p1"), proposal("p2", 9, Action.KEEP)], stands, [pending, settled])
    assert [(each.code, each.id) for each in found] == [
        ("request-pending", "req_1"),
        ("proposal-undecided", "p1"),
        ("ground-missing", "dec_m1_1"),
    ]
    assert all(each.id in each.reason for each in found)
