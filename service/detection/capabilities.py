"""What this detection can find and by which recognisers, by name."""

from __future__ import annotations

from service.detection.detecting import Detector
from service.detection.recognisers.registry import CLASS_OF
from service.domain.finding import PERSON

#: Entity types that models and rules of language find beside the identifiers.
BESIDE = (
    PERSON,
    "LOCATION",
    "ORGANIZATION",
    "DATE",
    "JOB_TITLE",
    "QUASI",
    "CRIMINAL_OFFENCE",
    "SPECIAL_HEALTH",
    "SPECIAL_BELIEF",
    "SPECIAL_ETHNICITY",
    "SPECIAL_SEX_LIFE",
    "SPECIAL_UNION",
    "SPECIAL_POLITICS",
)


def entity_types() -> tuple[str, ...]:
    """Return every entity type a finding may have."""
    return tuple(sorted({*CLASS_OF, *BESIDE}))


def recogniser_names(detector: Detector) -> tuple[str, ...]:
    """Return the names of the recognisers loaded."""
    return tuple(str(getattr(each, "name", "recogniser")) for each in detector.engine.registry.recognizers)
