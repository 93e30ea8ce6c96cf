"""Hand out a released bundle; that is written down."""

from __future__ import annotations

from dataclasses import dataclass

from service.domain.lifecycle import Verb, advance
from service.domain.permissions import can
from service.domain.release import Release
from service.workflow.context import Context
from service.workflow.finding_things import submission_seen


@dataclass(frozen=True, slots=True)
class Download:
    """A bundle under its neutral name."""

    release: Release
    name: str
    media_type: str
    content: bytes


def download(ctx: Context, release_id: str) -> Download:
    """Return the bundle and write the event before its first byte leaves."""
    with ctx.change() as unit:
        release = unit.releases.get(release_id)
        submission = submission_seen(ctx, unit, release.submission)
        can(ctx.actor, Verb.DOWNLOAD, submission.call).check()
        review = unit.reviews.get(release.review)
        step = advance(review.state, Verb.DOWNLOAD)
        artefact = unit.artefacts.get(release.bundle)
        content = unit.artefacts.content(artefact)
        unit.audit.append(ctx.event(step.event, submission=submission.id, review=review.id, release=release.id, artefact=artefact.id))
    return Download(release, f"{release.id}.zip", artefact.media_type, content)
