"""/v1/redact: one text or file, redacted at once; nothing is stored."""

from __future__ import annotations

from base64 import b64encode
from typing import Annotated, Any

from fastapi import Header, Request, Response

from service.api.answers import BODY, answers
from service.api.forms import REDACT_BODY
from service.api.mixed import MIXED, accepted, mixed
from service.api.schemas.redaction import OutputShown, RedactedShown, RedactForm, RedactSent
from service.api.taking_in import put_field, with_stated
from service.domain.errors import Held, Unreadable
from service.kit.digests import sha256
from service.transport.actor import Acting, Parts
from service.transport.doors import keyed_router
from service.transport.uploads import form_parts, is_multipart, json_body
from service.transport.validation import validated
from service.workflow.calls.queries import get_call
from service.workflow.redaction.analyse import Given
from service.workflow.redaction.may_redact import must_be_allowed
from service.workflow.redaction.redact_file import Output, Redacted, Status, redact_file

router = keyed_router("redact")

_Accept = Annotated[str, Header(description="application/json, or multipart/mixed for the files as they are.", max_length=400)]
_LISTS = ("deny", "allow")
_OK: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {
            MIXED: {
                "schema": {"type": "string", "format": "binary"},
                "examples": {"parts": {"value": "The report as application/json, then each redacted file."}},
            }
        }
    }
}


@router.post("/redact", response_model=RedactedShown, responses=_OK | answers(403, 404, 406, *BODY), openapi_extra=REDACT_BODY)
def redact(request: Request, ctx: Acting, parts: Parts, accept: _Accept = "*/*") -> Response:
    """Redact one text (JSON) or file (form) as an unreviewed draft, with its report. Nothing is stored.

    What cannot be read is refused with 422; when the leak gate blocks the draft, status is blocked and nothing but the report is given.
    """
    wanted = accepted(accept)
    must_be_allowed(ctx)
    content, name, sent = _taken(request, largest=parts.largest_file)
    call = get_call(ctx, sent.call).call if sent.call else None
    given = Given(call, sent.received, sent.stated.stated(), tuple(sent.allow), tuple(sent.deny))
    engine = parts.engine.get()
    made = redact_file(content, name, detector=engine.detector, packs=engine.packs, purpose=sent.purpose, given=given)
    if made.status in {Status.HELD, Status.UNREADABLE}:
        refusal = Held if made.status is Status.HELD else Unreadable
        raise refusal(_code(made), f"The file is {made.status.value}: {_code(made).replace('-', ' ')}.", todo="Send it in another form.")
    if wanted == MIXED:
        return mixed(made.report, made.outputs)
    return Response(_shown(made).model_dump_json(), media_type="application/json")


def _taken(request: Request, *, largest: int) -> tuple[bytes, str, RedactForm]:
    if not is_multipart(request):
        sent = validated(RedactSent, json_body(request, largest=largest))
        return sent.text.encode(), sent.file_name, sent
    file: tuple[bytes, str] | None = None
    fields: dict[str, Any] = {}
    for part in form_parts(request, largest=largest):
        if part.file_name is None:
            put_field(fields, part)
        elif file is None:
            file = b"".join(part.pieces), part.file_name or "unnamed"
        else:
            raise Unreadable("files-too-many", "Send one file at a time.")
    if file is None:
        raise Unreadable("files-missing", "Send a file, or a text as JSON.")
    for name in _LISTS:
        if name in fields:
            fields[name] = [line for line in str(fields[name]).splitlines() if line.strip()]
    return *file, validated(RedactForm, with_stated(fields))


def _code(made: Redacted) -> str:
    reason = str(made.report.get("reason") or "unreadable").lower().replace("_", "-").replace(" ", "-")
    return reason if reason.replace("-", "").isalnum() and reason.isascii() else "unreadable"


def _shown(made: Redacted) -> RedactedShown:
    kinds = {row["file"]: row["media_type"] for row in made.report["outputs"]}
    text = next((output.content.decode() for output in made.outputs if output.name.endswith(".redacted.txt")), None)
    return RedactedShown(
        status=made.status,
        publishable=bool(made.report["publishable"]["ok"]),
        text=text,
        outputs=[_output(output, kinds[output.name]) for output in made.outputs],
        report=made.report,
    )


def _output(output: Output, media_type: str) -> OutputShown:
    content = b64encode(output.content).decode("ascii")
    return OutputShown(name=output.name, media_type=media_type, sha256=sha256(output.content), content=content)
