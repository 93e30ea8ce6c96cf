from __future__ import annotations

import pytest

from service.detection.detecting import Detector
from tests.detection.texts import proposed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nobody asked my support worker, Adunni, what she saw.", "Adunni"),
        ("A student in Dundee, Femke, noticed the label first.", "Femke"),
        ("We lost our lad Tariq that winter.", "Tariq"),
        ("Joy found the letter behind the clock.", "Joy"),
        ("It was our elder, Patience, who rang.", "Patience"),
        ("Pearl, that was his mother, kept the photographs.", "Pearl"),
        ("I took it to PC Summers and he wrote it down.", "Summers"),
        ("Everybody calls me Gosia at work.", "Gosia"),
        ('They all knew "Tiny" Maddersley by then.', "Maddersley"),
        ("Hazel Adeyinka put her hand up.", "Hazel Adeyinka"),
        ("my officer was miss adebanjo and she was fair with me and i told her so every week", "adebanjo"),
        ("Idris Vaughan-Ellis was nineteen. ldr1s never came home. Idr1s was a good boy.", "Idr1s"),
        ("Thank you for reading.\n\nGwil\n", "Gwil"),
        ("We spoke to Wanjiku'd-be helpers. Wanjiku'd been there a year.", "Wanjiku"),
    ],
)
def test_a_name_in_a_story_is_proposed(detector: Detector, text: str, name: str) -> None:
    assert any(name in found for found in proposed(detector, text))


def test_initials_of_somebody_named_are_that_person(detector: Detector) -> None:
    text = "Typed up by Oonagh Treharne. (OT)\n[00:10] OT: What happened then?\nOonagh Treharne signed it."
    found = proposed(detector, text.replace("OT", "OX").replace("Treharne", "Xavery"))
    assert any("OX" in each for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "Matthew Syed's book on black boxes is on every shelf.",
        "We meet in grace, hope and charity, and mark every May with a walk.",
        "On 12 May 2025 the notice was amended.",
        "The charity was founded by Erin Pizzey.",
        "Storm Dennis flooded the road.",
    ],
)
def test_whoever_or_whatever_is_only_cited_keeps_its_words(detector: Detector, text: str) -> None:
    assert not [each for each in proposed(detector, text) if each in {"May", "Hope", "Grace", "Dennis", "Charity"}]
