"""Every way to be refused: a clear problem with a stable type, nothing half-stored, the service still up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.api.service_running import CALL, OTHER_CALL, Service, problem_of, running

PLANTED = "Marged Ffion Pritchard-Okonkwo"
TEXT = f"I write in a personal capacity. My name is {PLANTED}. Please keep my name confidential because my employer knows the case."
NOWHERE = "0" * 26
#: One address of every keyed operation.
KEYED = [
    (method, path)
    for path, methods in {
        "/v1/calls": ("GET", "POST"),
        f"/v1/calls/{CALL}": ("GET",),
        f"/v1/calls/{CALL}/warnings": ("GET",),
        f"/v1/calls/{CALL}/submissions": ("GET", "POST"),
        f"/v1/submissions/sub_{NOWHERE}": ("GET",),
        f"/v1/submissions/sub_{NOWHERE}/arrivals": ("POST",),
        f"/v1/submissions/sub_{NOWHERE}/withdrawal": ("POST",),
        f"/v1/submissions/sub_{NOWHERE}/document": ("GET",),
        f"/v1/submissions/sub_{NOWHERE}/findings": ("GET",),
        f"/v1/submissions/sub_{NOWHERE}/statements": ("GET",),
        f"/v1/submissions/sub_{NOWHERE}/proposals": ("GET",),
        f"/v1/submissions/sub_{NOWHERE}/reviews": ("GET", "POST"),
        f"/v1/submissions/sub_{NOWHERE}/releases": ("GET",),
        f"/v1/submissions/sub_{NOWHERE}/confidentiality-requests": ("GET", "POST"),
        f"/v1/arrivals/arr_{NOWHERE}/original": ("GET",),
        f"/v1/jobs/job_{NOWHERE}": ("GET",),
        f"/v1/confidentiality-requests/req_{NOWHERE}": ("GET",),
        f"/v1/confidentiality-requests/req_{NOWHERE}/questions": ("GET",),
        f"/v1/confidentiality-requests/req_{NOWHERE}/assessments": ("POST",),
        f"/v1/confidentiality-requests/req_{NOWHERE}/decisions": ("POST",),
        f"/v1/reviews/rev_{NOWHERE}": ("GET",),
        f"/v1/reviews/rev_{NOWHERE}/proposals": ("GET",),
        f"/v1/reviews/rev_{NOWHERE}/proposals/r1": ("GET",),
        f"/v1/reviews/rev_{NOWHERE}/proposals/r1/decisions": ("GET", "POST"),
        f"/v1/reviews/rev_{NOWHERE}/proposals/r1/undo": ("POST",),
        f"/v1/reviews/rev_{NOWHERE}/marks": ("POST",),
        f"/v1/reviews/rev_{NOWHERE}/acceptances": ("POST",),
        f"/v1/reviews/rev_{NOWHERE}/completion": ("POST",),
        f"/v1/reviews/rev_{NOWHERE}/return": ("POST",),
        f"/v1/reviews/rev_{NOWHERE}/approvals": ("POST",),
        f"/v1/reviews/rev_{NOWHERE}/releases": ("POST",),
        "/v1/releases": ("GET",),
        f"/v1/releases/rel_{NOWHERE}": ("GET",),
        f"/v1/releases/rel_{NOWHERE}/bundle": ("GET",),
        "/v1/me": ("GET",),
        "/v1/persons": ("GET", "POST"),
        f"/v1/persons/per_{NOWHERE}": ("GET",),
        f"/v1/persons/per_{NOWHERE}/memberships": ("PUT",),
        f"/v1/persons/per_{NOWHERE}/keys": ("POST",),
        f"/v1/keys/key_{NOWHERE}": ("DELETE",),
        "/v1/audit/events": ("GET",),
        "/v1/audit/verification": ("GET",),
        "/v1/packs": ("GET",),
        "/v1/packs/publication": ("GET",),
        f"/v1/calls/{CALL}/publications": ("GET", "POST"),
        f"/v1/publications/pub_{NOWHERE}": ("GET",),
        f"/v1/publications/pub_{NOWHERE}/site": ("GET",),
        "/v1/retention": ("GET",),
        f"/v1/submissions/sub_{NOWHERE}/retention": ("GET",),
        f"/v1/submissions/sub_{NOWHERE}/holds": ("GET", "POST"),
        f"/v1/holds/hld_{NOWHERE}": ("GET",),
        f"/v1/holds/hld_{NOWHERE}/lifting": ("POST",),
        f"/v1/submissions/sub_{NOWHERE}/erasures": ("POST",),
        f"/v1/erasures/era_{NOWHERE}": ("GET",),
        f"/v1/erasures/era_{NOWHERE}/approval": ("POST",),
        f"/v1/erasures/era_{NOWHERE}/refusal": ("POST",),
        f"/v1/submissions/sub_{NOWHERE}/letters": ("GET",),
        f"/v1/confidentiality-requests/req_{NOWHERE}/letters": ("POST",),
        f"/v1/letters/let_{NOWHERE}": ("GET",),
        f"/v1/letters/let_{NOWHERE}/confirmation": ("POST",),
        f"/v1/letters/let_{NOWHERE}/delivery": ("POST",),
        "/v1/redact": ("POST",),
        "/v1/detect": ("POST",),
    }.items()
    for method in methods
]


@pytest.fixture(scope="module")
def submission(service: Service) -> str:
    return service.submitted(TEXT)


@pytest.fixture(scope="module")
def review(service: Service, submission: str) -> str:
    return service.opened(submission)


def test_the_list_of_addresses_is_whole(service: Service) -> None:
    described = {
        (method.upper(), re.sub(r"{[^}]+}", "*", path))
        for path, item in service.app.openapi()["paths"].items()
        for method in item
        if path.startswith("/v1/")
    }
    listed = {(method, re.sub(rf"{CALL}|[a-z]{{3}}_{NOWHERE}|(?<=/)r1(?=/|$)|(?<=packs/)publication", "*", path)) for method, path in KEYED}
    assert listed == described


@pytest.mark.parametrize(("method", "path"), KEYED)
@pytest.mark.parametrize("header", [None, "Bearer dsk_000000000000_" + "0" * 64, "Basic x", "Bearer"])
def test_nobody_comes_in_without_a_valid_key_whatever_they_bring(service: Service, method: str, path: str, header: str | None) -> None:
    headers = {"Authorization": header} if header else {}
    answer = service.client.request(method, path, headers=headers, content=b"{")
    assert answer.status_code == 401
    assert problem_of(answer)["type"] == "urn:disclosure:problem:key-invalid"
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_what_belongs_to_a_call_that_is_not_yours_is_not_there(service: Service, submission: str, review: str) -> None:
    shown = service.get(f"/v1/submissions/{submission}").json()
    request = shown["confidentiality_requests"][0]["id"]
    paths = [f"/v1/calls/{CALL}", f"/v1/calls/{CALL}/submissions", f"/v1/releases?call={CALL}"]
    paths += [f"/v1/submissions/{submission}{more}" for more in ("", "/document", "/findings", "/statements", "/reviews", "/proposals")]
    paths += [f"/v1/jobs/{shown['job']['id']}", f"/v1/arrivals/{shown['arrivals'][0]['id']}/original"]
    paths += [f"/v1/confidentiality-requests/{request}", f"/v1/reviews/{review}", f"/v1/reviews/{review}/proposals"]
    paths += [f"/v1/audit/events?submission={submission}"]
    unknown = problem_of(service.get(f"/v1/submissions/sub_{NOWHERE}", "stranger"))
    for path in paths:
        answer = service.get(path, "stranger")
        assert answer.status_code == 404, path
        assert {**problem_of(answer), "instance": ""} == {**unknown, "instance": ""}
    answer = service.post(f"/v1/calls/{CALL}/submissions", "stranger", {"text": "x"})
    assert answer.status_code == 404
    assert service.get("/v1/calls", "stranger").json()["items"][0]["id"] == OTHER_CALL


def test_who_takes_in_sees_receipts_but_no_content(service: Service, submission: str) -> None:
    shown = service.get(f"/v1/submissions/{submission}", "intake").json()
    assert shown["stated"] is None
    assert shown["confidentiality_requests"] is None
    assert shown["arrivals"][0]["name"] is None
    assert service.get(f"/v1/submissions/{submission}/findings", "intake").status_code == 404
    assert service.get(f"/v1/submissions/{submission}/reviews", "intake").status_code == 404


def test_a_change_without_if_match_or_with_an_old_one_is_refused(service: Service, review: str) -> None:
    path = f"/v1/reviews/{review}"
    line = next(service.lines(review))
    at = f"{path}/proposals/{line['target']}/decisions"
    sent = {"choice": "refuse", "reason": "It names nobody."}
    missing = service.post(at, json=sent)
    assert missing.status_code == 428
    assert problem_of(missing)["type"] == "urn:disclosure:problem:if-match-missing"
    assert service.post(at, json=sent, If_Match=line["etag"]).status_code == 201
    for stale in (line["etag"], 'W/"1"', '"999"', "1", '"0", "1"'):
        answer = service.post(at, json=sent, If_Match=stale)
        assert answer.status_code == 412, stale
        assert problem_of(answer)["type"] == "urn:disclosure:problem:stale"
    assert service.get(f"{path}/proposals/{line['target']}").headers["etag"] == '"1"'
    assert service.post(f"{path}/proposals/{line['target']}/undo", If_Match='"1"').status_code == 201
    history = service.get(at).json()["items"]
    assert [each["choice"] for each in history] == ["refuse", "undo"]


def test_the_same_key_changes_something_once_and_another_request_under_it_is_refused(service: Service) -> None:
    path = f"/v1/calls/{CALL}/submissions"
    sent = {"text": "Sent twice by a portal.", "external_reference": "portal-1"}
    first = service.post(path, "intake", sent, Idempotency_Key="once-1")
    again = service.post(path, "intake", sent, Idempotency_Key="once-1")
    assert (first.status_code, again.status_code) == (202, 202)
    assert first.json() == again.json()
    assert again.headers["idempotency-replayed"] == "true"
    other = service.post(path, "intake", {**sent, "text": "Another."}, Idempotency_Key="once-1")
    assert other.status_code == 409
    assert problem_of(other)["type"] == "urn:disclosure:problem:idempotency-key-reused"
    taken = service.post(path, "intake", sent)
    assert problem_of(taken)["type"] == "urn:disclosure:problem:reference-exists"
    found = service.get(f"{path}?external_reference=portal-1", "intake").json()["items"]
    assert [each["id"] for each in found] == [first.json()["submission"]]


def test_opening_a_review_twice_under_one_key_gives_the_same_review(service: Service, submission: str, review: str) -> None:
    sent = {"purpose": "publication"}
    for _ in range(2):
        answer = service.post(f"/v1/submissions/{submission}/reviews", json=sent, Idempotency_Key="open-1")
        assert answer.json()["id"] == review


def test_a_new_review_can_be_opened_under_a_key(service: Service, submission: str) -> None:
    answer = service.post(f"/v1/submissions/{submission}/reviews", json={"purpose": "foi"}, Idempotency_Key="open-2")
    assert answer.status_code == 201, answer.text


def test_a_secret_is_shown_once_even_when_the_answer_is_repeated(service: Service) -> None:
    path = f"/v1/persons/{service.persons['stranger']}/keys"
    first = service.post(path, "admin", {}, Idempotency_Key="key-1").json()
    again = service.post(path, "admin", {}, Idempotency_Key="key-1").json()
    assert first["secret"].startswith("dsk_")
    assert again == {**first, "secret": None}
    assert service.client.get("/v1/me", headers={"Authorization": f"Bearer {first['secret']}"}).json()["id"] == service.persons["stranger"]
    assert service.client.delete(f"/v1/keys/{first['id']}", headers=service.as_("admin")).status_code == 204
    assert service.client.get("/v1/me", headers={"Authorization": f"Bearer {first['secret']}"}).status_code == 401


@pytest.mark.parametrize(
    "body",
    [
        b'{"purpose": "publication", "purpose": "foi"}',
        b'{"purpose": NaN}',
        b'{"purpose": 1e999}',
        b'{"purpose": "\\ud800"}',
        b"[" * 100_000,
        b'{"a":' * 40 + b"1" + b"}" * 40,
        b"\xff\xfe",
        b"",
        b'{"purpose": "publication", "%s": 1}' % PLANTED.encode(),
        b'{"purpose": "%s"}' % PLANTED.encode(),
        b'{"purpose": 1}',
        b'["publication"]',
    ],
)
def test_json_that_could_be_read_in_two_ways_is_refused_without_an_echo(service: Service, submission: str, body: bytes) -> None:
    headers = service.as_("reviewer", Content_Type="application/json")
    answer = service.client.post(f"/v1/submissions/{submission}/reviews", headers=headers, content=body)
    assert answer.status_code == 422
    problem_of(answer)
    assert not {PLANTED, "Pritchard"} & set(re.findall(r"[\w-]+", answer.text))


def test_a_body_of_another_kind_or_too_large_is_refused(service: Service, submission: str) -> None:
    path = f"/v1/submissions/{submission}/reviews"
    for kind in ("text/plain", "application/xml", ""):
        answer = service.client.post(path, headers=service.as_("reviewer", Content_Type=kind), content=b"{}")
        assert answer.status_code == 415
    headers = service.as_("reviewer", Content_Type="application/json")
    assert service.client.post(path, headers=headers, content=b" " * 1_100_000).status_code == 413
    assert service.client.post(path, headers=headers, content=iter([b" " * 600_000] * 2)).status_code == 413


def test_an_oversize_upload_is_refused_while_it_streams_and_leaves_no_row(tmp_path: Path) -> None:
    with running(tmp_path / "home", largest_file=2_000_000) as service:
        headers = service.as_("intake", Content_Type="multipart/form-data; boundary=xx")
        head = b'--xx\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
        taken = []

        def endless() -> object:
            yield head
            while True:
                taken.append(1)
                yield b"a" * 100_000

        path = f"/v1/calls/{CALL}/submissions"
        for content in (head + b"a" * 4_000_000 + b"\r\n--xx--\r\n", head + b"a" * 2_500_000 + b"\r\n--xx--\r\n"):
            answer = service.client.post(path, headers=headers, content=content)
            assert answer.status_code == 413, answer.text
            problem_of(answer)
        assert service.get(path, "intake").json()["items"] == []
        fine = service.client.post(path, headers=service.as_("intake"), files={"files": ("a.txt", b"a" * 1_900_000)})
        assert fine.status_code == 202


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "multipart-invalid"),
        (b"no form at all", "multipart-invalid"),
        (b'--xx\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nabc', "multipart-invalid"),
        (b'--xx\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n\r\n--xx--\r\n', "empty"),
        (b'--xx\r\nContent-Disposition: form-data; name="name"\r\n\r\nSomebody\r\n--xx--\r\n', "files-missing"),
        (b"--xx\r\nContent-Disposition: attachment\r\n\r\nabc\r\n--xx--\r\n", "multipart-invalid"),
        (b"--xx\r\n" + b"X: y\r\n" * 20 + b"\r\nabc\r\n--xx--\r\n", "multipart-invalid"),
    ],
)
def test_a_form_that_is_cut_off_or_empty_is_refused(service: Service, content: bytes, code: str) -> None:
    before = len(service.get(f"/v1/calls/{CALL}/submissions?size=200", "intake").json()["items"])
    headers = service.as_("intake", Content_Type="multipart/form-data; boundary=xx")
    answer = service.client.post(f"/v1/calls/{CALL}/submissions", headers=headers, content=content)
    assert answer.status_code == 422
    assert problem_of(answer)["type"] == f"urn:disclosure:problem:{code}"
    assert len(service.get(f"/v1/calls/{CALL}/submissions?size=200", "intake").json()["items"]) == before


@pytest.mark.parametrize("received", ["9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "9999-12-31"])
def test_a_time_that_no_other_zone_can_tell_is_refused_where_it_stands(service: Service, received: str) -> None:
    answer = service.client.post(
        f"/v1/calls/{CALL}/submissions", headers=service.as_("intake"), files={"files": ("a.txt", b"text")}, data={"received": received}
    )
    assert answer.status_code == 422
    assert problem_of(answer)["errors"][0]["location"] == "body.received"


def test_unknown_addresses_and_methods_are_problems_too(service: Service) -> None:
    assert problem_of(service.client.get("/v1/nothing"))["type"] == "urn:disclosure:problem:no-such-route"
    answer = service.client.delete("/v1/calls")
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]
    problem_of(answer)


def test_a_call_that_is_not_one_is_refused_by_line_without_an_echo(service: Service) -> None:
    answer = service.post("/v1/calls", "admin", {"yaml": f"id: {PLANTED}\ntitle: 7\nunknown: {PLANTED}\n"})
    assert answer.status_code == 422
    assert "Pritchard" not in answer.text
    assert {"line 1", "line 3"} <= {each["location"] for each in problem_of(answer)["errors"]}
    assert service.post("/v1/calls", "caseworker", {"yaml": "id: x"}).status_code == 403


def test_every_answer_is_private_and_says_which_request_it_was(service: Service) -> None:
    answer = service.get("/v1/me")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert re.fullmatch(r"rqt_[0-9a-z]{26}", answer.headers["x-request-id"])


def test_nothing_sent_reaches_a_log_line(service: Service, capfd: pytest.CaptureFixture[str]) -> None:
    path = f"/v1/calls/{CALL}/submissions"
    service.post(path, "intake", {"text": TEXT, "file_name": f"{PLANTED}.txt", "stated": {"name": PLANTED}})
    service.get(f"/v1/{PLANTED}")
    service.get(f"/v1/packs/{PLANTED}?x={PLANTED}")
    service.work()
    said = "".join(capfd.readouterr())
    assert "request" in said
    assert "Pritchard" not in said
    assert "Marged" not in said


@pytest.mark.parametrize(
    "path", ["/v1/calls/no-such-call", f"/v1/submissions/sub_{NOWHERE}", f"/v1/calls/{OTHER_CALL}/submissions", "/v1/nowhere"]
)
def test_what_is_not_there_says_what_to_do(service: Service, path: str) -> None:
    answer = service.get(path, "caseworker")
    assert answer.status_code == 404
    assert problem_of(answer)["todo"]
