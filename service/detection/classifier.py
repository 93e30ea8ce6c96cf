"""The token classifier: how much probability each word has of being part of a name, an address or a number of a person.

Not the most likely label counts but all that is not "outside", so that a name split between two labels is not lost. A second head
says whether a word must go: as a direct identifier, as a particular that points at somebody, or neither (see `decisions.py`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts
from tokenizers import Tokenizer

from service.detection.remembered import Remembered

FOLDER = Path(__file__).parent / "models" / "rampart_evidence"
WINDOW, OVERLAP, MOST_TOKENS = 480, 32, 176
#: Windows and likely tokens remembered: some 20 MB at most.
_REMEMBERED = 50_000
_WORDS = re.compile(r"[^\W\d_]{2,}")
SEED, GROW = 0.25, 0.10
#: Entity types of what the second head says, a word at a time; never findings by themselves.
DIRECT, QUASI, KEEP = "DECIDED_DIRECT", "DECIDED_QUASI", "DECIDED_KEEP"
#: Less than this is not said at all.
SAID = 0.10

#: Label of the classifier → entity type.
GROUPS = {
    "PERSON": ("GIVEN_NAME", "SURNAME"),
    "LOCATION": ("CITY", "STATE"),
    "ADDRESS": ("BUILDING_NUMBER", "STREET_NAME", "SECONDARY_ADDRESS", "ZIP_CODE"),
    "EMAIL_ADDRESS": ("EMAIL",),
    "PHONE_NUMBER": ("PHONE",),
    "URL": ("URL",),
    "ID": ("TAX_ID", "BANK_ACCOUNT", "ROUTING_NUMBER", "GOVERNMENT_ID", "PASSPORT", "DRIVERS_LICENSE"),
}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a word with its probability per entity type, in the order of `GROUPS`, of being anything, and of having to go."""

    start: int
    end: int
    mass: float
    groups: tuple[float, ...]
    direct: float
    quasi: float
    keep: float

    def moved(self, by: int) -> Token:
        """Return the same so many letters on."""
        return replace(self, start=self.start + by, end=self.end + by)


class NameClassifier(EntityRecognizer):
    """Rampart as a recogniser: one span per run of likely tokens, whole words, typed by the heavier label."""

    def __init__(self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer, columns: tuple[tuple[int, ...], ...]) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._columns = columns
        self._remembered: Remembered[Token] = Remembered(_REMEMBERED)
        super().__init__(supported_entities=[*GROUPS, DIRECT, QUASI, KEEP], name="rampart")

    def load(self) -> None:
        """Nothing to load: the session comes in."""

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None) -> list[RecognizerResult]:  # noqa: ARG002
        """Return spans of whole words (a name word by word); the score is the highest probability of a token in it."""
        tokens = list(self._tokens(text))
        results = [*_decided(text, tokens)]
        for run in _runs(text, tokens):
            kind, mass = _heaviest(run)
            if entities and kind not in entities:
                continue
            for start, end, likely in _words(text, run) if kind == "PERSON" else [(*_whole_words(text, run[0].start, run[-1].end), mass)]:
                why = AnalysisExplanation("rampart", likely, textual_explanation=f"token classifier gives {kind.lower()} {likely:.2f}")
                results.append(RecognizerResult(kind, start, end, likely, why, {RecognizerResult.RECOGNIZER_NAME_KEY: "rampart"}))
        return results

    def forget(self) -> None:
        """Forget what was said so far; for measuring."""
        self._remembered.clear()

    def _tokens(self, text: str) -> Iterator[Token]:
        """Classify window by window; where two overlap, each has the half nearer its middle."""
        after = 0
        for start, end, last in windows(text):
            until = end if last else end - OVERLAP // 2
            piece = text[start:end]
            if _worth_reading(piece):
                for token in self._read(piece):
                    if after <= token.start + start < until:
                        yield token.moved(start)
            after = until

    def _read(self, piece: str) -> tuple[Token, ...]:
        known = self._remembered.get(piece)
        if known is None:
            known = tuple(self._classified(piece))
            self._remembered.put(piece, known)
        return known

    def _classified(self, piece: str) -> list[Token]:
        """Return the tokens that may be part of anything; one less likely than GROW only parts its neighbours, as its letters do."""
        encoding = self._tokenizer.encode(piece)
        if len(encoding.ids) > MOST_TOKENS:
            half = piece.find(" ", len(piece) // 2, len(piece) // 2 + 40) + 1 or len(piece) // 2
            return self._classified(piece[:half]) + [token.moved(half) for token in self._classified(piece[half:])]
        ids = np.array([encoding.ids], dtype=np.int64)
        said, decided = self._session.run(["logits", "decisions"], {"input_ids": ids, "token_type_ids": np.zeros_like(ids)})
        likely, must = _likely(said[0]), _likely(decided[0])
        sums = np.stack([likely[:, list(columns)].sum(axis=-1) for columns in self._columns], axis=-1)
        mass = 1 - likely[:, 0]
        offsets = encoding.offsets
        return [
            Token(*offsets[index], float(mass[index]), tuple(map(float, sums[index])), *map(float, must[index, 1:4]))
            for index in np.flatnonzero((mass >= GROW) | (must[:, 1] >= SAID) | (must[:, 2] >= SAID))
            if offsets[index][1] > offsets[index][0]
        ]


def _likely(logits: Any) -> Any:
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def _decided(text: str, tokens: list[Token]) -> Iterator[RecognizerResult]:
    """Yield each whole word that may have to go, with the mean of its pieces."""
    words: dict[tuple[int, int], list[Token]] = {}
    for token in tokens:
        if text[token.start].isalnum() and max(token.direct, token.quasi, token.keep) >= SAID:
            words.setdefault(_whole_words(text, token.start, token.end), []).append(token)
    for (start, end), pieces in words.items():
        letters = sum(piece.end - piece.start for piece in pieces)
        for kind, name in ((DIRECT, "direct"), (QUASI, "quasi"), (KEEP, "keep")):
            share = sum(getattr(piece, name) * (piece.end - piece.start) for piece in pieces) / letters
            if share >= SAID:
                why = AnalysisExplanation("rampart", share, textual_explanation=f"the classifier says {name}, {share:.2f}")
                yield RecognizerResult(kind, start, end, share, why, {RecognizerResult.RECOGNIZER_NAME_KEY: "rampart"})


def _worth_reading(piece: str) -> bool:
    """Say whether a window holds words, not only single letters between signs."""
    return sum(len(word) for word in _WORDS.findall(piece)) * 12 >= len(piece.strip())


def windows(text: str) -> Iterator[tuple[int, int, bool]]:
    """Cut a text into overlapping windows at white space where there is some; the flag says which is the last."""
    start = 0
    while True:
        end = min(len(text), start + WINDOW)
        if end < len(text):
            space = max(text.rfind(" ", start + WINDOW // 2, end), text.rfind("\n", start + WINDOW // 2, end))
            end = space if space > 0 else end
        yield start, end, end == len(text)
        if end == len(text):
            return
        back = text.find(" ", end - OVERLAP, end)
        start = back + 1 if back > start else end - OVERLAP


def _runs(text: str, tokens: list[Token]) -> Iterator[list[Token]]:
    """Group neighbours of mass GROW or more that hold a seed; a change of entity type or a line ends a run."""
    run: list[Token] = []
    for token in tokens:
        same = bool(run) and _kind(token) == _kind(run[-1]) and not text[run[-1].end : token.start].strip(" \u00a0")
        if token.mass >= GROW and (same or not run):
            run.append(token)
            continue
        if any(member.mass >= SEED for member in run):
            yield run
        run = [token] if token.mass >= GROW else []
    if any(member.mass >= SEED for member in run):
        yield run


def _kind(token: Token) -> str:
    return max(zip(token.groups, GROUPS, strict=True))[1]


def _heaviest(run: list[Token]) -> tuple[str, float]:
    totals = [max(token.groups[index] for token in run) for index in range(len(GROUPS))]
    best = max(range(len(totals)), key=lambda index: sum(token.groups[index] for token in run))
    return tuple(GROUPS)[best], min(1.0, totals[best])


def _words(text: str, run: list[Token]) -> list[tuple[int, int, float]]:
    """Cut a run of name tokens into whole words, each with its own probability."""
    found: dict[tuple[int, int], float] = {}
    for token in run:
        if text[token.start].isalnum():
            place = _whole_words(text, token.start, token.end)
            found[place] = max(found.get(place, 0.0), min(1.0, token.groups[0]))
    return [(start, end, mass) for (start, end), mass in found.items()]


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    floor, ceiling = max(0, start - 60), min(len(text), end + 60)
    while start > floor and text[start - 1].isalnum():
        start -= 1
    while end < ceiling and text[end].isalnum():
        end += 1
    while end > start + 1 and not text[end - 1].isalnum():
        end -= 1
    return start, end


def load_classifier(folder: Path = FOLDER) -> NameClassifier:
    """Load the shipped model: one thread, the fusions that are slower in int8 left out."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    session = onnxruntime.InferenceSession(
        str(folder / "model_int8.onnx"),
        options,
        providers=["CPUExecutionProvider"],
        disabled_optimizers=["SkipLayerNormFusion", "BiasGeluFusion"],
    )
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    labels = json.loads((folder / "config.json").read_text(encoding="utf-8"))["id2label"]
    columns = tuple(tuple(int(index) for index, label in labels.items() if label[2:] in members) for members in GROUPS.values())
    return NameClassifier(session, tokenizer, columns)
