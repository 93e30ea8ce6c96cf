"""Reads what a submission says about itself."""

from __future__ import annotations

from datetime import datetime

from service.confidentiality.capacity import capacity
from service.confidentiality.claiming import Read, confidentiality
from service.confidentiality.consent import consent
from service.confidentiality.contact import contact_wishes
from service.confidentiality.disclaimers import notices
from service.confidentiality.lateness import is_late
from service.confidentiality.markings import markings
from service.confidentiality.normalising import plain
from service.confidentiality.organisation import organisation
from service.confidentiality.own_words import own_words
from service.confidentiality.passages import passages
from service.confidentiality.questions import questions_answered
from service.confidentiality.requests.gathering import folded, gather
from service.confidentiality.respondent import respondent
from service.confidentiality.self_description import self_description
from service.confidentiality.sentences import sentences
from service.confidentiality.vulnerability import vulnerable_writer
from service.domain.call import Call
from service.domain.document import Document, Span
from service.domain.statement import Capacity, Quote, Stated, Understanding


def understand(
    document: Document,
    *,
    call: Call | None,
    stated: Stated | None = None,
    received: datetime | None = None,
    persons: tuple[Span, ...] = (),
    organisations: tuple[Span, ...] = (),
) -> Understanding:
    """Return all that a submission says about itself, with quotes; what was stated beside it fills gaps only.

    `persons` and `organisations` are places found by detection; without them the rules do with less. Not promised: that a
    soft hint is a request. `Confidentiality.uncertain` says when a person must look before anything is published.
    """
    found = passages(document)
    call_text = _call_text(call)
    notice = notices(found)
    marks = markings(found)
    own = own_words(found, notice, call_text)
    kind, kind_quotes = _capacity(capacity(own, document), stated)
    body, body_quotes = organisation(own, found, organisations, call.publisher if call else None)
    name, name_quotes = respondent(own, found, persons, individual=kind is Capacity.INDIVIDUAL)
    gathered = gather(found, notice, marks, call_text, speaks_for_organisation=kind is Capacity.ORGANISATION)
    agreed, agreed_quotes = consent(own, document, gathered.claims)
    contact = contact_wishes(own, found)
    described = self_description(own, document)
    vulnerable = vulnerable_writer(own, document)
    if kind is not Capacity.ORGANISATION:
        body, body_quotes = None, ()
    return Understanding(
        capacity=kind,
        respondent_name=name or (stated.name if stated else None),
        organisation=body or (stated.organisation if stated and kind is not Capacity.INDIVIDUAL else None),
        self_description_present=bool(described),
        received=received,
        late=is_late(call, received),
        questions_answered=questions_answered(found, call, call_text),
        languages=document.languages,
        do_not_contact=contact.refused or bool(stated and stated.do_not_contact),
        contact_channel=contact.channel,
        child_or_vulnerable=bool(vulnerable),
        consent=agreed,
        quotes=(*kind_quotes, *name_quotes, *body_quotes, *described, *contact.quotes, *agreed_quotes, *vulnerable),
        confidentiality=confidentiality(Read(found, notice, marks, gathered.claims, own, agreed, stated, gathered.cut or found.cut)),
    )


def _capacity(said: tuple[Capacity, tuple[Quote, ...]], stated: Stated | None) -> tuple[Capacity, tuple[Quote, ...]]:
    kind, quotes = said
    if kind is Capacity.UNCLEAR and not quotes and stated and stated.capacity:
        return stated.capacity, quotes
    return kind, quotes


def _call_text(call: Call | None) -> frozenset[str]:
    """The call's own sentences, folded: pasted back into a response they say nothing about it."""
    if call is None:
        return frozenset()
    pieces = [call.notice[span.start : span.end] for span in sentences(call.notice)]
    pieces += call.notice.split("\n")
    pieces += [question.text for question in call.questions]
    return frozenset(folded(plain(piece).text) for piece in pieces)
