"""What leaves the house was approved, proved, and is whole; anything else stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from service.domain.artefact import Artefact
from service.domain.errors import NotFound, NotNow
from service.domain.lifecycle import State
from service.domain.release import VerificationRecord
from service.domain.verification import CheckResult, Rendition, Verification
from service.kit.digests import sha256
from service.producing.verify_bundle import verify_bundle
from service.storage.repositories.approvals import Verifications
from service.storage.repositories.artefacts import Artefacts
from service.workflow.redaction import draft
from service.workflow.release import verify as verify_module
from service.workflow.release.download import download
from service.workflow.release.queries import get_release, releases_of
from service.workflow.release.release import release
from service.workflow.review.approve import Approve, approve
from service.workflow.review.complete import complete
from service.workflow.review.return_review import return_review
from tests.workflow.conftest import People
from tests.workflow.house import PLAIN, House


def ready(house: House, people: People) -> str:
    review = house.reviewed(house.processed(PLAIN), people.reviewer)
    house.approved(review.id, people.approver)
    assert house.review(review.id, people.approver).review.state is State.VERIFIED
    return review.id


def test_a_release_is_a_bundle_that_proves_itself(house: House, people: People) -> None:
    made = release(house.ctx(people.approver), ready(house, people))
    got = download(house.ctx(people.reviewer), made.id)
    assert verify_bundle(got.content, house.parts.store.keys.signer().public_key).passed
    assert sha256(got.content) == made.sha256
    for secret in (b"Marged", b"Pritchard", b"Quillfeather", b"900412"):
        assert secret not in got.content
    assert b"wrote the first report" in got.content
    assert releases_of(house.ctx(people.reviewer), made.submission) == (get_release(house.ctx(people.reviewer), made.id),)
    assert house.events(made.submission)[-2:] == ["release.made", "release.downloaded"]


def test_a_draft_is_not_released(house: House, people: People) -> None:
    review = house.reviewed(house.processed(PLAIN), people.reviewer)
    with pytest.raises(NotNow, match="draft"):
        release(house.ctx(people.approver), review.id)
    approve(house.ctx(people.approver), Approve(review.id))
    with pytest.raises(NotNow):
        release(house.ctx(people.approver), review.id)


def test_a_release_is_made_once(house: House, people: People) -> None:
    review = ready(house, people)
    release(house.ctx(people.approver), review)
    with pytest.raises(NotNow):
        release(house.ctx(people.approver), review)


Change = Callable[[VerificationRecord], VerificationRecord]


@pytest.mark.parametrize(
    "change",
    [
        lambda record: replace(record, signature=bytes(64)),
        lambda record: replace(record, sha256="0" * 64),
        lambda record: replace(record, id="ver_forged"),
        lambda record: replace(record, result=Verification((CheckResult("all", "nobody", passed=True),))),
        lambda record: replace(record, result=Verification((*record.result.checks, CheckResult("x", "y", passed=False)))),
    ],
)
def test_a_word_that_the_gate_did_not_say_releases_nothing(
    house: House, people: People, monkeypatch: pytest.MonkeyPatch, change: Change
) -> None:
    review = ready(house, people)
    true = Verifications.of

    def forged(self: Verifications, rendition: str) -> VerificationRecord | None:
        record = true(self, rendition)
        return record and change(record)

    monkeypatch.setattr(Verifications, "of", forged)
    with pytest.raises(NotNow) as refusal:
        release(house.ctx(people.approver), review)
    assert refusal.value.code == "verification-missing"


def test_other_bytes_than_were_proved_are_not_released(house: House, people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    review = ready(house, people)
    true = Artefacts.value

    def swapped(self: Artefacts, artefact: Artefact, kind: type[Any]) -> Any:
        value = true(self, artefact, kind)
        return replace(value, content=value.content + b" Quillfeather") if isinstance(value, Rendition) else value

    monkeypatch.setattr(Artefacts, "value", swapped)
    with pytest.raises(NotNow) as refusal:
        release(house.ctx(people.approver), review)
    assert refusal.value.code == "verification-missing"


def test_what_the_gate_blocks_cannot_be_released_and_can_be_reviewed_again(
    house: House, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leaky(*_: object, **__: object) -> Verification:
        return Verification((CheckResult("raw_bytes", "test", passed=False, detail="a secret stands there"),))

    review = house.reviewed(house.processed(PLAIN), people.reviewer)
    monkeypatch.setattr(verify_module, "checked", leaky)
    house.approved(review.id, people.approver)
    view = house.review(review.id, people.approver)
    assert view.review.state is State.BLOCKED
    assert not view.verifications[0].result.passed
    with pytest.raises(NotNow):
        release(house.ctx(people.approver), review.id)
    monkeypatch.setattr(verify_module, "checked", draft.checked)
    return_review(house.ctx(people.reviewer), review.id)
    complete(house.ctx(people.reviewer), review.id)
    house.approved(review.id, people.approver)
    assert house.review(review.id, people.approver).review.state is State.VERIFIED


def test_a_job_of_a_voided_approval_changes_nothing(house: House, people: People) -> None:
    submission = house.processed(PLAIN)
    review = house.reviewed(submission, people.reviewer)
    approve(house.ctx(people.approver), Approve(review.id))
    house.add(submission, "One more thing.")
    house.work()
    assert house.review(review.id, people.approver).review.state is State.OPEN


def test_a_stranger_downloads_nothing(house: House, people: People) -> None:
    made = release(house.ctx(people.approver), ready(house, people))
    with pytest.raises(NotFound):
        download(house.ctx(house.person(call="another-call")), made.id)
