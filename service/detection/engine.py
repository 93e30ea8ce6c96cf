"""presidio's analyzer with our recognisers: models, patterns and rules behind one registry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerRegistry
from presidio_analyzer.nlp_engine import NoOpNlpEngine

from service.detection.sighting import Sighting

PIECE = 20_000


def build_engine(recognisers: Iterable[EntityRecognizer]) -> AnalyzerEngine:
    """Return an analyzer over these recognisers."""
    registry = RecognizerRegistry(recognizers=list(recognisers), supported_languages=["en"])
    return AnalyzerEngine(
        registry=registry, nlp_engine=NoOpNlpEngine([{"lang_code": "en", "model_name": "none"}]), supported_languages=["en"]
    )


def sightings(engine: AnalyzerEngine, text: str) -> list[Sighting]:
    """Run every recogniser over the text in pieces that end with a line; offsets are the whole text's."""
    found: list[Sighting] = []
    for start, piece in _pieces(text):
        artefacts = engine.nlp_engine.process_text(piece, "en")
        for recogniser in engine.registry.recognizers:
            name = str(getattr(recogniser, "name", "recogniser"))
            for result in recogniser.analyze(piece, recogniser.supported_entities, artefacts):
                why = result.analysis_explanation.textual_explanation if result.analysis_explanation else ""
                found.append(
                    Sighting(
                        result.start + start,
                        result.end + start,
                        result.entity_type,
                        name,
                        float(result.score),
                        why or "pattern",
                    )
                )
    return sorted(set(found), key=_in_order)


def _in_order(sighting: Sighting) -> tuple[int, int, str, str, float, str]:
    """Return what sightings are ordered by; quicker than their own comparison."""
    return sighting.start, sighting.end, sighting.type, sighting.source, sighting.score, sighting.reason


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    while start < len(text):
        end = min(len(text), start + PIECE)
        if end < len(text):
            stop = max(text.rfind("\n", start + PIECE // 2, end), text.rfind(" ", start + PIECE - 2_000, end))
            end = stop + 1 if stop > start else end
        yield start, text[start:end]
        start = end
