"""What one identifier's recogniser says of a text, in sets that tests can compare."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from presidio_analyzer import EntityRecognizer, RecognizerResult

from service.detection.recognisers.matching import SURE


def results(module: ModuleType, text: str) -> list[RecognizerResult]:
    """Return the recogniser's results for a text."""
    found: list[RecognizerResult] = module.recogniser().analyze(text, [])
    return found


def proposed(module: ModuleType, text: str) -> set[str]:
    """Return the strings that are sure enough to be proposed."""
    return {text[result.start : result.end] for result in results(module, text) if result.score >= SURE}


def shown(module: ModuleType, text: str) -> set[str]:
    """Return all strings found, proposed or not."""
    return {text[result.start : result.end] for result in results(module, text)}


def found_by(recogniser: EntityRecognizer, text: str, *entities: str) -> list[RecognizerResult]:
    """Return what any recogniser finds; patterns need no language model's artefacts."""
    patterns: Any = recogniser
    found: list[RecognizerResult] = patterns.analyze(text, list(entities))
    return found
