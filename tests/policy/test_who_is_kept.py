"""The table of who is kept for publication, one row a test case."""

from __future__ import annotations

import pytest

from service.detection.recognisers.registry import CLASS_OF
from service.domain.call import Call, Contact, Naming
from service.domain.document import Span
from service.domain.finding import PERSON, Class, Jigsaw, SubjectKind, Tier
from service.domain.proposal import Action, Proposal, Purpose
from service.domain.statement import Capacity, Confidentiality, Consent, Scope, Understanding
from service.kit.clock import aware, now
from service.policy.packs import Packs, load_packs, packs_folder
from service.policy.proposing import propose
from tests.policy.making import a_detection, a_document, a_finding, a_subject

NAME = "Tamsin Achterberg"
PERSONAL = "publication.personal-information"


@pytest.fixture(scope="module")
def packs() -> Packs:
    return load_packs(packs_folder())


def a_call(*, naming: Naming = Naming.OPT_IN) -> Call:
    return Call(
        id="a-call",
        title="A call",
        publisher="A body",
        authority_type="inspectorate",
        notice="Responses may be published.",
        closes=aware(now()),
        names_of_individuals=naming,
        contacts=(Contact("Wren Okonjo-Bell", "Officer", ("wren.okonjo-bell@inspectorate.example",)),),
    )


def proposed(
    packs: Packs,
    kind: SubjectKind,
    *,
    subject_labels: frozenset[str] = frozenset(),
    labels: frozenset[str] = frozenset(),
    tier: Tier = Tier.PROPOSE,
    understanding: Understanding | None = None,
    purpose: Purpose = Purpose.PUBLICATION,
    call: Call | None = None,
    honour: frozenset[Scope] = frozenset(),
) -> Proposal:
    document = a_document(f"This was said by {NAME} last year.")
    finding = a_finding(document, NAME, subject="p1", labels=labels, tier=tier)
    detection = a_detection([finding], [a_subject(kind, NAME, labels=subject_labels)])
    (proposal,) = propose(document, detection, understanding or Understanding(), packs=packs, purpose=purpose, call=call, honour=honour)
    return proposal


@pytest.mark.parametrize(
    "kind",
    [
        SubjectKind.RESPONDENT,
        SubjectKind.THIRD_PARTY,
        SubjectKind.CHILD,
        SubjectKind.VICTIM,
        SubjectKind.OFFENDER,
        SubjectKind.DECEASED,
        SubjectKind.STAFF,
        SubjectKind.PROFESSIONAL,
        SubjectKind.OTHER,
    ],
)
def test_private_people_go_whatever_their_part_in_the_story(packs: Packs, kind: SubjectKind) -> None:
    proposal = proposed(packs, kind)

    assert (proposal.action, proposal.tier) == (Action.REDACT, Tier.PROPOSE)
    assert proposal.mark == "[redacted: personal information]"
    assert proposal.ground.startswith("publication.")
    assert proposal.reason


@pytest.mark.parametrize("label", ["minister", "judge", "public_office"])
def test_holders_of_public_office_stay(packs: Packs, label: str) -> None:
    assert proposed(packs, SubjectKind.PROFESSIONAL, subject_labels=frozenset({label})).action == Action.KEEP


@pytest.mark.parametrize("label", ["cited_author", "inquiry_name", "eponym", "product", "place", "organisation"])
def test_names_that_stand_for_works_inquiries_and_things_stay(packs: Packs, label: str) -> None:
    assert proposed(packs, SubjectKind.OTHER, subject_labels=frozenset({label})).action == Action.KEEP
    assert proposed(packs, SubjectKind.AUTHOR, labels=frozenset({label})).action == Action.KEEP


@pytest.mark.parametrize("kind", [SubjectKind.VICTIM, SubjectKind.CHILD, SubjectKind.DECEASED])
@pytest.mark.parametrize("label", ["inquiry_name", "public_office", "eponym"])
def test_a_label_on_the_person_never_uncovers_a_victim(packs: Packs, kind: SubjectKind, label: str) -> None:
    assert proposed(packs, kind, subject_labels=frozenset({label})).action == Action.REDACT


@pytest.mark.parametrize("label", ["inquiry_name", "cited_author", "place"])
def test_an_inquiry_named_after_a_victim_stays_where_the_inquiry_is_meant(packs: Packs, label: str) -> None:
    assert proposed(packs, SubjectKind.VICTIM, labels=frozenset({label})).action == Action.KEEP


def test_a_respondent_who_consents_in_terms_stays(packs: Packs) -> None:
    consenting = Understanding(consent=Consent(name_respondent=True))

    assert proposed(packs, SubjectKind.RESPONDENT, understanding=consenting).action == Action.KEEP


def test_consent_does_not_help_where_the_call_names_nobody(packs: Packs) -> None:
    consenting = Understanding(consent=Consent(name_respondent=True))

    kept = proposed(packs, SubjectKind.RESPONDENT, understanding=consenting, call=a_call(naming=Naming.NEVER))

    assert kept.action == Action.REDACT


def test_consent_to_publish_is_not_consent_to_be_named(packs: Packs) -> None:
    assert proposed(packs, SubjectKind.RESPONDENT, understanding=Understanding(consent=Consent(publish=True))).action == Action.REDACT


def test_an_honoured_wish_for_anonymity_beats_consent(packs: Packs) -> None:
    two_minds = Understanding(
        consent=Consent(name_respondent=True), confidentiality=Confidentiality(requested=True, scope=(Scope.IDENTITY,))
    )

    proposal = proposed(packs, SubjectKind.RESPONDENT, understanding=two_minds, honour=frozenset({Scope.IDENTITY}))

    assert (proposal.action, proposal.rule) == (Action.REDACT, "publication/confidential-respondent")


def test_a_withdrawn_wish_for_anonymity_has_no_effect(packs: Packs) -> None:
    withdrawn = Understanding(
        consent=Consent(name_respondent=True),
        confidentiality=Confidentiality(requested=True, withdrawn=True, scope=(Scope.IDENTITY,)),
    )

    assert proposed(packs, SubjectKind.RESPONDENT, understanding=withdrawn, honour=frozenset({Scope.IDENTITY})).action == Action.KEEP


def test_a_senior_signatory_is_for_the_reviewer_to_look_at(packs: Packs) -> None:
    for kind in (SubjectKind.RESPONDENT, SubjectKind.STAFF, SubjectKind.PROFESSIONAL):
        proposal = proposed(
            packs, kind, subject_labels=frozenset({"senior_signatory"}), understanding=Understanding(capacity=Capacity.ORGANISATION)
        )
        assert (proposal.action, proposal.tier, proposal.ground) == (Action.KEEP, Tier.LOOK, PERSONAL)


def test_a_junior_contact_goes(packs: Packs) -> None:
    assert proposed(packs, SubjectKind.STAFF, labels=frozenset({"junior_contact"})).action == Action.REDACT


@pytest.mark.parametrize(("consents", "action"), [(True, Action.KEEP), (None, Action.REDACT)])
def test_a_self_citation_follows_the_author(packs: Packs, consents: bool | None, action: Action) -> None:
    understanding = Understanding(consent=Consent(name_respondent=consents))

    assert proposed(packs, SubjectKind.AUTHOR, labels=frozenset({"self_citation"}), understanding=understanding).action == action
    assert proposed(packs, SubjectKind.AUTHOR, subject_labels=frozenset({"self_citation"}), understanding=understanding).action == action


def test_a_name_found_without_a_subject_or_label_goes_if_detection_was_sure(packs: Packs) -> None:
    document = a_document(f"{NAME} and Ada Quillfeather")
    sure = a_finding(document, NAME)
    unsure = a_finding(document, "Ada Quillfeather", tier=Tier.LOOK)

    first, second = propose(document, a_detection([sure, unsure]), Understanding(), packs=packs, purpose=Purpose.PUBLICATION)

    assert (first.action, first.tier) == (Action.REDACT, Tier.PROPOSE)
    assert (second.action, second.tier, second.ground) == (Action.KEEP, Tier.LOOK, PERSONAL)


@pytest.mark.parametrize("kind", [kind for kind in SubjectKind if kind != SubjectKind.DECEASED])
@pytest.mark.parametrize("type_", ["PHONE_NUMBER", "EMAIL_ADDRESS", "UK_NHS", "SOME_NEW_NUMBER"])
def test_contact_details_and_identifiers_always_go(packs: Packs, kind: SubjectKind, type_: str) -> None:
    document = a_document("Ring 07700 900123 any time.")
    finding = a_finding(document, "07700 900123", type_=type_, subject="p1")
    detection = a_detection([finding], [a_subject(kind, NAME, labels=frozenset({"minister", "senior_signatory"}), consents=True)])
    consenting = Understanding(consent=Consent(name_respondent=True, publish=True))

    (proposal,) = propose(document, detection, consenting, packs=packs, purpose=Purpose.PUBLICATION)

    assert (proposal.action, proposal.tier) == (Action.REDACT, Tier.PROPOSE)


@pytest.mark.parametrize(
    "label", ["generic_mailbox", "switchboard", "organisation_number", "office_address", "public_link", "call_contact"]
)
def test_public_channels_of_an_organisation_stay(packs: Packs, label: str) -> None:
    document = a_document("Write to enquiries@larkfield.example please.")
    finding = a_finding(document, "enquiries@larkfield.example", type_="EMAIL_ADDRESS", labels=frozenset({label}))

    (proposal,) = propose(document, a_detection([finding]), Understanding(), packs=packs, purpose=Purpose.PUBLICATION)

    assert proposal.action == Action.KEEP


def test_the_calls_own_contact_stays_even_without_a_label(packs: Packs) -> None:
    document = a_document("To Wren Okonjo-Bell, wren.okonjo-bell@inspectorate.example, 07700 900456")
    findings = [
        a_finding(document, "Wren Okonjo-Bell"),
        a_finding(document, "wren.okonjo-bell@inspectorate.example", type_="EMAIL_ADDRESS"),
        a_finding(document, "07700 900456", type_="PHONE_NUMBER"),
    ]

    proposals = propose(document, a_detection(findings), Understanding(), packs=packs, purpose=Purpose.PUBLICATION, call=a_call())

    assert [proposal.action for proposal in proposals] == [Action.KEEP, Action.KEEP, Action.REDACT]


def test_details_that_single_somebody_out_go_together(packs: Packs) -> None:
    document = a_document("In Carrowmere on 3 May the man was attacked.")
    place = a_finding(document, "Carrowmere", type_="LOCATION", class_=Class.QUASI, tier=Tier.LOOK, subject="p1")
    day = a_finding(document, "3 May", type_="DATE", class_=Class.QUASI, tier=Tier.LOOK, subject="p1")
    jigsaw = Jigsaw("j1", "p1", (place.id, day.id), Tier.PROPOSE, "place and day")
    subjects = [a_subject(SubjectKind.VICTIM, NAME)]

    together = propose(document, a_detection([place, day], subjects, [jigsaw]), Understanding(), packs=packs, purpose=Purpose.PUBLICATION)
    apart = propose(document, a_detection([place, day], subjects), Understanding(), packs=packs, purpose=Purpose.PUBLICATION)

    assert [(each.action, each.jigsaw) for each in together] == [(Action.REDACT, "j1")] * 2
    assert [(each.action, each.tier) for each in apart] == [(Action.KEEP, Tier.LOOK)] * 2


def test_the_dead_are_never_withheld_as_personal_data_under_foia(packs: Packs) -> None:
    dead = proposed(packs, SubjectKind.DECEASED, purpose=Purpose.FOI)
    living = proposed(packs, SubjectKind.VICTIM, purpose=Purpose.FOI)

    assert (dead.action, dead.ground, dead.mark) == (Action.REDACT, "foia.38(1)", "[redacted: s.38(1)]")
    assert (living.action, living.ground, living.mark) == (Action.REDACT, "foia.40(2)", "[redacted: s.40(2)]")


@pytest.mark.parametrize("purpose", [Purpose.PUBLICATION, Purpose.FOI, Purpose.EIR, Purpose.SAR])
@pytest.mark.parametrize("class_", list(Class))
@pytest.mark.parametrize("type_", [PERSON, "UK_NHS", "LOCATION", "DATE_OF_BIRTH", "UNHEARD_OF"])
@pytest.mark.parametrize("jigsaw", [None, Tier.PROPOSE])
def test_no_finding_about_the_dead_cites_a_ground_for_personal_data_of_the_living(
    packs: Packs, purpose: Purpose, class_: Class, type_: str, jigsaw: Tier | None
) -> None:
    document = a_document(NAME)
    finding = a_finding(document, NAME, type_=type_, class_=class_, subject="p1")
    puzzle = [Jigsaw("j1", "p1", (finding.id,), jigsaw, "made up")] if jigsaw else []
    detection = a_detection([finding], [a_subject(SubjectKind.DECEASED, NAME)], puzzle)

    (proposal,) = propose(document, detection, Understanding(), packs=packs, purpose=purpose)

    pack = packs.for_purpose(purpose)
    assert proposal.ground
    assert pack.ground(proposal.ground).dead, proposal.rule
    assert proposal.span == Span(0, len(NAME))


def test_the_applicants_own_data_go_to_the_applicant(packs: Packs) -> None:
    assert proposed(packs, SubjectKind.RESPONDENT, purpose=Purpose.SAR).action == Action.KEEP
    other = proposed(packs, SubjectKind.THIRD_PARTY, purpose=Purpose.SAR)
    assert (other.action, other.ground) == (Action.REDACT, "sar.third-party")


ORGANISATION_NUMBERS = {"UK_COMPANY_NUMBER", "UK_CHARITY_NUMBER", "UK_VAT_NUMBER", "UK_PAYE_REFERENCE"}


@pytest.mark.parametrize("purpose", list(Purpose))
@pytest.mark.parametrize("type_", sorted(set(CLASS_OF) - ORGANISATION_NUMBERS - {"AGE"}))
def test_every_identifier_that_detection_is_sure_of_goes_and_what_it_doubts_is_shown(packs: Packs, purpose: Purpose, type_: str) -> None:
    document = a_document("1234567890 and 0987654321")
    sure = a_finding(document, "1234567890", type_=type_, class_=CLASS_OF[type_])
    doubtful = a_finding(document, "0987654321", type_=type_, class_=CLASS_OF[type_], tier=Tier.LOOK)

    first, second = propose(document, a_detection([sure, doubtful]), Understanding(), packs=packs, purpose=purpose)

    assert (first.action, first.tier) == (Action.REDACT, Tier.PROPOSE), first.rule
    assert (second.action, second.tier) == (Action.KEEP, Tier.LOOK), second.rule


@pytest.mark.parametrize("type_", sorted(ORGANISATION_NUMBERS))
def test_numbers_in_public_registers_of_organisations_stay(packs: Packs, type_: str) -> None:
    document = a_document("Number 1234567")
    finding = a_finding(document, "1234567", type_=type_, class_=Class.QUASI)

    (proposal,) = propose(document, a_detection([finding]), Understanding(), packs=packs, purpose=Purpose.PUBLICATION)

    assert proposal.action == Action.KEEP


@pytest.mark.parametrize(("kind", "action"), [(SubjectKind.VICTIM, Action.REDACT), (SubjectKind.PUBLIC_FIGURE, Action.KEEP)])
def test_initials_follow_the_person_they_stand_for(packs: Packs, kind: SubjectKind, action: Action) -> None:
    document = a_document("T.A. said so.")
    finding = a_finding(document, "T.A.", type_="INITIALS", subject="p1")

    (proposal,) = propose(
        document, a_detection([finding], [a_subject(kind, "T.A.")]), Understanding(), packs=packs, purpose=Purpose.PUBLICATION
    )

    assert proposal.action == action


def test_a_signatory_who_consents_in_terms_stays(packs: Packs) -> None:
    document = a_document(NAME)
    subject = a_subject(SubjectKind.STAFF, NAME, labels=frozenset({"senior_signatory"}), consents=True)
    consenting = Understanding(capacity=Capacity.ORGANISATION, consent=Consent(name_respondent=True))

    (proposal,) = propose(
        document, a_detection([a_finding(document, NAME, subject="p1")], [subject]), consenting, packs=packs, purpose=Purpose.PUBLICATION
    )

    assert (proposal.action, proposal.tier) == (Action.KEEP, Tier.PROPOSE)


def test_what_detection_is_told_to_propose_stands_in_the_pack(packs: Packs) -> None:
    pack = packs.get("publication")

    assert pack.proposing_scores() == {"PERSON": pack.cut_off(PERSON, "direct").propose}
    assert pack.cut_off("UK_NHS", "direct") == pack.cut_offs["direct"]
    assert pack.cut_off("UNHEARD_OF", "unheard of") == pack.cut_offs["default"]
