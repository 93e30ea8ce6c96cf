"""Holds and erasure over HTTP: listed, held with a reason, proposed by one person, approved by another, and then gone."""

from __future__ import annotations

from tests.api.service_running import CALL, Service, problem_of

TEXT = "I write in a personal capacity. My name is Priya Nandakumar."


def test_a_submission_is_held_then_erased_by_two_persons_and_only_its_line_is_left(service: Service) -> None:
    submission = service.submitted(TEXT)
    at = f"/v1/submissions/{submission}"
    listed = service.get(f"/v1/retention?call={CALL}", "auditor").json()["items"]
    assert [(each["submission"], each["due"], each["is_due"]) for each in listed] == [(submission, None, False)]

    held = service.post(f"{at}/holds", "caseworker", {"kind": "foi", "reason": "Request 2026-014."}, Idempotency_Key="hold")
    assert held.status_code == 201, held.text
    hold = held.json()["id"]
    assert (
        service.post(f"{at}/holds", "caseworker", {"kind": "foi", "reason": "Request 2026-014."}, Idempotency_Key="hold").json()["id"]
        == hold
    )
    refused = service.post(f"{at}/erasures", "caseworker", {"reason": "erasure-request"})
    assert (refused.status_code, problem_of(refused)["type"]) == (409, "urn:disclosure:problem:held")
    assert hold in problem_of(refused)["detail"]
    assert service.get(f"{at}/retention", "caseworker").json()["retention"]["holds"] == [hold]
    lifted = service.post(f"/v1/holds/{hold}/lifting", "approver")
    assert lifted.json()["lifted_at"] is not None
    assert service.get(f"{at}/holds").json()["items"] == [service.get(f"/v1/holds/{hold}").json()]
    assert service.get(f"/v1/holds/{hold}", "approver").json()["allowed_actions"][0]["code"] == "wrong-state"

    early = service.post(f"{at}/erasures", "caseworker", {})
    assert problem_of(early)["type"] == "urn:disclosure:problem:not-due"
    proposed = service.post(f"{at}/erasures", "approver", {"reason": "erasure-request"})
    assert proposed.status_code == 201, proposed.text
    line = f"/v1/erasures/{proposed.json()['id']}"
    own = service.post(f"{line}/approval", "approver")
    assert (own.status_code, problem_of(own)["type"]) == (403, "urn:disclosure:problem:own-work")
    done = service.post(f"{line}/approval", "reviewer", Idempotency_Key="erase")
    assert (done.status_code, done.json()["state"]) == (200, "approved")
    assert service.post(f"{line}/approval", "reviewer", Idempotency_Key="erase").headers["idempotency-replayed"] == "true"

    assert service.get(line).json()["state"] == "done"
    gone = service.get(at)
    assert (gone.status_code, problem_of(gone)["type"]) == (404, "urn:disclosure:problem:erased")
    assert service.get(f"/v1/holds/{hold}").status_code == 404
    assert service.get(f"/v1/retention?call={CALL}", "auditor").json()["items"][0]["state"] == "erased"
    assert service.get("/v1/audit/verification", "auditor").json()["intact"] is True
    assert service.get(line, "stranger").status_code == 404


def test_a_proposal_can_be_refused_and_wrong_words_are(service: Service) -> None:
    submission = service.submitted(TEXT.replace("Priya", "Anwen"))
    at = f"/v1/submissions/{submission}"
    assert service.post(f"{at}/holds", "caseworker", {"kind": "whim", "reason": "x"}).status_code == 422
    assert service.post(f"{at}/erasures", "caseworker", {"reason": "boredom"}).status_code == 422
    assert service.post(f"{at}/erasures", "intake", {"reason": "erasure-request"}).status_code == 403
    proposed = service.post(f"{at}/erasures", "caseworker", {"reason": "erasure-request"})
    refused = service.post(f"/v1/erasures/{proposed.json()['id']}/refusal", "approver")
    assert (refused.status_code, refused.json()["state"]) == (200, "refused")
    assert service.get(at).status_code == 200
