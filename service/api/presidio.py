"""A mount for clients of presidio's REST services: /analyze, /anonymize and what stands beside them, in its shapes.

Errors are presidio's too (`{"error": …}`), and nothing that was sent is repeated in one. Nothing is stored.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from ipaddress import ip_address
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from service.api.schemas.presidio import AnalyzeTaken, AnonymizeTaken, DeanonymizeTaken, OperatorTaken, result_shown
from service.detection.capabilities import recogniser_names
from service.domain.errors import DisclosureError, NotAllowed
from service.transport.actor import key_in
from service.transport.problems import status_of
from service.transport.uploads import json_alone
from service.transport.validation import validated
from service.workflow.installation import Installation
from service.workflow.presidio.analyse import analyse_texts, their_entities
from service.workflow.presidio.anonymise import ANONYMIZERS, DEANONYMIZERS, anonymise, deanonymise
from service.workflow.redaction.may_redact import must_be_allowed

PREFIX = "/presidio"
JSON = "application/json"

Answer = Callable[[Request, Installation], Any]


class Presidio(StrEnum):
    """Whether presidio's clients are answered: not at all, with a key, or without one where only this machine can reach us."""

    OFF = "off"
    KEY = "key"
    LOOPBACK = "loopback"


def mount_presidio(app: FastAPI, mode: Presidio) -> None:
    """Mount the service unless it is off; the key comes as a bearer header or as the first step of the address."""
    if mode is Presidio.OFF:
        return
    inner = FastAPI(title="presidio", docs_url=None, redoc_url=None, openapi_url=None)
    for path, (method, answer) in ROUTES.items():
        for address in (path, "/{key}" + path):
            inner.add_api_route(address, _endpoint(app, mode, answer), methods=[method])
    for address in ("/health", "/{key}/health"):
        inner.add_api_route(address, _health, methods=["GET"])
    for kind in (DisclosureError, RequestValidationError, HTTPException):
        inner.add_exception_handler(kind, _refused)
    app.mount(PREFIX, inner)


def is_loopback(host: str) -> bool:
    """Say whether an address or name is this machine's own and no other's."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _endpoint(app: FastAPI, mode: Presidio, answer: Answer) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        parts: Installation = app.state.installation
        _let_in(request, parts, mode)
        return Response(json.dumps(answer(request, parts), ensure_ascii=False, sort_keys=True), media_type=JSON)

    return endpoint


def _let_in(request: Request, parts: Installation, mode: Presidio) -> None:
    key = key_in(request) or request.path_params.get("key")
    if mode is Presidio.LOOPBACK and key is None:
        bound = (request.scope.get("server") or ("",))[0]
        if not (is_loopback(str(bound)) and is_loopback(request.url.hostname or "")):
            raise NotAllowed("key-needed", "Without a key this answers on a loopback address only.", todo="Send a key.")
        return
    actor = parts.authenticate(key)
    request.scope["state"]["actor"] = actor
    must_be_allowed(parts.context(actor))


def _analyze(request: Request, parts: Installation) -> Any:
    body = json_alone(request, largest=parts.largest_file)
    _must_hold(body, "text", "language")
    sent = validated(AnalyzeTaken, body)
    texts = sent.text if isinstance(sent.text, list) else [sent.text]
    found = analyse_texts(texts, sent.asked(), parts.engine.get().detector)
    shown = [[result_shown(each, explained=bool(sent.return_decision_process)) for each in results] for results in found]
    return shown if isinstance(sent.text, list) else shown[0]


def _anonymize(request: Request, parts: Installation) -> Any:
    sent = validated(AnonymizeTaken, json_alone(request, largest=parts.largest_file))
    return anonymise(sent.text, [each.model_dump() for each in sent.analyzer_results], _operators(sent.anonymizers))


def _deanonymize(request: Request, parts: Installation) -> Any:
    sent = validated(DeanonymizeTaken, json_alone(request, largest=parts.largest_file))
    return deanonymise(sent.text, [each.model_dump() for each in sent.anonymizer_results], _operators(sent.deanonymizers))


def _operators(sent: Mapping[str, OperatorTaken] | None) -> dict[str, dict[str, Any]]:
    return {entity: operator.model_dump(exclude_none=True) for entity, operator in (sent or {}).items()}


def _must_hold(body: object, *names: str) -> None:
    for name in names:
        if not isinstance(body, dict) or not body.get(name):
            raise HTTPException(400, f"No {name} provided")


def _health() -> Response:
    return Response("Presidio Analyzer service is up", media_type="text/html")


async def _refused(_request: Request, error: Exception) -> Response:
    """Answer in presidio's shape; only our own sentences are said."""
    if isinstance(error, DisclosureError):
        status, said = status_of(error), error.detail
    elif isinstance(error, HTTPException):
        status, said = error.status_code, str(error.detail)
    else:
        assert isinstance(error, RequestValidationError)
        places = sorted({".".join(str(step) for step in each["loc"][1:3] if str(step).isidentifier()) or "body" for each in error.errors()})
        status, said = 422, f"Invalid input, not valid: {', '.join(place for place in places[:10])}"
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    return Response(json.dumps({"error": said}), status, headers, JSON)


ROUTES: dict[str, tuple[str, Answer]] = {
    "/analyze": ("POST", _analyze),
    "/anonymize": ("POST", _anonymize),
    "/deanonymize": ("POST", _deanonymize),
    "/recognizers": ("GET", lambda _request, parts: list(recogniser_names(parts.engine.get().detector))),
    "/supportedentities": ("GET", lambda _request, _parts: their_entities()),
    "/anonymizers": ("GET", lambda _request, _parts: list(ANONYMIZERS)),
    "/deanonymizers": ("GET", lambda _request, _parts: list(DEANONYMIZERS)),
}
