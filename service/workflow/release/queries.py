"""Releases as members of their call see them."""

from __future__ import annotations

from service.domain.release import Release
from service.domain.visibility import Sight, sight
from service.kit.paging import Page, PageAsked
from service.workflow.context import Context
from service.workflow.finding_things import submission_seen


def get_release(ctx: Context, release_id: str) -> Release:
    """Return one release."""
    with ctx.look() as unit:
        release = unit.releases.get(release_id)
        submission_seen(ctx, unit, release.submission)
        return release


def releases_of(ctx: Context, submission_id: str) -> tuple[Release, ...]:
    """Return the releases of a submission, oldest first."""
    with ctx.look() as unit:
        submission_seen(ctx, unit, submission_id)
        return unit.releases.of(submission_id)


def list_releases(ctx: Context, asked: PageAsked, *, call: str | None = None) -> Page[Release]:
    """Return a page of the releases of the calls whose content the actor sees."""
    with ctx.look() as unit:
        return unit.releases.page(asked, calls=calls_seen(ctx, call, at_least=Sight.CONTENT))


def calls_seen(ctx: Context, call: str | None, *, at_least: Sight) -> frozenset[str] | None:
    """Return the calls of which an actor sees that much, only the one asked for if any; None means every call."""
    if call is not None:
        return frozenset({call} if sight(ctx.actor, call) >= at_least else ())
    named = {membership.call for membership in ctx.actor.memberships}
    if sight(ctx.actor, "") >= at_least:
        return None
    return frozenset(each for each in named if sight(ctx.actor, each) >= at_least)
