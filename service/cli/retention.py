"""`disclosure retention`: what is due to be destroyed, what holds it, and its destruction by two persons."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from service.cli.acting import person_of
from service.cli.opening import OPERATOR, home_option, json_option, opened, show
from service.workflow.retention.due import RetentionLine, all_lines
from service.workflow.retention.erase import (
    WouldErase,
    approve_erasure,
    finish_erasures,
    propose_erasure,
    refuse_erasure,
    replay_ledger,
    would_erase,
)
from service.workflow.retention.hold import hold, lift


@click.group()
def command() -> None:
    """How long responses are kept. All but `list` and `replay` are acts of a person, whose key is read from DISCLOSURE_KEY."""


@command.command("list")
@click.argument("call_id", metavar="CALL")
@click.option("--due", "only_due", is_flag=True, help="Only what may be destroyed now.")
@home_option
@json_option
def list_due(*, call_id: str, only_due: bool, home: Path | None, as_json: bool) -> None:
    """List the submissions of CALL with the day on which the time of each is over, and what holds it."""
    with opened(home) as parts:
        ctx = parts.context(OPERATOR)
        found = [line for line in all_lines(ctx, call_id) if not only_due or line.is_due(ctx.now)]
    rows = [_row(line) for line in found]
    lines = [f"{row['submission']}  {row['state']:<10}  {row['due'] or '-':<10}  {row['rule']}  {' '.join(row['holds'])}" for row in rows]
    show({"submissions": rows}, [*lines, f"{len(rows)} submissions"], as_json=as_json)


@command.command("hold")
@click.argument("submission")
@click.option("--kind", required=True, help="As the rules name it: foi, sar, litigation, inquiry, complaint.")
@click.option("--reason", required=True, help="For which case.")
@home_option
@json_option
def place(*, submission: str, kind: str, reason: str, home: Path | None, as_json: bool) -> None:
    """Hold SUBMISSION against destruction."""
    with opened(home) as parts:
        made = hold(parts.context(person_of(parts)), submission, kind, reason)
    show({"hold": made.id}, [f"{made.id} holds {submission}"], as_json=as_json)


@command.command("lift")
@click.argument("hold_id", metavar="HOLD")
@home_option
@json_option
def take_away(*, hold_id: str, home: Path | None, as_json: bool) -> None:
    """Lift HOLD."""
    with opened(home) as parts:
        lift(parts.context(person_of(parts)), hold_id)
    show({"lifted": hold_id}, [f"{hold_id} is lifted"], as_json=as_json)


@command.command("propose")
@click.argument("submissions", nargs=-1, required=True)
@click.option("--reason", default="due", show_default=True, help="As the rules name it: due, erasure-request, taken-in-by-mistake.")
@click.option("--dry-run", is_flag=True, help="Say what would be destroyed and what stands against it; change nothing.")
@home_option
@json_option
def propose(*, submissions: tuple[str, ...], reason: str, dry_run: bool, home: Path | None, as_json: bool) -> None:
    """Propose to destroy SUBMISSIONS; another person approves."""
    with opened(home) as parts:
        ctx = parts.context(person_of(parts))
        if dry_run:
            would = [would_erase(ctx, each) for each in submissions]
            show({"would": [_would(each) for each in would]}, [_told(each) for each in would], as_json=as_json)
            return
        made = [propose_erasure(ctx, each, reason) for each in submissions]
    rows = [{"erasure": each.id, "submission": each.submission} for each in made]
    show({"proposed": rows}, [f"{each.id} proposes to destroy {each.submission}" for each in made], as_json=as_json)


@command.command("approve")
@click.argument("erasures", nargs=-1, required=True)
@home_option
@json_option
def approve(*, erasures: tuple[str, ...], home: Path | None, as_json: bool) -> None:
    """Approve ERASURES that another person proposed: their submissions' keys are destroyed, and nothing of them can be read again."""
    with opened(home) as parts:
        ctx = parts.context(person_of(parts))
        for each in erasures:
            approve_erasure(ctx, each)
        done = finish_erasures(ctx)
    show({"done": [each.id for each in done]}, [f"{each.submission} is erased ({each.id})" for each in done], as_json=as_json)


@command.command("refuse")
@click.argument("erasure")
@home_option
@json_option
def refuse(*, erasure: str, home: Path | None, as_json: bool) -> None:
    """Refuse ERASURE: its submission is kept."""
    with opened(home) as parts:
        refuse_erasure(parts.context(person_of(parts)), erasure)
    show({"refused": erasure}, [f"{erasure} is refused"], as_json=as_json)


@command.command("replay")
@home_option
@json_option
def replay(*, home: Path | None, as_json: bool) -> None:
    """After a backup was brought back: erase again whatever had been erased, and finish what a crash left half done."""
    with opened(home) as parts:
        ctx = parts.context(OPERATOR)
        came_back = replay_ledger(ctx)
        done = finish_erasures(ctx)
    lines = [*(f"{each} had come back and is erased again" for each in came_back), f"{len(came_back) + len(done)} erased"]
    show({"came_back": list(came_back), "done": [each.id for each in done]}, lines, as_json=as_json)


def _row(line: RetentionLine) -> dict[str, Any]:
    return {
        "submission": line.submission,
        "state": line.state.value,
        "rule": line.rule,
        "due": line.due.date().isoformat() if line.due else None,
        "holds": [f"{hold.kind}:{hold.id}" for hold in line.holds],
        "erasure": line.erasure.id if line.erasure else None,
    }


def _would(found: WouldErase) -> dict[str, Any]:
    return {**_row(found.line), "blobs": found.blobs, "jobs": found.jobs, "published": found.published}


def _told(found: WouldErase) -> str:
    held = f"; held by {', '.join(hold.kind for hold in found.line.holds)}" if found.line.holds else ""
    public = "; it is on a published site, which goes too" if found.published else ""
    return f"{found.line.submission}: {found.blobs} files and {found.jobs} jobs would go{public}{held}"
