"""A bundle is the same each time, tells nothing by its names, and no byte of it can be changed unseen."""

from __future__ import annotations

import io
import json
import zipfile
from base64 import b64encode
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.errors import NotNow
from service.kit.digests import sha256
from service.producing.bundle import CERTIFICATE, MANIFEST, is_neutral, packed
from service.producing.canonical import canonical
from service.producing.certificate import fingerprint
from service.producing.manifest import manifest
from service.producing.verify_bundle import verify_bundle
from tests.producing.making import a_bundle, a_file, a_key

SIGN, PUBLIC = a_key()
CONTENT = a_bundle(SIGN, PUBLIC)


def members_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def failed(content: bytes, public_key: bytes | None = PUBLIC) -> list[str]:
    return [check.name for check in verify_bundle(content, public_key).checks if not check.passed]


def test_a_bundle_holds_what_a_receiver_needs_under_neutral_names() -> None:
    content = a_bundle(SIGN, PUBLIC, a_file(1, extension=".docx"), a_file(1), a_file(2, content=b"other"))

    assert sorted(members_of(content)) == [
        "README.txt",
        "certificate.json",
        "manifest.json",
        "redacted-1.docx",
        "redacted-1.txt",
        "redacted-2.txt",
        "schedule.csv",
        "schedule.html",
        "schedule.json",
    ]
    assert failed(content) == []


def test_the_same_release_gives_the_same_bytes() -> None:
    assert a_bundle(SIGN, PUBLIC) == CONTENT


def test_a_bundle_verifies_with_the_publishers_key_and_says_so() -> None:
    known, carried = verify_bundle(CONTENT, PUBLIC), verify_bundle(CONTENT)

    assert known.passed
    assert known.key_known
    assert carried.passed
    assert not carried.key_known
    assert carried.key_fingerprint == known.key_fingerprint == fingerprint(PUBLIC)


def test_another_key_does_not_verify_it() -> None:
    assert failed(CONTENT, a_key()[1]) == ["signature"]
    assert "signature" in failed(CONTENT, b"short")


def test_one_byte_changed_anywhere_fails() -> None:
    for place in range(len(CONTENT)):
        changed = bytearray(CONTENT)
        changed[place] ^= 1
        assert failed(bytes(changed)), f"byte {place}"
        assert failed(bytes(changed), None), f"byte {place}"


@given(st.integers(0, len(CONTENT) - 1), st.integers(1, 255))
def test_any_change_of_any_byte_fails(place: int, by: int) -> None:
    changed = bytearray(CONTENT)
    changed[place] = (changed[place] + by) % 256

    assert not verify_bundle(bytes(changed)).passed


@given(st.integers(0, len(CONTENT) - 1))
def test_a_bundle_cut_short_or_lengthened_fails(length: int) -> None:
    assert not verify_bundle(CONTENT[:length]).passed
    assert not verify_bundle(CONTENT + CONTENT[: length + 1]).passed


@given(st.binary(max_size=300))
def test_rubbish_fails_and_never_raises(content: bytes) -> None:
    assert not verify_bundle(content).passed


def test_a_member_added_left_out_or_exchanged_fails() -> None:
    members = members_of(CONTENT)

    assert "manifest" in failed(packed({**members, "redacted-2.txt": b"more"}))
    assert "names" in failed(packed({**members, "Tamsin Achterberg.txt": b"more"}))
    assert "names" in failed(packed({name: content for name, content in members.items() if name != "schedule.csv"}))
    assert "manifest" in failed(packed({**members, "redacted-1.txt": b"I am Tamsin Achterberg."}))


def test_a_forger_with_a_new_manifest_still_lacks_the_signature() -> None:
    members = {**members_of(CONTENT), "redacted-1.txt": b"I am somebody else."}
    members[MANIFEST] = manifest({name: content for name, content in members.items() if name not in {MANIFEST, CERTIFICATE}})
    said = json.loads(members[CERTIFICATE])
    said["certificate"]["manifest_sha256"] = sha256(members[MANIFEST])
    said["certificate"]["files"][0]["sha256"] = sha256(members["redacted-1.txt"])
    members[CERTIFICATE] = canonical(said)

    assert failed(packed(members)) == ["signature"]


def test_a_forger_with_a_key_of_their_own_is_seen_by_who_knows_the_publishers() -> None:
    sign, public = a_key()
    forged = a_bundle(sign, public)

    assert verify_bundle(forged).passed
    assert not verify_bundle(forged).key_known
    assert failed(forged, PUBLIC) == ["signature"]


def hostile_certificates() -> Iterator[object]:
    signature = {"algorithm": "Ed25519", "public_key": b64encode(PUBLIC).decode(), "value": ""}
    yield from ([], {}, None, {"certificate": [], "signature": []}, {"certificate": {}, "signature": signature})
    yield {"certificate": {"files": [{"name": [], "sha256": {}, "checks": 3}]}, "signature": signature}
    yield {"certificate": {"files": 7, "manifest_sha256": 1}, "signature": {**signature, "value": "é"}}


@pytest.mark.parametrize("certificate", list(hostile_certificates()))
def test_a_hostile_certificate_fails_and_never_raises(certificate: object) -> None:
    assert "signature" in failed(packed({**members_of(CONTENT), CERTIFICATE: canonical(certificate)}), None)


def test_a_compressed_bomb_is_not_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("redacted-1.txt", b"0" * 50_000_000)

    assert failed(out.getvalue()) == ["container"]


def test_a_file_that_the_gate_did_not_pass_is_never_bundled() -> None:
    with pytest.raises(NotNow) as caught:
        a_bundle(SIGN, PUBLIC, a_file(1), a_file(2, passed=False))

    assert caught.value.code == "gate-not-passed"


def test_clashing_or_telling_names_are_refused() -> None:
    for files in ((a_file(1), a_file(1)), (a_file(1, extension="Tamsin/../x"),), (a_file(0),)):
        with pytest.raises(ValueError, match="neutral"):
            a_bundle(SIGN, PUBLIC, *files)


@pytest.mark.parametrize("name", ["redacted-1.docx", "schedule.html"])
def test_a_neutral_name_is_known(name: str) -> None:
    assert is_neutral(name)


@pytest.mark.parametrize(
    "name", ["redacted-0.txt", "redacted-1.txt\n", "../redacted-1.txt", "redacted-1", "Redacted-1.txt", "a/redacted-1.txt"]
)
def test_any_other_name_is_not(name: str) -> None:
    assert not is_neutral(name)


def test_the_certificate_lists_checks_engines_and_versions_and_digests_of_released_files_only() -> None:
    said = json.loads(members_of(CONTENT)[CERTIFICATE])["certificate"]

    assert said["engines"] == {"an engine": "1.2", "another": "3.4"}
    assert [check["name"] for check in said["files"][0]["checks"]] == ["hidden text", "metadata"]
    digests = {word for word in json.dumps(said).replace('"', " ").split() if len(word) == 64}
    released = {sha256(content) for content in members_of(CONTENT).values()}
    assert digests <= released | {said["pack"]["digest"]}


def test_nothing_of_the_run_leaks_into_the_zip() -> None:
    with zipfile.ZipFile(io.BytesIO(CONTENT)) as archive:
        assert not archive.comment
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert all(not member.extra and not member.comment for member in archive.infolist())


def test_the_signer_is_handed_what_it_signs() -> None:
    seen: list[bytes] = []

    def sign(content: bytes) -> bytes:
        seen.append(content)
        return SIGN(content)

    made: Callable[[bytes], bytes] = sign
    assert verify_bundle(a_bundle(made, PUBLIC), PUBLIC).passed
    assert seen[0].startswith(b"disclosure verification certificate")
