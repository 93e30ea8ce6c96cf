"""`disclosure submit FILE...`: bring in responses without a server."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from service.cli.opening import OPERATOR, home_option, json_option, opened, show
from service.cli.redact import read_time
from service.domain.statement import Capacity, Stated
from service.worker.embedded import worker_name
from service.worker.road import road_handlers
from service.worker.runner import Runner
from service.workflow.installation import Installation
from service.workflow.submissions.receive import Receive, Received, receive
from service.workflow.submissions.taking_in import must_be_able_to_submit, new_submission_id, seal

PIECE = 1024 * 1024


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--call", "call_id", required=True, help="Id of the call they answer.")
@click.option("--together", is_flag=True, help="All files are one submission (default: each is one).")
@click.option("--received", help="When it came, as ISO 8601 (London time if it names no zone).")
@click.option("--reference", help="The sender's own reference, unique in the call; for one submission.")
@click.option("--capacity", type=click.Choice([capacity.value for capacity in Capacity]), help="What the sender stated.")
@click.option("--organisation", help="What the sender stated.")
@click.option("--name", help="What the sender stated.")
@click.option("--process", "process_now", is_flag=True, help="Process here and now instead of leaving it to a worker.")
@home_option
@json_option
def command(
    *,
    files: tuple[Path, ...],
    call_id: str,
    together: bool,
    received: str | None,
    reference: str | None,
    capacity: str | None,
    organisation: str | None,
    name: str | None,
    process_now: bool,
    home: Path | None,
    as_json: bool,
) -> None:
    """Submit FILES to a call; each is sealed and entered with a job to follow."""
    if reference and len(files) > 1 and not together:
        raise click.UsageError("--reference is for one submission: give one file, or --together")
    stated = Stated(capacity=Capacity(capacity) if capacity else None, organisation=organisation, name=name)
    groups = [files] if together else [(file,) for file in files]
    with opened(home) as parts:
        must_be_able_to_submit(parts.context(OPERATOR), call_id)
        moment = read_time(received, "--received")
        made = [entered(parts, call_id, group, stated=stated, received=moment, reference=reference) for group in groups]
        if process_now:
            Runner(parts.store, road_handlers(parts), worker_name()).run_until_idle()
    rows = [
        {
            "submission": each.submission.id,
            "job": each.job,
            "arrivals": [arrival.id for arrival in each.arrivals],
            "duplicates": [{"arrival": arrival.id, "of": arrival.duplicate_of} for arrival in each.duplicates],
        }
        for each in made
    ]
    lines = [f"{each.submission.id} job {each.job}" + ("  (sent before)" if each.duplicates else "") for each in made]
    show({"submissions": rows}, lines, as_json=as_json)


def entered(
    parts: Installation,
    call_id: str,
    files: tuple[Path, ...],
    *,
    stated: Stated = Stated(),
    received: datetime | None = None,
    reference: str | None = None,
) -> Received:
    """Seal and enter the files of one submission."""
    ctx, submission = parts.context(OPERATOR), new_submission_id()
    uploads = tuple(seal(ctx, submission, file.name, pieces(file), largest=parts.largest_file) for file in files)
    return receive(ctx, Receive(call_id, submission, uploads, stated, received, reference))


def pieces(file: Path) -> Iterator[bytes]:
    """Yield a file in pieces."""
    with file.open("rb") as stream:
        while piece := stream.read(PIECE):
            yield piece
