"""A decision is told: the letter is written once, draft wording waits for an approver, delivery is written down, once."""

from __future__ import annotations

from tests.api.service_running import Service, problem_of

TEXT = "I write in a personal capacity. My name is Priya Nandakumar. Please keep my name confidential, because I work with these people."


def test_a_decided_request_has_its_letter_which_is_delivered_once(service: Service) -> None:
    submission = service.submitted(TEXT)
    request = service.get(f"/v1/submissions/{submission}").json()["confidentiality_requests"][0]["id"]
    at = f"/v1/confidentiality-requests/{request}"
    early = service.post(f"{at}/letters", "caseworker")
    assert (early.status_code, problem_of(early)["type"]) == (409, "urn:disclosure:problem:not-decided")
    sent = {"outcome": "accept", "reasons": "You work with the people you describe."}
    assert service.post(f"{at}/decisions", "caseworker", sent, If_Match=service.etag(at, "caseworker")).status_code == 201
    made = service.post(f"{at}/letters", "caseworker", Idempotency_Key="letter")
    assert made.status_code == 201, made.text
    letter = f"/v1/letters/{made.json()['id']}"
    assert service.post(f"{at}/letters", "caseworker", Idempotency_Key="letter").json() == made.json()
    again = service.post(f"{at}/letters", "caseworker")
    assert (again.status_code, problem_of(again)["type"]) == (409, "urn:disclosure:problem:letter-exists")

    english, welsh = made.json()["texts"]
    assert (english["language"], english["draft"], welsh["language"], welsh["draft"]) == ("en", False, "cy", True)
    for words in ("Dear Priya Nandakumar", "We have accepted your request", "You work with the people you describe.", submission):
        assert words in english["text"]
    assert "Annwyl Priya Nandakumar" in welsh["text"]

    draft = service.post(f"{letter}/delivery", "caseworker", {"channel": "post"})
    assert (draft.status_code, problem_of(draft)["type"]) == (409, "urn:disclosure:problem:letter-draft")
    assert service.post(f"{letter}/confirmation", "caseworker").status_code == 403
    confirmed = service.post(f"{letter}/confirmation", "approver")
    assert confirmed.json()["confirmed_by"] == service.persons["approver"]
    assert problem_of(service.post(f"{letter}/confirmation", "approver"))["type"] == "urn:disclosure:problem:nothing-to-confirm"
    actions = {each["action"]: each["allowed"] for each in service.get(letter, "caseworker").json()["allowed_actions"]}
    assert actions == {"confirm_letter": False, "deliver_letter": True}
    assert service.post(f"{letter}/delivery", "caseworker", {"channel": "By Post"}).status_code == 422
    delivered = service.post(f"{letter}/delivery", "caseworker", {"channel": "post"})
    assert (delivered.status_code, delivered.json()["channel"]) == (200, "post")
    twice = service.post(f"{letter}/delivery", "caseworker", {"channel": "post"})
    assert problem_of(twice)["type"] == "urn:disclosure:problem:letter-delivered"
    assert [each["id"] for each in service.get(f"/v1/submissions/{submission}/letters").json()["items"]] == [made.json()["id"]]
    assert service.get(letter, "stranger").status_code == 404
    assert service.get(letter, "auditor").status_code == 404
    events = [each["event"] for each in service.get(f"/v1/audit/events?submission={submission}&size=200", "auditor").json()["items"]]
    assert events[-3:] == ["letter.written", "letter.confirmed", "letter.delivered"]
