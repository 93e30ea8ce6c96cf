"""Keys lie apart, are made once, and erase when destroyed."""

from __future__ import annotations

import stat
import threading
from pathlib import Path

import pytest

from service.domain.artefact import ArtefactKind
from service.domain.errors import NotFound
from service.kit.paging import PageAsked
from service.storage.keys import KeyStore, KeysUnusable
from service.storage.settings import StorageSettings
from service.storage.signing import signature_holds
from service.storage.store import Store
from tests.storage.things import NOW, an_event, with_submission


def test_a_key_is_made_once_even_when_many_ask_at_once(tmp_path: Path) -> None:
    found: list[bytes] = []
    start = threading.Barrier(8)

    def ask() -> None:
        start.wait()
        found.append(KeyStore(tmp_path / "keys").data_key("sub_1", create=True))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


def test_a_destroyed_key_erases_content_for_good_and_leaves_the_rest(store: Store) -> None:
    with_submission(store)
    with store.unit_of_work() as unit:
        artefact = unit.artefacts.add("sub_1", ArtefactKind.ORIGINAL, b"one", now=NOW)
        unit.audit.append(an_event())
    store.keys.destroy("sub_1")
    store.keys.destroy("sub_1")
    with store.reading() as unit:
        with pytest.raises(NotFound, match="erased"):
            unit.artefacts.content(artefact)
        with pytest.raises(NotFound, match="erased"):
            unit.submissions.get("sub_1")
        assert [line.id for line in unit.submissions.page(PageAsked()).items] == ["sub_1"]
        assert unit.calls.get("call-a").id == "call-a"
    with pytest.raises(NotFound):
        store.keys.data_key("sub_1", create=True)
    assert store.verify_chain().intact


def test_key_files_are_for_their_owner_only_and_hold_no_key_in_the_clear(tmp_path: Path) -> None:
    keys = KeyStore(tmp_path / "keys")
    key = keys.data_key("sub_1", create=True)
    for path in (tmp_path / "keys").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0
        if path.is_file():
            assert key not in path.read_bytes()


def test_a_master_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    keys = KeyStore(tmp_path / "keys")
    keys.secret("pepper")
    (tmp_path / "keys" / "master.key").chmod(0o640)
    with pytest.raises(KeysUnusable, match="read the master key"):
        keys.secret("pepper")


def test_a_lost_master_key_is_never_made_anew(tmp_path: Path) -> None:
    keys = KeyStore(tmp_path / "keys")
    keys.secret("pepper")
    (tmp_path / "keys" / "master.key").unlink()
    with pytest.raises(KeysUnusable, match="missing"):
        keys.data_key("sub_1", create=True)


def test_a_key_moved_under_another_name_does_not_open(tmp_path: Path) -> None:
    keys = KeyStore(tmp_path / "keys")
    keys.data_key("sub_1", create=True)
    folder = tmp_path / "keys" / "data"
    (folder / "sub_1.key").rename(folder / "sub_2.key")
    with pytest.raises(KeysUnusable, match="damaged"):
        keys.data_key("sub_2")


def test_a_key_is_never_named_by_a_path(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="named by an id"):
        KeyStore(tmp_path).data_key("../secrets/pepper")


def test_the_signers_word_holds_for_its_message_alone(tmp_path: Path) -> None:
    signer = KeyStore(tmp_path / "keys").signer()
    signature = signer.sign(b"certificate")
    assert signature_holds(signer.public_key, b"certificate", signature)
    assert not signature_holds(signer.public_key, b"certificate.", signature)
    assert not signature_holds(KeyStore(tmp_path / "other").signer().public_key, b"certificate", signature)
    assert KeyStore(tmp_path / "keys").signer().key_id == signer.key_id


def test_keys_can_lie_on_another_disk(tmp_path: Path) -> None:
    assert StorageSettings(tmp_path).keys.parent == tmp_path
    assert not (tmp_path / "keys").exists()
