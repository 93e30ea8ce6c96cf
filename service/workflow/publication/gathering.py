"""One response made ready for a site: its proved files again, the name that may stand beside it, and what must not stand anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.documents.checks.examined import Examined, flat
from service.documents.checks.site import OwnPage
from service.documents.page_body import page_body
from service.documents.secrets import kind_by_look
from service.domain.call import Call, Naming
from service.domain.errors import NotNow
from service.domain.finding import PERSON, Finding, SubjectKind, Tier
from service.domain.publication import PublicResponse, ResponseLine, SiteFile
from service.domain.statement import Capacity, Scope, Stated, Understanding
from service.domain.submission import Submission
from service.domain.verification import Rendition, Secret
from service.kit.digests import sha256
from service.storage.unit_of_work import UnitOfWork
from service.workflow.context import Context
from service.workflow.publication.choosing import Candidate
from service.workflow.redaction.draft import secrets_of
from service.workflow.release.approved_set import approved_set
from service.workflow.release.proved import proved_file
from service.workflow.release.render import PAGE
from service.workflow.requests.standing import standing_decisions
from service.workflow.submissions.propose import sources_of

PLAIN_TEXT = "text/plain"
EMAIL = "EMAIL_ADDRESS"
PUBLIC_LABELS = frozenset({"call_contact", "generic_mailbox"})
#: The response's words begin below a page's heading and the heading over them.
HEADINGS_ABOVE = 2


@dataclass(frozen=True, slots=True)
class Gathered:
    """One response: its line, the words of its page, its files, and what its page is held against."""

    submission: str
    line: ResponseLine
    body: str
    files: tuple[tuple[SiteFile, bytes], ...]
    own: OwnPage
    renditions: tuple[str, ...]
    something_withheld: bool


def gather(ctx: Context, call: Call, candidate: Candidate, public: PublicResponse) -> Gathered:
    """Read one response; raises `NotNow` unless another person approved it and the gate's signed word holds for each of its files."""
    with ctx.look() as unit:
        submission = unit.submissions.get(candidate.submission)
        approved = approved_set(unit, unit.reviews.get(candidate.review))
        renditions = [proved_file(ctx, unit, approved, each).rendition for each in approved.review.rendition]
        granted = frozenset(scope for decision in standing_decisions(unit, submission.id) for scope in decision.granted)
    page = _of_kind(renditions, PAGE, submission.id)
    words = _of_kind(renditions, PLAIN_TEXT, submission.id).text
    said = approved.analysis.understanding
    secrets = secrets_of(approved.analysis, approved.swaps)
    files = tuple(_file(public.id, each) for each in renditions if each.media_type != PAGE)
    capacity = capacity_of(said, submission.stated)
    name = _public_name(call, capacity, said, submission, granted)
    line = ResponseLine(
        id=public.id,
        name=name if name is not None and _may_stand(name, words, secrets, approved.kept) else None,
        capacity=capacity,
        questions=said.questions_answered,
        language=next(iter(approved.text.languages), "en"),
        files=tuple(file for file, _ in files),
        corrected_at=public.changed_at,
    )
    return Gathered(
        submission=submission.id,
        line=line,
        body=page_body(page.content, below=HEADINGS_ABOVE),
        files=files,
        own=OwnPage(secrets, approved.kept | call_strings(call), page.text),
        renditions=approved.review.rendition,
        something_withheld=bool(granted),
    )


def call_strings(call: Call) -> frozenset[str]:
    """Return the strings that the call itself has made public."""
    contacts = (string for contact in call.contacts for string in (contact.name, contact.role, *contact.emails, *contact.phones) if string)
    return frozenset({call.title, call.publisher, *call.references, *call.keep, *contacts})


def capacity_of(said: Understanding, stated: Stated) -> Capacity:
    """Return for whom a respondent writes: the document's word, else the form's."""
    return said.capacity if said.capacity is not Capacity.UNCLEAR else stated.capacity or Capacity.UNCLEAR


def confidential_strings(unit: UnitOfWork, submission_id: str) -> Iterator[Secret]:
    """Yield by what a confidential respondent would be known: names and addresses, found and stated."""
    stated = unit.submissions.get(submission_id).stated
    sources = sources_of(unit, submission_id)
    known = {subject.id: subject for subject in sources.found.subjects}
    names = [stated.name, sources.said.respondent_name]
    names += [name for subject in known.values() if subject.kind is SubjectKind.RESPONDENT for name in subject.names]
    yield from (Secret(name, PERSON) for name in names if name)
    if stated.email:
        yield Secret(stated.email, EMAIL)
    for finding in sources.found.findings:
        if finding.type == EMAIL and _private(finding):
            yield Secret(sources.text.quote(finding.span), EMAIL)


def confidential_organisation(unit: UnitOfWork, submission_id: str) -> Iterator[str]:
    """Yield the organisation for which a confidential response was written: it is on no list."""
    stated = unit.submissions.get(submission_id).stated
    said = sources_of(unit, submission_id).said
    yield from (name for name in (stated.organisation, said.organisation) if name)


def _private(finding: Finding) -> bool:
    return finding.tier is Tier.PROPOSE and not finding.labels & PUBLIC_LABELS


def _of_kind(renditions: list[Rendition], media_type: str, submission_id: str) -> Rendition:
    found = next((each for each in renditions if each.media_type == media_type), None)
    if found is None:
        raise NotNow("page-missing", f"{submission_id} was written before pages were: it has no proved page.", todo="Review it again.")
    return found


def _file(public_id: str, rendition: Rendition) -> tuple[SiteFile, bytes]:
    content = rendition.content
    path = f"responses/{public_id}.{rendition.extension.lstrip('.').lower()}"
    return SiteFile(path, rendition.media_type, len(content), sha256(content)), content


def _public_name(call: Call, capacity: Capacity, said: Understanding, submission: Submission, granted: frozenset[Scope]) -> str | None:
    """Return the name that the call's settings, the respondent's words and the decisions allow; None where one of them does not."""
    if capacity is Capacity.ORGANISATION:
        asked_not_to = said.consent.name_organisation is False or granted & {Scope.ORGANISATION, Scope.IDENTITY}
        return None if asked_not_to or not call.organisations_named else said.organisation or submission.stated.organisation
    opted_in = call.names_of_individuals is Naming.OPT_IN and said.consent.name_respondent is True
    if capacity is Capacity.INDIVIDUAL and opted_in and Scope.IDENTITY not in granted:
        return said.respondent_name or submission.stated.name
    return None


def _may_stand(name: str, words: str, secrets: tuple[Secret, ...], kept: frozenset[str]) -> bool:
    """Say whether a name stands in the approved words as it is: only what two people have let out is shown beside them."""
    examined = Examined(b"", PLAIN_TEXT, secrets, words, kept)
    return flat(name).strip() in flat(words) and not examined.leaks_in_text(name) and kind_by_look(name) != "IDENTIFIER"
