"""`disclosure demo`: every sample on the whole road, by three people, in a folder of its own."""

from __future__ import annotations

import json
import shutil
import sys
import time
from dataclasses import asdict
from pathlib import Path

import click

from service.cli.demonstrating import SITE, Demonstration, Line
from service.cli.opening import json_option, opened
from service.cli.samples import samples_folder

COLUMNS = {
    "file": "Response",
    "capacity": "From",
    "request": "Confidentiality",
    "decision": "Decision",
    "redactions": "Redactions",
    "checks": "Checks",
    "outcome": "Outcome",
}


@click.command()
@click.option(
    "--out",
    default="disclosure-demo",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for bundles and redacted files (made if needed).",
)
@json_option
def command(*, out: Path, as_json: bool) -> None:
    """Take in every sample, decide, review, approve, redact, prove and release it; then show where to look."""
    started = time.monotonic()
    home = out / "home"
    clear_earlier_demo(home)
    out.mkdir(parents=True, exist_ok=True)
    with (out / "demo.log").open("w", encoding="utf-8") as log, opened(home, log=log) as parts:
        demonstration = Demonstration(parts, samples_folder(), out)
        files = demonstration.files()
        stream = sys.stderr
        with click.progressbar(length=3 * len(files), label="walking the samples", file=stream, hidden=as_json) as progress:
            lines = demonstration.run(files, progress.update)
        chain = parts.store.verify_chain()
    took = round(time.monotonic() - started, 1)
    if as_json:
        click.echo(
            json.dumps(
                {
                    "out": str(out),
                    "seconds": took,
                    "audit": chain.intact,
                    "site": str(out / demonstration.site),
                    "samples": [asdict(line) for line in lines],
                },
                ensure_ascii=False,
            )
        )
    else:
        click.echo(table(lines))
        click.echo(where_to_look(out, lines, took=took, audit=chain.intact))
    raise click.exceptions.Exit(0 if chain.intact else 1)


def clear_earlier_demo(home: Path) -> None:
    """Remove the home of an earlier demo; refuse to remove anything else of that name."""
    if not home.exists():
        return
    if not (home / "disclosure.sqlite").exists():
        raise click.UsageError(f"{home} exists and is not an earlier demo: choose another --out")
    shutil.rmtree(home)


def table(lines: list[Line]) -> str:
    """Return the lines in columns; nothing in them is anybody's name."""
    rows = [list(COLUMNS.values()), *([str(getattr(line, name)) for name in COLUMNS] for line in lines)]
    widths = [max(len(row[index]) for row in rows) for index in range(len(COLUMNS))]
    drawn = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([drawn[0], "-" * len(drawn[0]), *drawn[1:]])


def where_to_look(out: Path, lines: list[Line], *, took: float, audit: bool) -> str:
    """Return what to open and how."""
    released = [line for line in lines if line.bundle]
    first = released[0] if released else None
    said = [
        "",
        f"{len(lines)} responses in {took} s: {len(released)} released, {len(lines) - len(released)} held or waiting for a person.",
        f"The audit trail is {'intact' if audit else 'BROKEN'}.",
        f"Redacted files, one folder for each response:  {out / 'redacted'}",
        f"Bundles as they would leave:                   {out / 'bundles'}",
        f"The call's responses as a published site:      {out / SITE / 'index.html'}",
    ]
    if first:
        said += [
            f"Open one:     xdg-open {out / 'redacted' / first.file / first.files[0]}   (macOS: open)",
            f"Prove one:    disclosure release verify {out / 'bundles' / first.bundle}",
        ]
    said.append(f"Look inside:  make run, which opens the desk on these samples (disclosure serve --home {out / 'home'} --sign-in-links)")
    return "\n".join(said)
