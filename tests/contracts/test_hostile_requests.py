"""Whatever is sent to the running service, nothing fails inside and every answer is one that the description names."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
import structlog
from hypothesis import HealthCheck, Phase, settings
from schemathesis import checks
from schemathesis.specs.openapi import checks as openapi_checks

from tests.api.service_running import CALL, Service
from tests.api.serving import served

#: Where the ids of things that are there take the place of drawn ones, so that the road is walked further than its doors.
EXAMPLES = 12
#: Part of an address → who asks there, the first that fits.
WHO = {
    "/arrivals": "caseworker",
    "}/submissions": "caseworker",
    "/persons": "admin",
    "/keys": "admin",
    "/calls": "admin",
    "/audit": "auditor",
}
CHECKS = [
    checks.not_a_server_error,
    openapi_checks.status_code_conformance,
    openapi_checks.content_type_conformance,
    openapi_checks.response_schema_conformance,
]


@pytest.fixture(scope="module", autouse=True)
def _quiet() -> Iterator[None]:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    yield
    structlog.reset_defaults()


@pytest.fixture(scope="module")
def known(service: Service) -> dict[str, str]:
    """Things that are there, by the name of their path parameter."""
    submission = service.submitted("I write in a personal capacity. Please keep my name, Priya Nandakumar, confidential.")
    review = service.opened(submission)
    shown = service.get(f"/v1/submissions/{submission}").json()
    return {
        "call": CALL,
        "submission": submission,
        "review": review,
        "arrival": shown["arrivals"][0]["id"],
        "job": shown["job"]["id"],
        "request": shown["confidentiality_requests"][0]["id"],
        "target": next(service.lines(review))["target"],
        "person": service.persons["stranger"],
        "pack": "publication",
    }


@pytest.fixture(scope="module")
def schema(service: Service, known: dict[str, str]) -> Iterator[schemathesis.BaseSchema]:
    assert known
    with served(service) as (host, port):
        yield schemathesis.openapi.from_url(f"http://{host}:{port}/openapi.json")


lazy = schemathesis.pytest.from_fixture("schema")


@lazy.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_no_request_makes_the_service_fail_or_answer_what_it_does_not_say(
    case: schemathesis.Case[Any], service: Service, known: dict[str, str]
) -> None:
    for name in case.path_parameters or {}:
        if name in known and len(str(case.path_parameters[name])) % 2 == 0:
            case.path_parameters[name] = known[name]
    who = next((actor for part, actor in WHO.items() if part in case.path), "reviewer")
    case.call_and_validate(checks=CHECKS, headers=service.as_(who))
