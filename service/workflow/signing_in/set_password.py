"""Choose login and password, so that the next sign-in needs no link."""

from __future__ import annotations

import re

from service.domain.actor import ActorKind
from service.domain.errors import Conflict, NotAllowed, Unreadable
from service.domain.signing_in import Account
from service.identity.passwords import hashed
from service.workflow.context import Context

_LOGIN = re.compile(r"[^\s@]{1,100}@[^\s@]{1,150}\Z")


def set_password(ctx: Context, login: str, password: str) -> None:
    """Keep the account of who acts, in place of an earlier one."""
    if ctx.actor.kind is not ActorKind.PERSON:
        raise NotAllowed("person-needed", "Only a named person has a password.")
    if not _LOGIN.match(login.strip()):
        raise Unreadable("login-invalid", "Sign in with an e-mail address.", todo="Write it as name@example.org.")
    account = Account(ctx.actor.id, login.strip(), hashed(password))
    with ctx.change() as unit:
        known = unit.accounts.by_login(account.login)
        if known is not None and known.person != ctx.actor.id:
            raise Conflict("login-taken", "Somebody else signs in with this address.", todo="Use another.")
        unit.accounts.put(account)
        unit.audit.append(ctx.event("password.set", person=ctx.actor.id))
