"""The stateless redaction as it comes in and goes out."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from service.api.schemas.shapes import CallId, Digest, MediaType, MomentSent, Sent, Shown
from service.api.schemas.submissions import StatedSent
from service.domain.proposal import Purpose
from service.workflow.redaction.redact_file import Status

Strings = Annotated[list[Annotated[str, Field(min_length=1, max_length=400)]], Field(max_length=2000, examples=[["Bryn Glas"]])]


class RedactForm(Sent):
    """What comes beside a text or file: its purpose, its call, and strings always (`deny`) or never (`allow`) redacted."""

    purpose: Annotated[Purpose, Field(strict=False)] = Purpose.PUBLICATION
    call: CallId | None = None
    received: MomentSent | None = None
    stated: StatedSent = StatedSent()
    deny: Strings = Field(default_factory=list)
    allow: Annotated[Strings, Field(examples=[[]])] = Field(default_factory=list)


class RedactSent(RedactForm):
    """A text to redact."""

    text: Annotated[
        str, Field(min_length=1, max_length=50_000_000, examples=["My name is Priya Nandakumar and my number is 07700 900123."])
    ]
    file_name: Annotated[str, Field(min_length=1, max_length=255, examples=["text.txt"])] = "text.txt"


class OutputShown(Shown):
    """One redacted file; `content` is base64."""

    name: Annotated[str, Field(examples=["redacted.txt"])]
    media_type: MediaType
    sha256: Digest
    content: Annotated[str, Field(json_schema_extra={"contentEncoding": "base64"}, examples=["TXkgbmFtZSBpcyBbcmVkYWN0ZWRdLg=="])]


class RedactedShown(Shown):
    """An unreviewed draft and its report (schema: openapi/report.schema.json). When the gate blocked it there is no text and no output."""

    status: Status
    publishable: bool
    text: Annotated[
        str | None,
        Field(description="All that a reader of the redacted version sees.", examples=["My name is [redacted: personal information]."]),
    ]
    outputs: list[OutputShown]
    report: Annotated[dict[str, Any], Field(examples=[{"schema_version": 1, "status": "redacted"}])]
