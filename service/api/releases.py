"""/v1/releases: what leaves the house."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query, Response

from service.api.answers import LOCATION, answers, file_answer
from service.api.paths import InRelease, InReview, InSubmission
from service.api.schemas.releases import ReleaseList, ReleasePage, ReleaseShown
from service.api.schemas.shapes import CallId
from service.domain.lifecycle import State, Verb
from service.domain.permissions import can
from service.domain.release import Release
from service.transport.actor import Acting
from service.transport.doors import keyed_router
from service.transport.downloads import attachment
from service.transport.etags import IfMatch
from service.transport.idempotency import OnceKey, answer, fingerprint, once
from service.transport.paging import Asked
from service.workflow.actions import action
from service.workflow.calls.queries import get_call
from service.workflow.context import Context
from service.workflow.idempotent import Answer
from service.workflow.release import queries
from service.workflow.release.download import download
from service.workflow.release.release import release as releasing

router = keyed_router("releases")

ZIP = "application/zip"
_Call = Annotated[CallId | None, Query(alias="call")]
_FILE = file_answer(ZIP, "The bundle: redacted files, schedule of redactions, certificate, manifest.")


@router.post(
    "/reviews/{review}/releases",
    status_code=201,
    response_model=ReleaseShown,
    responses=answers(403, 404, 409, 412, 422, 428, ok=201, headers=(LOCATION,)),
)
def create_release(ctx: Acting, review: InReview, revision: IfMatch, once_key: OnceKey = None) -> Response:
    """Release what another person approved and the leak gate proved clean, as one bundle."""

    def run(inner: Context) -> Answer:
        made = releasing(inner, review, revision=revision)
        return answer(_shown(inner, made), status=201, submission=made.submission, headers={LOCATION: f"/v1/releases/{made.id}"})

    return once(ctx, once_key, fingerprint("create_release", review), run)


@router.get("/releases", response_model=ReleasePage, responses=answers(404, 422))
def list_releases(ctx: Acting, asked: Asked, call: _Call = None) -> ReleasePage:
    """List releases, oldest first; of one call if asked."""
    if call is not None:
        get_call(ctx, call)
    page = queries.list_releases(ctx, asked, call=call)
    return ReleasePage(items=[_shown(ctx, each) for each in page.items], next_cursor=page.next_cursor)


@router.get("/submissions/{submission}/releases", response_model=ReleaseList, responses=answers(404, 422))
def list_releases_of_submission(ctx: Acting, submission: InSubmission) -> ReleaseList:
    """List the releases of a submission, oldest first."""
    return ReleaseList(items=[_shown(ctx, each) for each in queries.releases_of(ctx, submission)])


@router.get("/releases/{release}", response_model=ReleaseShown, responses=answers(404, 422))
def get_release(ctx: Acting, release: InRelease) -> ReleaseShown:
    """Read one release."""
    return _shown(ctx, queries.get_release(ctx, release))


@router.get("/releases/{release}/bundle", response_class=Response, responses=_FILE | answers(403, 404, 409, 422))
def download_bundle(ctx: Acting, release: InRelease) -> Response:
    """Download a release's bundle; that is written down in the audit trail."""
    found = download(ctx, release)
    return attachment([found.content], name=found.name, media_type=ZIP, headers={"Content-Length": str(len(found.content))})


def _shown(ctx: Context, release: Release) -> ReleaseShown:
    downloading = action(Verb.DOWNLOAD, can(ctx.actor, Verb.DOWNLOAD, release.call), State.RELEASED)
    return ReleaseShown.of(release, (downloading,))
