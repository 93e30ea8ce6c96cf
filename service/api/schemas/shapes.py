"""The shapes that several resources share: ids, times, places, and what may be done."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, datetime
from typing import Annotated, Any

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from service.domain.document import Span
from service.domain.proposal import PackReference
from service.kit.clock import aware
from service.workflow.actions import AllowedAction

_RANDOM = "01jx8v9q2m4n6p8r0s2t4v6w8y"


class Sent(BaseModel):
    """What a caller sends: nothing unknown, nothing guessed."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Shown(BaseModel):
    """What leaves: only what is written here."""

    model_config = ConfigDict(extra="forbid", frozen=True, from_attributes=True)


def _id(prefix: str, what: str) -> Any:
    return Field(pattern=rf"^{prefix}_[0-9a-z]{{26}}$", description=f"Id of {what}.", examples=[f"{prefix}_{_RANDOM}"])


def _moment(value: object) -> object:
    if isinstance(value, str):
        try:
            return _near_enough(aware(datetime.fromisoformat(value)))
        except (ValueError, OverflowError):
            raise ValueError("not a time") from None
    if isinstance(value, datetime):
        return value
    raise ValueError("not a time")


def _near_enough(moment: datetime) -> datetime:
    """Refuse the first and last year there are: such a time cannot be told in another zone."""
    if not MINYEAR < moment.year < MAXYEAR:
        raise ValueError("not a time")
    return moment


def _utc(moment: datetime) -> str:
    return moment.isoformat()


_MOMENT = "2025-05-28T16:45:00+01:00"

SubmissionId = Annotated[str, _id("sub", "a submission")]
ArrivalId = Annotated[str, _id("arr", "an arrival")]
JobId = Annotated[str, _id("job", "a job")]
RequestId = Annotated[str, _id("req", "a confidentiality request")]
ReviewId = Annotated[str, _id("rev", "a review")]
ReleaseId = Annotated[str, _id("rel", "a release")]
PublicationId = Annotated[str, _id("pub", "a publication")]
HoldId = Annotated[str, _id("hld", "a hold")]
ErasureId = Annotated[str, _id("ers", "an erasure")]
LetterId = Annotated[str, _id("let", "a letter")]
KeyId = Annotated[str, _id("key", "an API key")]
PersonId = Annotated[str, Field(pattern=r"^(per|srv)_[0-9a-z]{26}$", description="Id of a person or service.", examples=[f"per_{_RANDOM}"])]
TargetId = Annotated[
    str, Field(pattern=r"^[0-9a-z_-]{1,64}$", description="Id of a proposal or of a reviewer's mark.", examples=["pro_9f2c41d07ab35e68"])
]
CallId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{1,80}$", description="Id of a call for evidence.", examples=["hmip-sfo-2025"])]
PackId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{1,60}$", description="Id of a policy pack.", examples=["publication"])]

#: Somebody who acted: a person, a service, the operator or the system.
ActorId = Annotated[str, Field(description="Who acted.", examples=[f"per_{_RANDOM}"])]
AnyId = Annotated[str, Field(description="An id.", examples=[f"art_{_RANDOM}"])]
Code = Annotated[str, Field(description="A stable word.", examples=["allowed"])]
Digest = Annotated[
    str, Field(description="A digest in hex.", examples=["9f2c41d07ab35e689f2c41d07ab35e689f2c41d07ab35e689f2c41d07ab35e68"])
]
MediaType = Annotated[str, Field(examples=["application/pdf"])]

#: A time that a caller sends: ISO 8601 text; without a zone it is London's.
MomentSent = Annotated[
    datetime,
    BeforeValidator(_moment, json_schema_input_type=str),
    Field(description="ISO 8601; without a zone it is Europe/London.", examples=[_MOMENT], strict=False),
]
Moment = Annotated[AwareDatetime, PlainSerializer(_utc), Field(examples=[_MOMENT])]

Reason = Annotated[str, Field(max_length=4000, examples=["The respondent's safety at work would be at risk."])]
ShortText = Annotated[str, Field(max_length=400, examples=["Until the inquest has ended"])]
Quoted = Annotated[str, Field(examples=["Priya Nandakumar"])]
Sentence = Annotated[str, Field(examples=["Every place of it is named."])]
Offset = Annotated[int, Field(ge=0, le=2**31, examples=[120])]
Count = Annotated[int, Field(ge=0, examples=[3])]
Cursor = Annotated[
    str | None, Field(description="Ask for the next page with it; null on the last page.", examples=["WyJzdWJtaXNzaW9ucyIsICJzdWJfMSJd"])
]


class Place(Shown):
    """A half-open range of code points of the document's text."""

    start: Offset
    end: Annotated[int, Field(ge=0, examples=[136])]

    @classmethod
    def of(cls, span: Span) -> Place:
        """Show a span."""
        return cls(start=span.start, end=span.end)


class PlaceSent(Sent):
    """A half-open range of code points of the document's text, not empty."""

    start: Offset
    end: Annotated[int, Field(ge=1, le=2**31, examples=[136])]

    def span(self) -> Span:
        """Return it as a span; an empty or backward one is refused by the verb."""
        return Span(self.start, max(self.start, self.end))


class Allowed(Shown):
    """What may be done to a thing now, by who asks; `reason` says why not."""

    action: Annotated[str, Field(examples=["approve"])]
    allowed: bool
    code: Code
    reason: Annotated[str, Field(examples=[""])]

    @classmethod
    def of(cls, action: AllowedAction) -> Allowed:
        """Show one."""
        return cls(action=action.action, allowed=action.allowed, code=action.code, reason=action.reason)


class PackShown(Shown):
    """Which law a decision was made under."""

    id: PackId
    version: Annotated[str, Field(examples=["2026-11-01"])]
    digest: Digest

    @classmethod
    def of(cls, pack: PackReference) -> PackShown:
        """Show a reference."""
        return cls(id=pack.id, version=pack.version, digest=pack.digest)


class ProblemError(Shown):
    """One place that is not right."""

    location: Annotated[str, Field(examples=["body.reasons"])]
    kind: Annotated[str, Field(examples=["string_type"])]


class Problem(Shown):
    """A refusal (RFC 9457). `type` is stable; nothing that was sent is repeated."""

    type: Annotated[str, Field(pattern=r"^urn:disclosure:problem:[a-z0-9-]+$", examples=["urn:disclosure:problem:wrong-state"])]
    title: Annotated[str, Field(examples=["Conflict"])]
    status: Annotated[int, Field(ge=400, le=599, examples=[409])]
    detail: Annotated[str, Field(examples=["Approve is not possible now: its review is open (needs: reviewed)."])]
    instance: Annotated[str, Field(description="The request, as the log names it.", examples=[f"urn:disclosure:request:rqt_{_RANDOM}"])]
    todo: Annotated[str, Field(description="What to do.", examples=["Complete the review first."])] = ""
    errors: list[ProblemError] = Field(default_factory=list)
