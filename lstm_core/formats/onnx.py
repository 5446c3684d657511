"""Layers of ONNX: the inputs and attributes of an `LSTM` node. The package `onnx` is needed for raw tensors only."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from lstm_core.bidirectional import AnyLayer
from lstm_core.formats.layouts import axes, checked, layer_of, listed, named
from lstm_core.formats.weights import WeightsError, check_names
from lstm_core.lstm import LSTM

if TYPE_CHECKING:
    from onnx import ModelProto, NodeProto, TensorProto

INPUTS = ("X", "W", "R", "B", "sequence_lens", "initial_h", "initial_c", "P")  # of a node, by place
FIELDS = {1: "f", 2: "i", 3: "s", 6: "floats", 7: "ints", 8: "strings"}  # of an AttributeProto, by type
IGNORED = ("layout", "output_sequence")  # how x and y lie, and which of them come out: not the layer's numbers
HARD_SIGMOID = (0.2, 0.5)  # alpha and beta where a node names none


def from_onnx_model(model: "ModelProto", node: str | None = None) -> AnyLayer:
    """The layer of the `LSTM` node of an `onnx.ModelProto`; `node` is its name, or its first output's, among several.

    >>> from_onnx_model(onnx.load("tagger.onnx"), node="/lstm/LSTM").hidden_size
    4

    Errors are those of `from_onnx_node`, and layers where there are several nodes and none is named.
    """
    found = {n.name or n.output[0]: n for n in model.graph.node if n.op_type == "LSTM"}
    if node is None and len(found) == 1:
        node = next(iter(found))
    if node not in found:
        choices = "one LSTM: " + listed(f'node="{name}"' for name in found) if found else "an LSTM node: none is in it"
        raise WeightsError("layers" if found else "names", choices, f"{len(found)} of them" if node is None else node)
    return from_onnx_node(found[node], model.graph.initializer)


def from_onnx_node(node: "NodeProto", initializers: Mapping[str, object] | Iterable["TensorProto"]) -> AnyLayer:
    """The layer of an ONNX `LSTM` node (operator versions 7 to 22), read whole.

    `initializers` are the graph's: `model.graph.initializer`, or arrays by name. What arrives at run time is for the
    layer's call: X as x, sequence_lens as lengths, initial_h and initial_c as h0 and c0, which of a single direction
    are (B, H) here and (1, B, H) there; with layout=1 the batch comes first there, and here after the steps.

    >>> from_onnx_node(model.graph.node[0], model.graph.initializer).hidden_size
    4

    Raises `WeightsError` for another operator, for W, R, B or P that are no initializers, for states and lengths
    that are constants of the graph (initial states of 0 are accepted), and as `from_onnx`.
    """
    if node.op_type != "LSTM":
        raise WeightsError("options", "an LSTM node", str(node.op_type)[:40])
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
    return from_onnx({part: known[name] for part, name in parts.items()}, **attributes)


def from_onnx(arrays: Mapping[str, object], **attributes: Any) -> AnyLayer:
    """From the inputs W, R and B of an ONNX `LSTM` node, and its attributes; `from_onnx_node` takes the node itself.

    W (N, 4H, D), R (N, 4H, H), B (N, 8H) = [Wb, Rb], summed, rows in the order i o f c; N is 2 where `direction` is
    "bidirectional". Without B the bias is 0. A "reverse" node gives an `LSTM` whose reverse is True. `activations`
    are Sigmoid or HardSigmoid (activation_beta .5), Tanh, Tanh. Refused: P (peepholes), other activations, `clip`,
    `input_forget`. By hand, every constant of a node, so that none is dropped:

    >>> parts = {part: arrays[n] for part, n in zip([*"XWRB", "lens", "h0", "c0", "P"], node.input) if n in arrays}

    Raises `WeightsError`: peepholes, activations, options, names, shape, dtype, not-finite, range.
    """
    arrays, attributes = named(arrays), {name: _plain(value) for name, value in attributes.items()}
    direction = attributes.pop("direction", "forward")
    if direction not in ("forward", "reverse", "bidirectional"):
        raise WeightsError("options", "direction forward, reverse or bidirectional", str(direction)[:40])
    readers = 2 if direction == "bidirectional" else 1
    slope = _hard_slope(readers, *(attributes.pop(f"activation{end}", None) for end in ("s", "_alpha", "_beta")))
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
    if R.shape[1] == R.shape[2]:
        raise WeightsError("shape", f"R ({readers}, 4H, H) of an LSTM", str(R.shape))
    if B.shape[1] != 2 * R.shape[1]:
        raise WeightsError("shape", f"B ({readers}, {2 * R.shape[1]})", str(B.shape))
    B = B.reshape(readers, 2, -1).sum(axis=1)
    sides = [dict(zip(LSTM.names, map(_reordered, parts), strict=True)) for parts in zip(W, R, B, strict=True)]
    return layer_of(sides, hard_slope=slope, reverse=direction == "reverse")


def _by_name(initializers: Mapping[str, object] | Iterable["TensorProto"]) -> dict[str, object]:
    if isinstance(initializers, Mapping):
        return named(initializers)
    from onnx.numpy_helper import to_array

    return {tensor.name: to_array(tensor) for tensor in initializers}


def _hard_slope(readers: int, names: list | None, alphas: list | None, betas: list | None) -> float | None:
    """The slope of the gates' sigma, None where it is the logistic one.

    `alphas` and `betas` are used up in the order of the activations, by those that have such a number.
    """
    for what, given, kinds in (("s", names, str), ("_alpha", alphas, int | float), ("_beta", betas, int | float)):
        if given is not None and not (isinstance(given, list) and all(isinstance(item, kinds) for item in given)):
            raise WeightsError("options", f"activation{what} as a list", str(given)[:40])
    names = [name.lower() for name in names or ["Sigmoid", "Tanh", "Tanh"] * readers]
    if names[0] not in ("sigmoid", "hardsigmoid") or names != [names[0], "tanh", "tanh"] * readers:
        raise WeightsError("activations", "Sigmoid or HardSigmoid, Tanh, Tanh for each reader", " ".join(names)[:120])
    if names[0] == "sigmoid":
        return None
    pairs = {(_at(alphas or [], k, HARD_SIGMOID[0]), _at(betas or [], k, HARD_SIGMOID[1])) for k in range(readers)}
    if len(pairs) > 1 or any(beta != 0.5 or alpha <= 0 for alpha, beta in pairs):
        raise WeightsError("activations", "HardSigmoid of one alpha > 0, beta 0.5", f"{sorted(pairs)}"[:120])
    return round(pairs.pop()[0], 7)  # float32 in the file: 0.2 is 0.20000000298


def _at(numbers: list, k: int, default: float) -> float:
    return float(numbers[k]) if k < len(numbers) else default


def _reordered(rows: np.ndarray) -> np.ndarray:
    """Blocks i o f c as blocks i f c o."""
    if len(rows) % 4:
        raise WeightsError("shape", "4H rows", str(rows.shape))
    i, o, f, c = np.split(rows, 4)
    return np.concatenate([i, f, c, o])


def _plain(value: Any) -> Any:
    """Text where ONNX has bytes, a list of it likewise."""
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    return [_plain(item) for item in value] if isinstance(value, Iterable) and not isinstance(value, str) else value
