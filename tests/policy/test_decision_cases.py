"""The ten decision cases: the packs' own questions, answered as a careful assessor would, lead to the advice that was argued for.

Advice only: in each case a person decides. What the packs do not ask yet is not pretended here.
"""

from __future__ import annotations

import pytest

from service.domain.proposal import Purpose
from service.policy.deciding import advised, unanswered
from service.policy.pack import Test
from service.policy.packs import load_packs, packs_folder

PACKS = load_packs(packs_folder())

Answers = dict[str, str]


def questions_of(name: str) -> Test:
    """Return the questions of a ground, or of a request of one scope."""
    for pack in PACKS.all:
        for ground in pack.grounds:
            if ground.id == name:
                return ground.test
    requests = PACKS.for_purpose(Purpose.PUBLICATION).requests
    return next(request.test for request in requests if f"request {request.scope}" == name)


#: case, where it is asked, the answers, the verdict, and words that the advice must hold
CASES: list[tuple[str, str, Answers, str, str]] = [
    # A practitioner whom colleagues would recognise: published without what points at her and at the case, not withheld whole.
    (
        "practitioner",
        "request whole",
        {"own_words": "yes", "reason": "employment", "redaction_enough": "yes", "told": "no"},
        "does_not_apply",
        "Accept in part",
    ),
    ("practitioner", "request identity", {"private_person": "yes", "own_words": "yes"}, "applies", "without proof"),
    ("practitioner", "request third_party", {"about_others": "yes"}, "applies", "whatever was asked"),
    (
        "practitioner: date, unit and age together",
        "publication.identifying-details",
        {"details": "date, unit, age", "singles_out": "yes", "public_role": "no"},
        "applies",
        "not all of them",
    ),
    (
        "practitioner, later asked for under the Act: the names",
        "foia.40(2)",
        {"living": "yes", "whose": "other", "special": "no", "criminal": "no", "consent": "no", "necessary": "no"},
        "applies",
        "unlawful",
    ),
    (
        "practitioner, later asked for under the Act: the case",
        "foia.41(1)",
        {
            "obtained": "yes",
            "quality": "yes",
            "obligation": "yes",
            "private": "yes",
            "detriment": "yes",
            "succeed": "yes",
            "defence": "no",
        },
        "applies",
        "Actionable",
    ),
    (
        "practitioner, candour of later respondents",
        "foia.31(1)(g)",
        {"function": "yes", "causal": "yes", "likelihood": "would_be_likely", "public_interest": "maintain"},
        "applies",
        "record level and balance",
    ),
    ("practitioner, candour without the opinion on record", "foia.36(2)(b)(ii)", {"opinion": "no"}, "not_available", "opinion on record"),
    # A council's mail with a long footer: no request; the organisation is named, the junior signatory is not.
    ("council footer", "request whole", {"own_words": "no"}, "does_not_apply", "Not a request"),
    ("council footer: the council", "publication.confidential-organisation", {"asked": "no"}, "does_not_apply", "named unless they ask"),
    (
        "council footer: the junior signatory",
        "publication.personal-information",
        {"living": "yes", "identifies": "yes", "public_role": "no", "content": "no"},
        "applies",
        "without it",
    ),
    # A footer, and an annex headed "Commercial in Confidence": the annex waits for an answer.
    ("marked annex", "request commercial", {"specific": "no"}, "ask", "what harm, whose and for how long"),
    ("marked annex", "request part", {"located": "yes", "public": "no", "reason": "no"}, "ask", "reason"),
    # A parent who wants to be named herself and names her daughter, who was killed.
    (
        "parent, of herself",
        "publication.personal-information",
        {"living": "yes", "identifies": "yes", "public_role": "no", "content": "yes"},
        "does_not_apply",
        "leave the name in, not the contact details",
    ),
    (
        "parent, of her daughter",
        "publication.personal-information",
        {"living": "no"},
        "not_available",
        "deceased-person",
    ),
    (
        "parent, of her daughter",
        "publication.deceased-person",
        {"died": "yes", "family": "yes", "public_record": "no"},
        "applies",
        "without",
    ),
    ("parent, of her daughter, under the Act", "foia.40(2)", {"living": "no"}, "not_available", "health and safety, or confidence"),
    (
        "parent, of the rest of the family",
        "foia.38(1)(a)",
        {"who": "siblings", "endanger": "yes", "likelihood": "would_be_likely", "public_interest": "maintain"},
        "applies",
        "Withhold",
    ),
    # A union with members' words "non-attributable".
    ("union", "request organisation", {"asked": "no"}, "does_not_apply", "named unless they ask"),
    ("union, members' words", "request quotation", {"attributed": "yes", "self_identifying": "no"}, "does_not_apply", "without the source"),
    ("union, words that show the member", "request quotation", {"attributed": "yes", "self_identifying": "yes"}, "applies", "Do not use"),
    (
        "union, that somebody is a member",
        "foia.40(2)",
        {"living": "yes", "whose": "other", "special": "yes", "special_gateway": "no"},
        "applies",
        "Special category",
    ),
    # An academic who agrees to be named, with date of birth and telephone in the curriculum vitae.
    (
        "academic",
        "publication.personal-information",
        {"living": "yes", "identifies": "yes", "public_role": "no", "content": "yes"},
        "does_not_apply",
        "not the contact details",
    ),
    # A provider: everything confidential, because of its reputation.
    (
        "provider",
        "request whole",
        {"own_words": "yes", "reason": "reputation", "redaction_enough": "no", "told": "no"},
        "does_not_apply",
        "offer part",
    ),
    ("provider, under the Act", "foia.43(2)", {"commercial": "yes", "causal": "no"}, "does_not_apply", "causal link"),
    ("provider, under the Regulations", "eir.12(5)(e)", {"commercial": "no"}, "does_not_apply", ""),
    # "Happy to be published in full", with a patient's story: the patient did not agree.
    (
        "patient's story",
        "publication.personal-information",
        {"living": "yes", "identifies": "yes", "public_role": "no", "content": "no"},
        "applies",
        "without it",
    ),
    ("patient's story", "request third_party", {"about_others": "yes"}, "applies", "the authority's own duty"),
    (
        "patient's story: initials, ward and date",
        "publication.identifying-details",
        {"details": "initials, ward, date", "singles_out": "yes", "public_role": "no"},
        "applies",
        "single the person out",
    ),
    # "All responses from police forces, confidential ones too", while the report is still being written.
    (
        "police responses: tactics",
        "foia.31(1)(a)",
        {"interest": "tactics", "causal": "yes", "likelihood": "would_be_likely", "public_interest": "maintain"},
        "applies",
        "record level and balance",
    ),
    (
        "police responses: before the report",
        "foia.22A",
        {"programme": "yes", "causal": "yes", "likelihood": "would_be_likely", "public_interest": "maintain"},
        "applies",
        "",
    ),
    ("police responses: what any force publishes", "foia.41(1)", {"obtained": "yes", "quality": "no"}, "does_not_apply", "no quality of"),
    # "Did Mr X submit a response?"
    (
        "did he respond",
        "foia.40(5B)(a)(i)",
        {"confirming_harms": "yes", "already_known": "no"},
        "applies",
        "the same for every such request",
    ),
]


@pytest.mark.parametrize(("case", "asked", "answers", "verdict", "says"), CASES, ids=[f"{case} - {asked}" for case, asked, *_ in CASES])
def test_the_answers_of_a_case_lead_to_the_advice_argued_for(case: str, asked: str, answers: Answers, verdict: str, says: str) -> None:
    test = questions_of(asked)

    advice = advised(test, answers)

    assert set(answers) <= {question.id for question in test.questions}
    assert advice is not None, f"still open: {unanswered(test, answers)}"
    assert advice.verdict == verdict
    assert says in advice.advice


@pytest.mark.parametrize(("case", "asked", "answers", "verdict", "says"), CASES, ids=[f"{case} - {asked}" for case, asked, *_ in CASES])
def test_one_answer_of_each_case_decides(case: str, asked: str, answers: Answers, verdict: str, says: str) -> None:
    test = questions_of(asked)
    choices = {question.id: question.choices for question in test.questions}

    turned = [advised(test, {**answers, key: other}) for key in answers for other in choices[key] if other != answers[key]]

    assert any(advice is None or advice.verdict != verdict for advice in turned)
