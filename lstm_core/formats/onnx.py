"""Layers of ONNX: the inputs and attributes of an LSTM, GRU or RNN node.

The package `onnx` is needed for raw tensors only.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from lstm_core.bidirectional import AnyLayer
from lstm_core.formats.layouts import axes, blocks_of, checked, gru_arrays, layer_of, listed, named, reordered
from lstm_core.formats.weights import WeightsError, check_names
from lstm_core.layer import Layer

if TYPE_CHECKING:
    from onnx import ModelProto, NodeProto, TensorProto

INPUTS = ("X", "W", "R", "B", "sequence_lens", "initial_h", "initial_c", "P")  # of a node, by place
FIELDS = {1: "f", 2: "i", 3: "s", 6: "floats", 7: "ints", 8: "strings"}  # of an AttributeProto, by type
OPERATORS = ("RNN", "GRU", "LSTM")
USUAL: dict[float, list[str]] = {
    1: ["Tanh"],
    3: ["Sigmoid", "Tanh"],
    4: ["Sigmoid", "Tanh", "Tanh"],
}  # activations, by blocks of rows
IGNORED = ("layout", "output_sequence")  # how x and y lie, and which of them come out: not the layer's numbers
HARD_SIGMOID = (0.2, 0.5)  # alpha and beta where a node names none


def from_onnx_model(model: "ModelProto", node: str | None = None) -> AnyLayer:
    """The layer of the LSTM, GRU or RNN node of an `onnx.ModelProto`.

    `node` is its name, or its first output's, among several.

    >>> from_onnx_model(onnx.load("tagger.onnx"), node="/lstm/LSTM").hidden_size
    4

    Errors are those of `from_onnx_node`, and layers where there are several nodes and none is named.
    """
    found = {n.name or n.output[0]: n for n in model.graph.node if n.op_type in OPERATORS}
    if node is None and len(found) == 1:
        node = next(iter(found))
    if node not in found:
        choices = "one layer: " + listed(f'node="{name}"' for name in found) if found else "a layer: none is in it"
        raise WeightsError("layers" if found else "names", choices, f"{len(found)} of them" if node is None else node)
    return from_onnx_node(found[node], model.graph.initializer)


def from_onnx_node(node: "NodeProto", initializers: Mapping[str, object] | Iterable["TensorProto"]) -> AnyLayer:
    """The layer of an ONNX LSTM, GRU or RNN node (operator versions 7 to 22), read whole.

    `initializers` are the graph's: `model.graph.initializer`, or arrays by name. What arrives at run time is for the
    layer's call: X as x, sequence_lens as lengths, initial_h and initial_c as h0 and c0, which of a single direction
    are (B, H) here and (1, B, H) there; with layout=1 the batch comes first there, and here after the steps.

    >>> from_onnx_node(model.graph.node[0], model.graph.initializer).hidden_size
    4

    Raises `WeightsError` for another operator, for W, R, B or P that are no initializers, for states and lengths
    that are constants of the graph (initial states of 0 are accepted), and as `from_onnx`.
    """
    if node.op_type not in OPERATORS:
        raise WeightsError("options", "an LSTM, GRU or RNN node", str(node.op_type)[:40])
    known = _by_name(initializers)
    inputs = dict(zip(INPUTS, node.input, strict=False))
    for part in ("initial_h", "initial_c"):
        name = inputs.get(part)
        if name in known and np.any(checked(part, known[name])):
            raise WeightsError("options", f"{part} 0 or given to the call, as {part[-1]}0", f"{part} of the graph")
    if inputs.get("sequence_lens") in known:
        raise WeightsError("options", "sequence_lens given to the call, as lengths", "sequence_lens of the graph")
    parts = {part: name for part, name in inputs.items() if part in ("W", "R", "B", "P") and name}
    missing = [f"{part} ({name[:60]})" for part, name in parts.items() if name not in known]
    if missing:
        raise WeightsError("names", "W, R, B and P among the initializers", listed(f"−{name}" for name in missing))
    for attribute in node.attribute:
        if attribute.type not in FIELDS:
            raise WeightsError("options", "numbers and text", attribute.name[:40])
    attributes = {attribute.name: getattr(attribute, FIELDS[attribute.type]) for attribute in node.attribute}
    layer = from_onnx({part: known[name] for part, name in parts.items()}, **attributes)
    if layer.kind != node.op_type.lower():
        raise WeightsError("shape", f"R of {node.op_type}", f"R of {layer.kind.upper()}")
    return layer


def from_onnx(arrays: Mapping[str, object], **attributes: Any) -> AnyLayer:
    """From the inputs W, R and B of an ONNX LSTM, GRU or RNN node, and its attributes; `from_onnx_node` takes the node.

    W (N, kH, D), R (N, kH, H), B (N, 2kH) = [Wb, Rb]: k is 4 of an LSTM, rows in the order i o f c; 3 of a GRU, z r h;
    1 of an RNN. N is 2 where `direction` is "bidirectional". Without B the bias is 0. A "reverse" node gives a layer
    whose reverse is True. A GRU's linear_before_reset is `reset_after`, 0 where it is not named: both are read.
    `activations` of gates are Sigmoid or HardSigmoid (activation_beta .5), the others Tanh. Refused: P (peepholes),
    other activations, `clip`, `input_forget`. By hand, every constant of a node, so that none is dropped:

    >>> parts = {part: arrays[n] for part, n in zip([*"XWRB", "lens", "h0", "c0", "P"], node.input) if n in arrays}

    Raises `WeightsError`: peepholes, activations, options, names, shape, dtype, not-finite, range.
    """
    arrays, attributes = named(arrays), {name: _plain(value) for name, value in attributes.items()}
    direction = attributes.pop("direction", "forward")
    if direction not in ("forward", "reverse", "bidirectional"):
        raise WeightsError("options", "direction forward, reverse or bidirectional", str(direction)[:40])
    readers = 2 if direction == "bidirectional" else 1
    activations = [attributes.pop(f"activation{end}", None) for end in ("s", "_alpha", "_beta")]
    after = attributes.pop("linear_before_reset", 0)
    units = attributes.pop("hidden_size", None)
    for name, value in attributes.items():
        if name not in IGNORED and (name != "input_forget" or value):
            raise WeightsError("options", f"no {name}", f"{name} {value}"[:80])
    if "P" in arrays:
        raise WeightsError("peepholes", "W R B", "P")
    check_names(arrays, ["W", "R", *(["B"] if "B" in arrays else [])])
    parts = {name: checked(name, array) for name, array in arrays.items()}
    W, R = axes("W", parts["W"], 3), axes("R", parts["R"], 3)
    B = axes("B", parts.get("B", np.zeros((readers, 2 * W.shape[1]), W.dtype)), 2)
    if {len(W), len(R), len(B)} != {readers} or (units is not None and R.shape[2] != units):
        expected = f"W ({readers}, 4H, D) R ({readers}, 4H, H) B ({readers}, 8H)"
        raise WeightsError("shape", expected + (f" H = {units}" if units else ""), f"{W.shape} {R.shape} {B.shape}")
    if B.shape[1] != 2 * R.shape[1]:
        raise WeightsError("shape", f"B ({readers}, {2 * R.shape[1]})", str(B.shape))
    blocks = blocks_of(R[0])
    if after not in (0, 1) or (after and blocks != 3):
        raise WeightsError("options", "linear_before_reset 0 or 1 of a GRU", f"linear_before_reset {after}"[:60])
    slope = _hard_slope(USUAL.get(blocks, USUAL[4]), readers, *activations)
    facts = {"reset_after": bool(after)} if blocks == 3 else {}
    facts |= {"hard_slope": slope} if blocks != 1 else {}
    sides = [_side(*parts) for parts in zip(W, R, B.reshape(readers, 2, -1), strict=True)]
    return layer_of(sides, reverse=direction == "reverse", **facts)


def _side(w: np.ndarray, r: np.ndarray, biases: np.ndarray) -> dict[str, np.ndarray]:
    """The arrays of one reader in this library's layout."""
    blocks = blocks_of(r)
    if blocks == 3:
        return gru_arrays(*(reordered(rows, (1, 0, 2)) for rows in (w, r, *biases)))
    order = (0,) if blocks == 1 else (0, 2, 3, 1)
    return dict(zip(Layer.names, (reordered(rows, order) for rows in (w, r, biases.sum(axis=0))), strict=True))


def _by_name(initializers: Mapping[str, object] | Iterable["TensorProto"]) -> dict[str, object]:
    if isinstance(initializers, Mapping):
        return named(initializers)
    from onnx.numpy_helper import to_array

    return {tensor.name: to_array(tensor) for tensor in initializers}


def _hard_slope(
    usual: list[str], readers: int, names: list | None, alphas: list | None, betas: list | None
) -> float | None:
    """The slope of the gates' sigma, None where it is the logistic one or there are no gates.

    `usual` are the activations of a reader. `alphas` and `betas` are used up in the order of the activations, by those
    that have such a number.
    """
    for what, given, kinds in (("s", names, str), ("_alpha", alphas, int | float), ("_beta", betas, int | float)):
        if given is not None and not (isinstance(given, list) and all(isinstance(item, kinds) for item in given)):
            raise WeightsError("options", f"activation{what} as a list", str(given)[:40])
    names = [name.lower() for name in names or usual * readers]
    first = ("Sigmoid", "HardSigmoid") if usual[0] == "Sigmoid" else ("Tanh",)
    rest = [name.lower() for name in usual[1:]]
    if names[0] not in map(str.lower, first) or names != [names[0], *rest] * readers:
        said = ", ".join([" or ".join(first), *usual[1:]])
        raise WeightsError("activations", f"{said} for each reader", " ".join(names)[:120])
    if names[0] != "hardsigmoid":
        return None
    pairs = {(_at(alphas or [], k, HARD_SIGMOID[0]), _at(betas or [], k, HARD_SIGMOID[1])) for k in range(readers)}
    if len(pairs) > 1 or any(beta != 0.5 or alpha <= 0 for alpha, beta in pairs):
        raise WeightsError("activations", "HardSigmoid of one alpha > 0, beta 0.5", f"{sorted(pairs)}"[:120])
    return round(pairs.pop()[0], 7)  # float32 in the file: 0.2 is 0.20000000298


def _at(numbers: list, k: int, default: float) -> float:
    return float(numbers[k]) if k < len(numbers) else default


def _plain(value: Any) -> Any:
    """Text where ONNX has bytes, a list of it likewise."""
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    return [_plain(item) for item in value] if isinstance(value, Iterable) and not isinstance(value, str) else value
