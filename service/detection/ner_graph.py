"""spaCy's entity component as a plain graph: the same weights and the same moves, five to eight times as fast.

What a token's own letters say of it (the hash embeddings) is kept for every word met; the layers that look at neighbours run in
onnxruntime; and the transition system is read off for all tokens at once, because outside an entity its score depends on nothing
before it. This copies what spaCy 3.8 does inside: `graph_of` returns None where the component is built differently or reads a
probe differently, and spaCy itself is asked then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any, NamedTuple

import numpy as np
from spacy.attrs import IS_SPACE, LOWER, NORM, PREFIX, SHAPE, SUFFIX
from spacy.language import Language

from service.detection.ner_layers import FAR_BELOW, Layers, taken_apart

#: Start and end in the piece, and the model's label.
Entity = tuple[int, int, str]

_SPACY = "3.8."
_COLUMNS = [NORM, PREFIX, SUFFIX, SHAPE]
_NEEDED = {NORM, PREFIX, SUFFIX, SHAPE, LOWER, IS_SPACE}
#: spaCy cuts at white space first; one space between two words belongs to neither.
_CHUNK = re.compile(r"(?P<open>^\s+)|\S+|(?<=\S) (?P<rest>\s+)|(?P<other>(?<=\S)[^\S ]\s*)")
#: Cut-up words kept at most (some 15 MB with their vectors); then all are forgotten and asked again.
_MOST_WORDS = 20_000
#: Words that spaCy's tokenizer gets in one text.
_TOGETHER = 2_000
#: What may hang on a word that the model's list of strings has.
_SIGNS = ".,;:!?()[]'\"‘’“”"
#: Tokens that go through the layers at once: bounds memory.
_BATCH = 4_000
_PROBE = (
    "Dr Siân Rhys-Evans of Cardiff wrote to the Ministry of Justice on 3 March 2024 about Mr. Okafor's case.",
    "  ring Priya Nair (07700 900123) at St Mary's Hospital, Leeds, before Friday the 9th; cost £2,500",
    "KIRSTY MACLEOD and her son Tom met PC Alan Whitlock outside Tesco in Newport",
)


class Token(NamedTuple):
    """A token of a chunk: the row of its vector, its place in the chunk, and whether it is white space."""

    row: int
    start: int
    end: int
    space: bool


@dataclass
class NerGraph:
    """The component; not for several threads at once. Words are kept only where the model's own list of strings has them."""

    nlp: Language = field(repr=False)
    layers: Layers = field(repr=False)
    _chunks: dict[str, tuple[Token, ...]] = field(default_factory=dict, repr=False)
    _rows: dict[tuple[int, ...], int] = field(default_factory=dict, repr=False)
    _vectors: Any = field(default=None, repr=False)

    def entities(self, texts: Sequence[str]) -> Iterator[list[Entity]]:
        """Yield the entities of each text, in order, as spaCy would give them; what only these texts taught is dropped in the end."""
        cut = [list(_chunks(text)) for text in texts]
        met = dict.fromkeys(chunk for places in cut for _, chunk in places)
        if len(self._chunks) > _MOST_WORDS:
            self.forget()
        unknown = [chunk for chunk in met if chunk not in self._chunks]
        listed = {chunk for chunk in unknown if chunk.strip(_SIGNS) in self.nlp.vocab.strings}
        try:
            self._learn([chunk for chunk in unknown if chunk in listed])
            words = len(self._rows)
            self._learn([chunk for chunk in unknown if chunk not in listed])
        except BaseException:
            self.forget()
            raise
        try:
            yield from self._batched([[(at, token) for at, chunk in places for token in self._chunks[chunk]] for places in cut])
        finally:
            for chunk in unknown:
                if chunk not in listed:
                    del self._chunks[chunk]
            while len(self._rows) > words:
                self._rows.popitem()

    def forget(self) -> None:
        """Forget the words met."""
        self._chunks.clear()
        self._rows.clear()
        self._vectors = None

    def _batched(self, texts: Sequence[Sequence[tuple[int, Token]]]) -> Iterator[list[Entity]]:
        batch: list[Sequence[tuple[int, Token]]] = []
        size = 0
        for tokens in texts:
            batch.append(tokens)
            size += len(tokens) + self.layers.padding
            if size > _BATCH:
                yield from self._read(batch)
                batch, size = [], 0
        yield from self._read(batch)

    def _learn(self, chunks: Sequence[str]) -> None:
        """Cut chunks not met yet into tokens and keep the vectors of new words; spaCy does both, many chunks at once."""
        spaces = [chunk for chunk in chunks if chunk.isspace()]
        words = [chunk for chunk in chunks if not chunk.isspace()]
        new: list[tuple[int, ...]] = []
        with self.nlp.memory_zone():
            for group in (*([chunk] for chunk in spaces), *(words[at : at + _TOGETHER] for at in range(0, len(words), _TOGETHER))):
                document = self.nlp.tokenizer(" ".join(group))
                keys = [tuple(key) for key in document.to_array(_COLUMNS).tolist()]
                places = [(token.idx, token.idx + len(token), token.is_space) for token in document]
                at = number = 0
                for chunk in group:
                    tokens = []
                    end = at + len(chunk)
                    while number < len(places) and places[number][0] < end:
                        row = self._rows.get(keys[number])
                        if row is None:
                            row = self._rows[keys[number]] = len(self._rows)
                            new.append(keys[number])
                        tokens.append(Token(row, places[number][0] - at, places[number][1] - at, places[number][2]))
                        number += 1
                    self._chunks[chunk] = tuple(tokens)
                    at = end + 1
        if new:
            self._keep(np.array(new, dtype=np.uint64))

    def _keep(self, keys: Any) -> None:
        """Add the vectors of new words to the table."""
        for layer in self.layers.embed:
            keys = layer.predict(keys)
        known = len(self._rows) - len(keys)
        if self._vectors is None or len(self._vectors) < len(self._rows):
            table = np.zeros((len(self._rows) + 4_096, self.layers.width), dtype=np.float32)
            if known:
                table[:known] = self._vectors[:known]
            self._vectors = table
        self._vectors[known : len(self._rows)] = keys

    def _read(self, batch: Sequence[Sequence[tuple[int, Token]]]) -> Iterator[list[Entity]]:
        """Run the layers over several texts with rows of nothing between them, and follow the best moves."""
        if not any(batch):
            yield from ([] for _ in batch)
            return
        rows: list[int] = []
        starts = []
        kept: list[int] = []
        for tokens in batch:
            starts.append(len(kept))
            rows.extend([-1] * self.layers.padding)
            kept.extend(range(len(rows), len(rows) + len(tokens)))
            rows.extend(token.row for _, token in tokens)
        rows.extend([-1] * self.layers.padding)
        places = np.array(rows)
        vectors = self._vectors[places]
        vectors[places < 0] = 0
        sums, scores = self.layers.session.run(None, {"vectors": vectors})
        whole = np.array(kept)
        yield from self._followed(batch, starts, sums[whole], scores[whole])

    def _followed(self, batch: Sequence[Sequence[tuple[int, Token]]], starts: list[int], sums: Any, scores: Any) -> Iterator[list[Entity]]:
        """Choose the best move at every token as if no entity were open, then follow each entity that begins."""
        scores = scores + self.layers.moves.closed
        last = np.zeros(len(scores), dtype=bool)
        space = np.zeros(len(scores), dtype=bool)
        for start, tokens in zip(starts, batch, strict=True):
            if tokens:
                last[start + len(tokens) - 1] = True
                space[start : start + len(tokens)] = [token.space for _, token in tokens]
        scores[np.ix_(last | space, self.layers.moves.begin)] = FAR_BELOW
        scores[np.ix_(space, self.layers.moves.unit)] = FAR_BELOW
        best = scores.argmax(axis=1)
        ends = self._ends(best, last, sums)
        opening = sorted(ends)
        at = 0
        for start, tokens in zip(starts, batch, strict=True):
            found: list[Entity] = []
            free = start
            while at < len(opening) and opening[at] < start + len(tokens):
                first = opening[at]
                at += 1
                if first < free:
                    continue
                free = ends[first]
                (before, opened), (after, closed) = tokens[first - start], tokens[free - 1 - start]
                found.append((before + opened.start, after + closed.end, self.layers.moves.labels[int(best[first])]))
            yield found

    def _ends(self, best: Any, last: Any, sums: Any) -> dict[int, int]:
        """Return first token → token after the last one, for every token where an entity would begin."""
        ends = {int(place): int(place) + 1 for place in np.flatnonzero(np.isin(best, self.layers.moves.unit))}
        first = np.flatnonzero(np.isin(best, self.layers.moves.begin))
        if not len(first):
            return ends
        go_on = np.array([self.layers.moves.inside.get(move, 0) for move in range(int(self.layers.moves.begin.max()) + 1)])
        stop = np.array([self.layers.moves.last.get(move, 0) for move in range(int(self.layers.moves.begin.max()) + 1)])
        width = len(self.layers.bias)
        place = first + 1
        while len(first):
            hidden = sums[place, :width] + sums[first, width : 2 * width] + sums[place - 1, 2 * width :] + self.layers.bias
            scores = self.layers.scorer.run(None, {"sums": hidden})[0]
            rows = np.arange(len(first))
            inside, close = go_on[best[first]], stop[best[first]]
            one, other = scores[rows, inside], scores[rows, close]
            ended = last[place] | (other > one) | ((other == one) & (close < inside))
            ends.update(zip(first[ended].tolist(), (place[ended] + 1).tolist(), strict=True))
            first, place = first[~ended], place[~ended] + 1
        return ends


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text as spaCy's tokenizer does before it looks at words."""
    for match in _CHUNK.finditer(text):
        start, end = match.span("rest") if match["rest"] is not None else match.span()
        yield start, text[start:end]


def graph_of(nlp: Language) -> NerGraph | None:
    """Return the component of a pipeline as a graph, or None where it is not built or does not read as expected."""
    if not version("spacy").startswith(_SPACY) or nlp.pipe_names != ["ner"]:
        return None
    try:
        graph = NerGraph(nlp, taken_apart(nlp))
        with nlp.memory_zone():
            expected = [[(e.start_char, e.end_char, e.label_) for e in document.ents] for document in nlp.pipe(_PROBE)]
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, RuntimeError):
        return None
    if list(graph.entities(_PROBE)) != expected:
        return None
    vocabulary: Any = nlp.vocab
    vocabulary.lex_attr_getters = {key: getter for key, getter in vocabulary.lex_attr_getters.items() if key in _NEEDED}
    return graph
