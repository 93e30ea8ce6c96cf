"""Planted names walk the whole road; no log line, error, audit row, file name, path or page of the database carries one."""

from __future__ import annotations

import io
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest

from service.detection.detecting import Detector
from service.domain.actor import Actor, Role
from service.domain.errors import DisclosureError
from service.domain.finding import Detection
from service.domain.proposal import Purpose
from service.domain.request import Outcome
from service.domain.review import Choice
from service.domain.statement import Stated
from service.kit.log import configure
from service.workflow.engine import Engine, EngineLoader
from service.workflow.release.download import download
from service.workflow.release.release import release
from service.workflow.requests.decide import DecideRequest, decide
from service.workflow.review.accept_proposed import accept_proposed
from service.workflow.review.approve import Approve, approve
from service.workflow.review.complete import complete
from service.workflow.review.decide_redaction import DecideRedaction, decide_redaction
from service.workflow.review.open import open_review
from service.workflow.submissions.read_original import read_original
from tests.workflow.house import OPERATOR, House, house_in, loaded_engine

#: Each stands in another place of the road.
PLANTED = {
    "body": "Xanthippe Brackenridge",
    "third": "Ozymandias Featherstonehaugh",
    "file": "Zebedee-Wintersgill",
    "reference": "Quintessa-Hollowbread",
    "stated": "Thaddeus Grimblethorpe",
    "reason": "Perpetua Snodgrass",
    "person": "Ignatia Wobblethwaite",
    "note": "Balthazar Crumplehorn",
}
TEXT = f"""I am writing in a personal capacity. My name is {PLANTED["body"]}.

Question 1. {PLANTED["third"]} told me on 07700 900876 that nobody had looked.

Please keep my name confidential, because I still work with {PLANTED["third"]}.

{PLANTED["body"]}
"""


def spellings() -> list[bytes]:
    words = {word for name in PLANTED.values() for word in (name, *name.replace("-", " ").split()) if len(word) > 6} | {"900876"}
    forms = {form for word in words for form in (word, word.lower(), word.upper())}
    return [form.encode(code) for form in forms for code in ("utf-8", "utf-16-le")]


def carried(content: bytes) -> list[bytes]:
    return [spelling for spelling in spellings() if spelling in content]


@dataclass
class Watched:
    """What the process said and opened."""

    log: io.StringIO
    paths: list[str]
    on: bool = True


@pytest.fixture(scope="module")
def watched() -> Iterator[Watched]:
    seen = Watched(io.StringIO(), [])

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if seen.on and event in {"open", "os.mkdir", "os.rename", "os.link", "os.symlink"}:
            seen.paths.extend(str(argument) for argument in arguments if isinstance(argument, str | bytes))

    sys.addaudithook(hook)  # it cannot be taken off again, only told to rest
    configure(seen.log)
    yield seen
    seen.on = False
    configure()


@pytest.fixture(scope="module")
def engine() -> Engine:
    return loaded_engine()


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory, engine: Engine, watched: Watched) -> Iterator[tuple[House, str]]:
    with house_in(tmp_path_factory.mktemp("planted") / "home", engine) as house:
        yield house, walk(house)


def walk(house: House) -> str:
    caseworker, reviewer, approver = (
        house.person(role, name=PLANTED["person"]) for role in (Role.CASEWORKER, Role.REVIEWER, Role.APPROVER)
    )
    made = house.send(
        TEXT,
        f"{PLANTED['file']}.txt",
        stated=Stated(name=PLANTED["stated"], email="grimblethorpe@post.example"),
        reference=PLANTED["reference"],
    )
    house.work()
    submission = made.submission.id
    for request in house.view(submission, caseworker).requests:
        decide(house.ctx(caseworker), DecideRequest(request.id, Outcome.ACCEPT, f"{PLANTED['reason']} was heard."))
    b"".join(read_original(house.ctx(caseworker), made.arrivals[0].id).pieces)
    review = open_review(house.ctx(reviewer), submission, Purpose.PUBLICATION)
    accept_proposed(house.ctx(reviewer), review.id)
    complete(house.ctx(reviewer), review.id)
    approve(house.ctx(approver), Approve(review.id, note=PLANTED["note"]))
    house.work()
    download(house.ctx(approver), release(house.ctx(approver), review.id).id)
    return review.id


def test_the_hunt_sees_a_planted_name() -> None:
    assert carried(b"..." + PLANTED["reason"].encode("utf-16-le"))
    assert carried(PLANTED["file"].lower().encode())
    assert not carried(b"nothing of anybody")


def test_no_log_line_carries_a_name(walked: tuple[House, str], watched: Watched) -> None:
    said = watched.log.getvalue()
    assert '"job done"' in said
    assert carried(said.encode()) == []


def test_no_path_that_was_opened_or_made_carries_a_name(walked: tuple[House, str], watched: Watched) -> None:
    assert any(path.endswith(".blob") for path in watched.paths) or watched.paths
    assert carried("\n".join(watched.paths).encode()) == []


def test_no_file_of_the_home_folder_carries_a_name_in_its_bytes_or_its_name(walked: tuple[House, str]) -> None:
    house, _ = walked
    files = [path for path in house.parts.store.settings.home.rglob("*") if path.is_file()]
    assert any(path.name == "disclosure.sqlite" for path in files)
    assert any(path.suffix == ".blob" for path in files)
    assert {path.name: carried(path.read_bytes()) for path in files if carried(path.read_bytes())} == {}
    assert carried("\n".join(map(str, files)).encode()) == []


def test_no_page_of_the_database_carries_a_name(walked: tuple[House, str]) -> None:
    """Also after everything that waits in the write-ahead log has come into the pages."""
    house, _ = walked
    database = house.parts.store.settings.home / "disclosure.sqlite"
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA wal_checkpoint(FULL)")
    connection.close()
    assert carried(database.read_bytes()) == []


def test_no_audit_row_carries_a_name(walked: tuple[House, str]) -> None:
    house, _ = walked
    with sqlite3.connect(house.parts.store.settings.home / "disclosure.sqlite") as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table' AND name LIKE '%audit%'")]
        rows = [row for table in tables for row in connection.execute(f'SELECT * FROM "{table}"')]
    connection.close()
    assert len(rows) > 10
    assert carried(repr(rows).encode()) == []


@contextmanager
def failing(house: House, engine: Engine) -> Iterator[House]:
    class Careless(Detector):
        def detect(self, document: object, **_: object) -> Detection:
            raise ValueError(f"cannot read {document}")

    careless = Careless(engine.detector.engine, engine.detector.models)
    broken = replace(house.parts, engine=EngineLoader(lambda: Engine(careless, engine.packs)))
    yield House(broken)


def test_a_job_that_fails_with_a_name_in_its_error_keeps_it_to_itself(walked: tuple[House, str], engine: Engine, watched: Watched) -> None:
    house, _ = walked
    with failing(house, engine) as careless:
        made = careless.send(TEXT + "once more")
        careless.work()
        with house.parts.store.reading() as unit:
            error = unit.jobs.get(made.job).error or ""
    assert error.startswith("internal:ValueError")
    assert "job failed" in watched.log.getvalue()
    assert carried(error.encode() + watched.log.getvalue().encode()) == []


def test_no_refusal_carries_a_name(walked: tuple[House, str]) -> None:
    house, review = walked
    somebody = house.person(Role.REVIEWER, Role.CASEWORKER, Role.APPROVER, name=PLANTED["person"])
    refused = [str(error) + error.todo for error in refusals(house, review, somebody)]
    assert len(refused) == 6
    assert carried("\n".join(refused).encode()) == []


def refusals(house: House, review: str, somebody: Actor) -> Iterator[DisclosureError]:
    ctx = house.ctx(somebody)
    tries = (
        lambda: house.send(TEXT, reference=PLANTED["reference"]),
        lambda: house.send(b"", PLANTED["file"]),
        lambda: decide_redaction(ctx, DecideRedaction(review, Choice.ACCEPT, PLANTED["third"])),
        lambda: approve(ctx, Approve(review, note=PLANTED["note"])),
        lambda: house.view(PLANTED["body"], OPERATOR),
        lambda: house.parts.authenticate(PLANTED["stated"]),
    )
    for attempt in tries:
        try:
            attempt()
        except DisclosureError as error:
            yield error
