"""Who acts on the command line where only a person may: the holder of the key in the environment."""

from __future__ import annotations

import os

import click

from service.domain.actor import Actor
from service.workflow.installation import Installation

KEY = "DISCLOSURE_KEY"


def person_of(parts: Installation) -> Actor:
    """Return who acts, by the key in the environment; raise a usage error without one."""
    key = os.environ.get(KEY)
    if not key:
        raise click.UsageError(f"this is a person's act: put that person's key into {KEY}")
    return parts.authenticate(key)
