"""The whole road over HTTP: from a response to a download that verifies."""

from __future__ import annotations

from service.producing.verify_bundle import verify_bundle
from tests.api.service_running import CALL, Service, problem_of

SAMPLE = "probation-officer-in-confidence.txt"


def test_a_response_comes_in_is_understood_decided_reviewed_approved_by_another_released_and_downloaded(service: Service) -> None:
    submission = service.submitted(sample=SAMPLE, received="2025-05-06T21:14:00+01:00", capacity="individual")
    shown = service.get(f"/v1/submissions/{submission}").json()
    assert shown["state"] == "proposed"
    assert shown["job"]["state"] == "done"
    assert shown["stated"]["capacity"] == "individual"

    findings = service.get(f"/v1/submissions/{submission}/findings").json()
    text = service.get(f"/v1/submissions/{submission}/document").json()["text"]
    assert findings["findings"]
    assert all(text[each["start"] : each["end"]] == each["quote"] for each in findings["findings"])
    assert service.get(f"/v1/submissions/{submission}/statements").json()["confidentiality"]["requested"] is True

    review = service.opened(submission)
    service.completed(review)
    path = f"/v1/reviews/{review}"
    blocked = service.post(f"{path}/approvals", "approver", {}, If_Match=service.etag(path))
    assert blocked.status_code == 409
    assert problem_of(blocked)["type"] == "urn:disclosure:problem:request-pending"

    for request in shown["confidentiality_requests"]:
        at = f"/v1/confidentiality-requests/{request['id']}"
        sent = {"outcome": "part", "reasons": "The identity is kept back; the rest is of public interest.", "granted": ["identity"]}
        decided = service.post(f"{at}/decisions", "caseworker", sent, If_Match=service.etag(at, "caseworker"))
        assert decided.status_code == 201, decided.text
    if service.get(path).json()["state"] == "open":
        service.completed(review)

    draft = service.post(f"{path}/releases", "approver", If_Match=service.etag(path))
    assert draft.status_code == 409
    assert problem_of(draft)["type"] == "urn:disclosure:problem:approval-missing"
    assert "approved" in problem_of(draft)["todo"]

    own = service.post(f"{path}/approvals", "reviewer", {}, If_Match=service.etag(path))
    assert own.status_code == 403
    assert problem_of(own)["type"] == "urn:disclosure:problem:own-work"

    frozen = service.get(path, "approver").json()
    codes = frozen["acknowledgeable"]
    approved = service.post(
        f"{path}/approvals", "approver", {"digest": frozen["digest"], "acknowledged": codes}, If_Match=service.etag(path)
    )
    assert approved.status_code == 201, approved.text
    service.work()
    proved = service.get(path).json()
    assert proved["state"] == "verified", proved
    assert all(each["passed"] for each in proved["verifications"])

    released = service.post(f"{path}/releases", "approver", If_Match=service.etag(path))
    assert released.status_code == 201, released.text
    bundle = service.get(released.json()["bundle_at"], "approver")
    assert bundle.headers["content-type"] == "application/zip"
    assert verify_bundle(bundle.content).passed
    assert service.get("/v1/audit/verification", "auditor").json()["intact"] is True
    events = service.get(f"/v1/audit/events?submission={submission}&size=200", "auditor").json()["items"]
    assert {"submission.received", "request.decided", "review.approved", "release.made", "release.downloaded"} <= {
        each["event"] for each in events
    }
    assert service.get(f"/v1/releases?call={CALL}").json()["items"][0]["submission"] == submission
