"""Bodies that come as a form or as JSON, described; the framework cannot see them because they stream."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from service.api.schemas.detection import DetectSent
from service.api.schemas.redaction import RedactSent
from service.api.schemas.submissions import ArrivalTextSent, TextSent

_FILES = {
    "type": "array",
    "minItems": 1,
    "maxItems": 50,
    "items": {"type": "string", "format": "binary"},
    "description": "One or several files of one response; their kind is found out, not trusted.",
}
_FILE = {"type": "string", "format": "binary", "description": "The file."}


def _body(text: type[BaseModel], form: dict[str, Any], example: dict[str, Any]) -> dict[str, Any]:
    return {
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {"schema": {"$ref": f"#/components/schemas/{text.__name__}"}},
                "multipart/form-data": {"schema": form, "examples": {"form": {"value": example}}},
            },
        }
    }


def _form(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": properties, "required": required}


_STATED: dict[str, Any] = {
    "capacity": {"type": "string", "enum": ["individual", "organisation", "unclear"]},
    "organisation": {"type": "string", "maxLength": 200},
    "name": {"type": "string", "maxLength": 200},
    "email": {"type": "string", "maxLength": 320},
    "confidential": {"type": "string", "enum": ["true", "false"]},
    "confidentiality_reason": {"type": "string", "maxLength": 4000},
    "do_not_contact": {"type": "string", "enum": ["true", "false"]},
}
_RECEIVED = {"type": "string", "description": "ISO 8601; without a zone it is Europe/London."}
_KINDS = ["follow_up", "clarification", "replacement", "transcript", "own_redacted"]
_FORM_STRINGS = {"type": "string", "maxLength": 64000, "description": "One string a line."}

SUBMISSION_BODY = _body(
    TextSent,
    _form(
        {"files": _FILES, "external_reference": {"type": "string", "minLength": 1, "maxLength": 200}, "received": _RECEIVED, **_STATED},
        ["files"],
    ),
    {"files": ["(bytes of response.docx)"], "external_reference": "portal-000417", "capacity": "individual"},
)
ARRIVAL_BODY = _body(
    ArrivalTextSent,
    _form({"files": _FILES, "kind": {"type": "string", "enum": _KINDS}, "received": _RECEIVED}, ["files", "kind"]),
    {"files": ["(bytes of letter.pdf)"], "kind": "clarification"},
)
REDACT_BODY = _body(
    RedactSent,
    _form(
        {
            "file": _FILE,
            "purpose": {"type": "string", "enum": ["publication", "foi", "eir", "sar"]},
            "call": {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]{1,80}$"},
            "received": _RECEIVED,
            "deny": _FORM_STRINGS,
            "allow": _FORM_STRINGS,
            **_STATED,
        },
        ["file"],
    ),
    {"file": "(bytes of response.docx)", "purpose": "publication"},
)

DETECT_BODY: dict[str, Any] = {
    "requestBody": {"required": True, "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{DetectSent.__name__}"}}}}
}

#: Schemas that only these bodies name.
NAMED: tuple[type[BaseModel], ...] = (TextSent, ArrivalTextSent, RedactSent, DetectSent)
