"""Come in by a one-time link, or by login and password; every refusal is the same."""

from __future__ import annotations

from service.domain.actor import ActorKind
from service.domain.errors import NotAuthenticated, NotFound
from service.identity.passwords import matches
from service.identity.secrets_shown_once import IssuedSession, issue_session, link_mac, shaped
from service.storage.unit_of_work import UnitOfWork
from service.workflow.context import Context


def sign_in_by_link(ctx: Context, untrusted_secret: str) -> IssuedSession:
    """Use a link up and open a session; raises `NotAuthenticated` for one that is unknown, used or old."""
    secret = shaped(untrusted_secret)
    with ctx.change() as unit:
        link = unit.links.by_mac(link_mac(ctx.store.keys.secret("pepper"), secret)) if secret else None
        if link is None or not link.valid_at(ctx.now) or not unit.links.use(link, now=ctx.now):
            raise NotAuthenticated("link-invalid", "This sign-in link was used already or is too old.", todo="Ask for a new one.")
        return _opened(ctx, unit, link.person, kind="link")


def sign_in(ctx: Context, login: str, password: str) -> IssuedSession:
    """Open a session for the right password. Wrong ones are counted and, after a few, not looked at for some minutes."""
    with ctx.look() as unit:
        account = unit.accounts.by_login(login)
    paused = account is not None and account.paused_at(ctx.now)
    right = matches(password, None if account is None or paused else account.password_hash)
    if account is None or not right:
        if account is not None and not paused:
            with ctx.change() as unit:
                unit.accounts.note_failure(account, now=ctx.now)
                unit.audit.append(ctx.event("sign_in.refused", person=account.person))
        raise NotAuthenticated(
            "sign-in-refused",
            "The e-mail address or the password is not right.",
            todo="Try again, wait five minutes after several tries, or ask an administrator for a sign-in link.",
        )
    with ctx.change() as unit:
        unit.accounts.forget_failures(account)
        return _opened(ctx, unit, account.person, kind="password")


def _opened(ctx: Context, unit: UnitOfWork, person_id: str, *, kind: str) -> IssuedSession:
    try:
        person = unit.persons.get(person_id)
    except NotFound:
        person = None
    if person is None or person.disabled_at is not None or person.kind is not ActorKind.PERSON:
        raise NotAuthenticated("sign-in-refused", "This person may not sign in.", todo="Ask an administrator.")
    made = issue_session(ctx.store.keys.secret("pepper"), person.id, now=ctx.now)
    unit.sessions.add(made.kept)
    unit.audit.append(ctx.event("session.opened", person=person.id, kind=kind, key=made.kept.id))
    return made
