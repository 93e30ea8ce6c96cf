"""Submissions and the flat lines of their lists."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import col, func, select

from service.domain.errors import Conflict, NotFound
from service.domain.lifecycle import State
from service.domain.submission import ReceivedFrom, Submission
from service.kit.paging import Page, PageAsked, decode_cursor, page_of
from service.storage.tables import SubmissionRow
from service.storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class SubmissionLine:
    """A submission in a list: nothing in it is personal data, so it needs no key."""

    id: str
    call: str
    state: State
    received: datetime
    received_from: ReceivedFrom
    late: bool | None
    turn: int
    revision: int
    job: str | None
    held_because: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Submissions:
    """Each submission is sealed under a key of its own, made with it."""

    transaction: Transaction

    def add(self, submission: Submission) -> None:
        """Keep a new submission; raise `Conflict` when its external reference is taken in its call."""
        mac = self._mac(submission.call, submission.external_reference)
        if mac is not None and self._by_mac(mac) is not None:
            raise Conflict(
                "reference-exists", "A submission with this external reference exists in this call.", todo="Add an arrival to it."
            )
        self.transaction.add(SubmissionRow(id=submission.id, call_id=submission.call, reference_mac=mac, **self._columns(submission)))

    def get(self, submission_id: str) -> Submission:
        """Return a submission; raise `NotFound`. In a writing unit other writers of it wait: call this first, and changes do not cross."""
        row = self.transaction.get(SubmissionRow, submission_id, "submission", lock=True)
        if row.state == State.ERASED.value:
            raise NotFound("erased", "This submission has been erased.", todo="What is left of it is its line in the erasure ledger.")
        return self.transaction.sealer.unseal(Submission, row.id, "submissions", row.id, row.body)

    def save(self, submission: Submission) -> Submission:
        """Keep a changed submission and return it with the next revision; raise `Stale` if it was changed since it was read."""
        changed = replace(submission, revision=submission.revision + 1)
        self.transaction.change(SubmissionRow, submission.id, revision=submission.revision, values=self._columns(changed))
        return changed

    def line(self, submission_id: str) -> SubmissionLine:
        """Return the line of a submission, erased or not; raise `NotFound`."""
        return _line(self.transaction.get(SubmissionRow, submission_id, "submission", lock=True))

    def find_line(self, submission_id: str) -> SubmissionLine | None:
        """Return the line of a submission, or None."""
        row = self.transaction.find(SubmissionRow, submission_id)
        return None if row is None else _line(row)

    def by_reference(self, call_id: str, reference: str) -> str | None:
        """Return the id of the submission with an external reference in a call."""
        return self._by_mac(self._mac(call_id, reference))

    def page(
        self, asked: PageAsked, *, calls: frozenset[str] | None = None, states: frozenset[State] = frozenset()
    ) -> Page[SubmissionLine]:
        """Return a page of lines, oldest first; `calls` None means every call, `states` empty means every state."""
        query = select(SubmissionRow).order_by(col(SubmissionRow.id)).limit(asked.limit + 1)
        if asked.cursor is not None:
            query = query.where(col(SubmissionRow.id) > decode_cursor("submissions", asked.cursor))
        if calls is not None:
            query = query.where(col(SubmissionRow.call_id).in_(sorted(calls)))
        if states:
            query = query.where(col(SubmissionRow.state).in_(sorted(states)))
        return page_of("submissions", [_line(row) for row in self.transaction.session.exec(query)], asked, lambda line: line.id)

    def count_by_state(self, calls: frozenset[str]) -> dict[str, dict[str, int]]:
        """Return call → state → how many."""
        found: dict[str, dict[str, int]] = {}
        query = select(SubmissionRow.call_id, SubmissionRow.state, func.count()).where(col(SubmissionRow.call_id).in_(sorted(calls)))
        for call, state, count in self.transaction.session.exec(query.group_by(col(SubmissionRow.call_id), col(SubmissionRow.state))):
            found.setdefault(call, {})[state] = count
        return found

    def _by_mac(self, mac: str | None) -> str | None:
        return self.transaction.session.exec(select(SubmissionRow.id).where(col(SubmissionRow.reference_mac) == mac)).first()

    def _mac(self, call_id: str, reference: str | None) -> str | None:
        return None if reference is None else self.transaction.sealer.mac("reference", f"{call_id}|{reference}")

    def _columns(self, submission: Submission) -> dict[str, Any]:
        return {
            "state": submission.state.value,
            "received": submission.received,
            "received_from": submission.received_from.value,
            "late": submission.late,
            "turn": submission.turn,
            "revision": submission.revision,
            "job": submission.job,
            "held_because": submission.held_because,
            "created_at": submission.created_at,
            "body": self.transaction.sealer.seal(submission.id, "submissions", submission.id, submission),
        }


def _line(row: SubmissionRow) -> SubmissionLine:
    return SubmissionLine(
        id=row.id,
        call=row.call_id,
        state=State(row.state),
        received=row.received,
        received_from=ReceivedFrom(row.received_from),
        late=row.late,
        turn=row.turn,
        revision=row.revision,
        job=row.job,
        held_because=row.held_because,
        created_at=row.created_at,
    )
