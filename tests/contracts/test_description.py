"""The API's description keeps its promises: examples that hold, refusals that are named, and a snapshot that is the code's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from service.cli.openapi import described

Json = dict[str, Any]
DESCRIPTION: Json = json.loads(described())
HERE = "urn:description"
REGISTRY: Registry[Any] = Registry().with_resource(HERE, DRAFT202012.create_resource(DESCRIPTION))
OPERATIONS = {
    operation["operationId"]: (method, path, operation) for path, item in DESCRIPTION["paths"].items() for method, operation in item.items()
}
STORING = {name: found for name, found in OPERATIONS.items() if found[0] == "post" and name not in {"redact", "detect"}}


def bodies(operation: Json) -> Iterator[tuple[str, Json]]:
    """Yield the name and description of each body that an operation takes or gives."""
    for kind, media in operation.get("requestBody", {}).get("content", {}).items():
        yield f"request {kind}", media
    for status, response in operation["responses"].items():
        for kind, media in response.get("content", {}).items():
            yield f"{status} {kind}", media


def errors_of(value: object, schema: Json) -> list[str]:
    """Return what a schema says against a value."""
    absolute = json.loads(json.dumps(schema).replace('"#/', f'"{HERE}#/'))
    return [error.message for error in Draft202012Validator(absolute, registry=REGISTRY).iter_errors(value)]


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_body_of_every_operation_has_examples_that_its_schema_admits(name: str) -> None:
    for where, media in bodies(OPERATIONS[name][2]):
        assert media.get("examples"), where
        for example in media["examples"].values():
            if "binary" not in json.dumps(media["schema"]):
                assert errors_of(example["value"], media["schema"]) == [], where


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_parameter_has_an_example_that_its_schema_admits(name: str) -> None:
    for parameter in OPERATIONS[name][2].get("parameters", ()):
        assert errors_of(parameter["example"], parameter["schema"]) == [], parameter["name"]


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_says_what_it_does_and_asks_for_a_key_unless_it_is_for_whoever_runs_the_service(name: str) -> None:
    _, path, operation = OPERATIONS[name]
    assert operation["summary"]
    assert operation["description"]
    assert len(operation["tags"]) == 1
    assert bool(operation.get("security")) == path.startswith("/v1/")
    assert ("401" in operation["responses"]) == path.startswith("/v1/")


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_refusal_is_a_problem(name: str) -> None:
    for status, response in OPERATIONS[name][2]["responses"].items():
        if int(status) >= 400 and name != "get_ready":
            assert list(response["content"]) == ["application/problem+json"]
            assert response["content"]["application/problem+json"]["schema"] == {"$ref": "#/components/schemas/Problem"}


@pytest.mark.parametrize("name", STORING)
def test_every_post_that_stores_takes_an_idempotency_key(name: str) -> None:
    assert "Idempotency-Key" in {parameter["name"] for parameter in STORING[name][2]["parameters"]}


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_change_that_can_be_stale_says_so_and_one_that_must_not_come_without_if_match_too(name: str) -> None:
    operation = OPERATIONS[name][2]
    takes = "If-Match" in {parameter["name"] for parameter in operation.get("parameters", ())}
    assert ("412" in operation["responses"]) == takes


def test_every_single_resource_says_what_may_be_done() -> None:
    shown = {
        media["schema"]["$ref"].rpartition("/")[2]
        for method, path, operation in OPERATIONS.values()
        if method == "get" and path.endswith("}")
        for _, media in [*bodies({"responses": {"200": operation["responses"]["200"]}})]
        if "$ref" in media["schema"]
    }
    assert len(shown) >= 8
    schemas = DESCRIPTION["components"]["schemas"]
    assert {name for name in shown if "allowed_actions" not in schemas[name]["properties"]} == set()


def test_what_leaves_and_what_comes_in_is_written_out() -> None:
    schemas = DESCRIPTION["components"]["schemas"]
    assert {
        name for name, schema in schemas.items() if schema.get("type") == "object" and schema.get("additionalProperties") is not False
    } == set()


def test_the_snapshot_is_what_the_code_gives() -> None:
    snapshot = Path(__file__).parent.parent.parent / "openapi" / "openapi.json"
    assert snapshot.read_text(encoding="utf-8") == described()


def test_the_description_is_openapi_3_1() -> None:
    assert DESCRIPTION["openapi"].startswith("3.1")
    assert DESCRIPTION["components"]["securitySchemes"]["api_key"]["scheme"] == "bearer"
