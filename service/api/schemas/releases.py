"""Releases as they go out."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from service.api.schemas.shapes import (
    ActorId,
    Allowed,
    AnyId,
    CallId,
    Cursor,
    Digest,
    MediaType,
    Moment,
    ReleaseId,
    ReviewId,
    Shown,
    SubmissionId,
)
from service.domain.proposal import Purpose
from service.domain.release import Release
from service.workflow.actions import AllowedAction


class FileShown(Shown):
    """One file of a bundle under its neutral name."""

    name: Annotated[str, Field(examples=["response-1.pdf"])]
    media_type: MediaType
    sha256: Digest
    size: Annotated[int, Field(examples=[20411])]


class ReleaseShown(Shown):
    """What left the house, and for whom; download its bundle at `bundle_at`."""

    id: ReleaseId
    submission: SubmissionId
    call: CallId
    review: ReviewId
    purpose: Purpose
    approval: AnyId
    sha256: Digest
    files: list[FileShown]
    certificate: Annotated[str | None, Field(examples=["rel_01jx8v9q2m4n6p8r0s2t4v6w8y"])]
    by: ActorId
    at: Moment
    recalled_at: Moment | None
    bundle_at: Annotated[str, Field(examples=["/v1/releases/rel_01jx8v9q2m4n6p8r0s2t4v6w8y/bundle"])]
    allowed_actions: list[Allowed]

    @classmethod
    def of(cls, release: Release, actions: tuple[AllowedAction, ...]) -> ReleaseShown:
        """Show a release."""
        own = {name: getattr(release, name) for name in cls.model_fields if hasattr(release, name)}
        return cls.model_validate({**own, "bundle_at": f"/v1/releases/{release.id}/bundle", "allowed_actions": actions})


class ReleaseList(Shown):
    """The releases of a submission, oldest first."""

    items: list[ReleaseShown]


class ReleasePage(Shown):
    """Some releases."""

    items: list[ReleaseShown]
    next_cursor: Cursor
