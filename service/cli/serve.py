"""`disclosure serve`: pages and API, with jobs run beside them."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import click
import uvicorn
from fastapi import FastAPI

from service.api.presidio import Presidio, is_loopback
from service.app.factory import create_app
from service.cli.opening import OPERATOR, home_option, json_option, opened, settings
from service.domain.actor import EVERY_CALL, ActorKind, Membership, Role
from service.workflow.installation import Installation
from service.workflow.persons.create_key import create_key
from service.workflow.persons.create_person import create_person
from service.workflow.persons.queries import list_persons
from service.workflow.signing_in.make_link import make_link

FIRST = "First administrator"


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any free port.")
@home_option
@click.option("--sign-in-links", is_flag=True, help="Print a link for each person who may sign in to the pages; each works once.")
@json_option
def command(*, host: str, port: int, home: Path | None, sign_in_links: bool, as_json: bool) -> None:
    """Serve the pages and the API, migrating first, and run jobs in this process (DISCLOSURE_EMBEDDED_WORKERS=0: not here).

    Whoever serves for the first time gets the key and a sign-in link of a first administrator.
    """
    chosen = settings(home)
    if chosen.presidio is Presidio.LOOPBACK and not is_loopback(host):
        raise click.UsageError("DISCLOSURE_PRESIDIO=loopback answers without a key, so --host must be a loopback address; or set it to key")
    with opened(home) as parts:
        secret = first_key(parts)
    if secret:
        click.echo(json.dumps({"first_admin_key": secret}) if as_json else f"Key of the first administrator, shown only now:\n{secret}")
    app = create_app(chosen)
    config = uvicorn.Config(app, host=host, port=port, log_config=None, access_log=False, server_header=False)
    Announcing(config, app, links=sign_in_links or bool(secret), as_json=as_json).run()


def first_key(parts: Installation) -> str | None:
    """Enter an administrator and return their key if nobody is known yet."""
    ctx = parts.context(OPERATOR)
    with parts.store.unit_of_work() as unit:
        inside = ctx.within(unit)
        if list_persons(inside):
            return None
        person = create_person(inside, FIRST, kind=ActorKind.PERSON, memberships=frozenset({Membership(EVERY_CALL, Role.ADMIN)}))
        return create_key(inside, person.id).secret.value


class Announcing(uvicorn.Server):
    """A server that says where it listens once it does."""

    def __init__(self, config: uvicorn.Config, app: FastAPI, *, links: bool, as_json: bool) -> None:
        super().__init__(config)
        self._app = app
        self._links = links
        self._as_json = as_json

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start and print the address."""
        await super().startup(sockets)
        if not self.started:
            return
        port = self.servers[0].sockets[0].getsockname()[1]
        address = f"http://{self.config.host}:{port}"
        links = sign_in_links_of(self._app.state.installation, address) if self._links else {}
        if self._as_json:
            click.echo(json.dumps({"address": address} | ({"sign_in": links} if links else {})))
            return
        click.echo(f"Serving on {address}")
        for name, link in links.items():
            click.echo(f"Sign in, once, as {name}:\n  {link}")


def sign_in_links_of(parts: Installation, address: str) -> dict[str, str]:
    """Make a one-time link for every person and return them by name."""
    ctx = parts.context(OPERATOR)
    people = [view.person for view in list_persons(ctx) if view.person.kind is ActorKind.PERSON and view.person.disabled_at is None]
    return {person.name: f"{address}/sign-in/{make_link(ctx, person.id).secret.value}" for person in people}
