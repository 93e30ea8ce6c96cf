"""Persons, their roles, and links that let them in."""

from __future__ import annotations

from fastapi import Request, Response

from service.domain.actor import EVERY_CALL, Membership, Role
from service.domain.errors import Unreadable
from service.kit.paging import LARGEST_SIZE, PageAsked
from service.web.doors import Acting, Form, Id, pages
from service.web.rendering import page, turn_to
from service.workflow.calls.queries import list_calls
from service.workflow.persons.create_person import create_person
from service.workflow.persons.queries import get_person, list_persons
from service.workflow.signing_in.make_link import make_link

router = pages()


@router.get("/people")
def show_people(request: Request, ctx: Acting) -> Response:
    """Show everybody who may sign in or holds a key."""
    calls = list_calls(ctx, PageAsked(None, LARGEST_SIZE))
    return page(request, "people.html", people=list_persons(ctx), calls=calls.items, roles=tuple(Role), every=EVERY_CALL)


@router.post("/people")
def enter_person(ctx: Acting, sent: Form) -> Response:
    """Enter a person with one role or several in one call or all."""
    roles = [role for role in Role if role.value in sent.all("role")]
    if not roles:
        raise Unreadable("role-missing", "Choose at least one role.", todo="Go back and tick what the person does.")
    call = sent.one("call", EVERY_CALL)
    create_person(ctx, sent.one("name"), memberships=frozenset(Membership(call, role) for role in roles))
    return turn_to("/people", said="person")


@router.post("/people/{person}/links")
def give_link(request: Request, ctx: Acting, person: Id, sent: Form) -> Response:  # noqa: ARG001 - the form is checked before
    """Make a one-time link and show it once."""
    made = make_link(ctx, person)
    address = f"{request.url.scheme}://{request.url.netloc}/sign-in/{made.secret.value}"
    return page(request, "link.html", person=get_person(ctx, person).person, address=address)
