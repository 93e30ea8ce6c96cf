"""Puts the confidentiality of a submission together from its claims, notices and markings."""

from __future__ import annotations

from dataclasses import dataclass, replace

from service.confidentiality.conditions import condition, time_limit
from service.confidentiality.contradictions import contradictory
from service.confidentiality.disclaimers import Notices
from service.confidentiality.justification import justification, quality
from service.confidentiality.markings import Marking
from service.confidentiality.own_words import Own
from service.confidentiality.parts import parts
from service.confidentiality.passages import Passages, Zone
from service.confidentiality.requests.claim import Claim, Says
from service.domain.document import Span
from service.domain.statement import Confidentiality, Consent, Justification, Quote, Scope, Stated

#: Below this a person looks before anything is published.
_SURE = 0.7
#: The learned opinion adds a scope to what rules heard only where it is this sure.
_SURE_LEARNED = 0.88
_ORDER = tuple(Scope)


@dataclass(frozen=True, slots=True)
class Read:
    """All that the confidentiality of a submission is read from."""

    found: Passages
    notice: Notices
    marks: tuple[Marking, ...]
    claims: tuple[Claim, ...]
    own: tuple[Own, ...]
    consent: Consent
    stated: Stated | None
    cut: bool


def confidentiality(read: Read) -> Confidentiality:
    """Return the request, if there is one, and what only looks like one."""
    asks = _standing(read.claims)
    stated = bool(read.stated and read.stated.confidential)
    requested = bool(asks) or stated
    wonders = any(claim.says is Says.WONDERS for claim in read.claims)
    withdrawn = any(claim.says in {Says.WITHDRAWS, Says.TAKES_BACK} for claim in read.claims)
    marking = next((mark for mark in read.marks if mark.unclear), next(iter(read.marks), None))
    against = contradictory(read.claims, read.consent, read.own, read.stated)
    return Confidentiality(
        requested=requested,
        scope=_scope(asks, stated=stated),
        justification=_justification(asks, read),
        parts=parts(asks, read.found) or _marked_parts(read.marks, read.found),
        quotes=_quotes(read),
        time_limit=time_limit(asks, read.found),
        conditions=condition(tuple(claim for claim in asks if claim.conditional), read.found),
        question=wonders,
        withdrawn=withdrawn,
        consult_first=any(claim.says is Says.CONSULT for claim in read.claims),
        marking=marking.text if marking else None,
        disclaimers=read.notice.disclaimers,
        automatic_disclaimer_only=_only_notices(read, requested=requested, wonders=wonders),
        contradictory=against,
        uncertain=read.cut or against or wonders or _unsure(read, asks),
    )


def _standing(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The requests that were not taken back further down; a later one ("on reflection …") stands again."""
    last_back = max((place for place, claim in enumerate(claims) if claim.says is Says.TAKES_BACK), default=-1)
    return tuple(claim for place, claim in enumerate(claims) if claim.says is Says.ASKS and place > last_back)


def _scope(asks: tuple[Claim, ...], *, stated: bool) -> tuple[Scope, ...]:
    if not asks:
        return (Scope.WHOLE,) if stated else ()
    by_rule = [claim for claim in asks if claim.rule != "learned"]
    sure = [claim for claim in by_rule if claim.confidence >= _SURE] or by_rule or [max(asks, key=lambda claim: claim.confidence)]
    sure += [claim for claim in asks if claim.rule == "learned" and claim.confidence >= _SURE_LEARNED and claim not in sure]
    found = {scope for claim in sure for scope in claim.scopes}
    stamps = {scope for claim in sure if claim.rule == "fragment" for scope in claim.scopes}
    spoken = {scope for claim in sure if claim.rule != "fragment" for scope in claim.scopes}
    if Scope.WHOLE in stamps - spoken and spoken & {Scope.PART, Scope.IDENTITY, Scope.ORGANISATION, Scope.THIRD_PARTY} and _narrowed(sure):
        found -= {Scope.WHOLE}
    if Scope.WHOLE in found and all(
        Scope.WHOLE in claim.scopes or claim.rule == "off-the-record" for claim in sure if Scope.PART in claim.scopes
    ):
        found -= {Scope.PART}
    if not found and stated:
        found = {Scope.WHOLE}
    return tuple(scope for scope in _ORDER if scope in found)


def _narrowed(sure: list[Claim]) -> bool:
    """A bare word at the top is narrowed by a sentence only where it is a heading of that sentence: right before it."""
    stamps = [claim for claim in sure if claim.rule == "fragment" and Scope.WHOLE in claim.scopes]
    others = [claim for claim in sure if claim.rule != "fragment"]
    return all(any(0 <= other.passage - stamp.passage <= 1 for other in others) for stamp in stamps)


def _justification(asks: tuple[Claim, ...], read: Read) -> Justification | None:
    found = justification(asks, read.found, read.notice)
    reason = read.stated.confidentiality_reason if read.stated else None
    if found is None and reason and reason.strip():
        return Justification(reason, Span(0, 0), quality(reason.lower()))
    return found


def _quotes(read: Read) -> tuple[Quote, ...]:
    """The newest explicit word first: a taking-back before what it takes back, then the surest."""
    names = {
        Says.ASKS: "confidentiality",
        Says.WONDERS: "question",
        Says.CONSULT: "consult_first",
        Says.DENIES: "not_confidential",
        Says.TAKES_BACK: "withdrawal",
        Says.WITHDRAWS: "withdrawal",
        Says.DOUBTS: "possible_request",
    }
    document = read.found.document
    quotes = [Quote(names[claim.says], claim.span, document.quote(claim.span), claim.confidence) for claim in read.claims]
    quotes += [Quote("marking", mark.span, document.quote(mark.span), 0.5) for mark in read.marks if mark.span and mark.unclear]
    first = {"withdrawal": 0, "confidentiality": 1}
    return tuple(sorted(quotes, key=lambda each: (first.get(each.about, 2), -each.confidence, each.span.start)))


def _only_notices(read: Read, *, requested: bool, wonders: bool) -> bool:
    stamped = any(mark.unclear and not _is_notice(mark, read.notice) for mark in read.marks)
    return read.notice.confidential and not requested and not wonders and not stamped


def _is_notice(mark: Marking, notice: Notices) -> bool:
    return mark.span is not None and any(each.span.overlaps(mark.span) for each in notice.disclaimers)


def _marked_parts(marks: tuple[Marking, ...], found: Passages) -> tuple[Span, ...]:
    """A stamp in an annex's title holds that annex back until somebody has asked."""
    heads = [mark for mark in marks if mark.unclear and mark.passage and mark.passage.zone is Zone.OWN]
    claims = tuple(
        Claim(Says.MARKS, mark.passage.span, 0.5, frozenset({Scope.PART}), mark.passage.index, 0, rule="fragment")
        for mark in heads
        if mark.passage
    )
    return parts(claims, found)


def _unsure(read: Read, asks: tuple[Claim, ...]) -> bool:
    weak = bool(asks) and max(claim.confidence for claim in asks) < _SURE
    soft = any(claim.rule in {"soft", "unless-guaranteed", "withdraw-if-published"} for claim in asks)
    aside = any(read.found.items[claim.passage].zone in {Zone.ASIDE, Zone.MARGIN} for claim in asks)
    left = any(claim.says in {Says.WITHDRAWS, Says.DOUBTS} for claim in read.claims)
    return weak or soft or aside or left or any(mark.unclear for mark in read.marks)


def with_place(claim: Claim, passage: int) -> Claim:
    """Return the claim as heard in another passage."""
    return replace(claim, passage=passage)
