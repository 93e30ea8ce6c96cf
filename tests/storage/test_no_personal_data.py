"""What was planted in content is found nowhere on the disk."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from service.domain.actor import ActorKind, Person
from service.domain.artefact import ArtefactKind
from service.domain.document import Span
from service.domain.idempotency import RememberedAnswer
from service.domain.lifecycle import State
from service.domain.proposal import PackReference, Purpose
from service.domain.request import Answer, Assessment, ConfidentialityRequest, Outcome, RequestDecision, RequestSource, RequestState
from service.domain.review import Approval, Choice, Review, ReviewDecision
from service.domain.statement import Justification, Quality, Quote
from service.domain.submission import Arrival, ArrivalKind
from service.storage.sealing import Tampered
from service.storage.store import Store
from tests.storage.things import NOW, a_submission, an_event, with_submission

#: One for each place that takes text from outside.
PLANTED = {
    "file name": "Siwan-Abernathy.docx",
    "content": "Ikechukwu Vaughan-Lloyd",
    "justification": "Delyth Szczepanski lives next door",
    "quote": "I am Osian Fitzwilliam",
    "assessment": "Tesfaye Gruffydd told us",
    "decision": "because Nerys Quigley asked",
    "review": "this is Anwen Mbeki",
    "approval": "agreed with Rhodri Castellanos",
    "person": "Gwenllian Adeyemi",
    "answer": "Answered to Tomos Featherstonehaugh",
    "reference": "HO-Pritchard-1987",
    "stated": "Marged Ffion Pritchard-Okonkwo",
    "job": "sub_1",
}
_PACK = PackReference("publication", "1", "d")


def plant(store: Store) -> None:
    with_submission(store)
    where = Span(0, 4)
    with store.unit_of_work() as unit:
        original = unit.artefacts.add("sub_1", ArtefactKind.ORIGINAL, PLANTED["content"].encode() * 50, now=NOW)
        unit.arrivals.add(
            Arrival("arr_1", "sub_1", 1, ArrivalKind.FIRST, PLANTED["file name"], "text/plain", 9, original.digest, original.id, NOW, NOW)
        )
        unit.submissions.add(a_submission("sub_2", reference=PLANTED["reference"]))
        request = ConfidentialityRequest(
            "req_1",
            "sub_1",
            RequestSource.DOCUMENT,
            RequestState.PENDING,
            NOW,
            justification=Justification(PLANTED["justification"], where, Quality.GOOD),
            quotes=(Quote("capacity", where, PLANTED["quote"], 0.9),),
        )
        unit.requests.add(request)
        unit.requests.add_assessment(Assessment("ass_1", "req_1", "sub_1", _PACK, (Answer("q", PLANTED["assessment"]),), "per_1", NOW))
        unit.requests.add_decision(RequestDecision("rqd_1", "req_1", "sub_1", Outcome.PART, PLANTED["decision"], "per_1", NOW))
        unit.reviews.add(Review("rev_1", "sub_1", Purpose.PUBLICATION, State.OPEN, original.id, original.id, NOW))
        unit.reviews.add_decision(
            ReviewDecision("dec_1", "rev_1", "sub_1", "m1", 1, Choice.ADD, "per_1", NOW, reason=PLANTED["review"], quote=PLANTED["quote"])
        )
        unit.approvals.add(Approval("app_1", "rev_1", "sub_1", Purpose.PUBLICATION, "art_r", "d", "per_2", NOW, note=PLANTED["approval"]))
        unit.persons.add(Person("per_1", ActorKind.PERSON, PLANTED["person"], frozenset(), NOW))
        unit.idempotency.remember(RememberedAnswer("per_1", PLANTED["quote"], "d", 202, PLANTED["answer"].encode(), (), NOW, "sub_1"))
        unit.jobs.enqueue("read", now=NOW, submission="sub_1")
        unit.audit.append(an_event())


def test_no_page_blob_or_name_on_the_disk_holds_what_was_planted(sqlite_store: Store) -> None:
    plant(sqlite_store)
    home = sqlite_store.settings.home
    files = [path for path in home.rglob("*") if path.is_file()]
    assert any(path.name.endswith("-wal") and path.stat().st_size for path in files), "the write-ahead log is looked at too"
    planted = {place: text for place, text in PLANTED.items() if place != "job"}
    words = {word.casefold() for text in planted.values() for word in text.replace("-", " ").replace(".", " ").split() if word[0].isupper()}
    for path in files:
        content = path.read_bytes()
        assert not [word for word in words if len(word) > 4 and word.encode() in content.lower()], path.relative_to(home).suffix
        assert not [word for word in words if len(word) > 4 and word in path.name.casefold()]
        assert not [text for text in planted.values() if text.encode("utf-16-le") in content]


def test_the_hunt_can_find(sqlite_store: Store) -> None:
    plant(sqlite_store)
    content = b"".join(path.read_bytes() for path in sqlite_store.settings.home.rglob("*.sqlite*"))
    assert PLANTED["job"].encode() in content


def test_everything_planted_comes_back(sqlite_store: Store) -> None:
    plant(sqlite_store)
    with sqlite_store.reading() as unit:
        assert unit.submissions.get("sub_1").stated.name == PLANTED["stated"]
        assert unit.arrivals.of("sub_1")[0].name == PLANTED["file name"]
        assert unit.requests.of("sub_1")[0].quotes[0].text == PLANTED["quote"]
        assert unit.requests.assessments_of("req_1")[0].answers[0].answer == PLANTED["assessment"]
        assert unit.requests.decisions_of("req_1")[0].reasons == PLANTED["decision"]
        assert unit.reviews.decisions_of("rev_1")[0].reason == PLANTED["review"]
        standing = unit.approvals.standing("rev_1")
        assert standing is not None
        assert standing.note == PLANTED["approval"]
        answer = unit.idempotency.recall("per_1", PLANTED["quote"], "d")
        assert answer is not None
        assert answer.body == PLANTED["answer"].encode()
        assert unit.persons.get("per_1").name == PLANTED["person"]


def test_a_body_moved_to_another_row_does_not_open(sqlite_store: Store) -> None:
    with_submission(sqlite_store)
    database: Path = sqlite_store.settings.home / "disclosure.sqlite"
    with sqlite_store.unit_of_work() as unit:
        for number in (1, 2):
            unit.requests.add(ConfidentialityRequest(f"req_{number}", "sub_1", RequestSource.STATED, RequestState.PENDING, NOW))
        unit.audit.append(an_event("request.recorded"))
    connection = sqlite3.connect(database)
    connection.execute("UPDATE requests SET body = (SELECT body FROM requests WHERE id = 'req_1') WHERE id = 'req_2'")
    connection.commit()
    connection.close()
    with sqlite_store.reading() as unit:
        assert unit.requests.get("req_1").id == "req_1"
        with pytest.raises(Tampered):
            unit.requests.get("req_2")
