"""Turn the published 4-bit classifier into the dynamic int8 one that is shipped here.

Build-time only: `python convert.py SOURCE_Q4.onnx TARGET.onnx` needs the package `onnx`, which the service does not.
What changes is listed in MODEL_CARD.md; the weights' licence (CC BY 4.0) allows it when said.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnx
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic


def dequantised(packed: Any, scales: Any, zero_points: Any | None, *, rows: int, columns: int, block: int) -> Any:
    """Unpack 4-bit blocks (two values a byte, low nibble first) to a float matrix of `columns` x `rows`."""
    blocks = -(-columns // block)
    nibbles = np.stack([packed & 0x0F, packed >> 4], axis=-1).reshape(rows, blocks, -1)[:, :, :block].astype(np.float32)
    if zero_points is None:
        zeros: Any = np.full((rows, blocks), 8, dtype=np.float32)
    else:
        zeros = np.stack([zero_points & 0x0F, zero_points >> 4], axis=-1).reshape(rows, -1)[:, :blocks].astype(np.float32)
    values = (nibbles - zeros[:, :, None]) * scales.reshape(rows, blocks)[:, :, None]
    return np.ascontiguousarray(values.reshape(rows, -1)[:, :columns].T)


def with_float_weights(model: Any) -> None:
    """Replace every 4-bit matrix product by an ordinary one, in place."""
    stored = {tensor.name: tensor for tensor in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type != "MatMulNBits":
            continue
        facts = {attribute.name: helper.get_attribute_value(attribute) for attribute in node.attribute}
        arrays = [numpy_helper.to_array(stored[name]) if name else None for name in node.input[1:4]]
        zero_points = arrays[2] if len(arrays) > 2 else None
        weight = dequantised(arrays[0], arrays[1], zero_points, rows=facts["N"], columns=facts["K"], block=facts["block_size"])
        name = node.input[1] + "_float"
        model.graph.initializer.append(numpy_helper.from_array(weight, name))
        plain = helper.make_node("MatMul", [node.input[0], name], list(node.output), node.name)
        node.CopyFrom(plain)


def without_mask(model: Any) -> None:
    """Drop the attention mask: one window is run at a time, so nothing is ever padded."""
    produced_by = {output: node for node in model.graph.node for output in node.output}
    for node in model.graph.node:
        if node.op_type == "Softmax":
            added = produced_by[node.input[0]]
            assert added.op_type == "Add"
            scores = next(name for name in added.input if produced_by[name].op_type in {"MatMul", "Div", "Mul"})
            node.input[0] = scores
    kept = [value for value in model.graph.input if value.name != "attention_mask"]
    del model.graph.input[:]
    model.graph.input.extend(kept)


def without_dead_nodes(model: Any) -> None:
    """Remove nodes and weights that no output needs any more."""
    needed = {output.name for output in model.graph.output}
    living = []
    for node in reversed(model.graph.node):
        if needed & set(node.output):
            living.append(node)
            needed |= set(node.input)
    del model.graph.node[:]
    model.graph.node.extend(reversed(living))
    weights = [tensor for tensor in model.graph.initializer if tensor.name in needed]
    del model.graph.initializer[:]
    model.graph.initializer.extend(weights)


def main(source: Path, target: Path) -> None:
    """Write the converted model to `target`."""
    model = onnx.load(str(source))
    with_float_weights(model)
    without_mask(model)
    without_dead_nodes(model)
    model.ir_version = max(model.ir_version, 8)
    with TemporaryDirectory() as folder:
        between = Path(folder) / "float.onnx"
        onnx.save(model, str(between))
        quantize_dynamic(
            str(between),
            str(target),
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
