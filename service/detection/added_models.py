"""Larger models an operator may add: another spaCy pipeline, a token classifier in ONNX form, GLiNER. None is there by default.

A spaCy pipeline takes the place of the small one that is shipped. The others are further sources beside it: an identifier that one is
sure of is proposed; a person's name that only such a model sees is shown, and the word of rules and the other models decides as ever.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import spacy
from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts
from tokenizers import Tokenizer

from service.detection.classifier import windows
from service.detection.ner import SpacyNames

SPACY, ONNX, GLINER = "spacy", "onnx", "gliner"
#: Kind → the files its folder must hold.
FILES: dict[str, tuple[str, ...]] = {
    SPACY: ("config.cfg", "meta.json"),
    ONNX: ("model.onnx", "tokenizer.json", "config.json"),
    GLINER: (),
}
#: Kind → the package it needs that is not installed with the service.
PACKAGES = {GLINER: "gliner"}
LEAST_SURE = 0.5
#: What models call things, in small letters → our entity type; a label that is not here is passed over.
THEIR_LABELS = {
    "per": "PERSON",
    "person": "PERSON",
    "loc": "LOCATION",
    "location": "LOCATION",
    "org": "ORGANIZATION",
    "organization": "ORGANIZATION",
    "address": "ADDRESS",
    "email": "EMAIL_ADDRESS",
    "phone number": "PHONE_NUMBER",
}

#: Start and end in a text, the model's label, and how sure it is.
Guess = tuple[int, int, str, float]


@dataclass(frozen=True, slots=True)
class AddedModel:
    """One model by kind and folder."""

    kind: str
    folder: Path

    @property
    def name(self) -> str:
        """What evidence and reports call it."""
        return f"{self.kind}:{self.folder.name}"


class BadModel(ValueError):
    """A model that cannot be used; the message is one line and says what is missing."""


def parse_models(given: str) -> tuple[AddedModel, ...]:
    """Return the models of a setting, `kind:folder` with commas between; raise `BadModel` for what is not there."""
    found = tuple(_parsed(piece.strip()) for piece in given.split(",") if piece.strip())
    if sum(model.kind == SPACY for model in found) > 1:
        raise BadModel("only one spacy model can take the place of the shipped one")
    return found


def _parsed(piece: str) -> AddedModel:
    kind, _, path = piece.partition(":")
    if kind not in FILES or not path:
        raise BadModel(f"a model is written kind:folder, the kind one of {', '.join(FILES)}")
    package = PACKAGES.get(kind)
    if package and find_spec(package) is None:
        raise BadModel(f"the {kind} model needs the package {package}, which is not installed: pip install {package}")
    folder = Path(path).expanduser()
    missing = [name for name in FILES[kind] if not (folder / name).is_file()] if folder.is_dir() else ["the folder itself"]
    if missing:
        raise BadModel(f"the {kind} model is missing {', '.join(missing)}")
    return AddedModel(kind, folder)


class GuessingRecogniser(EntityRecognizer):
    """A model as a recogniser: what it guesses of each window, by our entity types."""

    name: str

    def __init__(self, name: str, guess: Callable[[str], list[Guess]]) -> None:
        self._guess = guess
        super().__init__(supported_entities=sorted(set(THEIR_LABELS.values())), name=name)

    def load(self) -> None:
        """Nothing to load: the model comes in."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None) -> list[RecognizerResult]:  # noqa: ARG002
        """Return what the model is sure enough of, whole words, offsets in code points."""
        results = (self._result(text, guess) for guess in self._guesses(text))
        return [each for each in results if each is not None and (not entities or each.entity_type in entities)]

    def _guesses(self, text: str) -> Iterator[Guess]:
        """Guess window by window; where two overlap, the same place is given once."""
        seen: dict[tuple[int, int, str], float] = {}
        for at, end, _ in windows(text):
            for start, stop, label, sure in self._guess(text[at:end]):
                place = (start + at, stop + at, label)
                seen[place] = max(seen.get(place, 0.0), sure)
        yield from ((start, end, label, sure) for (start, end, label), sure in sorted(seen.items()))

    def _result(self, text: str, guess: Guess) -> RecognizerResult | None:
        start, end, label, sure = guess
        kind = THEIR_LABELS.get(label.lower().replace("_", " "))
        if kind is None or sure < LEAST_SURE or not 0 <= start < end <= len(text):
            return None
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        why = AnalysisExplanation(self.name, sure, textual_explanation=f"added model reads it as {label.lower()}")
        return RecognizerResult(kind, start, end, sure, why, {RecognizerResult.RECOGNIZER_NAME_KEY: self.name}) if start < end else None


def load_spacy(model: AddedModel) -> SpacyNames:
    """Load another pipeline in place of the shipped one."""
    return SpacyNames(spacy.load(model.folder))


def load_added(model: AddedModel) -> GuessingRecogniser:
    """Load one model that stands beside the shipped ones."""
    return GuessingRecogniser(model.name, _LOADERS[model.kind](model.folder))


def _onnx(folder: Path) -> Callable[[str], list[Guess]]:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
    wanted = {each.name for each in session.get_inputs()}
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    labels = {
        int(index): str(label) for index, label in json.loads((folder / "config.json").read_text(encoding="utf-8"))["id2label"].items()
    }

    def guess(text: str) -> list[Guess]:
        encoding = tokenizer.encode(text)
        if not encoding.ids:
            return []
        ids = np.array([encoding.ids], dtype=np.int64)
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        logits = session.run(None, {name: value for name, value in inputs.items() if name in wanted})[0][0]
        likely = np.exp(logits - logits.max(axis=-1, keepdims=True))
        likely /= likely.sum(axis=-1, keepdims=True)
        best = likely.argmax(axis=-1)
        tokens = [(*encoding.offsets[i], labels[int(best[i])], float(likely[i, best[i]])) for i in range(len(encoding.ids))]
        return _joined(text, tokens)

    return guess


def _joined(text: str, tokens: list[Guess]) -> list[Guess]:
    """Join tokens of one label that nothing but space keeps apart; a B- label begins anew, except in the middle of a word."""
    found: list[Guess] = []
    for start, end, label, sure in tokens:
        prefix, _, bare = label.rpartition("-")
        if label == "O" or start >= end:
            continue
        last = found[-1] if found else None
        between = text[last[1] : start] if last else ""
        if last and last[2] == bare and not between.strip() and (prefix != "B" or not between):
            found[-1] = (last[0], end, bare, max(last[3], sure))
        else:
            found.append((start, end, bare, sure))
    return found


def _gliner(folder: Path) -> Callable[[str], list[Guess]]:
    model: Any = import_module(PACKAGES[GLINER]).GLiNER.from_pretrained(str(folder), local_files_only=True)
    asked = sorted(THEIR_LABELS)

    def guess(text: str) -> list[Guess]:
        found = model.predict_entities(text, asked, threshold=LEAST_SURE)
        return [(int(each["start"]), int(each["end"]), str(each["label"]), float(each["score"])) for each in found]

    return guess


_LOADERS: dict[str, Callable[[Path], Callable[[str], list[Guess]]]] = {ONNX: _onnx, GLINER: _gliner}
