"""/v1/publications: a call's responses put before the public."""

from __future__ import annotations

from fastapi import Response

from service.api.answers import BODY, LOCATION, answers, file_answer
from service.api.paths import InCall, InPublication
from service.api.schemas.publications import PublicationPage, PublicationSent, PublicationShown
from service.transport.actor import Acting
from service.transport.doors import keyed_router
from service.transport.downloads import attachment
from service.transport.idempotency import OnceKey, answer, as_response, fingerprint, once
from service.transport.paging import Asked
from service.workflow.context import Context
from service.workflow.idempotent import Answer, replay
from service.workflow.publication import queries
from service.workflow.publication.publish import keep, prepare
from service.workflow.publication.site_folder import passing_folder

router = keyed_router("publications")

ZIP = "application/zip"
_FILE = file_answer(ZIP, "The site: index.html, a page and files for each response, JSON and CSV for re-use.")


@router.post(
    "/calls/{call}/publications",
    status_code=201,
    response_model=PublicationShown,
    responses=answers(403, 404, 409, *BODY, ok=201, headers=(LOCATION,)),
)
def create_publication(ctx: Acting, call: InCall, sent: PublicationSent, once_key: OnceKey = None) -> Response:
    """Publish a call's approved and proved responses as a static site; refused with the list of what stands in the way.

    The site is written and read by its own gate before anything is kept: with a thousand responses this takes minutes.
    """
    print_ = fingerprint("create_publication", call, sent)
    known = replay(ctx, once_key, print_)
    if known is not None:
        return as_response(known)
    with passing_folder() as root:
        prepared = prepare(ctx, sent.command(call), root)

    def run(inner: Context) -> Answer:
        made = keep(inner, prepared)
        view = queries.PublicationView(made, queries.actions_on(inner, call))
        return answer(PublicationShown.of(view), status=201, headers={LOCATION: f"/v1/publications/{made.id}"})

    return once(ctx, once_key, print_, run)


@router.get("/calls/{call}/publications", response_model=PublicationPage, responses=answers(404, 422))
def list_publications(ctx: Acting, call: InCall, asked: Asked) -> PublicationPage:
    """List the publications of a call, oldest first."""
    page = queries.list_publications(ctx, call, asked)
    return PublicationPage(items=[PublicationShown.of(each) for each in page.items], next_cursor=page.next_cursor)


@router.get("/publications/{publication}", response_model=PublicationShown, responses=answers(404, 422))
def get_publication(ctx: Acting, publication: InPublication) -> PublicationShown:
    """Read one publication."""
    return PublicationShown.of(queries.get_publication(ctx, publication))


@router.get("/publications/{publication}/site", response_class=Response, responses=_FILE | answers(403, 404, 409, 422))
def download_site(ctx: Acting, publication: InPublication) -> Response:
    """Download a published site as a zip; that is written down in the audit trail."""
    found = queries.download_site(ctx, publication)
    return attachment(found.pieces, name=found.name, media_type=ZIP, headers={"Content-Length": str(found.size)})
