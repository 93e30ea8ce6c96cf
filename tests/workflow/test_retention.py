"""What is due, what holds it, and that what two persons erased cannot be read in database, blobs or an older backup."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from service.domain.actor import Role
from service.domain.errors import NotAllowed, NotFound, NotNow, Unreadable
from service.domain.idempotency import RememberedAnswer
from service.domain.lifecycle import State
from service.domain.retention import ErasureState
from service.kit.paging import PageAsked
from service.storage.settings import StorageSettings
from service.storage.store import Store
from service.workflow.context import Context
from service.workflow.engine import Engine
from service.workflow.publication.publish import Publish, publish
from service.workflow.publication.queries import download_site
from service.workflow.release.queries import list_releases
from service.workflow.release.release import release
from service.workflow.retention import erase
from service.workflow.retention.due import RetentionLine, all_lines
from service.workflow.retention.erase import (
    approve_erasure,
    finish_erasures,
    get_erasure,
    propose_erasure,
    refuse_erasure,
    replay_ledger,
    would_erase,
)
from service.workflow.retention.hold import hold, lift
from service.workflow.review.quality import quality
from service.workflow.submissions.withdraw import withdraw
from tests.workflow.conftest import People
from tests.workflow.house import CALL, OPERATOR, PLAIN, House, house_in

LATER = timedelta(days=3 * 366)


@dataclass(frozen=True)
class Archive:
    """A released and published submission, a second one, and the people who keep or destroy them."""

    house: House
    people: People
    gone: str
    stays: str

    def ctx(self, who: str = "approver", *, now: datetime | None = None) -> Context:
        ctx = self.house.ctx(getattr(self.people, who))
        return ctx if now is None else replace(ctx, now=now)

    def line(self, submission: str, *, now: datetime | None = None) -> RetentionLine:
        return next(line for line in all_lines(self.ctx(now=now), CALL) if line.submission == submission)

    def erased(self, submission: str) -> str:
        made = propose_erasure(self.ctx("caseworker"), submission, "erasure-request")
        approve_erasure(self.ctx(), made.id)
        assert [each.id for each in finish_erasures(self.ctx())] == [made.id]
        return made.id


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, engine: Engine) -> Iterator[Archive]:
    with house_in(tmp_path_factory.mktemp("archive") / "home", engine) as house:
        people = People(house.person(Role.CASEWORKER), house.person(Role.REVIEWER), house.person(Role.APPROVER))
        made = []
        for text in (PLAIN, PLAIN.replace("Quillfeather", "Brackenbury")):
            submission = house.processed(text)
            review = house.reviewed(submission, people.reviewer)
            house.approved(review.id, people.approver)
            release(house.ctx(people.approver), review.id)
            made.append(submission)
        yield Archive(house, people, *made)


def test_nothing_is_due_before_the_call_s_own_time_has_begun_and_run_out(archive: Archive, tmp_path: Path) -> None:
    before = archive.line(archive.gone)
    assert (before.rule, before.trigger, before.due) == ("call", "publication", None)
    published = publish(archive.ctx(), Publish(CALL), tmp_path)
    line = archive.line(archive.gone)
    assert line.due is not None
    assert 729 <= (line.due - published.at).days <= 731
    assert not line.is_due(published.at)
    assert line.is_due(published.at + LATER)
    with pytest.raises(NotNow, match="is kept until"):
        propose_erasure(archive.ctx("caseworker"), archive.gone)


def test_a_withdrawn_submission_is_due_by_its_own_rule(archive: Archive) -> None:
    other = archive.house.processed(PLAIN.replace("Quillfeather", "Thistlewood"))
    withdraw(archive.ctx("caseworker"), other)
    line = archive.line(other)
    assert (line.rule, line.trigger) == ("withdrawn", "withdrawal")
    assert line.due is not None
    made = propose_erasure(archive.ctx("caseworker", now=line.due), other)
    refuse_erasure(archive.ctx(), made.id)
    assert get_erasure(archive.ctx(), made.id).state is ErasureState.REFUSED
    with pytest.raises(NotNow):
        approve_erasure(archive.ctx(), made.id)
    assert archive.house.view(other, archive.people.caseworker).submission.state is State.WITHDRAWN


def test_a_dry_run_says_what_would_go_and_changes_nothing(archive: Archive) -> None:
    before = archive.house.events()
    found = would_erase(archive.ctx(), archive.gone)
    assert found.blobs >= 8
    assert found.jobs >= 3
    assert archive.house.events() == before


def test_a_hold_stops_destruction_with_its_reason_until_another_role_lifts_it(archive: Archive) -> None:
    made = hold(archive.ctx("caseworker"), archive.stays, "foi", "Request 2026-014 is open.")
    with pytest.raises(NotNow) as refused:
        propose_erasure(archive.ctx("caseworker"), archive.stays, "erasure-request")
    assert (refused.value.code, made.id in refused.value.detail, "foi" in refused.value.detail) == ("held", True, True)
    with pytest.raises(NotAllowed):
        lift(archive.ctx("caseworker"), made.id)
    lift(archive.ctx(), made.id)
    with pytest.raises(NotNow):
        lift(archive.ctx(), made.id)
    proposed = propose_erasure(archive.ctx("caseworker"), archive.stays, "erasure-request")
    again = hold(archive.ctx("reviewer"), archive.stays, "inquiry", "The inquiry wrote on Monday.")
    with pytest.raises(NotNow, match="inquiry"):
        approve_erasure(archive.ctx(), proposed.id)
    lift(archive.ctx(), again.id)
    refuse_erasure(archive.ctx(), proposed.id)


@pytest.mark.parametrize(("kind", "reason", "code"), [("whim", "because", "hold-unknown"), ("foi", "  ", "reason-missing")])
def test_a_hold_needs_a_kind_that_the_rules_name_and_a_reason(archive: Archive, kind: str, reason: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        hold(archive.ctx("caseworker"), archive.stays, kind, reason)
    assert refused.value.code == code


def test_nobody_approves_what_they_proposed_and_no_service_or_stranger_erases(archive: Archive) -> None:
    made = propose_erasure(archive.ctx(), archive.stays, "erasure-request")
    with pytest.raises(NotAllowed) as refused:
        approve_erasure(archive.ctx(), made.id)
    assert refused.value.code == "own-work"
    with pytest.raises(NotAllowed):
        approve_erasure(archive.ctx("caseworker"), made.id)
    with pytest.raises(NotNow, match="proposes this already"):
        propose_erasure(archive.ctx("caseworker"), archive.stays, "erasure-request")
    with pytest.raises(NotFound):
        get_erasure(archive.house.ctx(archive.house.person(call="another-call")), made.id)
    with pytest.raises(Unreadable):
        propose_erasure(archive.ctx(), archive.stays, "boredom")
    refuse_erasure(archive.ctx(), made.id)


def test_an_erased_submission_is_unreadable_everywhere_and_the_trail_still_verifies(archive: Archive, tmp_path: Path) -> None:
    house, home = archive.house, archive.house.parts.store.settings.home
    (tmp_path / "site").mkdir()
    site = publish(archive.ctx(), Publish(CALL, ready_only=True), tmp_path / "site")
    with house.parts.store.unit_of_work() as unit:
        unit.idempotency.remember(RememberedAnswer("per_1", "k", "d", 202, b"Quillfeather", (), archive.ctx().now, archive.gone))
        unit.audit.append(archive.ctx().event("original.read", submission=archive.gone))
        artefacts = unit.erasures.artefacts_of(archive.gone)
        sealed = {table: rows_of(home, table, archive.gone) for table in ("review_decisions", "releases", "verifications")}
    backup = tmp_path / "backup"
    shutil.copytree(home, backup, ignore=shutil.ignore_patterns("keys"))

    erasure = archive.erased(archive.gone)

    with pytest.raises(NotFound) as refused:
        house.view(archive.gone, archive.people.approver)
    assert refused.value.code == "erased"
    assert not [path for path in home.rglob("*.blob") if path.stem in {*artefacts, site.id}]
    for table, column in {"jobs": "submission_id", "idempotency": "scope"}.items():
        assert rows_of(home, table, archive.gone, column) == []
    assert all(sealed.values())
    for store in (house.parts.store, Brought(backup, home).store()):
        with store.reading() as unit, pytest.raises(NotFound):
            unit.artefacts.content(unit.artefacts.get(artefacts[0]))
        with store.reading() as unit, pytest.raises(NotFound):
            unit.releases.of(archive.gone)
    with pytest.raises(NotNow) as gone:
        download_site(archive.ctx(), site.id)
    assert gone.value.code == "site-erased"
    assert get_erasure(archive.ctx(), erasure).state is ErasureState.DONE
    assert archive.line(archive.gone).state is State.ERASED
    assert house.parts.store.verify_chain().intact
    assert house.events(archive.gone)[-3:] == ["erasure.proposed", "submission.erased", "erasure.done"]


def test_lists_go_on_without_it_and_the_next_site_has_a_tombstone_at_its_address(archive: Archive, tmp_path: Path) -> None:
    assert {each.submission for each in list_releases(archive.ctx(), PageAsked(), call=CALL).items} == {archive.stays}
    assert quality(archive.house.ctx(OPERATOR)) is not None
    with archive.house.parts.store.reading() as unit:
        public = unit.public_responses.of(archive.gone)
    assert public is not None
    made = publish(archive.ctx(), Publish(CALL, ready_only=True), tmp_path)
    assert made.removed >= 1
    assert "no longer published" in (tmp_path / "responses" / f"{public.id}.html").read_text(encoding="utf-8")
    assert not (tmp_path / "responses" / f"{public.id}.txt").exists()


def test_a_crash_between_the_ledger_and_the_keys_is_made_good(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    other = archive.house.processed(PLAIN.replace("Quillfeather", "Ravenscroft"))
    made = propose_erasure(archive.ctx("caseworker"), other, "taken-in-by-mistake")
    approve_erasure(archive.ctx(), made.id)
    with monkeypatch.context() as crash:
        crash.setattr(erase, "_destroy", _crashes)
        with pytest.raises(RuntimeError):
            finish_erasures(archive.ctx())
    with pytest.raises(NotFound):
        archive.house.view(other, archive.people.approver)
    assert [each.id for each in finish_erasures(archive.ctx())] == [made.id]
    assert finish_erasures(archive.ctx()) == ()
    assert other in archive.house.parts.store.keys.destroyed()


def test_a_backup_from_before_that_is_brought_back_is_erased_again_first(archive: Archive, tmp_path: Path) -> None:
    other = archive.house.processed(PLAIN.replace("Quillfeather", "Featherstone"))
    home = archive.house.parts.store.settings.home
    shutil.copytree(home, tmp_path / "backup", ignore=shutil.ignore_patterns("keys"))
    archive.erased(other)
    store = Brought(tmp_path / "backup", home).store()
    ctx = replace(archive.ctx(), store=store)
    assert other in replay_ledger(ctx)
    assert replay_ledger(ctx) == ()
    with store.reading() as unit:
        assert unit.submissions.line(other).state is State.ERASED


def _crashes(*_: object) -> None:
    raise RuntimeError("the machine went down")


@dataclass(frozen=True)
class Brought:
    """A backup of database, blobs and audit head, brought back beside the keys as they are now."""

    backup: Path
    home: Path

    def store(self) -> Store:
        if not (self.backup / "keys").exists():
            shutil.copytree(self.home / "keys", self.backup / "keys")
        return Store(StorageSettings(self.backup))


def rows_of(home: Path, table: str, submission: str, column: str = "submission_id") -> list[tuple[object, ...]]:
    connection = sqlite3.connect(home / "disclosure.sqlite")
    found = connection.execute(f"SELECT * FROM {table} WHERE {column} = ?", (submission,)).fetchall()
    connection.close()
    return found
