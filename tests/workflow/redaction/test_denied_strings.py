"""A string on the deny list goes in every spelling a reader would recognise, and from link addresses."""

from __future__ import annotations

from base64 import b64encode

import pytest

from service.detection.detecting import Detector, load_detector
from service.domain.proposal import Purpose
from service.policy.packs import load_packs, packs_folder
from service.workflow.redaction.analyse import Given
from service.workflow.redaction.denied import disguised
from service.workflow.redaction.redact_file import Redacted, Status, redact_file

NAME, NUMBER, NICKNAME = "Zebediah Quillfeather", "999 123 4568", "Gravel Bunny"


@pytest.fixture(scope="module")
def detector() -> Detector:
    return load_detector()


def redact(text: str, name: str, detector: Detector) -> Redacted:
    given = Given(deny=(NAME, NUMBER, NICKNAME))
    return redact_file(text.encode(), name, detector=detector, packs=load_packs(packs_folder()), purpose=Purpose.PUBLICATION, given=given)


@pytest.mark.parametrize(
    "spelt",
    [
        "Zebediah-Quillfeather",
        "Zebediah\u2011Quillfeather",
        "zebediah_quillfeather",
        "Quillfeather, Zebediah",
        "Z e b e d i a h Q u i l l f e a t h e r",
        "https://blog.example/?q=Zebediah%20Quillfeather",
        "9991234568",
        "999-123-4568",
        "(999) 123 4568",
        "999\u200b123\u200b4568",
        "Gravel-Bunny",
        "gravel_bunny",
        "Gravel Bunnys",
        "“Gravel” Bunny",
        "Gravel Bun-\nny",
    ],
)
def test_a_denied_string_in_disguise_is_redacted(spelt: str, detector: Detector) -> None:
    made = redact(f"I write about practice.\n\nThe review was slow, {spelt} told us.\n", "letter.txt", detector)
    assert made.status is Status.REDACTED
    shown = made.outputs[1].content.decode()
    assert spelt not in shown
    assert "told us" in shown


def test_a_denied_string_in_a_link_address_alone_is_not_written(detector: Detector) -> None:
    page = '<p>I write about practice. See <a href="https://p.example.org/zebediah-quillfeather">my page</a>.</p>'
    made = redact(page, "page.html", detector)
    assert made.status is Status.REDACTED
    assert all(b"quillfeather" not in output.content.lower() for output in made.outputs)


@pytest.mark.parametrize(
    "spelt",
    ["Zebediah &#81;uillfeather", "gravel &#98;unny", "Gravel&nbsp;&amp;#66;unny", "Zebediah%2520%51uillfeather"],
)
def test_a_denied_string_that_only_an_encoding_hides_is_not_written(spelt: str, detector: Detector) -> None:
    made = redact(f"I write about practice with {spelt} today.\n", "letter.txt", detector)
    assert made.status is Status.REDACTED
    shown = "".join(output.content.decode() for output in made.outputs)
    assert shown.count("today") == len(made.outputs) == 2
    assert "uillfeather" not in shown
    assert "unny" not in shown


@pytest.mark.parametrize("hidden", [b64encode(NAME.encode()).decode(), NAME.encode().hex()])
def test_a_denied_string_that_stands_in_a_file_only_as_a_code_blocks_it(hidden: str, detector: Detector) -> None:
    made = redact(f"I write about practice.\n\n{hidden}\n", "letter.txt", detector)
    assert made.status is Status.BLOCKED
    assert not made.outputs


@pytest.mark.parametrize(
    ("text", "denied"), [("the rapist was named", "therapist"), ("a personal warder", "Al Ward"), ("1999123456 8", NUMBER)]
)
def test_words_that_only_share_letters_with_a_denied_string_are_no_spelling_of_it(text: str, denied: str) -> None:
    assert disguised(text, (denied,)) == ()
