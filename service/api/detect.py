"""/v1/detect: the personal data in one text, with reasons; nothing is stored."""

from __future__ import annotations

from fastapi import Request, Response

from service.api.answers import BODY, answers
from service.api.forms import DETECT_BODY
from service.api.schemas.detection import DetectedShown, DetectSent
from service.transport.actor import Acting, Parts
from service.transport.doors import keyed_router
from service.transport.uploads import json_alone
from service.transport.validation import validated
from service.workflow.calls.queries import get_call
from service.workflow.redaction.analyse import Given
from service.workflow.redaction.detect_text import detect_text
from service.workflow.redaction.may_redact import must_be_allowed

router = keyed_router("detect")


@router.post("/detect", response_model=DetectedShown, responses=answers(403, 404, *BODY), openapi_extra=DETECT_BODY)
def detect(request: Request, ctx: Acting, parts: Parts) -> Response:
    """Find the personal data in a text: each place with who saw it, why, and what the pack of the purpose would do. Nothing is stored.

    Places count code points of the text as it was sent. What is proposed is what /v1/redact would redact.
    """
    must_be_allowed(ctx)
    sent = validated(DetectSent, json_alone(request, largest=parts.largest_file))
    call = get_call(ctx, sent.call).call if sent.call else None
    given = Given(call, keep=tuple(sent.allow), deny=tuple(sent.deny))
    found = detect_text(sent.text, engine=parts.engine.get(), purpose=sent.purpose, given=given, language=sent.language)
    return Response(DetectedShown.of(found, sent.purpose).model_dump_json(by_alias=True), media_type="application/json")
