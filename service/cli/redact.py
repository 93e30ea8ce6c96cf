"""`disclosure redact FILE... --out DIR`: drafts, plain text and a report for each file; needs no server."""

from __future__ import annotations

import csv
import json
import os
import stat
import sys
from collections import Counter
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, datetime
from pathlib import Path

import click

from service.cli.opening import settings
from service.detection.detecting import load_detector
from service.documents.limits import DEFAULT
from service.domain.call import Call
from service.domain.errors import DisclosureError
from service.domain.proposal import Purpose
from service.domain.statement import Capacity, Stated
from service.domain.warning_words import WORDS
from service.kit.clock import aware
from service.policy.calls import load_call
from service.policy.packs import load_packs, packs_folder
from service.workflow.redaction.analyse import Given
from service.workflow.redaction.redact_file import Redacted, Status, redact_file

EXIT_CODES = {Status.REDACTED: 0, Status.HELD: 3, Status.UNREADABLE: 3, Status.BLOCKED: 4}
PRIVATE = 0o600
#: More than this a reader refuses as too large, so no more is taken into memory.
LARGEST = DEFAULT.input_size
#: Bytes in a file name on most file systems, and in the longest ending that is added to one.
LONGEST_NAME = 255
LONGEST_ENDING = len(".redacted.draft.txt")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the manifest."""

    received: datetime | None
    stated: Stated


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--out",
    "out",
    required=True,
    type=click.Path(exists=False, readable=False, path_type=Path),
    help="Folder for drafts and reports (made if needed).",
)
@click.option(
    "--purpose", type=click.Choice([Purpose.PUBLICATION.value, Purpose.FOI.value]), default=Purpose.PUBLICATION.value, show_default=True
)
@click.option("--call", "call_file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The call for evidence, as YAML.")
@click.option("--received", help="When it came, as ISO 8601 (London time if it names no zone).")
@click.option(
    "--manifest", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="CSV: file,received[,capacity,organisation,name]."
)
@click.option("--deny", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Strings always redacted, one a line.")
@click.option("--allow", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Strings never redacted, one a line.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
def command(
    *,
    files: tuple[Path, ...],
    out: Path,
    purpose: str,
    call_file: Path | None,
    received: str | None,
    manifest: Path | None,
    deny: Path | None,
    allow: Path | None,
    as_json: bool,
) -> None:
    """Redact FILES into unreviewed drafts that the leak gate has passed.

    Exit code: 0 all redacted · 2 usage error · 3 some held or unreadable · 4 some blocked by the gate.
    """
    refuse_irregular(files)
    refuse_equal_names(files)
    refuse_unwritable_names(files)
    if received and manifest:
        raise click.UsageError("give --received or --manifest, not both: the manifest has a time for each file")
    call = read_call(call_file)
    rows = read_manifest(manifest) if manifest else {}
    base = Given(call=call, received=read_time(received, "--received"), keep=read_lines(allow), deny=read_lines(deny))
    packs = load_packs(packs_folder())
    make_folder(out)
    detector = load_detector(added=settings(None).models)
    statuses: dict[str, Status] = {}
    notes: list[str] = []
    with click.progressbar(files, label="redacting", file=sys.stderr, hidden=as_json) as progress:
        for file in progress:
            row = rows.get(file.name)
            given = replace(base, received=row.received or base.received, stated=row.stated) if row else base
            content = read_file(file)
            done = redact_file(content, file.name, detector=detector, packs=packs, purpose=Purpose(purpose), given=given)
            if len(content) > LARGEST:
                done.report["sha256"] = ""  # a digest of the part that was read would name no file
            write_or_refuse(done, file.name, out)
            statuses[file.name] = done.status
            notes.extend(f"{file.name}: {note}" for note in notes_on(done))
    show(statuses, notes, out, as_json=as_json)
    raise click.exceptions.Exit(max(EXIT_CODES[status] for status in statuses.values()))


def refuse_equal_names(files: tuple[Path, ...]) -> None:
    """Outputs are named by the file's base name, so two of one name would overwrite each other."""
    twice = sorted(name for name, count in Counter(file.name for file in files).items() if count > 1)
    if twice:
        raise click.UsageError(f"{len(twice)} base name(s) given twice; redact them in separate runs or rename: {', '.join(twice)}")


def refuse_unwritable_names(files: tuple[Path, ...]) -> None:
    """A name that is no UTF-8, or too long once an ending is added, is refused before anything is written."""
    for number, file in enumerate(files, 1):
        try:
            length = len(file.name.encode("utf-8"))
        except UnicodeEncodeError as error:
            raise click.UsageError(f"the name of file {number} is not UTF-8: rename it") from error
        if length + LONGEST_ENDING > LONGEST_NAME:
            raise click.UsageError(f"the name of file {number} is longer than {LONGEST_NAME - LONGEST_ENDING} bytes: rename it")


def make_folder(out: Path) -> None:
    """Make the folder for outputs; one that cannot be made or written is a usage error."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.UsageError(f"the folder of --out cannot be made: {error.strerror}") from error
    if not os.access(out, os.W_OK | os.X_OK):
        raise click.UsageError("the folder of --out cannot be written to")


def refuse_irregular(files: tuple[Path, ...]) -> None:
    """A pipe or device could block or never end, so only regular files are taken."""
    for file in files:
        if not file.is_file():
            raise click.UsageError(f"{file.name} is not a regular file")


def read_file(file: Path, limit: int = LARGEST) -> bytes:
    """Return a file's bytes, one more than the limit where it is larger; what is no regular file any more is a usage error."""
    try:
        with open(os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as stream:  # noqa: PTH123 - a pipe must not be waited for
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise click.UsageError(f"{file.name} is not a regular file")
            return stream.read(limit + 1)
    except OSError as error:
        raise click.UsageError(f"{file.name} cannot be read: {error.strerror}") from error


def write_or_refuse(done: Redacted, name: str, out: Path) -> None:
    """Write all of a file's outputs or none: when one cannot be written, those already there are taken away."""
    try:
        write(done, name, out)
    except OSError as error:
        for left in (*(out / output.name for output in done.outputs), out / f"{name}.report.json"):
            if left.is_file():
                left.unlink(missing_ok=True)
        raise click.UsageError(f"the outputs of {name} cannot be written: {error.strerror}") from error


def read_call(path: Path | None) -> Call | None:
    """Return the call of a YAML file; a broken one is a usage error that says where."""
    if path is None:
        return None
    try:
        return load_call(path)
    except DisclosureError as error:
        raise click.UsageError(f"{error.detail} {error.todo}".strip()) from error


def read_time(value: str | None, where: str) -> datetime | None:
    """Return an aware time, London's if it names no zone."""
    if not value or not value.strip():
        return None
    try:
        moment = aware(datetime.fromisoformat(value.strip()))
    except (ValueError, OverflowError):
        moment = None
    if moment is None or not MINYEAR < moment.year < MAXYEAR:  # the first and last year cannot be told in another zone
        raise click.UsageError(f"{where} is not a date and time in ISO 8601, for example 2025-05-30T16:04:00+01:00")
    return moment


def read_manifest(path: Path) -> dict[str, Row]:
    """Return the manifest by file name."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, strict=True)
            if not {"file", "received"} <= set(reader.fieldnames or ()):
                raise click.UsageError(f"{path.name}: the first line must name the columns file,received[,capacity,organisation,name]")
            rows: dict[str, Row] = {}
            for number, line in enumerate(reader, start=2):
                name = Path(line["file"]).name
                if name in rows:
                    raise click.UsageError(f"{path.name} line {number}: a second line for the same file")
                rows[name] = read_row(line, f"{path.name} line {number}")
            return rows
    except (UnicodeDecodeError, csv.Error) as error:
        raise click.UsageError(f"{path.name} is not a CSV file in UTF-8") from error


def read_row(line: dict[str, str | None], where: str) -> Row:
    """Return one line of the manifest."""
    capacity = (line.get("capacity") or "").strip().lower()
    if capacity and capacity not in {known.value for known in Capacity}:
        raise click.UsageError(f"{where}: capacity must be individual, organisation or unclear")
    stated = Stated(
        capacity=Capacity(capacity) if capacity else None,
        organisation=(line.get("organisation") or "").strip() or None,
        name=(line.get("name") or "").strip() or None,
    )
    return Row(read_time(line.get("received"), where), stated)


def read_lines(path: Path | None) -> tuple[str, ...]:
    """Return the lines of a list that are not blank."""
    if path is None:
        return ()
    try:
        return tuple(line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip())
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{path.name} is not text in UTF-8") from error


def write(done: Redacted, name: str, out: Path) -> None:
    """Write the report for its owner only, and the outputs; an older run's outputs of that name do not stay beside a newer verdict."""
    for old in out.iterdir():
        if old.name.startswith(f"{name}.redacted."):
            old.unlink()
    for output in done.outputs:
        (out / output.name).write_bytes(output.content)
    report = out / f"{name}.report.json"
    report.unlink(missing_ok=True)
    with open(os.open(report, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE), "w", encoding="utf-8") as stream:  # noqa: PTH123 - the mode must hold from the first byte
        json.dump(done.report, stream, ensure_ascii=False, indent=1)


def notes_on(done: Redacted) -> list[str]:
    """Return what to know of how a file was read, with the page of each place, each thing once."""
    pages = {block["start"]: block["anchor"].get("page") for block in done.report["blocks"]}
    notes = []
    for warned in done.report["warnings"]:
        page = pages.get(warned["start"])
        notes.append(f"{WORDS[warned['code']]}{f' (page {page})' if page else ''}" if warned["code"] in WORDS else "")
    return [note for note in dict.fromkeys(notes) if note]


def show(statuses: dict[str, Status], notes: list[str], out: Path, *, as_json: bool) -> None:
    """Print what became of each file, and what to know of how it was read."""
    if as_json:
        click.echo(json.dumps({"out": str(out), "files": {name: status.value for name, status in statuses.items()}}, ensure_ascii=False))
        return
    for name, status in statuses.items():
        click.echo(f"{status.value:<11} {name}")
    for note in notes:
        click.echo(note)
    counted = ", ".join(f"{count} {status.value}" for status, count in Counter(statuses.values()).items())
    click.echo(f"{counted}. Drafts and reports are in {out}; reports hold personal data. Nothing here has been reviewed.")
