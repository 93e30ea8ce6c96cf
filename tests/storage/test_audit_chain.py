"""Whatever is done to the audit table or its head, `verify_chain` names the first row that suffers."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from service.domain.audit import ChainReport
from service.kit.paging import PageAsked
from service.storage.audit_chain import AuditBroken
from service.storage.audit_head import AuditHead, Head, Mark
from service.storage.store import Store
from tests.storage.things import NOW, an_event

ROWS = 6


def write_events(store: Store, number: int = ROWS) -> None:
    for each in range(number):
        with store.unit_of_work() as unit:
            unit.audit.append(an_event("original.read", f"sub_{each}"))


def by_hand(store: Store, *statements: str) -> None:
    """Do what somebody with the database's own tools would do: the triggers are taken away first."""
    with store.bookkeeping() as unit:
        connection = unit.session.connection()
        if connection.dialect.name == "sqlite":
            connection.execute(text("DROP TRIGGER audit_events_no_update"))
            connection.execute(text("DROP TRIGGER audit_events_no_delete"))
        else:
            connection.execute(text("DROP TRIGGER audit_events_no_change ON audit_events"))
        for statement in statements:
            connection.execute(text(statement))


def head_of(store: Store) -> AuditHead:
    return AuditHead(store.settings.audit, store.keys)


def test_an_untouched_chain_is_intact_and_counts_its_rows(store: Store) -> None:
    assert store.verify_chain() == ChainReport(intact=True, rows=0)
    write_events(store)
    assert store.verify_chain() == ChainReport(intact=True, rows=ROWS)
    with store.reading() as unit:
        assert [row.sequence for row in unit.audit.page(PageAsked()).items] == list(range(1, ROWS + 1))
        assert [row.event.submission for row in unit.audit.page(PageAsked(), submission="sub_3").items] == ["sub_3"]


@pytest.mark.parametrize("column", ["event", "at", "actor", "submission_id", "details", "previous", "digest"])
def test_one_changed_byte_names_its_row(store: Store, column: str) -> None:
    write_events(store)
    by_hand(store, f"UPDATE audit_events SET {column} = 'x' || substr({column}, 2) WHERE sequence = 4")
    report = store.verify_chain()
    assert (report.intact, report.broken_at, report.code) == (False, 4, "changed")
    assert "4" in report.reason


@pytest.mark.parametrize(
    ("statement", "row", "code"),
    [
        ("DELETE FROM audit_events WHERE sequence = 3", 3, "missing"),
        ("DELETE FROM audit_events WHERE sequence = 1", 1, "missing"),
        (f"DELETE FROM audit_events WHERE sequence = {ROWS}", ROWS, "cut-off"),
        ("DELETE FROM audit_events WHERE sequence >= 4", 4, "cut-off"),
        ("DELETE FROM audit_events", 1, "cut-off"),
        ("UPDATE audit_events SET sequence = 99 WHERE sequence = 5", 5, "missing"),
    ],
)
def test_a_missing_or_cut_off_row_is_named(store: Store, statement: str, row: int, code: str) -> None:
    write_events(store)
    by_hand(store, statement)
    report = store.verify_chain()
    assert (report.intact, report.broken_at, report.code) == (False, row, code)


def test_after_a_break_nothing_more_is_changed(store: Store) -> None:
    write_events(store)
    by_hand(store, f"DELETE FROM audit_events WHERE sequence = {ROWS}")
    with pytest.raises(AuditBroken):
        write_events(store, 1)


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_text("{}"), lambda path: path.write_bytes(b"\xff")])
def test_a_missing_or_foreign_head_is_a_break(sqlite_store: Store, spoil: Callable[[Path], None]) -> None:
    write_events(sqlite_store)
    spoil(sqlite_store.settings.audit / "head")
    assert sqlite_store.verify_chain().code in {"head-missing", "head-forged"}
    with pytest.raises(AuditBroken):
        write_events(sqlite_store, 1)


def test_a_head_rewritten_to_fit_a_cut_table_is_not_ours(sqlite_store: Store) -> None:
    write_events(sqlite_store)
    path = sqlite_store.settings.audit / "head"
    older = path.read_bytes()
    write_events(sqlite_store, 1)
    content = json.loads(path.read_bytes())
    content["head"]["settled"][0] -= 1
    path.write_text(json.dumps(content))
    assert sqlite_store.verify_chain().code == "head-forged"
    path.write_bytes(older)  # an old head, signed by us, put back: the table has a row more than it counts
    assert sqlite_store.verify_chain().code == "beyond-head"


def test_a_crash_before_the_commit_is_no_break(sqlite_store: Store) -> None:
    write_events(sqlite_store)
    head = head_of(sqlite_store)
    settled = head.read().settled
    head.write(Head(settled, Mark(settled.sequence + 1, "ab" * 32)), durable=True)
    assert sqlite_store.verify_chain().intact
    write_events(sqlite_store, 1)
    assert sqlite_store.verify_chain() == ChainReport(intact=True, rows=ROWS + 1)


def test_a_crash_after_the_commit_is_settled_by_the_next_act(sqlite_store: Store) -> None:
    write_events(sqlite_store, ROWS - 1)
    before = head_of(sqlite_store).read().settled
    write_events(sqlite_store, 1)
    head = head_of(sqlite_store)
    head.write(Head(before, head.read().settled), durable=True)
    assert sqlite_store.verify_chain() == ChainReport(intact=True, rows=ROWS)
    write_events(sqlite_store, 1)
    assert head.read() == Head(head.read().settled)
    assert sqlite_store.verify_chain() == ChainReport(intact=True, rows=ROWS + 1)


def test_many_writers_at_once_leave_one_chain_without_gaps(store: Store) -> None:
    failed: list[BaseException] = []

    def write() -> None:
        try:
            for _ in range(8):
                with store.unit_of_work() as unit:
                    unit.jobs.enqueue("read", now=NOW)
                    unit.audit.append(an_event("original.read"))
        except BaseException as error:  # noqa: BLE001
            failed.append(error)

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        assert store.verify_chain().intact
    assert not failed
    assert store.verify_chain() == ChainReport(intact=True, rows=32)


def test_a_crash_at_the_very_beginning_is_no_break(sqlite_store: Store) -> None:
    head_of(sqlite_store).write(Head(), durable=True)
    assert sqlite_store.verify_chain().intact
    write_events(sqlite_store, 1)
    assert sqlite_store.verify_chain() == ChainReport(intact=True, rows=1)


def test_rows_without_any_head_or_key_are_a_break(sqlite_store: Store) -> None:
    write_events(sqlite_store)
    (sqlite_store.settings.audit / "head").unlink()
    (sqlite_store.settings.keys / "secrets" / "audit.key").unlink()
    assert not sqlite_store.verify_chain().intact
    with pytest.raises(AuditBroken):
        write_events(sqlite_store, 1)
