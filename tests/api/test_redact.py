"""One text or file redacted at once: nothing is stored."""

from __future__ import annotations

import base64

import pytest

from tests.api.service_running import CALL, SAMPLES, Service, problem_of

TEXT = "My name is Priya Nandakumar and my telephone number is 07700 900123. I write in a personal capacity about Bryn Glas."


def files_in(service: Service) -> int:
    return sum(1 for path in service.parts.store.settings.home.rglob("*.blob") if path.is_file())


def test_a_text_comes_back_redacted_with_its_report_and_nothing_is_kept(service: Service) -> None:
    events = service.get("/v1/audit/events?size=200", "auditor").json()["items"]
    before = files_in(service)
    answer = service.post("/v1/redact", json={"text": TEXT, "call": CALL, "deny": ["Bryn Glas"]})
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert found["status"] == "redacted"
    for gone in ("Priya", "Nandakumar", "900123", "Bryn Glas"):
        assert gone not in found["text"]
        assert all(gone.encode() not in base64.b64decode(output["content"]) for output in found["outputs"])
    assert found["report"]["findings"]
    assert files_in(service) == before
    assert service.get("/v1/audit/events?size=200", "auditor").json()["items"] == events


def test_a_file_comes_back_as_it_is_when_asked_for_so(service: Service) -> None:
    content = (SAMPLES / "submissions" / "fire-service-form.docx").read_bytes()
    answer = service.client.post(
        "/v1/redact", headers=service.as_("intake", Accept="multipart/mixed"), files={"file": ("form.docx", content)}, data={"call": CALL}
    )
    assert answer.status_code == 200, answer.text
    boundary = answer.headers["content-type"].partition("boundary=")[2].encode()
    parts = answer.content.split(b"--" + boundary)
    assert len(parts) == 5
    assert b"form.docx.redacted.docx" in parts[2]
    assert b"PK\x03\x04" in parts[2]


@pytest.mark.parametrize(("sample", "code"), [("locked-by-password.pdf", "encrypted"), ("youth-worker-half.docx", "")])
def test_what_cannot_be_read_is_refused_and_says_why(service: Service, sample: str, code: str) -> None:
    content = (SAMPLES / "submissions" / sample).read_bytes()
    answer = service.client.post("/v1/redact", headers=service.as_("reviewer"), files={"file": (sample, content)})
    assert answer.status_code == 422
    assert code in problem_of(answer)["type"]


def test_who_accepts_neither_kind_or_holds_no_role_is_refused(service: Service) -> None:
    assert service.post("/v1/redact", json={"text": TEXT}, Accept="image/png").status_code == 406
    assert service.post("/v1/redact", "auditor", {"text": TEXT}).status_code == 403
    assert service.post("/v1/redact", "stranger", {"text": TEXT, "call": CALL}).status_code == 404
