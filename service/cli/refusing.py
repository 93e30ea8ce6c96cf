"""How a command says no: a sentence that says why and what to do, and exit code 2."""

from __future__ import annotations

import click

from service.domain.errors import DisclosureError


class Refused(click.ClickException):
    """The service said no; the sentence says why and what to do."""

    exit_code = 2

    def __init__(self, error: DisclosureError) -> None:
        super().__init__(f"{error.detail} {error.todo}".strip() + f" [{error.code}]")
