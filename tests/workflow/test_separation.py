"""Nobody approves their own work, whichever key they use; a service credential never does."""

from __future__ import annotations

import pytest

from service.domain.actor import ActorKind, Role
from service.domain.errors import NotAllowed, NotFound, NotNow
from service.domain.lifecycle import State
from service.domain.proposal import Purpose
from service.domain.request import Outcome
from service.domain.review import ReviewDecision
from service.domain.submission import ArrivalKind
from service.workflow.release.release import release
from service.workflow.requests.decide import DecideRequest, decide
from service.workflow.review.approve import Approve, approve
from service.workflow.review.complete import complete
from service.workflow.review.open import open_review
from tests.workflow.conftest import People
from tests.workflow.house import ASKING, PLAIN, House


def test_a_response_walks_the_whole_road(house: House, people: People) -> None:
    submission = house.processed(PLAIN)
    assert house.view(submission, people.caseworker).submission.state is State.PROPOSED
    review = house.reviewed(submission, people.reviewer)
    house.approved(review.id, people.approver)
    view = house.review(review.id, people.approver)
    assert view.review.state is State.VERIFIED, view.overlooked
    made = release(house.ctx(people.approver), review.id)
    assert [file.name for file in made.files] == ["redacted-1.txt", "redacted-1.html"]
    assert house.parts.store.verify_chain().intact


def test_neither_key_of_the_reviewer_approves_the_reviewers_work(house: House) -> None:
    both = house.person(Role.REVIEWER, Role.APPROVER)
    other_key = house.with_another_key(both.id)
    assert other_key.key != both.key
    review = house.reviewed(house.processed(PLAIN), both)
    for actor in (both, other_key):
        with pytest.raises(NotAllowed, match="another person") as refusal:
            approve(house.ctx(actor), Approve(review.id))
        assert refusal.value.code == "own-work"
    assert house.review(review.id, both).review.state is State.REVIEWED


def test_who_decided_the_request_does_not_approve(house: House, people: People) -> None:
    decider = house.person(Role.CASEWORKER, Role.APPROVER)
    submission = house.processed(ASKING)
    request = house.view(submission, decider).requests[0]
    decide(house.ctx(decider), DecideRequest(request.id, Outcome.REFUSE, "No harm was shown."))
    review = house.reviewed(submission, people.reviewer)
    with pytest.raises(NotAllowed, match="confidentiality request"):
        approve(house.ctx(decider), Approve(review.id))
    approve(house.ctx(people.approver), Approve(review.id))


@pytest.mark.parametrize(("kind", "roles"), [(ActorKind.SERVICE, (Role.APPROVER,)), (ActorKind.PERSON, (Role.APPROVER, Role.ADMIN))])
def test_a_service_or_admin_credential_never_approves_or_releases(
    house: House, people: People, kind: ActorKind, roles: tuple[Role, ...]
) -> None:
    never = house.person(*roles, kind=kind)
    review = house.reviewed(house.processed(PLAIN), people.reviewer)
    with pytest.raises(NotAllowed, match="never"):
        approve(house.ctx(never), Approve(review.id))
    house.approved(review.id, people.approver)
    with pytest.raises(NotAllowed, match="never"):
        release(house.ctx(never), review.id)


def test_a_member_of_another_call_learns_nothing(house: House, people: People) -> None:
    stranger = house.person(Role.APPROVER, call="another-call")
    review = house.reviewed(house.processed(PLAIN), people.reviewer)
    with pytest.raises(NotFound):
        approve(house.ctx(stranger), Approve(review.id))


def test_a_pending_request_blocks_approval_and_is_named(house: House, people: People) -> None:
    submission = house.processed(ASKING)
    request = house.view(submission, people.caseworker).requests[0]
    review = house.reviewed(submission, people.reviewer)
    with pytest.raises(NotNow, match=request.id) as refusal:
        approve(house.ctx(people.approver), Approve(review.id))
    assert refusal.value.code == "request-pending"
    approving = next(each for each in house.review(review.id, people.approver).actions if each.action == "approve")
    assert not approving.allowed
    assert request.id in approving.reason


def test_an_accepted_whole_request_is_never_approved_for_publication(house: House, people: People) -> None:
    submission = house.processed(PLAIN + "\nPlease treat my whole response as confidential, because I fear for my job.\n")
    request = house.view(submission, people.caseworker).requests[0]
    decide(house.ctx(people.caseworker), DecideRequest(request.id, Outcome.ACCEPT, "The fear is well founded."))
    review = house.reviewed(submission, people.reviewer)
    with pytest.raises(NotNow) as refusal:
        approve(house.ctx(people.approver), Approve(review.id, acknowledged=frozenset({"whole-request-accepted"})))
    assert refusal.value.code == "whole-request-accepted"


def test_what_comes_later_voids_an_approval(house: House, people: People) -> None:
    submission = house.processed(PLAIN)
    review = house.reviewed(submission, people.reviewer)
    house.approved(review.id, people.approver)
    house.add(submission, "Please add that Tobias Quillfeather has left.", ArrivalKind.FOLLOW_UP)
    view = house.review(review.id, people.approver)
    assert view.review.state is State.OPEN
    assert view.approval is None
    with pytest.raises(NotNow, match="draft"):
        release(house.ctx(people.approver), review.id)
    house.work()
    again = house.review(review.id, people.approver)
    assert again.submission.turn == 2
    undecided = {obstacle.code for obstacle in again.obstacles}
    assert undecided == {"proposal-undecided"}


def test_decisions_carry_over_to_a_new_reading_by_words_and_place(house: House, people: People) -> None:
    submission = house.processed(PLAIN)
    review = house.reviewed(submission, people.reviewer)
    before = {decision.quote for decision in _decisions(house, review.id)}
    house.add(submission, "PREFACE: I send the whole again.\n\n" + PLAIN, ArrivalKind.REPLACEMENT)
    house.work()
    view = house.review(review.id, people.reviewer)
    assert view.review.turn > 1
    assert not [obstacle for obstacle in view.obstacles if obstacle.code == "proposal-undecided"], view.obstacles
    assert {decision.by for decision in _decisions(house, review.id)} == {people.reviewer.id}
    assert before <= {decision.quote for decision in _decisions(house, review.id)}


def test_an_undecided_proposal_blocks_completion_and_is_named(house: House, people: People) -> None:
    submission = house.processed(PLAIN)
    review = open_review(house.ctx(people.reviewer), submission, Purpose.PUBLICATION)
    with pytest.raises(NotNow, match="Proposal r"):
        complete(house.ctx(people.reviewer), review.id)


def _decisions(house: House, review: str) -> tuple[ReviewDecision, ...]:
    with house.parts.store.reading() as unit:
        return unit.reviews.decisions_of(review)
