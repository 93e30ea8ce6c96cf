"""/v1/persons and /v1/keys: who may come in, and with what."""

from __future__ import annotations

from fastapi import Response

from service.api.answers import BODY, LOCATION, answers
from service.api.paths import InKey, InPerson
from service.api.schemas.persons import (
    ActorShown,
    KeyIssued,
    KeySent,
    MembershipsSent,
    PersonList,
    PersonSent,
    PersonShown,
    memberships_of,
)
from service.domain.actor import ActorKind
from service.domain.permissions import Task, can
from service.transport.actor import Acting
from service.transport.doors import keyed_router
from service.transport.idempotency import OnceKey, answer, as_response, fingerprint, once
from service.workflow.actions import AllowedAction
from service.workflow.context import Context
from service.workflow.idempotent import Answer, idempotent
from service.workflow.persons import create_key as issuing
from service.workflow.persons import create_person as entering
from service.workflow.persons import queries
from service.workflow.persons import revoke_key as revoking
from service.workflow.persons import set_memberships as setting

router = keyed_router("persons")


@router.get("/me", response_model=ActorShown, responses=answers())
def get_me(ctx: Acting) -> ActorShown:
    """Read as whom the key lets in."""
    tasks = (Task.CREATE_CALL, Task.MANAGE_PERSONS, Task.SEE_AUDIT)
    actions = [(task, can(ctx.actor, task, None)) for task in tasks]
    return ActorShown.of(ctx.actor, tuple(AllowedAction(task.value, each.allowed, each.code, each.reason) for task, each in actions))


@router.post("/persons", status_code=201, response_model=PersonShown, responses=answers(403, 409, *BODY, ok=201, headers=(LOCATION,)))
def create_person(ctx: Acting, sent: PersonSent, once_key: OnceKey = None) -> Response:
    """Enter a person or a service; a service can never decide, approve or release."""

    def run(inner: Context) -> Answer:
        held = memberships_of(sent.memberships)
        person = entering.create_person(inner, sent.name, kind=ActorKind(sent.kind), memberships=held)
        return answer(_shown(inner, person.id), status=201, headers={LOCATION: f"/v1/persons/{person.id}"})

    return once(ctx, once_key, fingerprint("create_person", sent), run)


@router.get("/persons", response_model=PersonList, responses=answers(403))
def list_persons(ctx: Acting) -> PersonList:
    """List everybody who may hold keys."""
    return PersonList(items=[PersonShown.of(view, _actions(ctx)) for view in queries.list_persons(ctx)])


@router.get("/persons/{person}", response_model=PersonShown, responses=answers(403, 404, 422))
def get_person(ctx: Acting, person: InPerson) -> PersonShown:
    """Read one person; everybody may read themselves."""
    return _shown(ctx, person)


@router.put("/persons/{person}/memberships", response_model=PersonShown, responses=answers(403, 404, *BODY))
def set_memberships(ctx: Acting, person: InPerson, sent: MembershipsSent) -> PersonShown:
    """Put these memberships in place of the ones held."""
    setting.set_memberships(ctx, person, memberships_of(sent.memberships))
    return _shown(ctx, person)


@router.post("/persons/{person}/keys", status_code=201, response_model=KeyIssued, responses=answers(403, 404, 409, *BODY, ok=201))
def create_key(ctx: Acting, person: InPerson, sent: KeySent, once_key: OnceKey = None) -> Response:
    """Issue a key. Its secret is shown this once and kept nowhere, so a repeated answer has none."""
    secret: list[str] = []

    def run(inner: Context) -> Answer:
        made = issuing.create_key(inner, person, expires_at=sent.expires_at)
        secret.append(made.secret.value)
        return answer(KeyIssued(id=made.kept.id, person=person, secret=None), status=201)

    given = idempotent(ctx, once_key, fingerprint("create_key", person, sent), run)
    if not given.replayed:
        kept = KeyIssued.model_validate_json(given.body)
        given = answer(kept.model_copy(update={"secret": secret[-1]}), status=201)
    return as_response(given)


@router.delete("/keys/{key}", status_code=204, response_class=Response, responses=answers(403, 404, 422))
def revoke_key(ctx: Acting, key: InKey) -> Response:
    """Revoke a key at once and for good."""
    revoking.revoke_key(ctx, key)
    return Response(status_code=204)


def _shown(ctx: Context, person: str) -> PersonShown:
    return PersonShown.of(queries.get_person(ctx, person), _actions(ctx))


def _actions(ctx: Context) -> tuple[AllowedAction, ...]:
    may = can(ctx.actor, Task.MANAGE_PERSONS, None)
    return tuple(AllowedAction(name, may.allowed, may.code, may.reason) for name in ("create_key", "revoke_key", "set_memberships"))
