"""The API's description (OpenAPI 3.1): what the framework sees, completed with examples for every operation."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel

from service.api.forms import NAMED
from service.api.schemas.shapes import Problem

Json = dict[str, Any]

TITLE = "Disclosure service"
SUMMARY = "Responses to calls for evidence: taken in, understood, reviewed by people, redacted, proved clean, released."
REF = "#/components/schemas/"
#: What the framework describes of its own refusals, which ours take the place of.
_NOT_OURS = ("HTTPValidationError", "ValidationError")
TAGS = {
    "calls": "Calls for evidence.",
    "submissions": "Responses and what is understood of them.",
    "jobs": "Work under way.",
    "confidentiality requests": "What respondents ask to be kept back.",
    "letters": "What respondents are told of decisions.",
    "reviews": "Proposals and what people decide on them.",
    "approvals": "Another person's yes.",
    "releases": "What leaves the house.",
    "publications": "A call's responses before the public.",
    "retention": "How long responses are kept, what holds them, and their destruction.",
    "persons": "Persons, services and their keys.",
    "audit": "What was done, by whom.",
    "packs": "The law as data.",
    "redact": "One text or file, redacted without being stored.",
    "detect": "The personal data in one text, found without storing it.",
    "health": "Whether the service can work.",
}


def describe(app: FastAPI) -> Json:
    """Return the description of an application."""
    tags = [{"name": name, "description": text} for name, text in TAGS.items()]
    found = get_openapi(
        title=TITLE, version=version("disclosure-service"), openapi_version="3.1.0", summary=SUMMARY, routes=app.routes, tags=tags
    )
    schemas: Json = found["components"]["schemas"]
    models: tuple[type[BaseModel], ...] = (Problem, *NAMED)
    for model in models:
        _add(schemas, model.model_json_schema(ref_template=REF + "{model}"), model.__name__)
    for name in _NOT_OURS:
        schemas.pop(name, None)
    for media in _media(found):
        _with_example(media, schemas)
    for parameter in _parameters(found):
        parameter.setdefault("example", example_of(parameter["schema"], schemas))
    found["components"]["schemas"] = dict(sorted(schemas.items()))
    return found


def _add(schemas: Json, schema: Json, name: str) -> None:
    for other, inner in schema.pop("$defs", {}).items():
        schemas.setdefault(other, inner)
    schemas.setdefault(name, schema)


def _operations(found: Json) -> Iterator[Json]:
    for path in found["paths"].values():
        yield from path.values()


def _media(found: Json) -> Iterator[Json]:
    """Yield every body of every operation, sent or answered."""
    for operation in _operations(found):
        for body in (operation.get("requestBody", {}), *operation["responses"].values()):
            yield from body.get("content", {}).values()


def _parameters(found: Json) -> Iterator[Json]:
    for operation in _operations(found):
        yield from operation.get("parameters", ())


def _with_example(media: Json, schemas: Json) -> None:
    if "examples" not in media:
        media["examples"] = {"usual": {"value": example_of(media["schema"], schemas)}}


def example_of(schema: Json, schemas: Json) -> Any:
    """Return a worked example of a schema, put together from the examples that its fields carry."""
    if "$ref" in schema:
        return example_of(schemas[schema["$ref"].removeprefix(REF)], schemas)
    for key in ("examples", "enum"):
        if key in schema:
            return schema[key][0]
    for key in ("const", "default"):
        if key in schema:
            return schema[key]
    if "anyOf" in schema:
        return example_of(schema["anyOf"][0], schemas)
    return _example_of_kind(schema, schemas)


def _example_of_kind(schema: Json, schemas: Json) -> Any:
    match schema.get("type"):
        case "object":
            return {name: example_of(each, schemas) for name, each in schema.get("properties", {}).items()}
        case "array":
            return [example_of(schema["items"], schemas)]
        case "boolean":
            return True
        case "string" if schema.get("format") == "binary":
            return "(bytes)"
    raise LookupError(f"a field of the API carries no example: {sorted(schema)} {schema.get('title')}")
