"""Files or a text as a request brings them: sealed while they stream in, with the details beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from fastapi import Request
from pydantic import BaseModel

from service.domain.errors import Unreadable
from service.transport.multipart import Part
from service.transport.uploads import form_parts, is_multipart, json_body
from service.transport.validation import validated
from service.workflow.context import Context
from service.workflow.submissions.taking_in import MOST_FILES, Upload, seal

Details = TypeVar("Details", bound=BaseModel)

_BOOLEANS = {"true": True, "false": False}
_FLAGS = frozenset({"confidential", "do_not_contact"})
_STATED = frozenset({"capacity", "organisation", "name", "email", "confidentiality_reason"}) | _FLAGS


@dataclass(frozen=True, slots=True)
class TakenIn(Generic[Details]):
    """Sealed files and the details beside them; `seen` stands for both in a fingerprint."""

    uploads: tuple[Upload, ...]
    details: Details

    @property
    def seen(self) -> tuple[object, ...]:
        """What makes two requests the same."""
        return (self.details.model_dump_json(), *((upload.name, upload.staged.digest) for upload in self.uploads))


def take_in(
    request: Request, ctx: Context, submission: str, *, form: type[Details], text: type[BaseModel], largest: int
) -> TakenIn[Details]:
    """Seal what comes under a submission's key: the files of a form (details as `form`), or a JSON text (shaped as `text`)."""
    if not is_multipart(request):
        sent = validated(text, json_body(request, largest=largest))
        return _text(ctx, submission, sent.model_dump(), form, largest=largest)
    uploads: list[Upload] = []
    fields: dict[str, Any] = {}
    for part in form_parts(request, largest=largest):
        if part.file_name is None:
            put_field(fields, part)
            continue
        if len(uploads) >= MOST_FILES:
            raise Unreadable("files-too-many", f"Send at most {MOST_FILES} files at once.")
        uploads.append(seal(ctx, submission, part.file_name or "unnamed", part.pieces, largest=largest))
    details = validated(form, with_stated(fields))
    return TakenIn(tuple(uploads), details)


def _text(ctx: Context, submission: str, sent: dict[str, Any], form: type[Details], *, largest: int) -> TakenIn[Details]:
    text, name = sent.pop("text"), sent.pop("file_name")
    upload = seal(ctx, submission, name, [text.encode()], largest=largest)
    return TakenIn((upload,), form.model_validate(sent))


def put_field(fields: dict[str, Any], part: Part) -> None:
    """Keep a form field; one that comes twice is refused, an empty one is not there."""
    value = part.text()
    if part.name in fields:
        raise Unreadable("multipart-invalid", "A field stands twice.", todo="Send each field once.")
    if value:
        fields[part.name] = _BOOLEANS.get(value, value) if part.name in _FLAGS else value


def with_stated(fields: dict[str, Any]) -> dict[str, Any]:
    """Return form fields in the shape of the JSON: what was stated in one object of its own."""
    stated = {name: value for name, value in fields.items() if name in _STATED}
    rest = {name: value for name, value in fields.items() if name not in _STATED}
    return rest | ({"stated": stated} if stated else {})
