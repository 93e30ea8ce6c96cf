"""Publications as they are asked for and go out."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from service.api.schemas.shapes import ActorId, Allowed, CallId, Count, Cursor, Digest, Moment, PublicationId, Sent, Shown, SubmissionId
from service.domain.publication import Shown as ShownAs
from service.workflow.publication.publish import Publish
from service.workflow.publication.queries import PublicationView

_Ack = Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")]


class PublicationSent(Sent):
    """What is to be published: all of a call that is approved and proved. What is not is refused by name unless it is left out."""

    left_out: Annotated[list[SubmissionId], Field(default_factory=list, max_length=10_000, description="Only counted.", examples=[[]])]
    ready_only: Annotated[bool, Field(description="Only count what is not ready, instead of refusing.", examples=[True])] = False
    acknowledged: Annotated[
        list[_Ack], Field(default_factory=list, max_length=1_000, description="Codes that an earlier refusal named.", examples=[[]])
    ]
    under_embargo: Annotated[bool, Field(description="Make the site before its time; every page says so.", examples=[False])] = False

    def command(self, call: str) -> Publish:
        """Return what the verb takes."""
        return Publish(call, frozenset(self.left_out), self.ready_only, frozenset(self.acknowledged), self.under_embargo)


class CountsShown(Shown):
    """How many responses came, by what the site shows of them. Small numbers are not held back here: this is not public."""

    published_whole: Count
    published_in_part: Count
    confidential: Count
    not_published: Count


class PublicationShown(Shown):
    """One publishing of a call's responses; download the site at `site_at`."""

    id: PublicationId
    call: CallId
    by: ActorId
    at: Moment
    counts: CountsShown
    removed: Annotated[int, Field(ge=0, description="Responses that were public and are not any more.", examples=[0])]
    files: Count
    sha256: Digest
    size: Annotated[int, Field(ge=0, examples=[204811])]
    rules: Annotated[str, Field(description="Version of the rules for sites.", examples=["1.0.0"])]
    rules_digest: Digest
    embargo: Moment | None
    site_at: Annotated[str, Field(examples=["/v1/publications/pub_01jx8v9q2m4n6p8r0s2t4v6w8y/site"])]
    allowed_actions: list[Allowed]

    @classmethod
    def of(cls, view: PublicationView) -> PublicationShown:
        """Show a publication."""
        made = view.publication
        own = {name: getattr(made, name) for name in cls.model_fields if hasattr(made, name) and name != "counts"}
        counts = CountsShown(**{each.value: made.counts.get(each.value, 0) for each in ShownAs})
        return cls.model_validate({**own, "counts": counts, "site_at": f"/v1/publications/{made.id}/site", "allowed_actions": view.actions})


class PublicationPage(Shown):
    """Some publications of a call, oldest first."""

    items: list[PublicationShown]
    next_cursor: Cursor
