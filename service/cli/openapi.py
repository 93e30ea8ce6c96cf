"""`disclosure openapi check` and `openapi write`: the snapshot of the API in openapi/."""

from __future__ import annotations

import json
from pathlib import Path

import click

import service
from service.app.factory import create_app
from service.app.settings import Settings
from service.cli.opening import json_option, show

NAME = "openapi.json"


@click.group()
def command() -> None:
    """The API's description."""


folder_option = click.option(
    "--folder", type=click.Path(file_okay=False, path_type=Path), help="Where the snapshot lies (default: openapi/ of this installation)."
)


@command.command("check")
@folder_option
@json_option
def check(*, folder: Path | None, as_json: bool) -> None:
    """Compare the snapshot with what the code gives. Exit code 1 if they differ."""
    snapshot = (folder or snapshot_folder()) / NAME
    same = snapshot.is_file() and snapshot.read_text(encoding="utf-8") == described()
    said = "is what the code gives" if same else "differs from what the code gives: run `disclosure openapi write` and look at the change"
    show({"same": same, "snapshot": str(snapshot)}, [f"{snapshot} {said}"], as_json=as_json)
    raise click.exceptions.Exit(0 if same else 1)


@command.command("write")
@folder_option
@json_option
def write(*, folder: Path | None, as_json: bool) -> None:
    """Write the snapshot anew."""
    snapshot = (folder or snapshot_folder()) / NAME
    snapshot.parent.mkdir(parents=True, exist_ok=True)
    snapshot.write_text(described(), encoding="utf-8")
    show({"written": str(snapshot)}, [f"wrote {snapshot}"], as_json=as_json)


def described() -> str:
    """Return the API's description as JSON; nothing is opened for it."""
    return json.dumps(create_app(Settings(Path("nowhere"))).openapi(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def snapshot_folder() -> Path:
    """Return where the snapshot lies: inside the installed package, else beside it in a checkout."""
    package = Path(service.__file__).parent
    shipped = package / "data" / "openapi"
    return shipped if shipped.is_dir() else package.parent / "openapi"
