"""All of a unit happens or none of it, on both engines."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from sqlalchemy.exc import DBAPIError

from service.domain.artefact import ArtefactKind
from service.domain.errors import Conflict, NotFound, Stale
from service.domain.idempotency import RememberedAnswer
from service.domain.lifecycle import State
from service.domain.proposal import Purpose
from service.domain.review import Choice, Review, ReviewDecision
from service.domain.submission import Arrival, ArrivalKind
from service.kit.paging import BadCursor, PageAsked
from service.storage.store import Store
from service.storage.unit_of_work import EventMissing
from tests.storage.things import NOW, a_call, a_submission, an_event, with_submission


def test_what_was_kept_comes_back_equal(store: Store) -> None:
    submission = with_submission(store)
    with store.reading() as unit:
        assert unit.calls.get("call-a") == a_call()
        assert unit.submissions.get("sub_1") == submission


def test_an_error_undoes_everything_the_event_too(store: Store) -> None:
    def fail() -> None:
        with store.unit_of_work() as unit:
            unit.calls.add(a_call(), now=NOW)
            unit.audit.append(an_event("call.created", None))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with store.reading() as unit:
        assert unit.calls.page(PageAsked()).items == ()
        assert unit.audit.page(PageAsked()).items == ()
    assert store.verify_chain().intact


def test_a_change_without_an_event_does_not_happen(store: Store) -> None:
    with pytest.raises(EventMissing), store.unit_of_work() as unit:
        unit.calls.add(a_call(), now=NOW)
    with store.reading() as unit, pytest.raises(NotFound):
        unit.calls.get("call-a")


def test_a_reading_unit_changes_nothing(store: Store) -> None:
    with pytest.raises(ValueError, match="only reads"), store.reading() as unit:
        unit.calls.add(a_call(), now=NOW)
    with pytest.raises(DBAPIError), store.reading() as unit:
        unit.session.connection().exec_driver_sql("DELETE FROM calls")


def test_of_two_changes_to_one_revision_the_second_is_stale(store: Store) -> None:
    submission = with_submission(store)
    with store.unit_of_work() as unit:
        changed = unit.submissions.save(replace(submission, state=State.READ))
        unit.audit.append(an_event("submission.read"))
    assert changed.revision == 2
    with pytest.raises(Stale), store.unit_of_work() as unit:
        unit.submissions.save(replace(submission, state=State.HELD))
    with store.reading() as unit:
        assert unit.submissions.get("sub_1").state is State.READ


def test_a_second_writer_of_one_submission_waits_for_the_first(store: Store) -> None:
    with_submission(store)
    inside, seen = threading.Event(), []

    def second() -> None:
        inside.wait(10)
        with store.unit_of_work() as unit:
            seen.append(unit.submissions.get("sub_1").state)

    thread = threading.Thread(target=second)
    thread.start()
    with store.unit_of_work() as unit:
        submission = unit.submissions.get("sub_1")
        inside.set()
        thread.join(0.3)
        unit.submissions.save(replace(submission, state=State.READ))
        unit.audit.append(an_event("submission.read"))
    thread.join(20)
    assert seen == [State.READ]


def test_an_external_reference_is_unique_in_its_call_and_found_again(store: Store) -> None:
    with_submission(store)
    with store.unit_of_work() as unit:
        unit.submissions.add(a_submission("sub_2", reference="HO/2026/17"))
        unit.audit.append(an_event())
    with pytest.raises(Conflict), store.unit_of_work() as unit:
        unit.submissions.add(a_submission("sub_3", reference="HO/2026/17"))
    with store.reading() as unit:
        assert unit.submissions.by_reference("call-a", "HO/2026/17") == "sub_2"
        assert unit.submissions.by_reference("call-b", "HO/2026/17") is None


def test_of_two_that_make_the_same_at_once_one_is_told_to_repeat(store: Store) -> None:
    with_submission(store)
    start, answers = threading.Barrier(2), []

    def answer(number: int) -> None:
        remembered = RememberedAnswer("per_1", "key-1", "d", 200 + number, b"", (), NOW, "sub_1")
        start.wait()
        try:
            with store.unit_of_work() as unit:
                unit.idempotency.remember(remembered)
                unit.audit.append(an_event())
        except Conflict as conflict:
            answers.append(conflict.code)

    threads = [threading.Thread(target=answer, args=(number,)) for number in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == ["made-at-once"]
    assert store.verify_chain().rows == 2


def test_artefacts_count_their_versions_by_kind_and_purpose(store: Store) -> None:
    with_submission(store)
    with store.unit_of_work() as unit:
        first = unit.artefacts.add("sub_1", ArtefactKind.ORIGINAL, b"one", now=NOW, media_type="text/plain")
        second = unit.artefacts.add("sub_1", ArtefactKind.ORIGINAL, b"two", now=NOW)
        other = unit.artefacts.add("sub_1", ArtefactKind.PROPOSALS, a_call(), now=NOW, purpose=Purpose.FOI)
        unit.audit.append(an_event())
    assert (first.version, second.version, other.version) == (1, 2, 1)
    with store.reading() as unit:
        assert unit.artefacts.content(first) == b"one"
        assert unit.artefacts.latest("sub_1", ArtefactKind.ORIGINAL) == second
        assert unit.artefacts.latest("sub_1", ArtefactKind.PROPOSALS) is None
        assert unit.artefacts.value(other, type(a_call())) == a_call()
        assert unit.artefacts.digest(b"one") == first.digest


def test_large_content_is_staged_outside_the_transaction(store: Store) -> None:
    with_submission(store)
    staged = store.stage("sub_1", (bytes([number % 251]) * 100_000 for number in range(12)))
    with store.unit_of_work() as unit:
        artefact = unit.artefacts.adopt(staged, ArtefactKind.ORIGINAL, now=NOW)
        unit.audit.append(an_event())
    with store.reading() as unit:
        assert artefact.size == 1_200_000
        assert sum(len(piece) for piece in unit.artefacts.stream(artefact)) == 1_200_000


def test_the_same_file_twice_is_recognised_in_its_call(store: Store) -> None:
    with_submission(store)
    arrival = Arrival("arr_1", "sub_1", 1, ArrivalKind.FIRST, "a.txt", "text/plain", 3, "d1", "art_1", NOW, NOW)
    with store.unit_of_work() as unit:
        unit.arrivals.add(arrival)
        unit.audit.append(an_event())
    with store.reading() as unit:
        assert unit.arrivals.same_content("call-a", "d1") == ("arr_1", "sub_1")
        assert unit.arrivals.same_content("call-b", "d1") is None
        assert unit.arrivals.of("sub_1") == (arrival,)
        assert unit.arrivals.next_sequence("sub_1") == 2


def test_two_people_cannot_both_make_the_next_decision_on_a_target(store: Store) -> None:
    with_submission(store)
    with store.unit_of_work() as unit:
        unit.reviews.add(Review("rev_1", "sub_1", Purpose.PUBLICATION, State.OPEN, "art_p", "art_d", NOW))
        unit.reviews.add_decision(ReviewDecision("dec_1", "rev_1", "sub_1", "p1", 1, Choice.ACCEPT, "per_1", NOW))
        unit.audit.append(an_event("redaction.decided"))
    with pytest.raises(Stale), store.unit_of_work() as unit:
        unit.reviews.add_decision(ReviewDecision("dec_2", "rev_1", "sub_1", "p1", 1, Choice.REFUSE, "per_2", NOW))
    with store.reading() as unit:
        assert [each.id for each in unit.reviews.decisions_of("rev_1")] == ["dec_1"]


def test_lists_come_in_pages_without_gaps_or_repeats(store: Store) -> None:
    with_submission(store, "sub_01")
    with store.unit_of_work() as unit:
        for number in range(2, 8):
            unit.submissions.add(a_submission(f"sub_{number:02}"))
        unit.audit.append(an_event())
    seen, cursor = [], None
    with store.reading() as unit:
        while True:
            page = unit.submissions.page(PageAsked(cursor, 3), calls=frozenset({"call-a"}))
            seen += [line.id for line in page.items]
            cursor = page.next_cursor
            if cursor is None:
                break
        assert seen == [f"sub_{number:02}" for number in range(1, 8)]
        assert unit.submissions.page(PageAsked(), calls=frozenset()).items == ()
        first = unit.submissions.page(PageAsked(size=2)).next_cursor
        with pytest.raises(BadCursor):
            unit.releases.page(PageAsked(first))


@pytest.mark.parametrize("table", ["audit_events", "artefacts", "review_decisions"])
def test_what_records_acts_cannot_be_changed_even_by_sql(store: Store, table: str) -> None:
    with_submission(store)
    with store.unit_of_work() as unit:
        unit.artefacts.add("sub_1", ArtefactKind.ORIGINAL, b"one", now=NOW)
        unit.reviews.add(Review("rev_1", "sub_1", Purpose.PUBLICATION, State.OPEN, "art_p", "art_d", NOW))
        unit.reviews.add_decision(ReviewDecision("dec_1", "rev_1", "sub_1", "p1", 1, Choice.ACCEPT, "per_1", NOW))
        unit.audit.append(an_event())
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET submission_id = 'x'"):
        with pytest.raises(DBAPIError, match="append-only"), store.bookkeeping() as unit:
            unit.session.connection().exec_driver_sql(statement)
