"""Who is who: kinds and labels of subjects, labels of findings, once the statements of the submission are understood."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from service.detection.channels import channel_label
from service.detection.lexicon import is_given, labelled_phrases
from service.detection.names.cited_cues import CITING_CUES
from service.detection.names.cue import Cue
from service.detection.names.roles_seen import CUES
from service.domain.call import Contact
from service.domain.document import NEVER_SHOWN, BlockKind, Document
from service.domain.finding import PERSON, Detection, Finding, Subject, SubjectKind
from service.domain.statement import Capacity
from service.kit.folding import fold

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
_REACH = 90
#: Who is named more often than this is a person of the story, whatever they wrote.
_MOST_AS_AUTHOR = 3
#: A paper that names so many authors as cited is one that cites.
_CITES = 3
_SENIOR = re.compile(
    (
        r"\b(?:chief executive|chief officer|chief constable|ceo|coo|managing director|managing partner|partner|(?:executive "
        r"|medical |clinical |national |regional |interim |acting |deputy |joint )?director|chair(?:man|woman|person)?|co-chair|"
        r"president|vice[- ]president|"
        r"head of|headteacher|head teacher|principal|vice[- ]chancellor|general secretary|bishop|archbishop|dean|commissioner|"
        r"secretary general|founder|trustee|governor|ombudsman|treasurer|prif weithredwr|cyfarwyddwr|cadeirydd|pennaeth|"
        r"leader of|chief (?:fire |probation |nursing |medical |operating )?officer)\b"
    ),
    re.IGNORECASE,
)
_POST = re.compile(
    (
        r"\b(?:officer|manager|co-?ordinator|administrator|assistant|adviser|advisor|analyst|lead|secretary|worker|practitioner|"
        r"swyddog|rheolwr)\b"
    ),
    re.IGNORECASE,
)
#: Before a post: it is another's.
_ANOTHERS = re.compile(r"\b(?:for|to|behalf of|pp|p\.p\.|office of|reports? to|deputis(?:ing|es) for) (?:the |our )?$", re.IGNORECASE)
#: Somebody who bears a public person's name and is told to be one of these is somebody else.
_PRIVATE = frozenset({SubjectKind.VICTIM, SubjectKind.OFFENDER, SubjectKind.CHILD, SubjectKind.DECEASED, SubjectKind.STAFF})
_THINGS = frozenset({"inquiry_name", "eponym", "product", "place", "organisation", "cited"})


@dataclass(frozen=True)
class Roles:
    """What is known beside the document; `settle` returns the detection with kinds and labels."""

    document: Document
    respondent_name: str | None
    organisation: str | None
    capacity: Capacity
    contacts: tuple[Contact, ...]
    consents_to_naming: bool

    def settle(self, detection: Detection) -> Detection:
        """Return the same findings with labels, and subjects with kinds."""
        text = self.document.text.translate(_QUOTES)
        mentions: dict[str, list[Finding]] = defaultdict(list)
        for finding in detection.findings:
            if finding.subject is not None and finding.type == PERSON:
                mentions[finding.subject].append(finding)
        respondent = self._respondent(detection.subjects, mentions)
        citing = sum("cited" in subject_labels for subject_labels in _labels_of(mentions)) >= _CITES
        subjects = tuple(
            self._subject(text, subject, mentions[subject.id], respondent=subject.id == respondent, citing=citing)
            for subject in detection.subjects
        )
        known = {subject.id: subject for subject in subjects}
        self_ends = sorted(finding.span.end for finding in detection.findings if _personal(finding, known))
        findings = tuple(self._labelled(text, finding, known, owned=_follows(self_ends, finding)) for finding in detection.findings)
        return replace(detection, findings=findings, subjects=subjects)

    def _respondent(self, subjects: Iterable[Subject], mentions: Mapping[str, list[Finding]]) -> str | None:
        """Return the subject who wrote: by the stated name, else whoever introduces themselves or signs last."""
        people = [subject for subject in subjects if not subject.labels & _THINGS]
        if self.respondent_name:
            return next((subject.id for subject in people if _same_person(subject.names, self.respondent_name)), None)
        signed = {
            subject.id: max(finding.span.start for finding in mentions[subject.id])
            for subject in people
            if any(_signs(finding) for finding in mentions[subject.id])
        }
        return max(signed, key=lambda key: signed[key]) if signed else None

    def _subject(self, text: str, subject: Subject, mentions: list[Finding], *, respondent: bool, citing: bool) -> Subject:
        if self._is_contact(subject, mentions):
            return replace(
                subject, kind=SubjectKind.PROFESSIONAL, reason="the call's own contact", labels=subject.labels | {"call_contact"}
            )
        if respondent:
            return self._author(text, subject, mentions)
        figure = _public_figure(subject)
        judged = _judged(text, subject, mentions, citing=citing)
        if figure is not None and (figure == "public_case" or judged.kind not in _PRIVATE):
            return _public(subject, figure)
        if subject.labels & _THINGS:
            return replace(subject, kind=SubjectKind.OTHER, reason="a thing named after a person")
        cited = [finding for finding in mentions if "cited" in finding.labels]
        if mentions and len(cited) == len(mentions):
            return replace(
                subject, kind=SubjectKind.AUTHOR, reason="named as a cited author only", labels=subject.labels | {"cited_author"}
            )
        return judged

    def _author(self, text: str, subject: Subject, mentions: list[Finding]) -> Subject:
        labels, kind = set(subject.labels - {"cited"}), SubjectKind.RESPONDENT
        reason = "wrote the response"
        if self.capacity is Capacity.ORGANISATION:
            kind, reason = SubjectKind.STAFF, "signs for the organisation"
            rank = _rank(text, mentions)
            if rank is not None:
                labels.add(rank)
        return replace(subject, kind=kind, reason=reason, labels=frozenset(labels), consents_to_naming=self.consents_to_naming)

    def _is_contact(self, subject: Subject, mentions: list[Finding]) -> bool:
        """Say whether a subject is the contact the call publishes; the first name alone counts only as who is written to."""
        for contact in self.contacts:
            if not contact.name or (self.respondent_name and _same_person((contact.name,), self.respondent_name)):
                continue
            words = [fold(word) for word in contact.name.split()]
            folded = {fold(name) for name in subject.names}
            if "".join(words) in folded or words[-1] in folded:
                return True
            if words[0] in folded and mentions and all(_addressed(self.document.text, finding) for finding in mentions[:1]):
                return True
        return False

    def _labelled(self, text: str, finding: Finding, subjects: Mapping[str, Subject], *, owned: bool) -> Finding:
        subject = subjects.get(finding.subject or "")
        labels = set(finding.labels)
        if finding.type == PERSON:
            if (
                "cited" in labels
                and subject is not None
                and (subject.kind is SubjectKind.RESPONDENT or subject.labels & {"senior_signatory", "junior_contact"})
            ):
                labels = (labels - {"cited"}) | {"self_citation"}
            if subject is not None and "call_contact" in subject.labels:
                labels.add("call_contact")
            return replace(finding, labels=frozenset(labels))
        quote = self.document.quote(finding.span)
        if any(_same_channel(quote, channel) for contact in self.contacts for channel in (*contact.emails, *contact.phones)):
            labels.add("call_contact")
        label = channel_label(
            finding,
            text,
            self.capacity,
            owned=subject is not None or (owned and finding.type == "PHONE_NUMBER"),
            organisation=self.organisation,
        )
        if label is not None:
            labels.add(label)
        return replace(finding, labels=frozenset(labels))


def _personal(finding: Finding, subjects: Mapping[str, Subject]) -> bool:
    """Say whether a finding is the name or own address of a person whose number may stand beside it."""
    subject = subjects.get(finding.subject or "")
    return (
        subject is not None
        and not subject.labels & (_THINGS | {"call_contact"})
        and subject.kind not in {SubjectKind.PUBLIC_FIGURE, SubjectKind.AUTHOR}
    )


def _follows(ends: list[int], finding: Finding) -> bool:
    """Say whether a person is named shortly before."""
    at = bisect_right(ends, finding.span.start)
    return at > 0 and finding.span.start - ends[at - 1] <= 140


def _labels_of(mentions: Mapping[str, list[Finding]]) -> Iterable[frozenset[str]]:
    """Return the labels of every subject's mentions together."""
    return (frozenset().union(*(finding.labels for finding in found)) for found in mentions.values())


def _rank(text: str, mentions: Iterable[Finding]) -> str | None:
    """Return the label of the post told nearest to a signatory's name; a chief for whom, or to whom, they write is not them."""
    told: list[tuple[int, str]] = []
    for finding in mentions:
        start, end = finding.span.start, finding.span.end
        before, after = text[max(0, start - 60) : start], text[end : end + _REACH]
        for pattern, label in ((_SENIOR, "senior_signatory"), (_POST, "junior_contact")):
            told.extend((match.start(), label) for match in pattern.finditer(after) if not _ANOTHERS.search(after, 0, match.start()))
            told.extend((len(before) - match.end(), label) for match in pattern.finditer(before) if label == "senior_signatory")
    return min(told)[1] if told else None


def _signs(finding: Finding) -> bool:
    return any(e.recogniser == "rule:signature" or e.reason == "introduced by name" for e in finding.evidence)


def _addressed(text: str, finding: Finding) -> bool:
    return bool(
        re.search(
            r"(?:dear|hi|hello|annwyl|to|helo|mr|thanks|thank you)[\s,:*]{1,4}$",
            text[max(0, finding.span.start - 14) : finding.span.start],
            re.IGNORECASE,
        )
    )


def _same_channel(quote: str, channel: str) -> bool:
    one, other = fold(quote), fold(channel)
    return one == other or (len(one) >= 10 and one.isdigit() and other[-9:] == one[-9:])


def _same_person(names: Iterable[str], stated: str) -> bool:
    """Say whether one of a subject's names is the stated one: equal, or the same surname and a given name that fits."""
    words = [fold(word) for word in stated.split() if fold(word)]
    if not words:
        return False
    for name in names:
        own = [fold(word) for word in name.split() if fold(word)]
        if "".join(own) == "".join(words):
            return True
        if (
            len(own) > 1
            and len(words) > 1
            and own[-1] == words[-1]
            and (own[0][0] == words[0][0] or labelled_phrases("nicknames").get(own[0]) == words[0])
        ):
            return True
    singles = {fold(name) for name in names if len(name.split()) == 1}
    return bool(singles) and len(list(names)) == len(singles) and singles <= set(words)


@lru_cache(maxsize=1)
def _figures() -> dict[str, str]:
    return {fold(name): label for name, label in labelled_phrases("public_figures").items()}


def _public_figure(subject: Subject) -> str | None:
    """Return the label of a listed public figure whom one of the subject's full names is."""
    return next((_figures()[fold(name)] for name in subject.names if " " in name and fold(name) in _figures()), None)


def _public(subject: Subject, label: str) -> Subject:
    if label == "cited":
        return replace(subject, kind=SubjectKind.AUTHOR, reason="a listed author", labels=subject.labels | {"cited_author"})
    labels = subject.labels | ({label} if label != "public_figure" else frozenset({"public_office"}))
    return replace(subject, kind=SubjectKind.PUBLIC_FIGURE, reason="a listed public figure", labels=labels)


def _judged(text: str, subject: Subject, mentions: list[Finding], *, citing: bool) -> Subject:
    """Weigh the cues beside all mentions; the heaviest kind wins."""
    weights: dict[SubjectKind, int] = defaultdict(int)
    first: dict[SubjectKind, Cue] = {}
    labels = set(subject.labels)
    cites = len(mentions) <= _MOST_AS_AUTHOR and any(" " in name for name in subject.names)
    cues = [cue for cue in CUES if cites or cue.kind is not SubjectKind.AUTHOR]
    if citing and len(mentions) <= _MOST_AS_AUTHOR and not any(" " in name for name in subject.names):
        cues += CITING_CUES
    for finding in mentions[:200]:
        before, after = text[max(0, finding.span.start - _REACH) : finding.span.start], text[finding.span.end : finding.span.end + _REACH]
        before = re.split(r"[\n\t]|[.!?]\s(?=[A-Z])", before)[-1] if not re.search(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St)\.\s$", before) else before
        for cue in cues:
            if (cue.before is None or cue.before.search(before)) and (cue.after is None or cue.after.search(after)):
                weights[cue.kind] = max(weights[cue.kind], cue.weight)
                first.setdefault(cue.kind, cue)
                if cue.label and cue.weight >= 8:
                    labels.add(cue.label)
    if not weights and citing and _bare(subject, mentions):
        return replace(
            subject,
            kind=SubjectKind.AUTHOR,
            reason="a surname alone in a paper that cites authors",
            labels=subject.labels | {"cited_author"},
        )
    if not weights:
        return replace(subject, kind=SubjectKind.THIRD_PARTY, reason="named without a part")
    kind = max(weights, key=lambda found: weights[found])
    if kind is not SubjectKind.PUBLIC_FIGURE:
        labels -= {"judge", "minister", "public_office"}
    if first[kind].label and kind is SubjectKind.PUBLIC_FIGURE:
        labels.add(first[kind].label or "")
    return replace(subject, kind=kind, reason=first[kind].reason, labels=frozenset(labels))


def _bare(subject: Subject, mentions: list[Finding]) -> bool:
    """Say whether somebody is only ever a surname that models saw, no rule, and seldom."""
    return (
        0 < len(mentions) <= _MOST_AS_AUTHOR
        and not any(" " in name or is_given(name.lower()) for name in subject.names)
        and not any(
            said.recogniser.startswith("rule:") and said.recogniser != "rule:citation" for finding in mentions for said in finding.evidence
        )
    )


def shown(document: Document, finding: Finding) -> bool:
    """Say whether a finding lies in text that a reader sees."""
    block = document.blocks[document.block_at(finding.span.start)]
    return block.kind not in NEVER_SHOWN and block.kind is not BlockKind.DELETION
