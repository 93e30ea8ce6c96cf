"""Clients of presidio's services find what its documentation shows, and nobody else finds anything."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from service.api.presidio import Presidio
from service.cli.main import disclosure
from tests.api.service_running import Answered, Service, running

LICENCE = "John Smith drivers license is AC432223 and the zip code is 12345"
ZIP: dict[str, Any] = {
    "name": "Zip code Recognizer",
    "supported_language": "en",
    "patterns": [{"name": "zip code (weak)", "regex": "(\\b\\d{5}(?:\\-\\d{4})?\\b)", "score": 0.01}],
    "context": ["zip", "code"],
    "supported_entity": "ZIP",
}
HELLO = "hello world, my name is Jane Doe. My number is: 034453334"
PLACES = [
    {"start": 24, "end": 32, "score": 0.8, "entity_type": "PERSON"},
    {"start": 48, "end": 57, "score": 0.95, "entity_type": "PHONE_NUMBER"},
]
RESULT = {"start", "end", "score", "entity_type", "analysis_explanation", "recognition_metadata"}


@pytest.fixture(scope="module")
def keyed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running(tmp_path_factory.mktemp("keyed"), presidio=Presidio.KEY) as started:
        yield started


@pytest.fixture(scope="module")
def loopback(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running(tmp_path_factory.mktemp("loopback"), presidio=Presidio.LOOPBACK) as started:
        yield started


def ask(service: Service, path: str, sent: Any = None) -> Answered:
    return service.post(f"/presidio{path}", json=sent) if sent is not None else service.get(f"/presidio{path}")


def test_the_minimal_example_of_the_analyzer(keyed: Service) -> None:
    answer = ask(keyed, "/analyze", {"text": "John Smith drivers license is AC432223", "language": "en"})
    assert answer.status_code == 200, answer.text
    (person,) = [each for each in answer.json() if each["entity_type"] == "PERSON"]
    assert set(person) == RESULT
    assert (person["start"], person["end"], person["analysis_explanation"]) == (0, 10, None)
    assert 0.5 <= person["score"] <= 1


def test_the_enhanced_example_of_the_analyzer(keyed: Service) -> None:
    sent = {
        "text": LICENCE,
        "language": "en",
        "return_decision_process": True,
        "correlation_id": "123e4567-e89b-12d3-a456-426614174000",
        "score_threshold": 0.3,
        "entities": ["US_DRIVER_LICENSE", "ZIP"],
        "trace": False,
        "ad_hoc_recognizers": [ZIP],
    }
    (found,) = ask(keyed, "/analyze", sent).json()
    assert LICENCE[found["start"] : found["end"]] == "12345"
    assert (found["entity_type"], found["score"]) == ("ZIP", 0.4)
    assert found["analysis_explanation"] == {
        "original_score": 0.01,
        "pattern": ZIP["patterns"][0]["regex"],
        "pattern_name": "zip code (weak)",
        "recognizer": "Zip code Recognizer",
        "regex_flags": None,
        "score": 0.4,
        "score_context_improvement": 0.39,
        "supportive_context_word": "zip",
        "textual_explanation": "Detected by `Zip code Recognizer` using pattern `zip code (weak)`",
        "validation_result": None,
    }


def test_several_texts_give_several_lists(keyed: Service) -> None:
    found = ask(keyed, "/analyze", {"text": [HELLO, "nobody"], "language": "en"}).json()
    assert [len(each) > 0 for each in found] == [True, False]


@pytest.mark.parametrize(("match", "words"), [("exact", ["Jane Doe"]), ("regex", ["^jane"])])
def test_an_allow_list_keeps_what_it_names(keyed: Service, match: str, words: list[str]) -> None:
    sent = {"text": HELLO, "language": "en", "entities": ["PERSON"]}
    assert ask(keyed, "/analyze", sent).json()
    flags = 2 if match == "regex" else None
    assert ask(keyed, "/analyze", {**sent, "allow_list": words, "allow_list_match": match, "regex_flags": flags or 26}).json() == []


def test_a_deny_list_finds_whole_words(keyed: Service) -> None:
    recogniser = {"name": "titles", "supported_entity": "TITLE", "deny_list": ["Sir", "Ma'am"]}
    sent = {"text": "Sirius, sir, is a star", "language": "en", "ad_hoc_recognizers": [recogniser], "entities": ["TITLE"]}
    (found,) = ask(keyed, "/analyze", sent).json()
    assert (found["start"], found["end"], found["score"]) == (8, 11, 1.0)


@pytest.mark.parametrize(
    ("operators", "text", "items"),
    [
        (
            {"PERSON": {"type": "redact"}, "PHONE_NUMBER": {"type": "replace", "new_value": "ANONYMIZED"}},
            "hello world, my name is . My number is: ANONYMIZED",
            [("replace", "PHONE_NUMBER", 40, 50, "ANONYMIZED"), ("redact", "PERSON", 24, 24, "")],
        ),
        (
            {"DEFAULT": {"type": "replace", "new_value": "ANONYMIZED"}},
            "hello world, my name is ANONYMIZED. My number is: ANONYMIZED",
            [("replace", "PHONE_NUMBER", 50, 60, "ANONYMIZED"), ("replace", "PERSON", 24, 34, "ANONYMIZED")],
        ),
        (
            {"PERSON": {"type": "keep"}, "PHONE_NUMBER": {"type": "mask", "masking_char": "*", "chars_to_mask": 4, "from_end": True}},
            "hello world, my name is Jane Doe. My number is: 03445****",
            [("mask", "PHONE_NUMBER", 48, 57, "03445****"), ("keep", "PERSON", 24, 32, "Jane Doe")],
        ),
        (None, "hello world, my name is <PERSON>. My number is: <PHONE_NUMBER>", None),
    ],
)
def test_the_examples_of_the_anonymizer(keyed: Service, operators: Any, text: str, items: Any) -> None:
    answer = ask(keyed, "/anonymize", {"text": HELLO, "anonymizers": operators, "analyzer_results": PLACES})
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert found["text"] == text
    if items:
        assert [tuple(each[name] for name in ("operator", "entity_type", "start", "end", "text")) for each in found["items"]] == items


def test_what_is_hashed_cannot_be_read_and_what_is_encrypted_only_with_the_key(keyed: Service) -> None:
    hashed = ask(keyed, "/anonymize", {"text": HELLO, "anonymizers": {"DEFAULT": {"type": "hash"}}, "analyzer_results": PLACES}).json()
    assert len(hashed["items"][0]["text"]) == 64
    key = {"type": "encrypt", "key": "WmZq4t7w!z%C&F)J"}
    made = ask(keyed, "/anonymize", {"text": HELLO, "anonymizers": {"DEFAULT": key}, "analyzer_results": PLACES}).json()
    assert "Jane" not in made["text"]
    back = {"text": made["text"], "anonymizer_results": made["items"], "deanonymizers": {"DEFAULT": {**key, "type": "decrypt"}}}
    assert ask(keyed, "/deanonymize", back).json()["text"] == HELLO
    wrong = ask(keyed, "/deanonymize", {**back, "deanonymizers": {"DEFAULT": {"type": "decrypt", "key": "WmZq4t7w!z%C&F)K"}}})
    assert wrong.status_code == 422
    assert set(wrong.json()) == {"error"}


def test_what_there_is_is_listed(keyed: Service) -> None:
    assert {"spacy", "rampart"} <= set(ask(keyed, "/recognizers?language=en").json())
    assert {"PERSON", "UK_NHS", "EMAIL_ADDRESS", "DATE_TIME"} <= set(ask(keyed, "/supportedentities?language=en").json())
    assert "mask" in ask(keyed, "/anonymizers").json()
    assert keyed.client.get("/presidio/health").text == "Presidio Analyzer service is up"


@pytest.mark.parametrize("expression", ["(a+)+$", "(a|aa)+$", "(?:(?:a{1,99}){1,99}){1,99}b", "(.*)*(.*)*(.*)*x", "((a*)*)*$"])
def test_a_pattern_of_a_client_costs_bounded_time(keyed: Service, expression: str) -> None:
    recogniser = {"name": "costly", "supported_entity": "X", "patterns": [{"name": "costly", "regex": expression, "score": 1}]}
    began = time.monotonic()
    sent = {"text": "a" * 50_000 + "!", "language": "en", "entities": ["X"], "ad_hoc_recognizers": [recogniser]}
    answer = ask(keyed, "/analyze", sent)
    assert time.monotonic() - began < 30
    assert answer.status_code in {200, 422}
    assert "a" * 99 not in answer.text


@pytest.mark.parametrize(
    ("path", "sent", "status"),
    [
        ("/analyze", {"language": "en"}, 400),
        ("/analyze", {"text": "Jane Secret"}, 400),
        ("/analyze", {"text": "Jane Secret", "language": 7}, 422),
        (
            "/analyze",
            {"text": "Jane Secret", "language": "en", "ad_hoc_recognizers": [{**ZIP, "patterns": [{"regex": "(", "score": 1}]}]},
            422,
        ),
        ("/anonymize", {"text": "Jane Secret"}, 422),
        ("/anonymize", {"text": "Jane", "analyzer_results": [{**PLACES[0], "start": 2, "end": 99}]}, 422),
        ("/anonymize", {"text": HELLO, "analyzer_results": PLACES, "anonymizers": {"DEFAULT": {"type": "custom"}}}, 422),
        ("/anonymize", {"text": HELLO, "analyzer_results": PLACES, "anonymizers": {"DEFAULT": {"type": "mask"}}}, 422),
        ("/nowhere", {}, 404),
    ],
)
def test_a_refusal_has_presidios_shape_and_repeats_nothing(keyed: Service, path: str, sent: Any, status: int) -> None:
    answer = ask(keyed, path, sent)
    assert (answer.status_code, set(answer.json())) == (status, {"error"})
    assert "Jane" not in answer.text


def test_it_is_off_unless_set(service: Service) -> None:
    assert service.post("/presidio/analyze", json={"text": HELLO, "language": "en"}).status_code == 404


def test_a_key_comes_in_the_header_or_in_the_address_and_is_not_logged(keyed: Service, capsys: pytest.CaptureFixture[str]) -> None:
    sent = {"text": HELLO, "language": "en"}
    key = keyed.keys["reviewer"]
    assert keyed.client.post(f"/presidio/{key}/analyze", json=sent).status_code == 200
    assert keyed.client.get(f"/presidio/{key}/recognizers").status_code == 200
    shown = capsys.readouterr()
    assert key not in shown.out + shown.err
    for address in ("/presidio/analyze", "/presidio/dsk_wrong/analyze"):
        refused = keyed.client.post(address, json=sent)
        assert (refused.status_code, set(refused.json())) == (401, {"error"})
    assert keyed.client.post(f"/presidio/{keyed.keys['auditor']}/analyze", json=sent).status_code == 403


def test_without_a_key_only_a_loopback_address_answers(loopback: Service) -> None:
    sent = {"text": HELLO, "language": "en"}
    for base, status in (("http://127.0.0.1:8000", 200), ("http://192.0.2.7:8000", 403), ("http://public.example", 403)):
        with_base = TestClient(loopback.app, base_url=base, raise_server_exceptions=False)
        assert with_base.post("/presidio/analyze", json=sent).status_code == status
    here = TestClient(loopback.app, base_url="http://127.0.0.1:8000", raise_server_exceptions=False)
    assert here.post("/presidio/analyze", json=sent, headers={"Host": "rebound.example"}).status_code == 403
    assert here.post("/presidio/analyze", content=b'{"text": "a", "language": "en"}').status_code == 415


def test_the_command_line_says_so_and_refuses_to_open_it_to_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "presidio: off" in CliRunner().invoke(disclosure, ["doctor"]).output
    monkeypatch.setenv("DISCLOSURE_PRESIDIO", "loopback")
    assert "WITHOUT A KEY" in CliRunner().invoke(disclosure, ["doctor"]).output
    refused = CliRunner().invoke(disclosure, ["serve", "--host", "0.0.0.0"])
    assert (refused.exit_code, "loopback" in refused.output) == (2, True)
