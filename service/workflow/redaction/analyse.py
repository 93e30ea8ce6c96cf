"""From untrusted bytes to what is in them: a document, its personal data, and what the respondent asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime

from service.confidentiality.understanding import understand
from service.detection.detecting import Detector
from service.documents.reading import read_document
from service.domain.call import Call
from service.domain.document import Document, Refusal
from service.domain.finding import PERSON, Detection
from service.domain.statement import Capacity, Stated, Understanding
from service.domain.submission import ReceivedFrom
from service.kit.clock import aware
from service.workflow.redaction.allowed import allowed_in

ORGANISATION = "ORGANIZATION"


@dataclass(frozen=True, slots=True)
class Analysis:
    """One file as read, with findings (roles assigned) and statements; `allowed` are the strings in it that a list keeps."""

    document: Document
    detection: Detection
    understanding: Understanding
    allowed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Given:
    """What comes beside a file: its call, when it came, what a form or manifest says, and the operator's lists."""

    call: Call | None = None
    received: datetime | None = None
    stated: Stated = Stated()
    keep: tuple[str, ...] = ()
    deny: tuple[str, ...] = ()


#: Tells what a document says of itself, once names and organisations in it are known.
Statements = Callable[[Document, Detection, Given], Understanding]


def analyse(untrusted_content: bytes, name: str, *, detector: Detector, given: Given) -> Analysis | Refusal:
    """Read a file in the sandbox, find personal data, understand its statements, then settle who is who.

    Returns a `Refusal` for a file that cannot be read; raises nothing for bad input.
    """
    document = read_document(untrusted_content, name)
    if isinstance(document, Refusal):
        return document
    return analyse_document(document, detector=detector, given=given)


def statements_of(document: Document, found: Detection, given: Given) -> Understanding:
    """Return what one document says of itself."""
    return understand(
        document,
        call=given.call,
        stated=given.stated,
        received=given.received or received_by_mail(document),
        persons=tuple(finding.span for finding in found.findings if finding.type == PERSON),
        organisations=tuple(finding.span for finding in found.findings if finding.type == ORGANISATION),
    )


def analyse_document(document: Document, *, detector: Detector, given: Given, statements: Statements = statements_of) -> Analysis:
    """The same for a document already read; `statements` takes another view of who says what (several arrivals)."""
    call = given.call
    keep = given.keep + (call.keep if call else ())
    deny = given.deny + (call.deny if call else ())
    found = detector.detect(document, keep=keep, deny=deny)
    understanding = statements(document, found, given)
    settled = detector.with_roles(
        document,
        found,
        respondent_name=understanding.respondent_name or given.stated.name,
        organisation=understanding.organisation or given.stated.organisation,
        capacity=understanding.capacity if understanding.capacity != Capacity.UNCLEAR else given.stated.capacity or Capacity.UNCLEAR,
        contacts=call.contacts if call else (),
        consents_to_naming=understanding.consent.name_respondent is True,
    )
    return Analysis(document, settled, understanding, allowed_in(document, keep, deny))


def received_by_mail(document: Document) -> datetime | None:
    """Return when an e-mail arrived: its top Received header, else its Date header; None for any other file."""
    found = mail_time(document)
    return found[0] if found else None


def mail_time(document: Document) -> tuple[datetime, ReceivedFrom] | None:
    """Return when an e-mail arrived and which of its headers says so."""
    for header, source in (("received_header", ReceivedFrom.RECEIVED_HEADER), ("date", ReceivedFrom.DATE_HEADER)):
        stamp = document.property_map.get(header)
        if stamp and (moment := _moment(stamp)):
            return aware(moment), source
    return None


def _moment(stamp: str) -> datetime | None:
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(stamp)
        except ValueError:
            continue
    return None


def with_extra(given: Given, strings: tuple[str, ...]) -> Given:
    """Return the same with more strings always to be redacted."""
    return replace(given, deny=given.deny + strings)
