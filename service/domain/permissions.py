"""Who may do what: one table of roles, and the separations that no role lifts. Every answer has its reason.

A permission speaks of the person; whether it can be done now is the lifecycle's answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service.domain.actor import Actor, ActorKind, Role
from service.domain.errors import NotAllowed, NotNow
from service.domain.lifecycle import Verb
from service.domain.review import Approval, Review, ReviewDecision


@dataclass(frozen=True, slots=True)
class Decision:
    """Yes or no, with a stable code and the sentence that greys the button and fills the refusal.

    A no is for good (never you), or only for `now`: then `todo` says what has to happen first.
    """

    allowed: bool
    code: str = "allowed"
    reason: str = ""
    now: bool = False
    todo: str = "Ask a person who holds the role."

    def __bool__(self) -> bool:
        return self.allowed

    def check(self) -> None:
        """Raise `NotAllowed`, or `NotNow` where only the moment is wrong, with the reason unless allowed."""
        if not self.allowed:
            raise (NotNow if self.now else NotAllowed)(self.code, self.reason, todo=self.todo)


YES = Decision(allowed=True)


class Task(StrEnum):
    """What is asked beside the verbs of the lifecycle."""

    SUBMIT = "submit"
    SEE_RECEIPT = "see_receipt"
    SEE_CONTENT = "see_content"
    READ_ORIGINAL = "read_original"
    CREATE_CALL = "create_call"
    SEE_AUDIT = "see_audit"
    MANAGE_PERSONS = "manage_persons"
    REDACT_STATELESS = "redact_stateless"
    PUBLISH = "publish"
    DOWNLOAD_SITE = "download_site"
    WRITE_LETTER = "write_letter"
    CONFIRM_LETTER = "confirm_letter"
    DELIVER_LETTER = "deliver_letter"
    SEE_RETENTION = "see_retention"
    HOLD_RECORD = "hold_record"
    LIFT_HOLD = "lift_hold"
    PROPOSE_ERASURE = "propose_erasure"


_WORKERS = frozenset({Role.CASEWORKER, Role.REVIEWER, Role.APPROVER})

#: Verb or task → the roles of which one is needed. An empty set: only the service's own jobs.
ROLES: dict[Verb | Task, frozenset[Role]] = {
    Task.SUBMIT: frozenset({Role.INTAKE, Role.CASEWORKER}),
    Task.SEE_RECEIPT: frozenset({Role.INTAKE, Role.AUDITOR}) | _WORKERS,
    Task.SEE_CONTENT: _WORKERS,
    Task.READ_ORIGINAL: _WORKERS,
    Task.CREATE_CALL: frozenset({Role.ADMIN, Role.CASEWORKER}),
    Task.SEE_AUDIT: frozenset({Role.AUDITOR, Role.ADMIN}),
    Task.MANAGE_PERSONS: frozenset({Role.ADMIN}),
    Task.REDACT_STATELESS: frozenset({Role.INTAKE}) | _WORKERS,
    Task.PUBLISH: frozenset({Role.APPROVER, Role.CASEWORKER}),
    Task.DOWNLOAD_SITE: _WORKERS,
    Task.WRITE_LETTER: frozenset({Role.CASEWORKER, Role.REVIEWER}),
    Task.CONFIRM_LETTER: frozenset({Role.APPROVER}),
    Task.DELIVER_LETTER: frozenset({Role.CASEWORKER, Role.APPROVER}),
    Task.SEE_RETENTION: frozenset({Role.CASEWORKER, Role.APPROVER, Role.AUDITOR}),
    Task.HOLD_RECORD: _WORKERS,
    Task.LIFT_HOLD: frozenset({Role.APPROVER}),
    Task.PROPOSE_ERASURE: frozenset({Role.CASEWORKER, Role.APPROVER}),
    Verb.ERASE: frozenset({Role.APPROVER}),
    Verb.ADD_ARRIVAL: frozenset({Role.INTAKE, Role.CASEWORKER}),
    Verb.WITHDRAW: frozenset({Role.CASEWORKER}),
    Verb.RECORD_REQUEST: frozenset({Role.CASEWORKER, Role.REVIEWER}),
    Verb.ASSESS_REQUEST: frozenset({Role.CASEWORKER, Role.REVIEWER}),
    Verb.DECIDE_REQUEST: frozenset({Role.CASEWORKER, Role.REVIEWER}),
    Verb.OPEN_REVIEW: frozenset({Role.CASEWORKER, Role.REVIEWER}),
    Verb.DECIDE_REDACTION: frozenset({Role.REVIEWER}),
    Verb.UNDO_DECISION: frozenset({Role.REVIEWER}),
    Verb.COMPLETE_REVIEW: frozenset({Role.REVIEWER}),
    Verb.RETURN_REVIEW: frozenset({Role.APPROVER}),
    Verb.REOPEN_REVIEW: frozenset({Role.REVIEWER, Role.APPROVER}),
    Verb.APPROVE: frozenset({Role.APPROVER}),
    Verb.RELEASE: frozenset({Role.APPROVER, Role.CASEWORKER}),
    Verb.DOWNLOAD: _WORKERS,
    Verb.READ: frozenset(),
    Verb.HOLD: frozenset(),
    Verb.FAIL_TO_READ: frozenset(),
    Verb.UNDERSTAND: frozenset(),
    Verb.PROPOSE: frozenset(),
    Verb.RENDER: frozenset(),
    Verb.VERIFY: frozenset(),
    Verb.BLOCK: frozenset(),
}

#: What the service's own jobs may do beside the verbs with no role: re-base a review after a change, open one for a purpose.
SYSTEM_MAY: frozenset[Verb | Task] = frozenset(
    {verb for verb, roles in ROLES.items() if not roles} | {Verb.OPEN_REVIEW, Verb.REOPEN_REVIEW, Verb.RECORD_REQUEST, Task.SEE_CONTENT}
)

#: What only a named person may do, and never one who holds the admin role.
PERSON_ONLY: frozenset[Verb | Task] = frozenset(
    {
        Verb.ASSESS_REQUEST,
        Verb.DECIDE_REQUEST,
        Verb.DECIDE_REDACTION,
        Verb.UNDO_DECISION,
        Verb.COMPLETE_REVIEW,
        Verb.RETURN_REVIEW,
        Verb.APPROVE,
        Verb.RELEASE,
        Verb.WITHDRAW,
        Task.PUBLISH,
        Task.WRITE_LETTER,
        Task.CONFIRM_LETTER,
        Task.DELIVER_LETTER,
        Task.HOLD_RECORD,
        Task.LIFT_HOLD,
        Task.PROPOSE_ERASURE,
        Verb.ERASE,
    }
)

#: What is about the installation as a whole: a membership of one call does not reach it.
INSTALLATION_WIDE: frozenset[Verb | Task] = frozenset({Task.CREATE_CALL, Task.MANAGE_PERSONS})


def can(actor: Actor, what: Verb | Task, call: str | None) -> Decision:
    """Say whether an actor may do a verb or task in a call (None: in the installation as a whole)."""
    if actor.kind is ActorKind.SYSTEM:
        return YES if what in SYSTEM_MAY else Decision(allowed=False, code="person-needed", reason="Only a named person may do this.")
    needed = ROLES[what]
    if not needed:
        return Decision(allowed=False, code="service-only", reason="The service does this by itself.")
    if what in PERSON_ONLY:
        if actor.kind is not ActorKind.PERSON:
            return Decision(allowed=False, code="person-needed", reason="A service credential can never decide, approve or release.")
        if Role.ADMIN in actor.all_roles:
            return Decision(allowed=False, code="admin-never-decides", reason="An admin credential can never decide, approve or release.")
    held = actor.roles_in(None if what in INSTALLATION_WIDE else call)
    if held & needed:
        return YES
    names = " or ".join(sorted(role.value for role in needed))
    where = "the installation" if what in INSTALLATION_WIDE or call is None else "this call"
    return Decision(allowed=False, code="role-missing", reason=f"This needs the role {names} in {where}.")


def can_approve(
    actor: Actor, call: str, review: Review, decisions: tuple[ReviewDecision, ...], deciders: frozenset[str] = frozenset()
) -> Decision:
    """Say whether an actor may approve a review.

    Nobody approves their own work: not who completed it, not who made any decision in it (undone ones and earlier turns too), and
    not the `deciders` of its confidentiality requests. Separation is by person, whichever key is used.
    """
    role = can(actor, Verb.APPROVE, call)
    if not role:
        return role
    if actor.id == review.completed_by or any(decision.by == actor.id for decision in decisions):
        return Decision(
            allowed=False, code="own-work", reason="You reviewed this, so another person has to approve it, whichever key you use."
        )
    if actor.id in deciders:
        return Decision(
            allowed=False, code="own-work", reason="You decided its confidentiality request, so another person has to approve it."
        )
    return YES


def can_erase(actor: Actor, call: str, proposed_by: str) -> Decision:
    """Say whether an actor may approve the destruction of a submission that somebody proposed."""
    role = can(actor, Verb.ERASE, call)
    if role and actor.id == proposed_by:
        return Decision(
            allowed=False, code="own-work", reason="You proposed this, so another person has to approve it, whichever key you use."
        )
    return role


def can_release(actor: Actor, call: str, approval: Approval | None) -> Decision:
    """Say whether an actor may release what a standing approval covers."""
    role = can(actor, Verb.RELEASE, call)
    if not role:
        return role
    if approval is None or approval.voided_at is not None:
        return Decision(
            allowed=False,
            code="approval-missing",
            reason="No standing approval covers this: a draft cannot be released.",
            now=True,
            todo="Have it approved by another person.",
        )
    return YES


def can_submit(actor: Actor, call: str) -> Decision:
    """Say whether an actor may bring in submissions to a call."""
    return can(actor, Task.SUBMIT, call)


def can_decide_request(actor: Actor, call: str) -> Decision:
    """Say whether an actor may decide a confidentiality request."""
    return can(actor, Verb.DECIDE_REQUEST, call)


def can_review(actor: Actor, call: str) -> Decision:
    """Say whether an actor may decide redactions."""
    return can(actor, Verb.DECIDE_REDACTION, call)


def can_read_original(actor: Actor, call: str) -> Decision:
    """Say whether an actor may read what was sent; reading it is an audit event."""
    return can(actor, Task.READ_ORIGINAL, call)


def can_see_audit(actor: Actor, call: str | None) -> Decision:
    """Say whether an actor may read the audit trail."""
    return can(actor, Task.SEE_AUDIT, call)
