"""Requests in the shapes of presidio's own services: what they do not name is passed over, as there."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from service.documents.foreign_patterns import FLAGS_TAKEN, USUAL_FLAGS
from service.workflow.presidio.analyse import AdHoc, Asked, Result
from service.workflow.redaction.detect_text import LONGEST_TEXT

MOST_TEXTS, MOST_PLACES = 1_000, 5_000

Word = Annotated[str, Field(min_length=1, max_length=400)]
Words = Annotated[list[Word], Field(max_length=2_000)]
Entity = Annotated[str, Field(min_length=1, max_length=100)]
Text = Annotated[str, Field(max_length=LONGEST_TEXT)]


class Taken(BaseModel):
    """Types are strict, unknown names are not minded."""

    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)


class PatternTaken(Taken):
    """One expression with its score."""

    name: Annotated[str, Field(max_length=200)] = "pattern"
    regex: Annotated[str, Field(min_length=1, max_length=1_000)]
    score: Annotated[float, Field(ge=0, le=1, strict=False)]


class RecogniserTaken(Taken):
    """A recogniser for this request alone."""

    name: Annotated[str, Field(max_length=200)] = "ad hoc"
    supported_entity: Entity
    patterns: Annotated[list[PatternTaken], Field(max_length=50)] | None = None
    deny_list: Words | None = None
    context: Words | None = None

    def ad_hoc(self) -> AdHoc:
        """Return it for the workflow."""
        patterns = tuple((each.name, each.regex, each.score) for each in self.patterns or ())
        return AdHoc(self.name, self.supported_entity, patterns, tuple(self.deny_list or ()), tuple(self.context or ()))


class AnalyzeTaken(Taken):
    """POST /analyze."""

    text: Text | Annotated[list[Text], Field(max_length=MOST_TEXTS)]
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    entities: Annotated[list[Entity], Field(max_length=500)] | None = None
    score_threshold: Annotated[float, Field(ge=0, le=1, strict=False)] | None = None
    return_decision_process: bool | None = None
    ad_hoc_recognizers: Annotated[list[RecogniserTaken], Field(max_length=20)] | None = None
    context: Words | None = None
    correlation_id: Annotated[str, Field(max_length=200)] | None = None
    allow_list: Words | None = None
    allow_list_match: Annotated[str, Field(pattern="^(exact|regex)$")] | None = "exact"
    regex_flags: Annotated[int, Field(ge=0, le=65_535)] | None = None

    def asked(self) -> Asked:
        """Return it for the workflow."""
        flags = USUAL_FLAGS if self.regex_flags is None else self.regex_flags & FLAGS_TAKEN
        return Asked(
            entities=frozenset(self.entities) if self.entities else None,
            threshold=self.score_threshold,
            ad_hoc=tuple(each.ad_hoc() for each in self.ad_hoc_recognizers or ()),
            context=tuple(self.context or ()),
            allow=tuple(self.allow_list or ()),
            allow_is_pattern=self.allow_list_match == "regex",
            flags=flags,
        )


class PlaceTaken(Taken):
    """One place of the text; `score` decides between places that overlap."""

    start: Annotated[int, Field(ge=0, le=LONGEST_TEXT)]
    end: Annotated[int, Field(ge=0, le=LONGEST_TEXT)]
    entity_type: Entity
    score: Annotated[float, Field(ge=0, le=1, strict=False)] = 1.0


class OperatorTaken(Taken):
    """An operator and its parameters."""

    type: Annotated[str, Field(max_length=40)]
    new_value: Annotated[str, Field(max_length=1_000)] | None = None
    masking_char: Annotated[str, Field(max_length=4)] | None = None
    chars_to_mask: Annotated[int, Field(ge=0, le=LONGEST_TEXT)] | None = None
    from_end: bool | None = None
    hash_type: Annotated[str, Field(max_length=20)] | None = None
    salt: Annotated[str, Field(max_length=400)] | None = None
    key: Annotated[str, Field(max_length=100)] | None = None


Places = Annotated[list[PlaceTaken], Field(max_length=MOST_PLACES)]
Operators = dict[Entity, OperatorTaken]


class AnonymizeTaken(Taken):
    """POST /anonymize."""

    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
    analyzer_results: Places
    anonymizers: Operators | None = None


class DeanonymizeTaken(Taken):
    """POST /deanonymize."""

    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
    anonymizer_results: Places
    deanonymizers: Operators


def result_shown(result: Result, *, explained: bool) -> dict[str, Any]:
    """Return one result as presidio's analyzer writes it."""
    return {
        "analysis_explanation": _explanation(result) if explained else None,
        "end": result.end,
        "entity_type": result.entity,
        "recognition_metadata": {"recognizer_identifier": result.recogniser, "recognizer_name": result.recogniser},
        "score": result.score,
        "start": result.start,
    }


def _explanation(result: Result) -> dict[str, Any]:
    return {
        "original_score": result.original_score,
        "pattern": result.pattern,
        "pattern_name": result.pattern_name,
        "recognizer": result.recogniser,
        "regex_flags": None,
        "score": result.score,
        "score_context_improvement": round(max(0.0, result.score - result.original_score), 3) if result.word else 0,
        "supportive_context_word": result.word,
        "textual_explanation": result.why,
        "validation_result": None,
    }
