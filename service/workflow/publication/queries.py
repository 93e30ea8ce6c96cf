"""Publications as members of their call see them, and the site that was published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.domain.errors import NotFound, NotNow
from service.domain.permissions import Task, can
from service.domain.publication import Publication
from service.domain.visibility import Sight, must_see
from service.kit.paging import Page, PageAsked
from service.workflow.actions import AllowedAction
from service.workflow.context import Context

TASKS = (Task.PUBLISH, Task.DOWNLOAD_SITE)


@dataclass(frozen=True, slots=True)
class PublicationView:
    """A publication and what may be done."""

    publication: Publication
    actions: tuple[AllowedAction, ...]


@dataclass(frozen=True, slots=True)
class SiteDownload:
    """The zip of a site under its neutral name."""

    name: str
    size: int
    pieces: Iterator[bytes]


def get_publication(ctx: Context, publication_id: str) -> PublicationView:
    """Return one publication."""
    with ctx.look() as unit:
        publication = unit.publications.get(publication_id)
    must_see(ctx.actor, publication.call, at_least=Sight.RECEIPT)
    return PublicationView(publication, actions_on(ctx, publication.call))


def list_publications(ctx: Context, call_id: str, asked: PageAsked) -> Page[PublicationView]:
    """Return a page of a call's publications, oldest first."""
    must_see(ctx.actor, call_id, at_least=Sight.RECEIPT)
    with ctx.look() as unit:
        unit.calls.get(call_id)
        found = unit.publications.page(asked, call_id)
    return found.mapped(lambda each: PublicationView(each, actions_on(ctx, call_id)))


def download_site(ctx: Context, publication_id: str) -> SiteDownload:
    """Return the site and write the event before its first byte leaves; raises `NotNow` when a response in it was erased."""
    with ctx.change() as unit:
        publication = unit.publications.get(publication_id)
        must_see(ctx.actor, publication.call, at_least=Sight.CONTENT)
        can(ctx.actor, Task.DOWNLOAD_SITE, publication.call).check()
        pieces = unit.publications.site(publication)
        try:
            first = next(pieces)
        except NotFound as error:
            raise NotNow("site-erased", "A response in this site was erased, and the site with it.", todo="Publish again.") from error
        unit.audit.append(ctx.event("publication.downloaded", call=publication.call, publication=publication.id))
    return SiteDownload(f"{publication.id}.zip", publication.size, _all(first, pieces))


def actions_on(ctx: Context, call_id: str) -> tuple[AllowedAction, ...]:
    """Return what may be done with a call's publications."""
    decided = ((task, can(ctx.actor, task, call_id)) for task in TASKS)
    return tuple(AllowedAction(task.value, decision.allowed, decision.code, decision.reason) for task, decision in decided)


def _all(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest
