"""What an honoured confidentiality request adds to the proposals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.document import Document, Span
from service.domain.finding import Class, Detection, Finding, SubjectKind, Tier
from service.domain.proposal import Action, Proposal, Purpose
from service.domain.statement import Capacity, Confidentiality, Scope, Understanding
from service.policy.packs import load_packs, packs_folder
from service.policy.proposing import propose
from tests.policy.making import a_detection, a_document, a_finding, a_subject

PACKS = load_packs(packs_folder())
ANNEX = "Annex B: the unit price is 41.20."
TEXT = ("We write for the Larkfield Trust (LT).", ANNEX, "LARKFIELD  TRUST welcomes the review; the Larkfield Trustees do not. Ask LT.")


def asking(document: Document, *scopes: Scope, organisation: str | None = None, name: str | None = None, parts: str = "") -> Understanding:
    at = document.text.index(parts) if parts else 0
    return Understanding(
        capacity=Capacity.ORGANISATION if organisation else Capacity.INDIVIDUAL,
        organisation=organisation,
        respondent_name=name,
        confidentiality=Confidentiality(requested=True, scope=scopes, parts=(Span(at, at + len(parts)),) if parts else ()),
    )


def proposals_for(
    document: Document,
    understanding: Understanding,
    *,
    honour: frozenset[Scope],
    purpose: Purpose = Purpose.PUBLICATION,
    detection: Detection | None = None,
) -> tuple[Proposal, ...]:
    return propose(document, detection or a_detection([]), understanding, packs=PACKS, purpose=purpose, honour=honour)


@pytest.mark.parametrize(
    ("scopes", "purpose", "ground", "mark"),
    [
        ((Scope.PART,), Purpose.PUBLICATION, "publication.confidential-part", "[redacted: confidential]"),
        ((Scope.PART,), Purpose.FOI, "foia.41(1)", "[redacted: s.41(1)]"),
        ((Scope.COMMERCIAL, Scope.PART), Purpose.FOI, "foia.43(2)", "[redacted: s.43(2)]"),
        ((Scope.COMMERCIAL,), Purpose.EIR, "eir.12(5)(e)", "[redacted: reg 12(5)(e)]"),
        ((Scope.PART,), Purpose.EIR, "eir.12(5)(f)", "[redacted: reg 12(5)(f)]"),
        ((Scope.THIRD_PARTY,), Purpose.FOI, "foia.40(2)", "[redacted: s.40(2)]"),
    ],
)
def test_an_honoured_passage_is_withheld_whole(scopes: tuple[Scope, ...], purpose: Purpose, ground: str, mark: str) -> None:
    document = a_document(*TEXT)

    (proposal,) = proposals_for(document, asking(document, *scopes, parts=ANNEX), honour=frozenset(scopes), purpose=purpose)

    assert (proposal.action, proposal.region, proposal.claim) == (Action.REDACT, True, "part-1")
    assert (proposal.ground, proposal.mark) == (ground, mark)
    assert document.quote(proposal.span) == ANNEX


def test_a_passage_not_yet_decided_is_shown_and_not_proposed() -> None:
    document = a_document(*TEXT)

    (proposal,) = proposals_for(document, asking(document, Scope.PART, parts=ANNEX), honour=frozenset(), purpose=Purpose.FOI)

    assert (proposal.action, proposal.tier, proposal.ground) == (Action.KEEP, Tier.LOOK, "foia.41(1)")


def test_an_unnamed_organisation_goes_in_every_spelling_of_its_name() -> None:
    document = a_document(*TEXT)
    understanding = asking(document, Scope.ORGANISATION, organisation="Larkfield Trust (LT)")

    proposals = proposals_for(document, understanding, honour=frozenset({Scope.ORGANISATION}))

    left = list(document.text)
    for proposal in proposals:
        assert proposal.ground == "publication.confidential-organisation"
        left[proposal.span.start : proposal.span.end] = "█" * len(proposal.span)
    remains = "".join(left)
    assert "Larkfield Trust " not in remains
    assert "LARKFIELD" not in remains
    assert "LT" not in remains
    assert "Larkfield Trustees" in remains


def test_an_organisation_stays_where_its_wish_is_not_honoured() -> None:
    document = a_document(*TEXT)

    assert not proposals_for(document, asking(document, Scope.ORGANISATION, organisation="Larkfield Trust"), honour=frozenset())


def test_an_organisations_own_mailbox_would_name_it() -> None:
    document = a_document("Larkfield Trust, enquiries@larkfieldtrust.example")
    mailbox = a_finding(document, "enquiries@larkfieldtrust.example", type_="EMAIL_ADDRESS", labels=frozenset({"generic_mailbox"}))
    understanding = asking(document, Scope.ORGANISATION, organisation="Larkfield Trust")

    proposals = proposals_for(document, understanding, honour=frozenset({Scope.ORGANISATION}), detection=a_detection([mailbox]))

    assert [proposal.action for proposal in proposals] == [Action.REDACT, Action.REDACT]


def test_an_anonymous_respondents_name_goes_even_where_detection_missed_it() -> None:
    document = a_document("From: Tamsin Achterberg", "TAMSIN ACHTERBERG", "Achterberg's law is something else.")
    first = a_finding(document, "Tamsin Achterberg", subject="p1")
    detection = a_detection([first], [a_subject(SubjectKind.RESPONDENT, "Tamsin Achterberg")])
    understanding = asking(document, Scope.IDENTITY, name="Tamsin Achterberg")

    proposals = proposals_for(document, understanding, honour=frozenset({Scope.IDENTITY}), detection=detection)

    assert [document.quote(proposal.span) for proposal in proposals] == ["Tamsin Achterberg", "TAMSIN ACHTERBERG"]
    assert all(proposal.action == Action.REDACT for proposal in proposals)


def test_an_anonymous_respondents_details_go_as_detection_found_them() -> None:
    document = a_document("Nineteen years in the Thornby office as its only psychologist.")
    detail: Finding = a_finding(document, "the Thornby office", type_="LOCATION", class_=Class.QUASI, subject="p1")
    detection = a_detection([detail], [a_subject(SubjectKind.RESPONDENT, consents=True)])

    (proposal,) = proposals_for(document, asking(document, Scope.IDENTITY), honour=frozenset({Scope.IDENTITY}), detection=detection)

    assert proposal.action == Action.REDACT


def test_a_decision_may_grant_what_was_not_asked() -> None:
    document = a_document("Tamsin Achterberg")
    understanding = asking(document, Scope.WHOLE, name="Tamsin Achterberg")

    granted = propose(
        document, a_detection([]), understanding, packs=PACKS, purpose=Purpose.PUBLICATION, granted=frozenset({Scope.IDENTITY})
    )

    assert [proposal.claim for proposal in granted] == ["identity"]


@given(st.text(max_size=200), st.text(max_size=40))
def test_any_name_and_text_are_borne(text: str, name: str) -> None:
    document = a_document(text)
    understanding = asking(document, Scope.IDENTITY, Scope.ORGANISATION, organisation=name, name=name)
    honour = frozenset({Scope.IDENTITY, Scope.ORGANISATION})

    proposals = proposals_for(document, understanding, honour=honour)

    assert proposals == proposals_for(document, understanding, honour=honour)
    assert len({proposal.id for proposal in proposals}) == len(proposals)
    assert all(0 <= proposal.span.start < proposal.span.end <= len(document.text) for proposal in proposals)


@given(st.lists(st.sampled_from(["Ada", "Bryn", "Cass"]), min_size=1, max_size=8), st.sampled_from(list(Purpose)))
def test_every_finding_has_exactly_one_proposal_with_a_rule_and_a_reason(names: list[str], purpose: Purpose) -> None:
    document = a_document(*names)
    findings = tuple(
        Finding(f"f{number}", span, "PERSON", Class.DIRECT, Tier.PROPOSE, 0.9, ()) for number, span in enumerate(document.spans)
    )

    proposals = propose(document, Detection(findings, ()), Understanding(), packs=PACKS, purpose=purpose)

    assert [proposal.finding for proposal in proposals] == [finding.id for finding in findings]
    assert all(proposal.rule and proposal.reason and proposal.ground and proposal.mark for proposal in proposals)
    assert len({proposal.id for proposal in proposals}) == len(proposals)


def test_the_same_place_has_the_same_id_whatever_else_is_found() -> None:
    document = a_document("Ada met Bryn")
    bryn = a_finding(document, "Bryn")

    alone = proposals_for(document, Understanding(), honour=frozenset(), detection=a_detection([bryn]))
    both = proposals_for(document, Understanding(), honour=frozenset(), detection=a_detection([a_finding(document, "Ada"), bryn]))

    assert alone[0].id == both[1].id


def test_an_unnamed_organisation_goes_without_its_article_or_legal_form_too() -> None:
    document = a_document("The Ember Bench Ltd. At Ember Bench we sit. An ember on a bench. The Bench sat.")

    proposals = proposals_for(
        document, asking(document, Scope.ORGANISATION, organisation="The Ember Bench Ltd"), honour=frozenset({Scope.ORGANISATION})
    )

    assert [document.quote(proposal.span) for proposal in proposals] == ["The Ember Bench Ltd", "Ember Bench"]


def test_an_anonymous_respondents_first_name_is_not_hunted_among_ordinary_words() -> None:
    document = a_document("Rose Achterberg", "Costs rose. A Rose by any other name.")

    proposals = proposals_for(document, asking(document, Scope.IDENTITY, name="Rose"), honour=frozenset({Scope.IDENTITY}))

    assert proposals == ()


def test_a_text_full_of_the_name_costs_bounded_time() -> None:
    document = a_document("Larkfield Trust " * 20_000)

    proposals = proposals_for(
        document, asking(document, Scope.ORGANISATION, organisation="Larkfield Trust"), honour=frozenset({Scope.ORGANISATION})
    )

    assert len(proposals) == 20_000
