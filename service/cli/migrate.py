"""`disclosure migrate`: bring the database to the shape that this version needs."""

from __future__ import annotations

from pathlib import Path

import click

from service.cli.opening import home_option, json_option, opened, show


@click.command()
@home_option
@json_option
def command(*, home: Path | None, as_json: bool) -> None:
    """Run all migrations that are missing; repeating it changes nothing."""
    with opened(home) as parts:
        place = str(parts.store.settings.home)
        show({"migrated": True, "home": place}, [f"The database in {place} is up to date."], as_json=as_json)
