"""A call's responses put before the public over HTTP: refused by name, published once, listed, read and downloaded."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from tests.api.service_running import CALL, Service, problem_of

TEXT = "I write in a personal capacity. My name is Priya Nandakumar. Question 1. A near miss is what somebody says it is."
WAITING = "I write in a personal capacity. Please keep my name, Odhran Velkey, confidential."
AT = f"/v1/calls/{CALL}/publications"


@pytest.fixture(scope="module")
def published(service: Service) -> dict[str, str]:
    """One response on the whole road, one that waits for a decision, and a first publication."""
    submission = service.submitted(TEXT)
    review = service.opened(submission)
    service.completed(review)
    path = f"/v1/reviews/{review}"
    frozen = service.get(path, "approver").json()
    sent = {"digest": frozen["digest"], "acknowledged": frozen["acknowledgeable"]}
    approved = service.post(f"{path}/approvals", "approver", sent, If_Match=service.etag(path))
    assert approved.status_code == 201, approved.text
    service.work()
    waiting = service.submitted(WAITING)
    made = service.post(AT, "approver", {"ready_only": True}, Idempotency_Key="first")
    assert made.status_code == 201, made.text
    return {"submission": submission, "waiting": waiting, "publication": made.json()["id"], "body": made.text}


def test_a_publication_is_made_once_for_one_key(service: Service, published: dict[str, str]) -> None:
    again = service.post(AT, "approver", {"ready_only": True}, Idempotency_Key="first")
    assert (again.status_code, again.text) == (201, published["body"])
    assert again.headers["idempotency-replayed"] == "true"
    assert again.headers["location"] == f"/v1/publications/{published['publication']}"
    assert len(service.get(AT).json()["items"]) == 1
    other = service.post(AT, "approver", {"ready_only": False}, Idempotency_Key="first")
    assert (other.status_code, problem_of(other)["type"]) == (409, "urn:disclosure:problem:idempotency-key-reused")


def test_what_is_not_ready_is_refused_by_name(service: Service, published: dict[str, str]) -> None:
    refused = service.post(AT, "approver", {})
    assert refused.status_code == 409
    assert problem_of(refused)["type"] == "urn:disclosure:problem:request-pending"
    assert f"{published['waiting']}: request-pending" in problem_of(refused)["detail"]
    assert "Odhran" not in refused.text


def test_a_publication_says_what_was_shown_and_what_may_be_done(service: Service, published: dict[str, str]) -> None:
    shown = service.get(f"/v1/publications/{published['publication']}", "auditor").json()
    assert shown["counts"] == {"published_whole": 1, "published_in_part": 0, "confidential": 0, "not_published": 1}
    assert {each["action"]: each["allowed"] for each in shown["allowed_actions"]} == {"publish": False, "download_site": False}
    mine = service.get(f"/v1/publications/{published['publication']}", "approver").json()
    assert all(each["allowed"] for each in mine["allowed_actions"])


def test_the_site_is_downloaded_and_that_is_written_down(service: Service, published: dict[str, str]) -> None:
    got = service.get(f"/v1/publications/{published['publication']}/site", "reviewer")
    assert got.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(got.content)) as archive:
        names = archive.namelist()
        assert {"index.html", "index.json", "responses.csv", "style.css"} <= set(names)
        whole = b"".join(archive.read(name) for name in names)
        told = json.loads(archive.read("index.json"))
    assert (told["received"], told["published"]) == (2, 1)
    assert b"Priya" not in whole
    assert b"A near miss is what somebody says it is." in whole
    assert published["submission"].encode() not in whole
    events = [each["event"] for each in service.get("/v1/audit/events?size=200", "auditor").json()["items"]]
    assert events[-1] == "publication.downloaded"
    assert "publication.made" in events


@pytest.mark.parametrize(
    ("who", "status", "code"),
    [
        ("intake", 403, "person-needed"),
        ("auditor", 403, "role-missing"),
        ("admin", 403, "admin-never-decides"),
        ("stranger", 404, "not-found"),
    ],
)
def test_only_a_person_who_may_release_publishes(service: Service, published: dict[str, str], who: str, status: int, code: str) -> None:
    refused = service.post(AT, who, {"ready_only": True})
    assert (refused.status_code, problem_of(refused)["type"]) == (status, f"urn:disclosure:problem:{code}")


@pytest.mark.parametrize("at", ["", "/site"])
def test_a_stranger_finds_no_publication(service: Service, published: dict[str, str], at: str) -> None:
    assert service.get(f"/v1/publications/{published['publication']}{at}", "stranger").status_code == 404
    assert service.get(AT, "stranger").status_code == 404


def test_what_is_asked_wrongly_is_refused(service: Service, published: dict[str, str]) -> None:
    assert service.post(AT, "approver", {"left_out": ["nobody"]}).status_code == 422
    assert service.post(AT, "approver", {"leave": []}).status_code == 422
    assert service.post(AT, "approver", {"left_out": ["sub_01jx8v9q2m4n6p8r0s2t4v6w8y"]}).status_code == 404
