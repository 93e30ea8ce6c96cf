"""What a submission of several arrivals says of itself: each arrival is understood alone, and the newest explicit word counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.domain.document import Document, Span
from service.domain.finding import Detection
from service.domain.statement import Capacity, Confidentiality, Consent, Quote, Understanding
from service.workflow.redaction.analyse import Given, Statements, statements_of
from service.workflow.submissions.combining import Section


def statements_of_sections(parts: Sequence[Section]) -> Statements:
    """Return a view of the whole in which every arrival speaks for itself."""

    def statements(document: Document, found: Detection, given: Given) -> Understanding:
        if len(parts) == 1:
            return statements_of(document, found, given)
        said = [moved(statements_of(part.document, _findings_in(found, part), given), part.start) for part in parts]
        whole = said[0]
        for later in said[1:]:
            whole = _after(whole, later)
        return replace(whole, languages=document.languages)

    return statements


def _findings_in(found: Detection, part: Section) -> Detection:
    place = Span(part.start, part.start + len(part.document.text))
    inside = (finding for finding in found.findings if place.covers(finding.span))
    return replace(found, findings=tuple(replace(finding, span=finding.span.moved(-part.start)) for finding in inside))


def _after(before: Understanding, later: Understanding) -> Understanding:
    """Return what stands once a later arrival has spoken: its explicit words count, its silence changes nothing."""
    return replace(
        before,
        capacity=before.capacity if later.capacity is Capacity.UNCLEAR else later.capacity,
        respondent_name=before.respondent_name or later.respondent_name,
        organisation=before.organisation or later.organisation,
        self_description_present=before.self_description_present or later.self_description_present,
        questions_answered=tuple(sorted({*before.questions_answered, *later.questions_answered})),
        do_not_contact=before.do_not_contact or later.do_not_contact,
        contact_channel=later.contact_channel or before.contact_channel,
        child_or_vulnerable=before.child_or_vulnerable or later.child_or_vulnerable,
        consent=_consent(before.consent, later.consent),
        quotes=(*before.quotes, *later.quotes),
        confidentiality=_confidentiality(before.confidentiality, later.confidentiality),
    )


def _consent(before: Consent, later: Consent) -> Consent:
    return Consent(
        publish=before.publish if later.publish is None else later.publish,
        name_organisation=before.name_organisation if later.name_organisation is None else later.name_organisation,
        quote=before.quote if later.quote is None else later.quote,
        name_respondent=before.name_respondent if later.name_respondent is None else later.name_respondent,
    )


def _confidentiality(before: Confidentiality, later: Confidentiality) -> Confidentiality:
    disclaimers = (*before.disclaimers, *later.disclaimers)
    if later.withdrawn:
        return replace(later, disclaimers=disclaimers, quotes=(*before.quotes, *later.quotes))
    if not later.requested:
        alone = before.automatic_disclaimer_only or later.automatic_disclaimer_only
        return replace(
            before,
            disclaimers=disclaimers,
            uncertain=before.uncertain or later.uncertain,
            question=before.question or later.question,
            automatic_disclaimer_only=alone and not before.requested,
        )
    if not before.requested:
        return replace(later, disclaimers=disclaimers)
    return replace(
        later,
        scope=tuple(dict.fromkeys((*before.scope, *later.scope))),
        justification=later.justification or before.justification,
        parts=(*before.parts, *later.parts),
        quotes=(*before.quotes, *later.quotes),
        conditions=later.conditions or before.conditions,
        time_limit=later.time_limit or before.time_limit,
        consult_first=before.consult_first or later.consult_first,
        disclaimers=disclaimers,
        uncertain=before.uncertain or later.uncertain,
    )


def moved(said: Understanding, by: int) -> Understanding:
    """Return the same with every place `by` code points further on."""
    asked = said.confidentiality
    reason = asked.justification
    return replace(
        said,
        quotes=tuple(_moved(quote, by) for quote in said.quotes),
        confidentiality=replace(
            asked,
            justification=reason and replace(reason, span=reason.span.moved(by)),
            parts=tuple(span.moved(by) for span in asked.parts),
            quotes=tuple(_moved(quote, by) for quote in asked.quotes),
            disclaimers=tuple(replace(each, span=each.span.moved(by)) for each in asked.disclaimers),
        ),
    )


def _moved(quote: Quote, by: int) -> Quote:
    return replace(quote, span=quote.span.moved(by))
