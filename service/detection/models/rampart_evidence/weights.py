"""The published 4-bit classifier as plain float arrays, and trained arrays back as the dynamic int8 graph that is shipped.

Build-time only: needs the package `onnx`, which the service does not.
`python -m service.detection.models.rampart_evidence.weights SOURCE_Q4.onnx TRAINED.npz TARGET.onnx` writes the graph.
What changes is listed in MODEL_CARD.md; the weights' licence (CC BY 4.0) allows it when said.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

#: What the second head says of a word piece, in the order of its columns.
DECISIONS = ("outside", "direct", "quasi", "keep")


def dequantised(packed: Any, scales: Any, *, rows: int, columns: int, block: int) -> Any:
    """Unpack 4-bit blocks (two values a byte, low nibble first, 8 is nought) to a float matrix of `columns` x `rows`."""
    blocks = -(-columns // block)
    nibbles = np.stack([packed & 0x0F, packed >> 4], axis=-1).reshape(rows, blocks, -1)[:, :, :block].astype(np.float32)
    values = (nibbles - 8) * scales.reshape(rows, blocks)[:, :, None]
    return np.ascontiguousarray(values.reshape(rows, -1)[:, :columns].T)


def float_weights(source: Path) -> dict[str, Any]:
    """Return every weight of the published model by its PyTorch name; a matrix product's as input x output."""
    model = onnx.load(str(source))
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    found = {name: value for name, value in stored.items() if name.endswith((".bias", ".weight")) and value.dtype == np.float32}
    for node, name in _products(model):
        facts = {attribute.name: helper.get_attribute_value(attribute) for attribute in node.attribute}
        arrays = [stored[each] for each in node.input[1:3]]
        found[name] = dequantised(*arrays, rows=facts["N"], columns=facts["K"], block=facts["block_size"])
    for kind in ("word", "position", "token_type"):
        name = f"bert.embeddings.{kind}_embeddings.weight"
        found[name] = (stored[name + "_quantized"].astype(np.float32) - stored[name + "_zero_point"]) * stored[name + "_scale"]
    return found


def _products(model: Any) -> list[tuple[Any, str]]:
    """Return each 4-bit matrix product with the name its weight has beside the bias that is added to it."""
    biases = {name: node for node in model.graph.node if node.op_type == "Add" for name in node.input}
    found = []
    for node in model.graph.node:
        if node.op_type == "MatMulNBits":
            bias = next(name for name in biases[node.output[0]].input if name.endswith(".bias"))
            found.append((node, bias.removesuffix("bias") + "weight"))
    return found


def with_weights(model: Any, trained: dict[str, Any]) -> None:
    """Replace every 4-bit product by an ordinary one with the trained weight, and every bias and norm by the trained one, in place."""
    for node, name in _products(model):
        model.graph.initializer.append(numpy_helper.from_array(trained[name].astype(np.float32), name))
        node.CopyFrom(helper.make_node("MatMul", [node.input[0], name], list(node.output), node.name))
    for tensor in model.graph.initializer:
        if tensor.name in trained and tensor.data_type == TensorProto.FLOAT:
            tensor.CopyFrom(numpy_helper.from_array(trained[tensor.name].astype(np.float32), tensor.name))


def with_decisions(model: Any, trained: dict[str, Any]) -> None:
    """Add the second head, `decisions`, on the states that the first one reads, in place."""
    product = next(node for node in model.graph.node if node.op_type == "MatMul" and node.input[1] == "classifier.weight")
    for name in ("decider.weight", "decider.bias"):
        model.graph.initializer.append(numpy_helper.from_array(trained[name].astype(np.float32), name))
    model.graph.node.append(helper.make_node("MatMul", [product.input[0], "decider.weight"], ["decider_product"], "decider"))
    model.graph.node.append(helper.make_node("Add", ["decider_product", "decider.bias"], ["decisions"], "decider_add"))
    model.graph.output.append(
        helper.make_tensor_value_info("decisions", TensorProto.FLOAT, ["batch_size", "sequence_length", len(DECISIONS)])
    )


def without_mask(model: Any) -> None:
    """Drop the attention mask: one window is run at a time, so nothing is ever padded."""
    produced_by = {output: node for node in model.graph.node for output in node.output}
    for node in model.graph.node:
        if node.op_type == "Softmax":
            added = produced_by[node.input[0]]
            assert added.op_type == "Add"
            node.input[0] = next(name for name in added.input if produced_by[name].op_type in {"MatMul", "Div", "Mul"})
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


def write(source: Path, trained: dict[str, Any], target: Path) -> None:
    """Write the graph with trained weights and both heads, its products in dynamic int8 (7 bits, per output column)."""
    model = onnx.load(str(source))
    with_weights(model, trained)
    with_decisions(model, trained)
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
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
        )


if __name__ == "__main__":
    write(Path(sys.argv[1]), dict(np.load(sys.argv[2])), Path(sys.argv[3]))
