from __future__ import annotations

import time

import pytest

from service.confidentiality.understanding import understand
from service.domain.document import BlockKind
from service.domain.statement import Owner
from tests.confidentiality.notices import HARMLESS, NOTICES
from tests.confidentiality.writing import document, letter, paragraphs, understood

BODY = ("Dear Mr Ball,", "I attach the thoughts of our charity on learning from near misses.", "Kind regards", "Ann Example")


@pytest.mark.parametrize("notice", [text for _, text in NOTICES], ids=[name for name, _ in NOTICES])
def test_an_automatic_notice_is_recorded_and_never_a_request(notice: str) -> None:
    said = understood(*BODY, notice).confidentiality
    assert not said.requested
    assert [disclaimer.owner for disclaimer in said.disclaimers][:1] in ([Owner.SENDER], [Owner.PLATFORM])


@pytest.mark.parametrize("notice", [text for name, text in NOTICES if not name.startswith(("D6", "D12"))])
def test_a_letter_with_a_notice_and_no_request_says_so(notice: str) -> None:
    said = understood(*BODY, notice).confidentiality
    assert said.automatic_disclaimer_only
    assert not said.uncertain


@pytest.mark.parametrize("line", HARMLESS)
def test_other_automatic_lines_are_neither_request_nor_confidentiality_notice(line: str) -> None:
    said = understood(*BODY, line).confidentiality
    assert not said.requested
    assert not said.automatic_disclaimer_only


@pytest.mark.parametrize("notice", [text for _, text in NOTICES], ids=[name for name, _ in NOTICES])
def test_a_request_beside_a_notice_is_heard(notice: str) -> None:
    said = understood(BODY[0], "Please do not publish my name.", *BODY[1:], notice).confidentiality
    assert said.requested
    assert not said.automatic_disclaimer_only


def test_a_request_in_a_postscript_below_the_signature_is_heard() -> None:
    said = understood(*BODY, "PS please don't print my name.", NOTICES[2][1]).confidentiality
    assert said.requested


def test_a_notice_in_quoted_mail_belongs_to_the_other_person() -> None:
    said = understood(*BODY, "> " + NOTICES[6][1]).confidentiality
    assert [disclaimer.owner for disclaimer in said.disclaimers] == [Owner.QUOTED]
    assert not said.requested


def test_a_story_of_a_letter_sent_in_error_is_no_notice() -> None:
    said = understood(
        "Dear Sir,", "The report was sent in error to the wrong family, and nobody told the sender's manager."
    ).confidentiality
    assert said.disclaimers == ()


def test_a_mislabelled_request_is_still_heard() -> None:
    blocks = (*paragraphs("Dear Sir,"), *paragraphs("Please do not publish my name or my address.", kind=BlockKind.DISCLAIMER))
    assert understand(document(*blocks), call=None).confidentiality.requested


@pytest.mark.parametrize(
    "hostile",
    [
        "please do not publish " * 40_000,
        "confidential not " * 50_000,
        "(" * 300_000,
        "[[" * 100_000 + "]" * 1_000,
        "a b " * 200_000,
        "☒ no ☐ yes " * 30_000,
        "q1 " * 100_000,
    ],
    ids=["asks", "denies", "brackets", "nested", "letters", "boxes", "numbers"],
)
def test_hostile_text_costs_bounded_time(hostile: str) -> None:
    started = time.process_time()
    understand(letter("The marked passages in square brackets are confidential.", hostile), call=None)
    assert time.process_time() - started < 20
