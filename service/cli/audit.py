"""`disclosure audit verify`: prove that the audit trail is whole."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from service.cli.opening import OPERATOR, home_option, json_option, opened, settings, show
from service.workflow.audit.verify_chain import verify_chain


@click.group()
def command() -> None:
    """The audit trail."""


@command.command("verify")
@home_option
@json_option
def verify(*, home: Path | None, as_json: bool) -> None:
    """Walk the chain. Exit code 1 names the first row that is changed, missing or cut off."""
    kept = settings(home).storage
    if kept.database_url is None and not any(path.exists() for path in (kept.home / "disclosure.sqlite", kept.audit)):
        raise click.UsageError(
            "There is no installation in that folder, so nothing is proved. Give its folder with --home or DISCLOSURE_HOME."
        )
    with opened(home) as parts:
        report = verify_chain(parts.context(OPERATOR))
    said = f"{'intact' if report.intact else 'BROKEN'}: {report.reason}"
    place = "" if report.broken_at is None else f" First bad row: {report.broken_at}."
    show(asdict(report), [f"{said} {report.rows} rows hold.{place}"], as_json=as_json)
    raise click.exceptions.Exit(0 if report.intact else 1)
