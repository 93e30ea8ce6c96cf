"""Publish a call's responses as a static site: chosen, written, read by a gate of its own, and only then kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from service.domain.call import Call, Publishing
from service.domain.errors import NotNow, Stale
from service.domain.permissions import Task, can
from service.domain.publication import Publication, PublicResponse, Shown
from service.domain.visibility import Sight, must_see
from service.kit.digests import sha256_of
from service.kit.ids import new_id
from service.policy.publishing import PublishingRules
from service.producing.site.pages import Pages
from service.workflow.context import Context
from service.workflow.finding_things import READ_AGAIN
from service.workflow.publication.choosing import Choice, choose, must_be_clear
from service.workflow.publication.gate import SiteGate
from service.workflow.publication.gathering import call_strings, confidential_organisation, confidential_strings, gather
from service.workflow.publication.writing import (
    SiteFolder,
    new_public_id,
    pack,
    pieces_of,
    settle_times,
    site_of,
    wording_of,
)

Tick = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Publish:
    """What is asked. Submissions `left_out` are only counted; with `ready_only` so is all that is not ready.

    `acknowledged` are codes that an earlier refusal named. `under_embargo` makes the site before its time, and the site says so.
    """

    call: str
    left_out: frozenset[str] = frozenset()
    ready_only: bool = False
    acknowledged: frozenset[str] = frozenset()
    under_embargo: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """A site that passed its gate, not yet kept; its zip lies sealed, and no row speaks of it yet."""

    command: Publish
    publication: Publication
    choice: Choice
    responses: tuple[PublicResponse, ...]


def publish(ctx: Context, command: Publish, root: Path, *, tick: Tick = lambda _: None) -> Publication:
    """Write the site into the empty folder `root` and keep it; raises `NotNow` with the list of what stands in the way."""
    return keep(ctx, prepare(ctx, command, root, tick=tick))


@dataclass(frozen=True, slots=True)
class _Making:
    """A site in the making: what is asked, what was chosen, where it grows, and what it is held against."""

    ctx: Context
    command: Publish
    call: Call
    rules: PublishingRules
    choice: Choice
    responses: tuple[PublicResponse, ...]
    folder: SiteFolder
    gate: SiteGate


def prepare(ctx: Context, command: Publish, root: Path, *, tick: Tick = lambda _: None) -> Prepared:
    """Write and check the site, outside any transaction, one response at a time; what `root` then holds has passed."""
    must_see(ctx.actor, command.call, at_least=Sight.CALL)
    can(ctx.actor, Task.PUBLISH, command.call).check()
    with ctx.look() as unit:
        call = unit.calls.get(command.call)
        known = unit.public_responses.of_call(call.id)
    rules = _rules(ctx)
    _must_be_time(ctx, call, under_embargo=command.under_embargo)
    choice = choose(ctx, call, rules, left_out=command.left_out, ready_only=command.ready_only)
    must_be_clear(choice.obstacles)
    responses = tuple(_responses(ctx, choice, known, call))
    pages = Pages(wording_of(rules, call), ctx.now, call.title, call.small_numbers_below or rules.below, call.embargo)
    gate = SiteGate(ctx.store.keys.secret("pepper"), call_strings(call), command.acknowledged)
    making = _Making(ctx, command, call, rules, choice, responses, SiteFolder(root, pages), gate)
    _write(making, tick)
    settle_times(root, ctx.now)
    return _packed(making, gate.folder(root, making.folder.written, making.folder.proved))


def keep(ctx: Context, prepared: Prepared) -> Publication:
    """Keep what was prepared; raises `Stale` when something was decided or came in meanwhile, and then nothing of the site is left."""
    try:
        return _kept(ctx, prepared)
    except Exception:
        ctx.store.keys.destroy(prepared.publication.id)
        ctx.store.blobs.remove(prepared.publication.id)
        raise


def _kept(ctx: Context, prepared: Prepared) -> Publication:
    command, made = prepared.command, prepared.publication
    with ctx.change() as unit:
        call = unit.calls.get(command.call)
        inside = ctx.within(unit)
        can(ctx.actor, Task.PUBLISH, call.id).check()
        chosen = choose(inside, call, _rules(ctx), left_out=command.left_out, ready_only=command.ready_only)
        known = unit.public_responses.of_call(call.id)
        if chosen != prepared.choice or {each.id for each in known.values()} - {each.id for each in prepared.responses}:
            raise Stale("stale", "Something was decided or came in while the site was made.", todo=READ_AGAIN)
        for response in prepared.responses:
            before = known.get(response.submission)
            if before is None:
                unit.public_responses.add(response)
            elif before != response:
                unit.public_responses.save(response)
            event = _event(before, response)
            if event:
                unit.audit.append(ctx.event(event, submission=response.submission, call=call.id, publication=made.id))
        unit.publications.add(made)
        unit.audit.append(
            ctx.event("publication.made", call=call.id, publication=made.id, count=str(len(chosen.candidates)), digest=made.sha256)
        )
    return made


def _write(making: _Making, tick: Tick) -> None:
    """Write page after page, in the order of the random ids, so that not even the disk knows which came first."""
    ctx, folder, gate = making.ctx, making.folder, making.gate
    candidates = {each.submission: each for each in making.choice.candidates}
    in_full = making.call.publishing is Publishing.FULL
    for response in making.responses:
        candidate = candidates.get(response.submission)
        if candidate is not None:
            gathered = gather(ctx, making.call, candidate, response)
            folder.count(gathered)
            gate.expect(gathered)
            if in_full:
                gate.page(gathered, folder.add(gathered))
        if response.removed_at is not None:
            folder.tombstone(response.id, response.removed_at)
        tick(1)
    folder.counts[Shown.CONFIDENTIAL.value] = len(making.choice.confidential)
    folder.counts[Shown.NOT_PUBLISHED.value] = len(making.choice.left_out)
    for submission in making.choice.confidential:
        with ctx.look() as unit:
            gate.never(submission, confidential_strings(unit, submission), confidential_organisation(unit, submission))
    removed = [each.id for each in making.responses if each.removed_at is not None]
    site = site_of(folder, making.call, removed=removed, below=folder.pages.below, in_full=in_full)
    gate.list_names(site.organisations)
    folder.front(site)


def _packed(making: _Making, files: list[str]) -> Prepared:
    """Seal the zip under a key of its own; no row speaks of it yet."""
    ctx, folder, publication_id = making.ctx, making.folder, new_id("pub")
    packed = folder.root.parent / f".{publication_id}.tmp"
    try:
        pack(folder.root, files, packed)
        staged = ctx.store.blobs.put(publication_id, publication_id, pieces_of(packed))
        digest = sha256_of(pieces_of(packed))
    finally:
        packed.unlink(missing_ok=True)
    publication = Publication(
        id=publication_id,
        call=making.call.id,
        by=ctx.actor.id,
        at=ctx.now,
        counts=dict(folder.counts),
        removed=sum(each.removed_at is not None for each in making.responses),
        files=len(files),
        sha256=digest,
        size=staged.size,
        rules=making.rules.version,
        rules_digest=making.rules.digest,
        embargo=making.call.embargo,
    )
    return Prepared(making.command, publication, making.choice, making.responses)


def _responses(ctx: Context, choice: Choice, known: Mapping[str, PublicResponse], call: Call) -> Iterator[PublicResponse]:
    """Yield every response that is or ever was public, as it stands from now on, in the order of the random ids."""
    made: list[PublicResponse] = []
    taken = {each.id for each in known.values()}
    in_full = call.publishing is Publishing.FULL
    shown = {each.submission for each in choice.candidates}
    for candidate in choice.candidates:
        with ctx.look() as unit:
            renditions = unit.reviews.get(candidate.review).rendition
        before = known.get(candidate.submission)
        if before is None:
            public_id = new_public_id(taken)
            taken.add(public_id)
            before = PublicResponse(public_id, call.id, candidate.submission, renditions, ctx.now)
        corrected = before.renditions != renditions
        made.append(
            replace(
                before,
                renditions=renditions,
                changed_at=ctx.now if corrected else before.changed_at,
                removed_at=None if in_full else before.removed_at,
            )
        )
    made += [replace(each, removed_at=each.removed_at or ctx.now) for each in known.values() if each.submission not in shown]
    yield from sorted(made, key=lambda each: each.id)


def _event(before: PublicResponse | None, after: PublicResponse) -> str:
    if before is None:
        return "response.published"
    if after.removed_at != before.removed_at:
        return "response.published" if after.removed_at is None else "response.taken_down"
    return "response.corrected" if after.changed_at != before.changed_at else ""


def _rules(ctx: Context) -> PublishingRules:
    if ctx.packs.publishing is None:
        raise NotNow("publishing-rules-missing", "The policies hold no rules for publishing.", todo="Add publishing/site.yaml to them.")
    return ctx.packs.publishing


def _must_be_time(ctx: Context, call: Call, *, under_embargo: bool) -> None:
    if call.publishing is Publishing.NONE:
        raise NotNow("call-publishes-nothing", "This call does not publish responses.", todo="Its settings say so.")
    if call.embargo is not None and ctx.now < call.embargo and not under_embargo:
        raise NotNow(
            "embargo-not-over",
            f"Nothing of this call is to be made public before {call.embargo.isoformat()}.",
            todo="Wait, or make the site under embargo: it then says so on every page.",
        )
