"""spaCy's entity component taken apart: its weights written as graphs for onnxruntime, its moves as numbers.

What is not where spaCy 3.8 puts it raises; nothing here reads a file, so a model trained anew in the same shape works as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import onnxruntime
from spacy.language import Language

from service.detection.onnx_bytes import Graph

FAR_BELOW = np.float32(-1e30)
_COLUMN_NAMES = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]


@dataclass(frozen=True)
class Moves:
    """The transition system's moves by number: what may follow where."""

    begin: Any
    unit: Any
    inside: dict[int, int]
    last: dict[int, int]
    labels: dict[int, str]
    closed: Any


@dataclass(frozen=True)
class Layers:
    """The parts: `embed` gives a word its vector, `session` looks at neighbours, `scorer` at what is inside an entity."""

    embed: tuple[Any, ...] = field(repr=False)
    session: onnxruntime.InferenceSession = field(repr=False)
    scorer: onnxruntime.InferenceSession = field(repr=False)
    bias: Any = field(repr=False)
    moves: Moves = field(repr=False)
    padding: int
    width: int


def taken_apart(nlp: Language) -> Layers:
    """Take the component apart; whatever is not where spaCy 3.8 puts it raises."""
    component: Any = nlp.get_pipe("ner")
    tok2vec, lower, upper = component.model.layers
    listed, _, projection = tok2vec.layers
    embedded, encoded = listed.layers
    extracted, _, hashed, mixed, _ = embedded.layers
    blocks = encoded.layers[0].layers
    _expect(extracted.attrs["columns"] == _COLUMN_NAMES and encoded.attrs["pad"] == len(blocks))
    _expect(component.model.attrs["has_upper"] and not component.model.attrs["unseen_classes"])
    _expect(lower.get_dim("nF") == 3 and component.cfg["beam_width"] == 1)
    weights = lower.get_param("W")
    bias = lower.get_param("b").T.reshape(-1)
    pad = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(3, -1)
    width = projection.get_dim("nI")
    graph = Graph()
    state = "vectors"
    for block in blocks:
        state = graph.node("Add", state, _neighbours(graph, block, state, width))
    state = graph.node("Add", graph.node("MatMul", state, _turned(graph, projection)), graph.weight(projection.get_param("b")))
    every = weights.transpose(3, 0, 2, 1).reshape(weights.shape[3], -1)
    sums = graph.node("MatMul", state, graph.weight(np.ascontiguousarray(every)), output="sums")
    starts, ends, axes = (graph.weight(np.array([number])) for number in (0, len(bias), 1))
    alone = graph.node("Slice", sums, starts, ends, axes)
    for part in (pad[1], pad[2], bias):
        alone = graph.node("Add", alone, graph.weight(part))
    _scored(graph, alone, lower.get_dim("nP"), upper)
    scorer = Graph()
    _scored(scorer, "sums", lower.get_dim("nP"), upper)
    moves = _moves([component.moves.get_class_name(number) for number in range(component.moves.n_moves)])
    layers = session(graph.model({"vectors": width}, {"sums": every.shape[1], "scores": upper.get_dim("nO")}))
    scores = session(scorer.model({"sums": len(bias)}, {"scores": upper.get_dim("nO")}))
    return Layers((hashed.layers[0], mixed.layers[0]), layers, scores, bias, moves, len(blocks), width)


def _expect(true: bool) -> None:
    if not true:
        raise ValueError


def _neighbours(graph: Graph, block: Any, state: str, width: int) -> str:
    """Add one layer: each token with its two neighbours, the highest of several products, normalised."""
    window, (inner, _) = block.layers[0].layers[0], block.layers[0].layers[1].layers
    product, norm = inner.layers
    _expect(window.attrs["window_size"] == 1 and product.get_dim("nI") == 3 * width)
    nothing = graph.weight(np.zeros((1, width), dtype=np.float32))
    first, second, but_last, far, axis = (graph.weight(np.array([number])) for number in (0, 1, -1, 1 << 60, 0))
    before = graph.node("Concat", nothing, graph.node("Slice", state, first, but_last, axis), axis=0)
    after = graph.node("Concat", graph.node("Slice", state, second, far, axis), nothing, axis=0)
    wide = graph.node("Concat", before, state, after, axis=1)
    weights = product.get_param("W")
    matrix = graph.weight(np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1)))
    products = graph.node("Add", graph.node("MatMul", wide, matrix), graph.weight(product.get_param("b").T.reshape(-1)))
    highest = _highest(graph, products, product.get_dim("nP"), width)
    gain, shift = graph.weight(norm.get_param("G")), graph.weight(norm.get_param("b"))
    return graph.node("LayerNormalization", highest, gain, shift, axis=-1, epsilon=1e-8)


def _highest(graph: Graph, products: str, pieces: int, width: int) -> str:
    """Add the highest of so many products, which lie side by side."""
    axis = graph.weight(np.array([1]))
    cuts = [graph.weight(np.array([piece * width])) for piece in range(pieces + 1)]
    parts = [graph.node("Slice", products, cuts[piece], cuts[piece + 1], axis) for piece in range(pieces)]
    return graph.node("Max", *parts)


def _scored(graph: Graph, sums: str, pieces: int, upper: Any) -> None:
    hidden = _highest(graph, sums, pieces, upper.get_dim("nI"))
    graph.node("Add", graph.node("MatMul", hidden, _turned(graph, upper)), graph.weight(upper.get_param("b")), output="scores")


def _turned(graph: Graph, linear: Any) -> str:
    return graph.weight(np.ascontiguousarray(linear.get_param("W").T))


def _moves(names: Sequence[str]) -> Moves:
    """Read the moves' names: B-, I-, L-, U- with a label, and O."""
    number = {name: index for index, name in enumerate(names)}
    begin = {name[2:]: index for name, index in number.items() if name.startswith("B-") and name[2:]}
    unit = {name[2:]: index for name, index in number.items() if name.startswith("U-") and name[2:]}
    closed = np.full(len(names), FAR_BELOW, dtype=np.float32)
    closed[[*begin.values(), *unit.values(), number["O"]]] = 0
    return Moves(
        np.array(sorted(begin.values())),
        np.array(sorted(unit.values())),
        {index: number[f"I-{label}"] for label, index in begin.items()},
        {index: number[f"L-{label}"] for label, index in begin.items()},
        {index: label for label, index in [*begin.items(), *unit.items()]},
        closed,
    )


def session(model: bytes) -> onnxruntime.InferenceSession:
    """Return a graph ready to run on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
