"""Answers of models are remembered by digest, within bounds."""

from __future__ import annotations

import gc

from service.detection.detecting import Detector
from service.detection.ner import SpacyNames
from service.detection.remembered import Remembered
from tests.detection.texts import document


def test_an_answer_is_given_again_for_the_very_same_text_only() -> None:
    memory: Remembered[int] = Remembered(10)
    memory.put("Jane", (1, 2))
    assert memory.get("Jane") == (1, 2)
    assert memory.get("jane") is None


def test_the_answer_not_asked_for_longest_makes_room() -> None:
    memory: Remembered[int] = Remembered(6)
    memory.put("one", (1, 1))
    memory.put("two", (2, 2))
    assert memory.get("one") is not None
    memory.put("three", (3, 3))
    assert memory.get("two") is None
    assert memory.get("one") == (1, 1)


def test_an_answer_larger_than_all_room_is_not_kept() -> None:
    memory: Remembered[int] = Remembered(3)
    memory.put("long", (1, 2, 3, 4))
    assert memory.get("long") is None


def test_putting_again_does_not_count_twice() -> None:
    memory: Remembered[int] = Remembered(4)
    for _ in range(5):
        memory.put("one", (1,))
    memory.put("two", (2,))
    assert memory.get("one") == (1,)


def test_half_a_surrogate_pair_can_be_asked_for() -> None:
    memory: Remembered[int] = Remembered(4)
    memory.put("\ud83d", (1,))
    assert memory.get("\ud83d") == (1,)


def test_no_text_is_kept() -> None:
    memory: Remembered[int] = Remembered(4)
    memory.put("Jane Ashworth", (1,))
    reachable = gc.get_referents(memory, *gc.get_referents(memory))
    assert not any("Ashworth" in repr(part) for part in reachable)


def test_a_second_reading_says_the_same(detector: Detector) -> None:
    text = document("Mrs Jane Ashworth of 12 Acacia Avenue rang Karen Holt.\n\nKaren said that Jane's son was released in May.")
    assert detector.detect(text) == detector.detect(text)


def test_new_words_are_dropped_when_the_model_has_spoken(detector: Detector) -> None:
    spacy = next(recogniser for recogniser in detector.engine.registry.recognizers if isinstance(recogniser, SpacyNames))
    spacy.analyze("Quibblethwaite met Zanderfoot.", [])
    before = spacy.words_known
    spacy.analyze(" ".join(f"qx{number}zz" for number in range(500)), [])
    assert spacy.words_known == before
