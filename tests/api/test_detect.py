"""One text looked through at once: what is found, why, and what would become of it; nothing is stored."""

from __future__ import annotations

import pytest

from tests.api.service_running import CALL, Json, Service, problem_of

TEXT = "My name is Priya Nandakumar and my telephone number is 07700 900123. I write in a personal capacity about Bryn Glas."


def found_in(service: Service, text: str, **more: object) -> Json:
    answer = service.post("/v1/detect", json={"text": text, **more})
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found


def quotes(text: str, found: Json, action: str = "redact") -> list[str]:
    return [text[each["start"] : each["end"]] for each in found["findings"] if each["action"] == action]


def test_every_finding_says_what_it_is_who_saw_it_why_and_what_would_become_of_it(service: Service) -> None:
    found = found_in(service, TEXT, call=CALL)
    assert {"Priya Nandakumar", "07700 900123"} <= set(quotes(TEXT, found))
    for each in found["findings"]:
        assert each["sources"]
        assert all(source["recogniser"] and source["reason"] for source in each["sources"])
        assert each["reason"]
        assert each["rule"]
    (person,) = [each for each in found["subjects"] if "Priya Nandakumar" in each["names"]]
    assert person["action"] == "redact"
    assert person["id"] in {each["subject"] for each in found["findings"] if each["type"] == "PERSON"}


def test_it_proposes_what_a_redaction_of_the_same_text_takes_out(service: Service) -> None:
    found = found_in(service, TEXT, call=CALL)
    report = service.post("/v1/redact", json={"text": TEXT, "call": CALL}).json()["report"]
    wanted = [(each["start"], each["end"], each["type"], each["action"], each["rule"]) for each in report["findings"]]
    assert [(each["start"], each["end"], each["type"], each["action"], each["rule"]) for each in found["findings"]] == wanted
    assert found["pack"] == report["pack"]


def test_lists_of_the_caller_go_before_what_is_found(service: Service) -> None:
    found = found_in(service, TEXT, deny=["bryn  GLAS"], allow=["Priya Nandakumar"])
    assert "Bryn Glas" in quotes(TEXT, found)
    assert "Priya Nandakumar" not in quotes(TEXT, found)


@pytest.mark.parametrize(
    "text",
    [
        "\r\n\r\nDear all,\r\nmy name is Priya Nandakumar.\r\n\r\n\tRing 07700 900123.\r\n",
        "😀 \u202b\u05e9\u05dc\u05d5\u05dd\u202c\x0bmy name is Priya Nandakumar.\x00\n\n\n  Ring 07700 900123.",
    ],
)
def test_places_count_code_points_of_the_text_that_was_sent(service: Service, text: str) -> None:
    assert {"Priya Nandakumar", "07700 900123"} <= set(quotes(text, found_in(service, text)))


def test_nothing_is_kept_of_a_text(service: Service) -> None:
    home = service.parts.store.settings.home
    before = service.get("/v1/audit/events?size=200", "auditor").json()["items"], {*home.rglob("*.blob")}
    found_in(service, TEXT)
    assert (service.get("/v1/audit/events?size=200", "auditor").json()["items"], {*home.rglob("*.blob")}) == before


def test_a_language_no_model_was_made_for_is_said(service: Service) -> None:
    assert [each["code"] for each in found_in(service, "Nazywam się Kasia.", language="pl")["warnings"]] == ["language_not_covered"]
    assert found_in(service, "Fy enw i yw Marged Pritchard.", language="cy")["warnings"] == []


@pytest.mark.parametrize("sent", [{"text": ""}, {"text": TEXT, "more": 1}, {"text": 7}, {"text": TEXT, "language": "English"}, {}, []])
def test_what_is_no_request_is_refused_without_being_repeated(service: Service, sent: object) -> None:
    answer = service.post("/v1/detect", json=sent)
    assert answer.status_code == 422
    assert "Priya" not in answer.text
    assert problem_of(answer)["type"].endswith("request-invalid")


def test_who_holds_no_role_sends_no_json_or_sends_too_much_is_refused(service: Service) -> None:
    assert service.post("/v1/detect", "auditor", {"text": TEXT}).status_code == 403
    assert service.post("/v1/detect", "stranger", {"text": TEXT, "call": CALL}).status_code == 404
    assert service.client.post("/v1/detect", json={"text": TEXT}).status_code == 401
    assert service.client.post("/v1/detect", headers=service.as_("reviewer"), content=b"text").status_code == 415
    assert service.post("/v1/detect", json={"text": "a" * 4_000_001}).status_code == 422
    assert service.post("/v1/detect", json={"text": "a" * 55_000_000}).status_code == 413
