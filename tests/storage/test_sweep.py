"""What a crash left is cleared away, and nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest

from service.domain.artefact import ArtefactKind
from service.domain.publication import Publication
from service.kit.clock import now
from service.storage.store import Store
from service.storage.sweep import Swept, sweep
from tests.storage.things import NOW, an_event, with_submission


def test_orphans_and_temporary_files_go_and_what_was_committed_stays(sqlite_store: Store) -> None:
    with_submission(sqlite_store)
    with sqlite_store.unit_of_work() as unit:
        kept = unit.artefacts.add("sub_1", ArtefactKind.ORIGINAL, b"kept", now=NOW)
        unit.audit.append(an_event())

    def fail() -> None:
        with sqlite_store.unit_of_work() as unit:
            unit.artefacts.add("sub_1", ArtefactKind.ORIGINAL, b"orphan", now=NOW)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    (sqlite_store.settings.blobs / ".0123.tmp").write_bytes(b"half")
    sqlite_store.keys.data_key("sub_refused", create=True)
    assert sweep(sqlite_store, now=now()) == Swept(0, 0)
    assert sweep(sqlite_store, now=now() + timedelta(hours=25)) == Swept(temporary=1, orphans=1, keys=1)
    assert not sweep(sqlite_store, now=now() + timedelta(hours=25))
    with sqlite_store.reading() as unit:
        assert unit.artefacts.content(kept) == b"kept"
    assert sqlite_store.verify_chain().intact


def test_a_published_site_stays_and_the_key_of_one_that_was_not_kept_goes(sqlite_store: Store) -> None:
    with_submission(sqlite_store)
    with sqlite_store.reading() as unit:
        call = unit.submissions.get("sub_1").call
    sqlite_store.blobs.put("pub_kept", "pub_kept", [b"site"])
    sqlite_store.blobs.put("pub_lost", "pub_lost", [b"site"])
    made = Publication("pub_kept", call, "per_1", NOW, {}, 0, 4, "d", 4, "1.0.0", "d")
    with sqlite_store.unit_of_work() as unit:
        unit.publications.add(made)
        unit.audit.append(an_event("publication.made"))
    assert sweep(sqlite_store, now=now() + timedelta(hours=25)) == Swept(temporary=0, orphans=1, keys=1)
    with sqlite_store.reading() as unit:
        assert b"".join(unit.publications.site(made)) == b"site"
