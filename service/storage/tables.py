"""The tables. Columns are what queries need: ids, states, codes, times, keyed digests; everything else lies sealed in `body`.

Rows never leave this room.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Index, MetaData, UniqueConstraint
from sqlmodel import Field, SQLModel

from service.storage.columns import UtcDateTime

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Row(SQLModel):
    """What all tables share: one set of names for constraints."""

    metadata = MetaData(naming_convention=NAMES)


class CallRow(Row, table=True):
    """A call, sealed under its own key."""

    __tablename__ = "calls"
    id: str = Field(primary_key=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    body: bytes


class SubmissionRow(Row, table=True):
    """A submission; its stated details and reference lie in the body."""

    __tablename__ = "submissions"
    __table_args__ = (Index(None, "call_id", "id"), UniqueConstraint("reference_mac"))
    id: str = Field(primary_key=True)
    call_id: str = Field(foreign_key="calls.id")
    state: str = Field(index=True)
    received: datetime = Field(sa_type=UtcDateTime)
    received_from: str
    late: bool | None
    turn: int
    revision: int
    job: str | None
    held_because: str | None
    created_at: datetime = Field(sa_type=UtcDateTime)
    reference_mac: str | None
    body: bytes


class ArrivalRow(Row, table=True):
    """One file that came; its name lies in the body."""

    __tablename__ = "arrivals"
    __table_args__ = (UniqueConstraint("submission_id", "sequence"), Index(None, "call_id", "digest"))
    id: str = Field(primary_key=True)
    submission_id: str = Field(foreign_key="submissions.id")
    call_id: str
    sequence: int
    status: str
    digest: str
    body: bytes


class ArtefactRow(Row, table=True):
    """The row of one blob."""

    __tablename__ = "artefacts"
    __table_args__ = (UniqueConstraint("submission_id", "kind", "purpose", "version"), Index(None, "of"))
    id: str = Field(primary_key=True)
    submission_id: str = Field(foreign_key="submissions.id")
    kind: str
    purpose: str
    version: int
    digest: str
    size: int = Field(sa_type=BigInteger)
    media_type: str
    of: str | None
    created_at: datetime = Field(sa_type=UtcDateTime)


class RequestRow(Row, table=True):
    """A confidentiality request."""

    __tablename__ = "requests"
    id: str = Field(primary_key=True)
    submission_id: str = Field(foreign_key="submissions.id", index=True)
    state: str = Field(index=True)
    revision: int
    body: bytes


class AssessmentRow(Row, table=True):
    """One assessment of a request."""

    __tablename__ = "assessments"
    id: str = Field(primary_key=True)
    request_id: str = Field(foreign_key="requests.id", index=True)
    submission_id: str
    body: bytes


class RequestDecisionRow(Row, table=True):
    """One decision on a request."""

    __tablename__ = "request_decisions"
    id: str = Field(primary_key=True)
    request_id: str = Field(foreign_key="requests.id", index=True)
    submission_id: str
    body: bytes


class ReviewRow(Row, table=True):
    """The review of one purpose."""

    __tablename__ = "reviews"
    __table_args__ = (UniqueConstraint("submission_id", "purpose", "id"),)
    id: str = Field(primary_key=True)
    submission_id: str = Field(foreign_key="submissions.id")
    purpose: str
    state: str = Field(index=True)
    revision: int
    body: bytes


class ReviewDecisionRow(Row, table=True):
    """One append-only decision of a reviewer."""

    __tablename__ = "review_decisions"
    __table_args__ = (UniqueConstraint("review_id", "target", "sequence"),)
    id: str = Field(primary_key=True)
    review_id: str = Field(foreign_key="reviews.id")
    submission_id: str
    target: str
    sequence: int
    body: bytes


class ApprovalRow(Row, table=True):
    """One approval, standing or voided."""

    __tablename__ = "approvals"
    id: str = Field(primary_key=True)
    review_id: str = Field(foreign_key="reviews.id", index=True)
    submission_id: str
    voided_at: datetime | None = Field(sa_type=UtcDateTime)
    body: bytes


class VerificationRow(Row, table=True):
    """The gate's signed word on one rendition."""

    __tablename__ = "verifications"
    id: str = Field(primary_key=True)
    submission_id: str
    rendition: str = Field(foreign_key="artefacts.id", index=True)
    passed: bool
    body: bytes


class ReleaseRow(Row, table=True):
    """What left the house."""

    __tablename__ = "releases"
    __table_args__ = (Index(None, "call_id", "id"),)
    id: str = Field(primary_key=True)
    submission_id: str = Field(foreign_key="submissions.id", index=True)
    call_id: str
    purpose: str
    body: bytes


class PublicationRow(Row, table=True):
    """One publishing of a call's responses."""

    __tablename__ = "publications"
    __table_args__ = (Index(None, "call_id", "id"),)
    id: str = Field(primary_key=True)
    call_id: str = Field(foreign_key="calls.id")
    body: bytes


class PublicResponseRow(Row, table=True):
    """The public id of a submission that was published; ids and times only."""

    __tablename__ = "public_responses"
    __table_args__ = (Index(None, "call_id", "id"),)
    id: str = Field(primary_key=True)
    call_id: str = Field(foreign_key="calls.id")
    submission_id: str = Field(foreign_key="submissions.id", unique=True)
    renditions: str
    first_at: datetime = Field(sa_type=UtcDateTime)
    changed_at: datetime | None = Field(sa_type=UtcDateTime)
    removed_at: datetime | None = Field(sa_type=UtcDateTime)


class HoldRow(Row, table=True):
    """What keeps a submission from being destroyed; the reason lies in the body."""

    __tablename__ = "holds"
    id: str = Field(primary_key=True)
    submission_id: str = Field(foreign_key="submissions.id", index=True)
    lifted_at: datetime | None = Field(sa_type=UtcDateTime)
    body: bytes


class LetterRow(Row, table=True):
    """A letter in the outbound tray; one for each decision."""

    __tablename__ = "letters"
    id: str = Field(primary_key=True)
    submission_id: str = Field(foreign_key="submissions.id", index=True)
    decision_id: str = Field(unique=True)
    delivered_at: datetime | None = Field(sa_type=UtcDateTime)
    body: bytes


class ErasureRow(Row, table=True):
    """One line of the erasure ledger; it outlives what it speaks of, so it holds ids, codes and times only."""

    __tablename__ = "erasures"
    id: str = Field(primary_key=True)
    submission_id: str = Field(foreign_key="submissions.id", index=True)
    call_id: str = Field(foreign_key="calls.id", index=True)
    state: str = Field(index=True)
    reason: str
    rule: str
    due: datetime | None = Field(sa_type=UtcDateTime)
    proposed_by: str
    proposed_at: datetime = Field(sa_type=UtcDateTime)
    approved_by: str | None
    approved_at: datetime | None = Field(sa_type=UtcDateTime)
    done_at: datetime | None = Field(sa_type=UtcDateTime)


class PackRow(Row, table=True):
    """The bytes of a policy pack that was used: law, not personal data."""

    __tablename__ = "packs"
    digest: str = Field(primary_key=True)
    pack_id: str
    version: str
    content: bytes


class PersonRow(Row, table=True):
    """A key holder; the name lies in the body."""

    __tablename__ = "persons"
    id: str = Field(primary_key=True)
    kind: str
    body: bytes


class ApiKeyRow(Row, table=True):
    """A credential, as a keyed digest."""

    __tablename__ = "api_keys"
    id: str = Field(primary_key=True)
    person_id: str = Field(foreign_key="persons.id", index=True)
    prefix: str = Field(unique=True)
    mac: str
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime | None = Field(sa_type=UtcDateTime)
    revoked_at: datetime | None = Field(sa_type=UtcDateTime)


class AccountRow(Row, table=True):
    """A person's login, found by its keyed digest; login and password hash lie in the body."""

    __tablename__ = "accounts"
    person_id: str = Field(primary_key=True, foreign_key="persons.id")
    login_mac: str = Field(unique=True)
    failures: int
    last_failure: datetime | None = Field(sa_type=UtcDateTime)
    body: bytes


class SignInLinkRow(Row, table=True):
    """A link that works once."""

    __tablename__ = "sign_in_links"
    id: str = Field(primary_key=True)
    person_id: str = Field(foreign_key="persons.id", index=True)
    mac: str = Field(unique=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(sa_type=UtcDateTime)


class SessionRow(Row, table=True):
    """A browser that is signed in."""

    __tablename__ = "sessions"
    id: str = Field(primary_key=True)
    person_id: str = Field(foreign_key="persons.id", index=True)
    mac: str = Field(unique=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    last_seen_at: datetime = Field(sa_type=UtcDateTime)
    ends_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(sa_type=UtcDateTime)


class IdempotencyRow(Row, table=True):
    """An answer once given, by the keyed digest of actor and key."""

    __tablename__ = "idempotency"
    id: str = Field(primary_key=True)
    scope: str
    created_at: datetime = Field(sa_type=UtcDateTime, index=True)
    body: bytes


class JobRow(Row, table=True):
    """One piece of work; ids and codes only."""

    __tablename__ = "jobs"
    __table_args__ = (Index(None, "state", "run_after"),)
    id: str = Field(primary_key=True)
    kind: str
    state: str
    submission_id: str | None = Field(index=True)
    unique_key: str | None = Field(unique=True)
    arguments: str
    created_at: datetime = Field(sa_type=UtcDateTime)
    run_after: datetime = Field(sa_type=UtcDateTime)
    attempts: int
    max_attempts: int
    token: int
    worker: str | None
    leased_until: datetime | None = Field(sa_type=UtcDateTime)
    finished_at: datetime | None = Field(sa_type=UtcDateTime)
    result: str
    error: str | None


class AuditRowTable(Row, table=True):
    """One link of the chain."""

    __tablename__ = "audit_events"
    sequence: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    event: str = Field(index=True)
    at: str
    actor: str
    key: str | None
    submission_id: str | None = Field(index=True)
    details: str
    previous: str
    digest: str
