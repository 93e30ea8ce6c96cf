"""What a rule may know of one finding, as words; nothing of the text itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from service.domain.call import Call, Naming
from service.domain.document import Document
from service.domain.finding import PERSON, Detection, Finding, Subject, SubjectKind
from service.domain.statement import Scope, Understanding
from service.kit.folding import fold
from service.policy.pack import Facts, Pack

#: Shorter folded names would match inside other words.
LEAST_NAME = 4

#: What a fact is when nothing is said; a worked example gives only what matters.
USUAL: Facts = {
    "type": frozenset({PERSON}),
    "class": frozenset({"direct"}),
    "tier": frozenset({"propose"}),
    "capacity": frozenset({"individual"}),
    "consents": frozenset({"no"}),
    "respondent_named": frozenset({"no"}),
    "jigsaw": frozenset({"none"}),
    "naming": frozenset({"opt_in"}),
    "organisations_named": frozenset({"yes"}),
    "name_organisation": frozenset({"unsaid"}),
    "own_organisation": frozenset({"no"}),
    "call_contact": frozenset({"no"}),
    "region": frozenset({"no"}),
    "kind": frozenset({"none"}),
}


@dataclass(frozen=True)
class Setting:
    """What is the same for all findings of a submission."""

    document: Document
    detection: Detection
    understanding: Understanding
    call: Call | None
    honoured: frozenset[Scope]

    @cached_property
    def subjects(self) -> Mapping[str, Subject]:
        """Subjects by id."""
        return {subject.id: subject for subject in self.detection.subjects}

    @cached_property
    def jigsaw_tier(self) -> Mapping[str, str]:
        """The strongest tier of the combinations a finding is part of."""
        tiers: dict[str, str] = {}
        for jigsaw in self.detection.jigsaw:
            for finding_id in jigsaw.finding_ids:
                tiers[finding_id] = max(tiers.get(finding_id, ""), jigsaw.tier.value)
        return tiers

    @cached_property
    def contact_words(self) -> frozenset[str]:
        """The call's own published contacts, folded."""
        contacts = self.call.contacts if self.call else ()
        words = (word for contact in contacts for word in (contact.name or "", *contact.emails, *contact.phones))
        return frozenset(folded for folded in map(fold, words) if len(folded) >= LEAST_NAME)

    @cached_property
    def organisation_words(self) -> frozenset[str]:
        """The respondent organisation's name, folded, with and without what stands in brackets."""
        return frozenset(fold(name) for name in organisation_names(self.understanding.organisation))

    @cached_property
    def respondent_named(self) -> bool:
        """Whether the respondent's own name stays: consent in terms, not withdrawn by a request, and the call allows it."""
        if Scope.IDENTITY in self.honoured or (self.call and self.call.names_of_individuals == Naming.NEVER):
            return False
        return self.understanding.consent.name_respondent is True or any(
            subject.consents_to_naming for subject in self.detection.subjects if subject.kind == SubjectKind.RESPONDENT
        )


def organisation_names(organisation: str | None) -> tuple[str, ...]:
    """Return the forms of an organisation's name worth looking for.

    Whole; without brackets; what the brackets hold; and, where two words are left, without "the" and the legal form.
    """
    if not organisation:
        return ()
    outside = re.sub(r"\([^()]{0,80}\)", " ", organisation)
    inside = re.findall(r"\(([^()]{2,80})\)", organisation)
    bare = re.sub(r"(?i)^\s{0,9}(?:the|y|yr)\s{1,9}|[\s,]{1,9}(?:ltd|limited|plc|llp|cio|cic|cyf|inc)\.?\s{0,9}$", "", outside)
    names = (organisation, outside, *inside, *([bare] if len(bare.split()) > 1 else []))
    return tuple(dict.fromkeys(name.strip() for name in names if _is_telling(name.strip())))


def _is_telling(name: str) -> bool:
    """Say whether a name is long enough to be looked for; short ones only in capitals."""
    letters = len(fold(name))
    return letters >= LEAST_NAME or (name.isupper() and letters > 1)


def facts_of_finding(finding: Finding, setting: Setting, pack: Pack) -> Facts:
    """Return all that rules may ask about one finding."""
    subject = setting.subjects.get(finding.subject or "")
    labels = finding.labels
    subject_labels = subject.labels if subject else frozenset[str]()
    call, consent = setting.call, setting.understanding.consent
    folded = fold(setting.document.quote(finding.span))
    return {
        "type": frozenset({finding.type}),
        "group": frozenset(name for name, types in pack.groups.items() if finding.type in types),
        "class": frozenset({finding.class_.value}),
        "tier": frozenset({finding.tier.value}),
        "label": labels,
        "subject_label": subject_labels,
        "any_label": labels | subject_labels,
        "kind": frozenset({subject.kind.value if subject else "none"}),
        "capacity": frozenset({setting.understanding.capacity.value}),
        "consents": _yes_no(_consents(subject, setting)),
        "respondent_named": _yes_no(setting.respondent_named),
        "honoured": frozenset(scope.value for scope in setting.honoured),
        "jigsaw": frozenset({setting.jigsaw_tier.get(finding.id, "none")}),
        "naming": frozenset({call.names_of_individuals.value if call else Naming.OPT_IN.value}),
        "organisations_named": _yes_no(call is None or call.organisations_named),
        "name_organisation": frozenset({"unsaid"}) if consent.name_organisation is None else _yes_no(consent.name_organisation),
        "own_organisation": _yes_no(_own_organisation(folded, setting)),
        "call_contact": _yes_no(folded in setting.contact_words),
        "region": _yes_no(finding.region),
    }


def example_facts(given: Facts, pack: Pack) -> Facts:
    """Return the facts of a worked example, the usual ones filled in."""
    facts = {**USUAL, **given}
    facts.setdefault("group", frozenset(name for name, types in pack.groups.items() if facts["type"] & types))
    facts["any_label"] = facts.get("label", frozenset()) | facts.get("subject_label", frozenset())
    return facts


def _consents(subject: Subject | None, setting: Setting) -> bool:
    if subject is None:
        return False
    if subject.kind == SubjectKind.RESPONDENT:
        return subject.consents_to_naming or setting.understanding.consent.name_respondent is True
    return subject.consents_to_naming


def _own_organisation(folded: str, setting: Setting) -> bool:
    return any(name == folded or (len(name) >= LEAST_NAME and name in folded) for name in setting.organisation_words)


def _yes_no(value: bool) -> frozenset[str]:
    return frozenset({"yes" if value else "no"})
