from __future__ import annotations

import pytest

from service.documents.checks.examined import Check
from service.documents.checks.gate import verify
from service.documents.checks.registry import REGISTRY
from service.domain.verification import Secret
from tests.documents.checks.clean_files import KINDS, NAME, SECRETS, clean, failed


@pytest.mark.parametrize("kind", KINDS)
def test_a_clean_file_passes_every_check(kind: str) -> None:
    assert failed(clean(kind).content, kind, ocr=True) == {}


@pytest.mark.parametrize("kind", KINDS)
def test_bytes_that_cannot_be_opened_fail(kind: str) -> None:
    assert failed(b"\xff\xfe\x00PK broken", kind)


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_file_fails(kind: str) -> None:
    assert "expected_text" in failed(b"", kind)


def test_a_kind_without_checks_fails() -> None:
    assert not verify(b"x", "application/zip", secrets=(), expected_text="x").passed


def test_a_check_that_breaks_has_failed() -> None:
    def broken(_: object) -> list[str]:
        raise ZeroDivisionError

    registry = {"text/plain": (Check("broken", "none", broken),)}
    verification = verify(b"x", "text/plain", secrets=(), expected_text="x", registry=registry)
    assert not verification.passed
    assert "ZeroDivisionError" in verification.checks[0].detail


@pytest.mark.parametrize("kind", KINDS)
def test_text_that_was_approved_and_is_missing_fails(kind: str) -> None:
    assert set(failed(clean(kind).content, kind, expected=clean(kind).text + "\nA closing paragraph.")) == {"expected_text"}


@pytest.mark.parametrize("kind", KINDS)
def test_text_that_was_not_approved_fails(kind: str) -> None:
    approved = clean(kind).text.replace("every week", "")
    assert set(failed(clean(kind).content, kind, expected=approved)) == {"expected_text"}


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_detector_still_finds_blocks_unless_it_is_kept(kind: str) -> None:
    def outcome(kept: frozenset[str]) -> set[str]:
        made = clean(kind)
        verification = verify(made.content, kind, secrets=SECRETS, expected_text=made.text, find=lambda _: ["HMP Foston"], kept=kept)
        return {check.name for check in verification.checks if not check.passed}

    assert outcome(frozenset()) == {"redetection"}
    assert outcome(frozenset({"HMP Foston"})) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_bytes_of_another_kind_fail(kind: str) -> None:
    other = next(other for other in KINDS if other != kind and "text/" not in other)
    assert "file_type" in failed(clean(other).content, kind)


def test_a_file_name_that_says_who_wrote_fails() -> None:
    made = clean("text/plain")
    for name, good in {"response-0042.redacted.txt": True, "jane-smith.txt": False}.items():
        verification = verify(made.content, "text/plain", secrets=(), expected_text=made.text, file_name=name)
        assert verification.passed is good


@pytest.mark.parametrize("kind", KINDS)
def test_no_detail_carries_a_secret(kind: str) -> None:
    visible = next(iter(word for word in clean(kind).text.split() if word == "Foston"))
    found = failed(clean(kind).content, kind, secrets=(Secret(visible, "PERSON"), Secret("HMP " + visible, "PERSON")))
    assert found
    assert all(visible not in check.detail and NAME not in check.detail for check in found.values())


def test_every_check_says_its_engine_and_no_kind_has_one_twice() -> None:
    for checks in REGISTRY.values():
        assert all(check.name and check.engine for check in checks)
        assert len({check.name for check in checks}) == len(checks)


@pytest.mark.parametrize("kind", KINDS)
def test_the_gate_says_the_same_from_inside_the_sandbox(kind: str) -> None:
    made = clean(kind)
    good = verify(made.content, kind, secrets=SECRETS, expected_text=made.text)
    assert [check for check in good.checks if not check.passed] == []
    bad = verify(made.content + NAME.encode(), kind, secrets=SECRETS, expected_text=made.text, find=lambda _: ["x"])
    failing = {check.name for check in bad.checks if not check.passed}
    assert failing == {*failed(made.content + NAME.encode(), kind, ocr=True), "redetection"}
