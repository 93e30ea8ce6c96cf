"""What every way in shares: sealing what is sent before anything else is known of it, and entering it as an arrival."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from service.documents.sniffing import sniff
from service.domain.artefact import ArtefactKind
from service.domain.errors import TooLarge, Unreadable
from service.domain.permissions import can_submit
from service.domain.submission import Arrival, ArrivalKind, Submission
from service.domain.visibility import Sight, must_see
from service.kit.ids import new_id
from service.storage.blobs import StagedBlob
from service.storage.unit_of_work import UnitOfWork
from service.workflow.context import Context

#: What an operator lets one file weigh unless told otherwise.
LARGEST_FILE = 50 * 1024 * 1024
LONGEST_NAME = 255
MOST_FILES = 50
PROCESS = "process"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file or text that lies sealed on disk; `name` is as sent."""

    name: str
    staged: StagedBlob


def new_submission_id() -> str:
    """Return the id under which the files of a new submission are sealed."""
    return new_id("sub")


def must_be_able_to_submit(ctx: Context, call_id: str) -> None:
    """Refuse before a byte is taken in: raises `NotFound` for an unknown call and `NotAllowed`."""
    must_see(ctx.actor, call_id, at_least=Sight.CALL)
    with ctx.look() as unit:
        unit.calls.get(call_id)
    can_submit(ctx.actor, call_id).check()


def seal(ctx: Context, submission_id: str, name: str, pieces: Iterable[bytes], *, largest: int = LARGEST_FILE) -> Upload:
    """Seal a file as it streams in; raises `TooLarge` at the first piece too many. Only ciphertext reaches the disk."""
    staged = ctx.store.stage(submission_id, _within(pieces, largest))
    if staged.size == 0:
        raise Unreadable("empty", "The file is empty.", todo="Send the file again.")
    return Upload(name, staged)


def _within(pieces: Iterable[bytes], largest: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > largest:
            raise TooLarge("file-too-large", f"A file may be at most {largest} bytes.", todo="Send a smaller file, or several.")
        yield piece


def enter(ctx: Context, unit: UnitOfWork, submission: Submission, upload: Upload, kind: ArrivalKind, *, received: datetime) -> Arrival:
    """Make a sealed file an arrival of a submission; the same bytes in the same call are recognised."""
    original = ctx.store.blobs.read(submission.id, upload.staged.id)
    media_type = sniff(original, upload.name)
    artefact = unit.artefacts.adopt(upload.staged, ArtefactKind.ORIGINAL, now=ctx.now, media_type=media_type)
    twin = unit.arrivals.same_content(submission.call, artefact.digest)
    arrival = Arrival(
        id=new_id("arr"),
        submission=submission.id,
        sequence=unit.arrivals.next_sequence(submission.id),
        kind=kind,
        name=upload.name[:LONGEST_NAME],
        media_type=media_type,
        size=artefact.size,
        digest=artefact.digest,
        original=artefact.id,
        received=received,
        created_at=ctx.now,
        duplicate_of=twin[0] if twin else None,
    )
    unit.arrivals.add(arrival)
    return arrival


def must_hold_files(uploads: tuple[Upload, ...]) -> None:
    """Raise `Unreadable` for nothing at all or too much at once."""
    if not 1 <= len(uploads) <= MOST_FILES:
        raise Unreadable("files-missing", f"Send 1 to {MOST_FILES} files, or a text.")


def follow(ctx: Context, unit: UnitOfWork, submission: Submission) -> str:
    """Enqueue the job that processes this turn of a submission, once; return its id."""
    job = unit.jobs.enqueue(
        PROCESS,
        now=ctx.now,
        arguments={"submission": submission.id},
        submission=submission.id,
        unique_key=f"{PROCESS}:{submission.id}:{submission.turn}",
    )
    return job.id
