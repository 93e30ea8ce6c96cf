"""`disclosure publish CALL --out DIR`: the responses to a call as a static site that passed its own gate."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from service.cli.acting import person_of
from service.cli.opening import home_option, json_option, opened, show
from service.domain.errors import NotNow
from service.workflow.publication.publish import Publish, publish
from service.workflow.publication.site_folder import lasting_folder

#: Refusal → exit code, as the table of commands says; any other is 2.
EXIT_CODES = {"site-gate-not-passed": 4}
NOT_READY = 3
NOT_READY_CODES = frozenset(
    {"request-pending", "review-missing", "approval-missing", "gate-not-passed", "changed-since-approval", "page-missing"}
)


@click.command()
@click.argument("call_id", metavar="CALL")
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the site; an earlier one is replaced."
)
@click.option("--leave-out", "left_out", multiple=True, help="Id of a submission that is only counted. May be given several times.")
@click.option("--ready-only", is_flag=True, help="Only count what is not approved, proved and settled, instead of refusing.")
@click.option("--acknowledge", "acknowledged", multiple=True, help="Code that an earlier refusal named. May be given several times.")
@click.option("--under-embargo", is_flag=True, help="Make the site before its time; every page says so.")
@home_option
@json_option
def command(
    *,
    call_id: str,
    out: Path,
    left_out: tuple[str, ...],
    ready_only: bool,
    acknowledged: tuple[str, ...],
    under_embargo: bool,
    home: Path | None,
    as_json: bool,
) -> None:
    """Publish the approved and proved responses to CALL as a static site in a folder that any web server can serve.

    A person publishes: the key of a caseworker or approver is read from the environment (DISCLOSURE_KEY).
    Exit code: 0 made · 2 refused or usage error · 3 some responses are not ready · 4 the site's own gate stopped it; nothing is left then.
    """
    wanted = Publish(call_id, frozenset(left_out), ready_only, frozenset(acknowledged), under_embargo)
    with opened(home) as parts:
        actor = person_of(parts)
        hidden = as_json or not sys.stderr.isatty()
        with click.progressbar(length=1, label="writing responses", file=sys.stderr, hidden=hidden) as progress:
            try:
                with lasting_folder(out, call_id) as root:
                    made = publish(parts.context(actor), wanted, root, tick=progress.update)
            except NotNow as refusal:
                code = NOT_READY if refusal.code in NOT_READY_CODES else EXIT_CODES.get(refusal.code)
                if code is None:
                    raise
                click.echo(f"Error: {refusal.detail} {refusal.todo} [{refusal.code}]", err=True)
                raise click.exceptions.Exit(code) from refusal
    shown = made.counts["published_whole"] + made.counts["published_in_part"]
    confidential, only_counted = made.counts["confidential"], made.counts["not_published"]
    lines = [
        f"{shown} responses published, {confidential} confidential, {only_counted} only counted, {made.removed} taken down since.",
        f"The site:  {out / 'index.html'}",
    ]
    show(
        {"publication": made.id, "out": str(out), "counts": made.counts, "removed": made.removed, "files": made.files},
        lines,
        as_json=as_json,
    )
