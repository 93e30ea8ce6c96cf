from __future__ import annotations

import pytest

from service.confidentiality.understanding import understand
from service.domain.document import Anchor, Block, BlockKind, Part
from service.domain.statement import Capacity, Quality, Scope, Stated
from tests.confidentiality.more_sentences import ASKING, MISSED, NOT_ASKING
from tests.confidentiality.other_sentences import CONSULT, LOOK_ALIKES, QUESTIONS
from tests.confidentiality.request_sentences import REQUESTS
from tests.confidentiality.writing import CALL, document, letter, paragraphs, scopes, understood

AROUND = ("Dear Sir,", "I have worked in the field for years."), ("Learning matters to us all and takes time.",)


@pytest.mark.parametrize(("sentence", "scope", "reasoned"), REQUESTS, ids=[each[0][:50] for each in REQUESTS])
def test_a_request_is_heard_with_its_scope_and_its_reason(sentence: str, scope: tuple[str, ...], reasoned: bool) -> None:
    said = understood(*AROUND[0], sentence, *AROUND[1])
    assert said.confidentiality.requested
    assert scopes(said) == set(scope)
    assert bool(said.confidentiality.justification) is reasoned


@pytest.mark.parametrize("sentence", LOOK_ALIKES, ids=[each[:50] for each in LOOK_ALIKES])
def test_talk_about_confidentiality_is_no_request(sentence: str) -> None:
    said = understood("Dear Sir,", "Learning matters to us all.", sentence, "That is what we found.").confidentiality
    assert not said.requested
    assert not said.question


@pytest.mark.parametrize("sentence", ASKING)
def test_more_ways_of_asking_are_heard(sentence: str) -> None:
    assert understood(*AROUND[0], sentence, *AROUND[1]).confidentiality.requested


@pytest.mark.parametrize("sentence", NOT_ASKING)
def test_more_talk_of_the_topic_asks_nothing(sentence: str) -> None:
    said = understood("Dear Sir,", "Learning matters to us all.", sentence, "That is what we found.").confidentiality
    assert not said.requested
    assert not said.question


def test_what_is_known_to_be_missed_is_missed_still() -> None:
    """Kept in sight: a sentence that is heard by now belongs into `ASKING`."""
    heard = [sentence for sentence in MISSED if understood(*AROUND[0], sentence, *AROUND[1]).confidentiality.requested]
    assert heard == []


@pytest.mark.parametrize("sentence", QUESTIONS)
def test_a_question_waits_for_an_answer_and_is_no_request(sentence: str) -> None:
    said = understood("Dear Sir,", sentence).confidentiality
    assert (said.requested, said.question, said.uncertain) == (False, True, True)


@pytest.mark.parametrize("sentence", CONSULT)
def test_consult_me_first_is_no_request(sentence: str) -> None:
    said = understood("Dear Sir,", sentence).confidentiality
    assert (said.requested, said.consult_first) == (False, True)


def test_quotes_stand_where_they_say() -> None:
    text = letter("Dear Sir,", "I am a nurse.  Please keep “my name” private, because my manager would recognise me.")
    said = understand(text, call=None)
    quotes = (*said.quotes, *said.confidentiality.quotes)
    assert {quote.about for quote in quotes} >= {"confidentiality", "self_description"}
    assert all(text.quote(quote.span) == quote.text for quote in quotes)
    reason = said.confidentiality.justification
    assert reason
    assert text.quote(reason.span) == reason.text == "because my manager would recognise me."


@pytest.mark.parametrize(
    ("subject", "body", "requested"),
    [
        ("CONFIDENTIAL: response to SFO call for evidence", "Here it is.", True),
        ("Response to call - not for publication", "Here it is.", True),
        ("Response on confidential reporting", "Here it is.", False),
    ],
)
def test_a_subject_line_speaks(subject: str, body: str, requested: bool) -> None:
    assert understood(f"@Subject: {subject}", body).confidentiality.requested is requested


def test_a_word_typed_at_the_top_of_a_letter_asks() -> None:
    said = understood("CONFIDENTIAL", "Dear Mr Ball,", "Learning takes time.").confidentiality
    assert said.requested
    assert said.scope == (Scope.WHOLE,)


@pytest.mark.parametrize("kind", [BlockKind.HEADER, BlockKind.FOOTER])
def test_a_stamp_in_the_margin_is_unclear_and_no_request(kind: BlockKind) -> None:
    said = understand(
        document(*paragraphs("Commercial in Confidence", kind=kind), *paragraphs("We fly aircraft.")), call=None
    ).confidentiality
    assert (said.requested, said.uncertain, said.marking) == (False, True, "Commercial in Confidence")


def test_a_request_in_the_file_name_only_is_a_marking() -> None:
    said = understood("Dear Sir,", "Learning takes time.", name="CONFIDENTIAL – do not share.docx").confidentiality
    assert (said.requested, said.uncertain) == (False, True)
    assert said.marking == "CONFIDENTIAL – do not share.docx"


@pytest.mark.parametrize("kind", [BlockKind.COMMENT, BlockKind.HIDDEN])
def test_a_request_in_a_comment_or_hidden_text_counts_and_is_looked_at(kind: BlockKind) -> None:
    said = understand(
        document(*paragraphs("Please do not publish my name.", kind=kind), *paragraphs("We fly aircraft.")), call=None
    ).confidentiality
    assert (said.requested, said.uncertain) == (True, True)


def test_a_request_in_quoted_mail_is_another_persons() -> None:
    said = understood(
        "Dear Kevin, my answer is below.", "> On 12 May Ann Example wrote:", "> Please treat my response as confidential."
    ).confidentiality
    assert not said.requested


def test_a_footer_that_the_sender_adopts_is_a_request() -> None:
    said = understood("Dear Kevin,", "Please note the confidentiality statement below applies to this submission.").confidentiality
    assert said.requested


def test_a_footer_that_the_sender_disowns_is_not() -> None:
    said = understood(
        "Dear Kevin,", "Please ignore the confidentiality notice below, it is added automatically and does not apply to this response."
    ).confidentiality
    assert not said.requested


@pytest.mark.parametrize(
    ("texts", "requested"),
    [
        (("Confidential: Yes. Reason: contains details of patients.",), True),
        (("☒ I want my response to be treated as confidential",), True),
        (("☐ I want my response to be treated as confidential",), False),
        (("Would you like your response to be confidential?", "Yes"), True),
        (("Would you like your response to be confidential?", "No"), False),
        (("Confidentiality: please state",), False),
    ],
)
def test_forms_are_read_by_what_is_ticked(texts: tuple[str, ...], requested: bool) -> None:
    assert understood(*texts).confidentiality.requested is requested


def test_a_reason_in_the_next_paragraph_is_found() -> None:
    said = understood(
        "Please keep my response confidential.", "The reason is that my colleagues would recognise me and I would be disciplined."
    )
    assert said.confidentiality.justification
    assert said.confidentiality.justification.quality is Quality.GOOD


def test_a_reason_without_substance_is_weak() -> None:
    said = understood("Our solicitors require this to be treated as confidential.").confidentiality.justification
    assert said
    assert said.quality is Quality.WEAK


def test_an_annex_is_pointed_to_from_its_heading_to_the_next() -> None:
    text = letter(
        "Please keep Annex B confidential.", "# Annex A", "Open.", "# Annex B", "Secret one.", "Secret two.", "# Contact", "Write to us."
    )
    said = understand(text, call=None).confidentiality
    assert [text.quote(part) for part in said.parts] == ["Annex B\nSecret one.\nSecret two."]


def test_numbered_paragraphs_are_pointed_to() -> None:
    text = letter("Paragraphs 2–3 should not be disclosed.", "1. One is open.", "2. Two is not.", "3. Three is not.", "4. Four is open.")
    assert [text.quote(part) for part in understand(text, call=None).confidentiality.parts] == ["2. Two is not.\n3. Three is not."]


def test_an_attachment_is_pointed_to_by_its_name() -> None:
    part = Part("attachment-1", "SFO review extract.txt", "text/plain", "")
    inside = (Block(BlockKind.PARAGRAPH, "He was seen.", "attachment-1", Anchor("attachment-1")),)
    text = document(*paragraphs("The attached SFO review extract is provided on a confidential basis."), *inside, parts=(part,))
    assert [text.quote(each) for each in understand(text, call=None).confidentiality.parts] == ["He was seen."]


def test_bracketed_passages_are_pointed_to() -> None:
    text = letter("The passages in square brackets are confidential.", "We met [on the Tuesday] and talked.")
    assert [text.quote(each) for each in understand(text, call=None).confidentiality.parts] == ["[on the Tuesday]"]


def test_a_time_limit_and_a_condition_keep_their_words() -> None:
    said = understood("Please keep this confidential until our report is published in September.").confidentiality
    assert said.time_limit == "until our report is published in September"
    said = understood("If it is to be published I would rather withdraw it.").confidentiality
    assert said.conditions == "If it is to be published I would rather withdraw it"
    assert said.uncertain


def test_a_request_taken_back_is_withdrawn_and_no_longer_asked() -> None:
    said = understood(
        "I asked you to treat my response as confidential.", "I have changed my mind and no longer need it to be confidential."
    ).confidentiality
    assert (said.requested, said.withdrawn, said.contradictory) == (False, True, False)


def test_a_response_taken_back_waits_for_a_person() -> None:
    said = understood("Please withdraw my response of 3 May.").confidentiality
    assert (said.withdrawn, said.uncertain) == (True, True)


@pytest.mark.parametrize(
    ("texts", "contradictory"),
    [
        (("You may publish my response in full. Please treat this response as confidential.",), True),
        (("This response is not confidential.", "Please do not publish this response."), True),
        (("I am happy for my response to be published in full.", "Please do not publish my name."), False),
        (("This response is not confidential, except Annex A.",), False),
        (("Please keep this confidential. You may use general points in a summary.",), False),
    ],
)
def test_parts_that_pull_against_each_other_are_flagged(texts: tuple[str, ...], contradictory: bool) -> None:
    said = understood(*texts).confidentiality
    assert said.contradictory is contradictory
    assert said.uncertain is contradictory


def test_a_form_that_says_no_against_a_letter_that_says_yes_is_flagged() -> None:
    said = understand(letter("Please keep this response confidential."), call=None, stated=Stated(confidential=False)).confidentiality
    assert (said.requested, said.contradictory) == (True, True)


def test_a_stated_request_is_a_request_although_the_text_is_silent() -> None:
    stated = Stated(
        confidential=True, confidentiality_reason="My patients could be identified", capacity=Capacity.INDIVIDUAL, name="Ann Example"
    )
    said = understand(letter("Learning takes time."), call=CALL, stated=stated)
    assert said.confidentiality.requested
    assert said.confidentiality.justification
    assert said.confidentiality.justification.quality is Quality.GOOD
    assert (said.capacity, said.respondent_name) == (Capacity.INDIVIDUAL, "Ann Example")
