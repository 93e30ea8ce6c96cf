"""An ONNX model written by hand: enough of its wire format for small graphs, so that the package `onnx` is not needed to run one.

Field numbers are those of onnx.proto3 (ModelProto, GraphProto, NodeProto, AttributeProto, TensorProto, ValueInfoProto).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

_IR_VERSION, _OPSET = 8, 17
_FLOAT, _INT64 = 1, 7
_AS_FLOAT, _AS_INT, _AS_INTS = 1, 2, 7


class Graph:
    """Nodes and weights in order; `model` gives the bytes."""

    def __init__(self) -> None:
        self._nodes: list[bytes] = []
        self._weights: list[bytes] = []
        self._count = 0

    def weight(self, array: Any) -> str:
        """Add a constant and return its name."""
        floats = array.dtype == np.float32
        kind = _FLOAT if floats else _INT64
        raw = np.ascontiguousarray(array, dtype=np.float32 if floats else np.int64).tobytes()
        name = self._name()
        dims = b"".join(_number(1, size) for size in array.shape)
        self._weights.append(dims + _number(2, kind) + _text(8, name) + _bytes(9, raw))
        return name

    def node(self, operator: str, *inputs: str, output: str | None = None, **attributes: float | list[int]) -> str:
        """Add an operation with one output and return that output's name."""
        name = output or self._name()
        taken = b"".join(_text(1, source) for source in inputs)
        said = b"".join(_bytes(5, _attribute(key, value)) for key, value in attributes.items())
        self._nodes.append(taken + _text(2, name) + _text(4, operator) + said)
        return name

    def model(self, inputs: Mapping[str, int], outputs: Mapping[str, int]) -> bytes:
        """Return the model; inputs and outputs are float matrices of any number of rows and so many columns."""
        graph = b"".join(_bytes(1, node) for node in self._nodes) + _text(2, "graph")
        graph += b"".join(_bytes(5, weight) for weight in self._weights)
        graph += b"".join(_bytes(11, _value(name, width)) for name, width in inputs.items())
        graph += b"".join(_bytes(12, _value(name, width)) for name, width in outputs.items())
        return _number(1, _IR_VERSION) + _bytes(7, graph) + _bytes(8, _number(2, _OPSET))

    def _name(self) -> str:
        self._count += 1
        return f"v{self._count}"


def _value(name: str, width: int) -> bytes:
    shape = _bytes(1, _text(2, "rows")) + _bytes(1, _number(1, width))
    tensor = _number(1, _FLOAT) + _bytes(2, shape)
    return _text(1, name) + _bytes(2, _bytes(1, tensor))


def _attribute(name: str, value: float | list[int]) -> bytes:
    if isinstance(value, list):
        return _text(1, name) + b"".join(_number(8, item) for item in value) + _number(20, _AS_INTS)
    if isinstance(value, int):
        return _text(1, name) + _number(3, value) + _number(20, _AS_INT)
    return _text(1, name) + _varint(2 << 3 | 5) + np.float32(value).tobytes() + _number(20, _AS_FLOAT)


def _varint(value: int) -> bytes:
    value &= (1 << 64) - 1
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, payload: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(payload)) + payload


def _text(field: int, text: str) -> bytes:
    return _bytes(field, text.encode())
