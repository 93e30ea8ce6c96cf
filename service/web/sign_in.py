"""Coming and going: by a one-time link, by address and password, and out again."""

from __future__ import annotations

from fastapi import Request, Response

from service.transport.actor import installation_of
from service.transport.session import forget_session, keep_session
from service.web.doors import Acting, Form, OpenForm, open_pages, pages
from service.web.rendering import page, turn_to
from service.workflow.signing_in import sign_in as signing_in
from service.workflow.signing_in.set_password import set_password
from service.workflow.signing_in.sign_out import sign_out

open_router = open_pages()
router = pages()


@open_router.get("/sign-in")
def show_sign_in(request: Request) -> Response:
    """Ask for address and password."""
    return page(request, "sign_in.html", why=None, next_address=own_address(request.query_params.get("next", "/")))


@open_router.post("/sign-in")
def sign_in(request: Request, sent: OpenForm) -> Response:
    """Let in who knows the password."""
    made = signing_in.sign_in(installation_of(request).system(), sent.one("login"), sent.one("password"))
    answer = turn_to(own_address(sent.one("next", "/")))
    keep_session(request, answer, made.secret.value)
    return answer


@open_router.get("/sign-in/{secret}")
def show_link(request: Request, secret: str) -> Response:
    """Show a button: what only looks at a link (a mail filter, a preview) does not use it up."""
    return page(request, "sign_in_link.html", secret=secret)


@open_router.post("/sign-in/{secret}")
def use_link(request: Request, secret: str, _sent: OpenForm) -> Response:
    """Let in who holds the link, once."""
    made = signing_in.sign_in_by_link(installation_of(request).system(), secret)
    answer = turn_to("/")
    keep_session(request, answer, made.secret.value)
    return answer


@router.post("/sign-out")
def leave(ctx: Acting, sent: Form) -> Response:
    """End this session, or all of the person's."""
    sign_out(ctx, everywhere=sent.one("everywhere") == "yes")
    answer = turn_to("/sign-in", said="signed-out")
    forget_session(answer)
    return answer


@router.get("/account")
def show_account(request: Request) -> Response:
    """Show who is signed in and let them choose a password."""
    return page(request, "account.html")


@router.post("/account")
def choose_password(ctx: Acting, sent: Form) -> Response:
    """Keep address and password."""
    set_password(ctx, sent.one("login"), sent.one("password"))
    return turn_to("/account", said="password")


def own_address(given: str) -> str:
    """Return an address of ours to go on to; anything else is the first page."""
    plain = given.isascii() and given.isprintable() and len(given) <= 500
    return given if plain and given.startswith("/") and not given.startswith(("//", "/\\")) and "\\" not in given else "/"
