"""Reviewers decide; nothing they decide is lost, and nobody overwrites anybody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.domain.document import Span
from service.domain.errors import NotAllowed, NotNow, Stale, Unreadable
from service.domain.lifecycle import State
from service.domain.proposal import Action, Purpose
from service.domain.request import Answer, Outcome, RequestState
from service.domain.review import Choice, Review
from service.domain.statement import Scope
from service.kit.paging import PageAsked
from service.workflow.requests.assess import AssessRequest, assess
from service.workflow.requests.decide import DecideRequest, decide
from service.workflow.requests.queries import get_request
from service.workflow.requests.record import RecordRequest, record
from service.workflow.review.accept_proposed import accept_proposed
from service.workflow.review.approve import Approve, approve
from service.workflow.review.complete import complete
from service.workflow.review.decide_redaction import DecideRedaction, decide_redaction
from service.workflow.review.open import open_review
from service.workflow.review.queries import ProposalLine, get_proposals, review_lines
from service.workflow.review.return_review import return_review
from service.workflow.review.undo import undo
from tests.workflow.conftest import People
from tests.workflow.house import ASKING, PLAIN, House

ADDED = "publication.personal-information"


@pytest.fixture
def review(house: House, people: People) -> Review:
    return open_review(house.ctx(people.reviewer), house.processed(PLAIN), Purpose.PUBLICATION)


def lines(house: House, people: People, review: Review) -> tuple[ProposalLine, ...]:
    return review_lines(house.ctx(people.reviewer), review.id, PageAsked(size=200)).items


def proposed(house: House, people: People, review: Review, words: str) -> ProposalLine:
    return next(
        line
        for line in lines(house, people, review)
        if words in line.quote and line.proposal is not None and line.proposal.action is Action.REDACT
    )


def test_two_people_cannot_decide_the_same_target_from_the_same_reading(house: House, people: People, review: Review) -> None:
    target = proposed(house, people, review, "Quillfeather").target
    other = house.person(*{membership.role for membership in people.reviewer.memberships})
    decide_redaction(house.ctx(people.reviewer), DecideRedaction(review.id, Choice.ACCEPT, target, sequence=0))
    with pytest.raises(Stale):
        decide_redaction(house.ctx(other), DecideRedaction(review.id, Choice.REFUSE, target, reason="No.", sequence=0))


def test_all_of_the_same_text_is_decided_at_once(house: House, people: People, review: Review) -> None:
    target = proposed(house, people, review, "Tobias Quillfeather").target
    made = decide_redaction(
        house.ctx(people.reviewer), DecideRedaction(review.id, Choice.REFUSE, target, reason="A published name.", same_text=True)
    )
    assert len(made.decisions) == 2
    assert {decision.quote for decision in made.decisions} == {"Tobias Quillfeather"}


def test_an_undo_takes_back_the_latest_decision(house: House, people: People, review: Review) -> None:
    target = proposed(house, people, review, "Quillfeather").target
    ctx = house.ctx(people.reviewer)
    decide_redaction(ctx, DecideRedaction(review.id, Choice.ACCEPT, target))
    undo(ctx, review.id, target, sequence=1)
    line = next(each for each in lines(house, people, review) if each.target == target)
    assert (line.decision, line.sequence) == (None, 2)
    with pytest.raises(NotNow):
        undo(ctx, review.id, target)


def test_a_passage_nobody_proposed_is_marked_by_its_place(house: House, people: People, review: Review) -> None:
    found = get_proposals(house.ctx(people.reviewer), review.submission, Purpose.PUBLICATION)
    assert found is not None
    start = found.text.text.index("ward sister for nine years")
    added = DecideRedaction(review.id, Choice.ADD, ground=ADDED, span=Span(start, start + 26), reason="Singles her out.")
    decide_redaction(house.ctx(people.reviewer), added)
    accept_proposed(house.ctx(people.reviewer), review.id)
    complete(house.ctx(people.reviewer), review.id)
    house.approved(review.id, people.approver)
    view = house.review(review.id, people.approver)
    assert view.review.state is State.VERIFIED, view.overlooked


@pytest.mark.parametrize(
    "bad",
    [
        DecideRedaction("", Choice.ADD, ground="no-such-ground", span=Span(0, 4)),
        DecideRedaction("", Choice.ADD, ground=ADDED, span=Span(0, 1_000_000)),
        DecideRedaction("", Choice.ADD, ground=ADDED, span=Span(3, 3)),
        DecideRedaction("", Choice.ADD, span=Span(0, 4)),
    ],
)
def test_a_mark_without_ground_or_place_is_refused(house: House, people: People, review: Review, bad: DecideRedaction) -> None:
    with pytest.raises(Unreadable):
        decide_redaction(house.ctx(people.reviewer), replace(bad, review=review.id))


def test_a_changed_ground_is_what_stands_in_the_set(house: House, people: People, review: Review) -> None:
    ctx = house.ctx(people.reviewer)
    line = proposed(house, people, review, "Quillfeather")
    grounds = {each.id for each in ctx.packs.for_purpose(Purpose.PUBLICATION).grounds}
    assert line.proposal is not None
    other = min(grounds - {line.proposal.ground})
    made = decide_redaction(ctx, DecideRedaction(review.id, Choice.CHANGE_GROUND, line.target, ground=other))
    assert made.decisions[0].ground == other
    with pytest.raises(Unreadable):
        decide_redaction(ctx, DecideRedaction(review.id, Choice.CHANGE_GROUND, line.target, ground="made.up"))


def test_a_refusal_says_why(house: House, people: People, review: Review) -> None:
    with pytest.raises(Unreadable):
        decide_redaction(
            house.ctx(people.reviewer), DecideRedaction(review.id, Choice.REFUSE, proposed(house, people, review, "Quillfeather").target)
        )


def test_accepting_all_leaves_what_was_refused(house: House, people: People, review: Review) -> None:
    target = proposed(house, people, review, "Quillfeather").target
    ctx = house.ctx(people.reviewer)
    decide_redaction(ctx, DecideRedaction(review.id, Choice.REFUSE, target, reason="A published name.", same_text=True))
    accept_proposed(ctx, review.id)
    line = next(each for each in lines(house, people, review) if each.target == target)
    assert line.decision is not None
    assert line.decision.choice is Choice.REFUSE


def test_an_approval_of_other_redactions_than_were_read_is_stale(house: House, people: People) -> None:
    review = house.reviewed(house.processed(PLAIN), people.reviewer)
    with pytest.raises(Stale):
        approve(house.ctx(people.approver), Approve(review.id, digest="0" * 64))
    digest = house.review(review.id, people.approver).digest
    assert approve(house.ctx(people.approver), Approve(review.id, digest=digest)).approval.digest == digest


def test_a_returned_review_is_open_in_a_new_turn(house: House, people: People) -> None:
    review = house.reviewed(house.processed(PLAIN), people.reviewer)
    with pytest.raises(NotAllowed):
        return_review(house.ctx(people.caseworker), review.id)
    again = return_review(house.ctx(people.approver), review.id)
    assert (again.state, again.turn, again.redaction_set) == (State.OPEN, 2, None)
    assert complete(house.ctx(people.reviewer), review.id).state is State.REVIEWED


def test_a_closed_review_takes_no_decision(house: House, people: People) -> None:
    review = house.reviewed(house.processed(PLAIN), people.reviewer)
    with pytest.raises(NotNow):
        accept_proposed(house.ctx(people.reviewer), review.id)


def test_pages_of_proposals_hold_every_one_once(house: House, people: People, review: Review) -> None:
    whole = [line.target for line in lines(house, people, review)]
    seen: list[str] = []
    cursor = None
    while True:
        page = review_lines(house.ctx(people.reviewer), review.id, PageAsked(cursor, 2))
        seen += [line.target for line in page.items]
        cursor = page.next_cursor
        if cursor is None:
            break
    assert seen == whole


def test_an_accepted_request_makes_new_proposals_and_voids_an_approval(house: House, people: People) -> None:
    submission = house.processed(ASKING)
    request = house.view(submission, people.caseworker).requests[0]
    ctx = house.ctx(people.caseworker)
    decide(ctx, DecideRequest(request.id, Outcome.REFUSE, "No harm was shown."))
    review = house.reviewed(submission, people.reviewer)
    house.approved(review.id, people.approver)
    made = decide(house.ctx(people.caseworker), DecideRequest(request.id, Outcome.ACCEPT, "They still work there."))
    assert made.proposals_changed
    view = house.review(review.id, people.approver)
    assert (view.review.state, view.approval) == (State.OPEN, None)
    found = get_proposals(house.ctx(people.reviewer), submission, Purpose.PUBLICATION)
    assert found is not None
    assert found.version == 2
    assert any("confidential" in proposal.ground for proposal in found.proposals)


def test_a_decision_needs_reasons_and_says_what_a_part_is(house: House, people: People) -> None:
    request = house.view(house.processed(ASKING), people.caseworker).requests[0]
    ctx = house.ctx(people.caseworker)
    for bad in (
        DecideRequest(request.id, Outcome.REFUSE, "  "),
        DecideRequest(request.id, Outcome.PART, "Because."),
        DecideRequest(request.id, Outcome.REFUSE, "Because.", (Scope.IDENTITY,)),
    ):
        with pytest.raises(Unreadable):
            decide(ctx, bad)
    with pytest.raises(Stale):
        decide(ctx, DecideRequest(request.id, Outcome.REFUSE, "Because.", revision=7))
    asked = decide(ctx, DecideRequest(request.id, Outcome.ASK_FOR_MORE))
    assert asked.request.state is RequestState.MORE_ASKED


def test_a_recorded_request_blocks_until_it_is_decided(house: House, people: People) -> None:
    submission = house.processed(PLAIN)
    request = record(house.ctx(people.caseworker), RecordRequest(submission, (Scope.IDENTITY,), "Said on the telephone."))
    review = house.reviewed(submission, people.reviewer)
    with pytest.raises(NotNow, match=request.id):
        approve(house.ctx(people.approver), Approve(review.id))


def test_an_assessment_answers_the_packs_questions(house: House, people: People) -> None:
    request = house.view(house.processed(ASKING), people.caseworker).requests[0]
    ctx = house.ctx(people.caseworker)
    view = get_request(ctx, request.id)
    assert view.questions
    first = next(question for _, questions in view.questions for question in questions)
    made = assess(ctx, AssessRequest(request.id, (Answer(first.id, first.choices[0] if first.choices else "yes"),)))
    assert made.assessment.pack.id == view.pack.id
    with pytest.raises(Unreadable):
        assess(ctx, AssessRequest(request.id, (Answer("no-such-question", "yes"),)))
