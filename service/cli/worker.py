"""`disclosure worker`: run jobs beside a server, in processes of their own."""

from __future__ import annotations

import signal
import threading
from functools import partial
from pathlib import Path
from types import FrameType

import click

from service.app.working import make_runner
from service.cli.opening import home_option, json_option, opened, settings, show
from service.worker.embedded import worker_name
from service.worker.processes import run_here, run_processes


@click.command()
@click.option("--processes", type=click.IntRange(min=1), default=1, show_default=True, help="How many; each loads the models.")
@click.option("--until-idle", is_flag=True, help="Do the jobs that are due and stop.")
@home_option
@json_option
def command(*, processes: int, until_idle: bool, home: Path | None, as_json: bool) -> None:
    """Run jobs until SIGTERM or SIGINT; the job under way is finished first."""
    with opened(home):
        chosen = settings(home)
    make = partial(make_runner, chosen)
    if until_idle:
        done = make(worker_name()).run_until_idle()
        show({"done": done}, [f"{done} jobs done."], as_json=as_json)
        return
    if processes == 1:
        run_here(make)
    else:
        run_processes(make, processes, told_to_stop())
    show({"stopped": True}, ["stopped"], as_json=as_json)


def told_to_stop() -> threading.Event:
    """Return an event that SIGTERM and SIGINT set."""
    stop = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    return stop
