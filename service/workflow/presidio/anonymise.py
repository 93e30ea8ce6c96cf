"""What presidio's anonymizer service answers: its own engine on the places that a caller names, within bounds."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from presidio_anonymizer import AnonymizerEngine, DeanonymizeEngine, OperatorConfig
from presidio_anonymizer.entities import InvalidParamError, OperatorResult, RecognizerResult

from service.domain.errors import Unreadable

Json = dict[str, Any]

ANONYMIZERS = ("encrypt", "hash", "keep", "mask", "redact", "replace")
DEANONYMIZERS = ("decrypt", "deanonymize_keep")


def anonymise(text: str, results: Sequence[Json], operators: Mapping[str, Json]) -> Json:
    """Return the text with every place worked on, and what was done; raises `Unreadable` for what the engine refuses."""
    _must_lie_inside(text, results)
    engine = AnonymizerEngine()  # type: ignore[no-untyped-call]
    try:
        places = [RecognizerResult(each["entity_type"], each["start"], each["end"], each["score"]) for each in results]
        done = engine.anonymize(text=text, analyzer_results=places, operators=_operators(operators, ANONYMIZERS))
    except InvalidParamError as error:
        raise Unreadable("parameter-invalid", str(error.err_msg)) from None
    found: Json = json.loads(done.to_json())
    return found


def deanonymise(text: str, results: Sequence[Json], operators: Mapping[str, Json]) -> Json:
    """Return the text with encrypted places read again; raises `Unreadable` where a key or a place is not right."""
    _must_lie_inside(text, results)
    engine = DeanonymizeEngine()  # type: ignore[no-untyped-call]
    try:
        places = [OperatorResult(each["start"], each["end"], each["entity_type"]) for each in results]
        done = engine.deanonymize(text=text, entities=places, operators=_operators(operators, DEANONYMIZERS))
    except InvalidParamError as error:
        raise Unreadable("parameter-invalid", str(error.err_msg)) from None
    except ValueError:
        raise Unreadable("key-wrong", "The text could not be decrypted: the key or a place is not right.") from None
    found: Json = json.loads(done.to_json())
    return found


def _operators(given: Mapping[str, Json], known: Sequence[str]) -> dict[str, OperatorConfig]:
    """Return the engine's configurations; only operators that are data, never code, are taken."""
    found = {}
    for entity, parameters in given.items():
        name = str(parameters.get("type"))
        if name not in known:
            raise Unreadable("operator-unknown", f"Invalid operator; the ones there are: {', '.join(known)}.")
        found[entity] = OperatorConfig(name, {key: value for key, value in parameters.items() if key != "type"})
    return found


def _must_lie_inside(text: str, results: Sequence[Json]) -> None:
    if any(not 0 <= each["start"] <= each["end"] <= len(text) for each in results):
        raise Unreadable("place-invalid", "Invalid input, a result lies outside the text.")
