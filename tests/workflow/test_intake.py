"""What comes in is sealed, entered and said back honestly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from service.domain.actor import Role
from service.domain.errors import Conflict, NotAllowed, NotFound, NotNow, TooLarge, Unreadable
from service.domain.lifecycle import State
from service.domain.request import Outcome, RequestSource, RequestState
from service.domain.statement import Scope, Stated
from service.domain.submission import ArrivalKind, ArrivalStatus, ReceivedFrom
from service.kit.paging import PageAsked
from service.workflow.context import Context
from service.workflow.idempotent import Answer, idempotent
from service.workflow.requests.decide import DecideRequest, decide
from service.workflow.submissions.add_arrival import AddArrival, add_arrival
from service.workflow.submissions.queries import find_by_reference, get_findings, get_statements, list_submissions
from service.workflow.submissions.read_original import read_original
from service.workflow.submissions.receive import Receive, receive
from service.workflow.submissions.taking_in import new_submission_id, seal
from tests.workflow.conftest import People
from tests.workflow.house import ASKING, CALL, OPERATOR, PLAIN, SAMPLES, House

MORNING = datetime(2025, 5, 20, 9, 0, tzinfo=UTC)


def mail(*, received: str | None, date: str | None) -> bytes:
    message = EmailMessage()
    if received:
        message["Received"] = f"from a.example by b.example; {received}"
    message["From"] = "marged@post.example"
    message["To"] = "call@inspectorate.example"
    message["Subject"] = "My response"
    if date:
        message["Date"] = date
    message.set_content(PLAIN)
    return message.as_bytes()


@pytest.mark.parametrize(
    ("content", "given", "expected"),
    [
        (
            mail(received="Sat, 31 May 2025 00:04:00 +0100", date="Fri, 30 May 2025 23:50:00 +0100"),
            None,
            (ReceivedFrom.RECEIVED_HEADER, True),
        ),
        (mail(received=None, date="Fri, 30 May 2025 23:50:00 +0100"), None, (ReceivedFrom.DATE_HEADER, False)),
        (mail(received="Sat, 31 May 2025 00:04:00 +0100", date=None), MORNING, (ReceivedFrom.GIVEN, False)),
        (mail(received=None, date=None), None, (ReceivedFrom.ARRIVAL, True)),
    ],
)
def test_the_time_of_receipt_rests_on_the_best_word_there_is(
    house: House, people: People, content: bytes, given: datetime | None, expected: tuple[ReceivedFrom, bool]
) -> None:
    made = house.send(content, "response.eml", received=given)
    house.work()
    submission = house.view(made.submission.id, people.caseworker).submission
    assert (submission.received_from, submission.late) == expected


def test_a_naive_time_is_london_time(house: House) -> None:
    made = house.send(PLAIN, received=datetime(2025, 5, 30, 23, 30))  # noqa: DTZ001 - the point of the test
    assert made.submission.received.astimezone(UTC).hour == 22
    assert made.submission.late is False


def test_the_same_file_twice_is_recognised_and_said(house: House) -> None:
    first = house.send(PLAIN)
    again = house.send(PLAIN, "other-name.txt")
    assert first.duplicates == ()
    assert [arrival.duplicate_of for arrival in again.duplicates] == [first.arrivals[0].id]


def test_an_external_reference_is_taken_once_in_a_call(house: House) -> None:
    made = house.send(PLAIN, reference="case 7")
    with pytest.raises(Conflict) as refusal:
        house.send(ASKING, reference="case 7")
    assert refusal.value.code == "reference-exists"
    assert find_by_reference(house.ctx(OPERATOR), CALL, "case 7") == made.submission.id


def test_too_large_a_file_is_refused_while_it_streams_and_leaves_nothing(house: House) -> None:
    taken = 0

    def endless() -> Iterator[bytes]:
        nonlocal taken
        while True:
            taken += 1
            yield b"x" * 1000

    with pytest.raises(TooLarge):
        seal(house.ctx(OPERATOR), new_submission_id(), "big.txt", endless(), largest=5000)
    assert taken == 6
    assert list_submissions(house.ctx(OPERATOR), PageAsked()).items == ()


def test_an_empty_file_and_no_file_are_refused(house: House) -> None:
    with pytest.raises(Unreadable):
        house.send(b"")
    with pytest.raises(Unreadable):
        receive(house.ctx(OPERATOR), Receive(CALL, new_submission_id(), ()))


def test_an_unknown_call_is_not_found(house: House) -> None:
    with pytest.raises(NotFound):
        receive(house.ctx(OPERATOR), Receive("no-such-call", new_submission_id(), (house.sealed(new_submission_id(), b"x", "a.txt"),)))


def test_who_only_reviews_brings_nothing_in(house: House, people: People) -> None:
    with pytest.raises(NotAllowed):
        house.send(PLAIN, actor=people.reviewer)


@pytest.mark.parametrize(
    ("name", "state", "status"),
    [
        ("mountain-rescue.wpd", State.HELD, ArrivalStatus.HELD),
        ("youth-worker-half.docx", State.UNREADABLE, ArrivalStatus.UNREADABLE),
        ("locked-by-password.pdf", State.HELD, ArrivalStatus.HELD),
    ],
)
def test_what_cannot_be_read_is_kept_sealed_and_said(house: House, people: People, name: str, state: State, status: ArrivalStatus) -> None:
    content = (SAMPLES / "submissions" / name).read_bytes()
    submission = house.processed(content, name)
    view = house.view(submission, people.caseworker)
    assert (view.submission.state, view.arrivals[0].status) == (state, status)
    assert view.submission.held_because
    with pytest.raises(NotNow):
        get_findings(house.ctx(people.caseworker), submission)
    assert b"".join(read_original(house.ctx(people.caseworker), view.arrivals[0].id).pieces) == content


def test_a_replacement_takes_the_place_of_what_could_not_be_read(house: House, people: People) -> None:
    submission = house.processed((SAMPLES / "submissions" / "mountain-rescue.wpd").read_bytes(), "a.wpd")
    house.add(submission, PLAIN, ArrivalKind.REPLACEMENT)
    house.work()
    view = house.view(submission, people.caseworker)
    assert view.submission.state is State.PROPOSED
    text = get_findings(house.ctx(people.caseworker), submission).text
    assert text.unread == ()


def test_a_later_file_that_cannot_be_read_is_a_part_that_says_so(house: House, people: People) -> None:
    submission = house.processed(PLAIN)
    upload = house.sealed(submission, (SAMPLES / "submissions" / "mountain-rescue.wpd").read_bytes(), "later.wpd")
    add_arrival(house.ctx(OPERATOR), AddArrival(submission, ArrivalKind.FOLLOW_UP, (upload,)))
    house.work()
    found = get_findings(house.ctx(people.caseworker), submission)
    assert [unread.part for unread in found.text.unread] == ["arrival-2"]
    assert house.view(submission, people.caseworker).submission.state is State.PROPOSED


def test_findings_of_later_arrivals_point_at_their_words(house: House, people: People) -> None:
    submission = house.processed(PLAIN)
    house.add(submission, "My neighbour Ignatius Thornbury-Vance saw it too. Ring him on 07700 900555.")
    house.work()
    found = get_findings(house.ctx(people.caseworker), submission)
    quotes = {found.text.quote(finding.span) for finding in found.detection.findings}
    assert any("Thornbury" in quote for quote in quotes)
    assert any("900555" in quote for quote in quotes)


def test_the_newest_explicit_word_counts(house: House, people: People) -> None:
    submission = house.processed(ASKING)
    asked = house.view(submission, people.caseworker).requests
    assert [(request.state, request.scope) for request in asked] == [(RequestState.PENDING, (Scope.IDENTITY,))]
    house.add(submission, "I withdraw my request for confidentiality. You may publish my name.", ArrivalKind.CLARIFICATION)
    house.work()
    said = get_statements(house.ctx(people.caseworker), submission).understanding
    assert said.confidentiality.withdrawn
    assert [request.open for request in house.view(submission, people.caseworker).requests] == [False, False]


def test_a_request_that_comes_later_is_recorded_with_its_place(house: House, people: People) -> None:
    submission = house.processed(PLAIN)
    house.add(submission, "Please keep my name confidential, because I still work there.", ArrivalKind.FOLLOW_UP)
    house.work()
    request = house.view(submission, people.caseworker).requests[0]
    text = get_findings(house.ctx(people.caseworker), submission).text
    assert all(text.quote(quote.span) == quote.text for quote in request.quotes)
    assert request.quotes


def test_a_decided_request_is_not_asked_again_when_nothing_new_is_said(house: House, people: People) -> None:
    submission = house.processed(ASKING)
    request = house.view(submission, people.caseworker).requests[0]
    decide(house.ctx(people.caseworker), DecideRequest(request.id, Outcome.ACCEPT, "They still work there."))
    house.add(submission, "One more thought about question 4: ask the night staff.")
    house.work()
    view = house.view(submission, people.caseworker)
    assert [(each.id, each.state) for each in view.requests] == [(request.id, RequestState.ACCEPTED)]


def test_a_stated_request_is_recorded_beside_the_document(house: House, people: People) -> None:
    submission = house.processed(PLAIN, stated=Stated(confidential=True, confidentiality_reason="My family is at risk."))
    requests = house.view(submission, people.caseworker).requests
    assert [(request.source, request.state) for request in requests] == [(RequestSource.STATED, RequestState.PENDING)]


def test_intake_sees_a_receipt_and_no_content(house: House) -> None:
    intake = house.person(Role.INTAKE)
    submission = house.processed(ASKING)
    view = house.view(submission, intake)
    assert not view.content
    assert view.requests == ()
    with pytest.raises(NotFound):
        get_statements(house.ctx(intake), submission)


def test_reading_an_original_is_written_down(house: House, people: People) -> None:
    submission = house.processed(PLAIN)
    arrival = house.view(submission, people.caseworker).arrivals[0]
    read_original(house.ctx(people.caseworker), arrival.id)
    assert house.events(submission)[-1] == "original.read"


def test_the_same_key_gives_the_same_answer_and_changes_nothing_twice(house: House) -> None:
    uploads = [new_submission_id(), new_submission_id()]
    runs: list[str] = []

    def submit(ctx: Context) -> Answer:
        submission = uploads[len(runs)]
        runs.append(submission)
        made = receive(ctx, Receive(CALL, submission, (house.sealed(submission, PLAIN.encode(), "a.txt"),)))
        return Answer(202, made.submission.id.encode(), submission=made.submission.id)

    first = idempotent(house.ctx(OPERATOR), "key-1", b"POST /a", submit)
    second = idempotent(house.ctx(OPERATOR), "key-1", b"POST /a", submit)
    assert (first.body, first.replayed, second.body, second.replayed) == (uploads[0].encode(), False, uploads[0].encode(), True)
    assert runs == uploads[:1]
    with pytest.raises(Conflict):
        idempotent(house.ctx(OPERATOR), "key-1", b"POST /b", submit)


def test_a_failed_request_is_not_remembered(house: House) -> None:
    def fail(_: Context) -> Answer:
        raise NotNow("not-now", "Not now.")

    with pytest.raises(NotNow):
        idempotent(house.ctx(OPERATOR), "key-2", b"x", fail)
    submission = new_submission_id()

    def submit(ctx: Context) -> Answer:
        receive(ctx, Receive(CALL, submission, (house.sealed(submission, PLAIN.encode(), "a.txt"),)))
        return Answer(202, b"", submission=submission)

    assert idempotent(house.ctx(OPERATOR), "key-2", b"x", submit).status == 202
