"""What the commands on a machine share: the home folder, and who the operator is."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import click

from service.app.parts import installation
from service.app.settings import VARIABLES, BadSetting, Settings, settings_from
from service.cli.refusing import Refused
from service.domain.actor import EVERY_CALL, Actor, ActorKind, Membership, Role
from service.domain.errors import DisclosureError
from service.kit.log import configure
from service.workflow.installation import Installation

#: Who sits at the machine: brings in calls, submissions and persons; as a service credential it decides, approves and releases nothing.
OPERATOR = Actor("operator", ActorKind.SERVICE, frozenset(Membership(EVERY_CALL, role) for role in (Role.ADMIN, Role.INTAKE, Role.AUDITOR)))

Command = Callable[..., Any]

home_option = click.option(
    "--home", type=click.Path(file_okay=False, path_type=Path), help=f"Home folder. DISCLOSURE_HOME: {VARIABLES['DISCLOSURE_HOME']}."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def settings(home: Path | None) -> Settings:
    """Return the settings of the environment; a bad one is a usage error."""
    try:
        return settings_from(os.environ, home=home)
    except BadSetting as error:
        raise click.UsageError(str(error)) from error


@contextmanager
def opened(home: Path | None, *, log: TextIO | None = None) -> Iterator[Installation]:
    """Open the installation of a home folder, migrated; a refusal inside becomes a message and exit code 2. Logs go to stderr or `log`."""
    configure(log)
    try:
        with installation(settings(home)) as parts:
            yield parts
    except DisclosureError as error:
        raise Refused(error) from error


def show(data: Mapping[str, Any], lines: list[str], *, as_json: bool) -> None:
    """Print a result as JSON or as lines."""
    click.echo(json.dumps(data, ensure_ascii=False) if as_json else "\n".join(lines))
