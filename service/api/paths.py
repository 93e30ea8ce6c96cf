"""Ids as they stand in an address."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path

from service.api.schemas.shapes import (
    ArrivalId,
    CallId,
    ErasureId,
    HoldId,
    JobId,
    KeyId,
    LetterId,
    PackId,
    PersonId,
    PublicationId,
    ReleaseId,
    RequestId,
    ReviewId,
    SubmissionId,
    TargetId,
)

InCall = Annotated[CallId, Path(alias="call")]
InSubmission = Annotated[SubmissionId, Path(alias="submission")]
InArrival = Annotated[ArrivalId, Path(alias="arrival")]
InJob = Annotated[JobId, Path(alias="job")]
InRequest = Annotated[RequestId, Path(alias="request")]
InReview = Annotated[ReviewId, Path(alias="review")]
InTarget = Annotated[TargetId, Path(alias="target")]
InRelease = Annotated[ReleaseId, Path(alias="release")]
InPublication = Annotated[PublicationId, Path(alias="publication")]
InHold = Annotated[HoldId, Path(alias="hold")]
InErasure = Annotated[ErasureId, Path(alias="erasure")]
InLetter = Annotated[LetterId, Path(alias="letter")]
InPerson = Annotated[PersonId, Path(alias="person")]
InKey = Annotated[KeyId, Path(alias="key")]
InPack = Annotated[PackId, Path(alias="pack")]
