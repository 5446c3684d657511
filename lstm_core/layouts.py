"""LSTM weights as other libraries lay them out, told apart by name, checked one by one.

Each function takes a mapping from name to array and returns an `LSTM` or, where both directions are there,
a `BiLSTM`. What the layer here cannot express is refused by name with a `WeightsError`: its code is
peepholes, projections, layers, activations, options, names, shape, dtype, not-finite or range.
"""

from collections.abc import Mapping

import numpy as np

from lstm_core.bilstm import BiLSTM
from lstm_core.lstm import LSTM
from lstm_core.weights import NAMES, SIDES, WeightsError, check_names, check_values, layer_from_arrays

ACTIVATIONS = ("sigmoid", "tanh", "tanh")  # of the gates, the candidate, the cell on its way out


def from_torch(arrays: Mapping[str, np.ndarray]) -> LSTM | BiLSTM:
    """From the state_dict of a `torch.nn.LSTM` of one layer.

    weight_ih_l0 (4H, D), weight_hh_l0 (4H, H), bias_ih_l0 and bias_hh_l0 (4H,), summed, rows in the order
    i f g o; with the suffix _reverse for the backward reader. Names may share a prefix such as "encoder.".
    Without any bias (bias=False) it is 0.

        lstm = from_torch(torch.nn.LSTM(3, 4).state_dict())
    """
    arrays = _without_prefix(arrays, "weight_ih_l0")
    _refuse(arrays, "weight_hr", "projections", "no proj_size")
    for name in arrays:
        if name.startswith(("weight_", "bias_")) and not name.removesuffix("_reverse").endswith("_l0"):
            raise WeightsError("layers", "one layer, _l0", name)
    suffixes = ("", "_reverse") if any(name.endswith("_reverse") for name in arrays) else ("",)
    kinds = ["weight_ih_l0", "weight_hh_l0"]
    if any(name.startswith("bias") for name in arrays):
        kinds += ["bias_ih_l0", "bias_hh_l0"]
    check_names(arrays, [kind + suffix for suffix in suffixes for kind in kinds])
    checked = {name: _checked(name, array) for name, array in arrays.items()}
    sides = []
    for suffix in suffixes:
        ih, hh, *biases = (checked[kind + suffix] for kind in kinds)
        _same_shape(biases)
        sides.append((ih, hh, sum(biases) if biases else _no_bias(ih)))
    return _layer(sides)


def from_keras(
    arrays: Mapping[str, np.ndarray], *, activation: str = "tanh", recurrent_activation: str = "sigmoid"
) -> LSTM | BiLSTM:
    """From the weights of a Keras `LSTM`, or of a `Bidirectional(LSTM)`, by their path.

    kernel (D, 4H), recurrent_kernel (H, 4H), bias (4H,), columns in the order i f c o. Paths end in these
    names; those of the two readers are told apart by "forward" and "backward" in them. Without a bias
    (use_bias=False) it is 0.

        lstm = from_keras({w.path: w.numpy() for w in layer.weights})
    """
    _activations(recurrent_activation, activation, activation)
    readers: dict[str, dict[str, np.ndarray]] = {}
    for path, array in arrays.items():
        where, _, name = path.rpartition("/")
        if "peephole" in name:
            raise WeightsError("peepholes", "kernel recurrent_kernel bias", path)
        reader = readers.setdefault(where, {})
        reader[name.removesuffix(":0")] = _checked(path, array)
    if len(readers) not in (1, 2):
        raise WeightsError("layers", "one layer, of one or two readers", " ".join(readers) or "∅")
    if len(readers) == 2:
        named = {side: [where for where in readers if side in where.rsplit("/", 2)[-2:][0]] for side in SIDES}
        if [len(found) for found in named.values()] != [1, 1]:
            raise WeightsError("layers", "forward… and backward…", " ".join(readers))
        readers = {side: readers[found[0]] for side, found in named.items()}
    sides = []
    for reader in readers.values():
        check_names(reader, ["kernel", "recurrent_kernel", *(["bias"] if "bias" in reader else [])])
        ih, hh = _axes("kernel", reader["kernel"], 2).T, _axes("recurrent_kernel", reader["recurrent_kernel"], 2).T
        sides.append((ih, hh, reader.get("bias", _no_bias(ih))))
    return _layer(sides)


def from_onnx(arrays: Mapping[str, np.ndarray], **attributes: object) -> LSTM | BiLSTM:
    """From the inputs W, R and B of an ONNX `LSTM` node, and its attributes.

    W (N, 4H, D), R (N, 4H, H), B (N, 8H) = [Wb, Rb], summed, rows in the order i o f c; N is 2 where
    `direction` is "bidirectional". Without B the bias is 0. A "reverse" node gives an `LSTM` to be called
    with reverse=True. Refused: P (peepholes), `activations` other than Sigmoid, Tanh, Tanh, `clip`,
    `input_forget`.

        arrays = {t.name: onnx.numpy_helper.to_array(t) for t in model.graph.initializer}   # by any name
        parts = {part: arrays[name] for part, name in zip("WRB", node.input[1:4])}
        lstm = from_onnx(parts, **{a.name: onnx.helper.get_attribute_value(a) for a in node.attribute})
    """
    attributes = {name: _plain(value) for name, value in attributes.items()}
    direction = attributes.pop("direction", "forward")
    if direction not in ("forward", "reverse", "bidirectional"):
        raise WeightsError("options", "direction forward, reverse or bidirectional", str(direction))
    readers = 2 if direction == "bidirectional" else 1
    _activations(*attributes.pop("activations", ACTIVATIONS * readers))
    attributes.pop("layout", None)
    units = attributes.pop("hidden_size", None)
    for name, value in attributes.items():
        if name not in ("input_forget",) or value:
            raise WeightsError("options", f"no {name}", f"{name} {value}")
    _refuse(arrays, "P", "peepholes", "W R B")
    check_names(arrays, ["W", "R", *(["B"] if "B" in arrays else [])])
    parts = {name: _checked(name, array) for name, array in arrays.items()}
    W, R = _axes("W", parts["W"], 3), _axes("R", parts["R"], 3)
    B = _axes("B", parts.get("B", np.zeros((readers, 2 * W.shape[1]), W.dtype)), 2)
    if {len(W), len(R), len(B)} != {readers} or (units is not None and R.shape[2] != units):
        expected = f"W ({readers}, 4H, D) R ({readers}, 4H, H) B ({readers}, 8H)"
        raise WeightsError("shape", expected + (f" H = {units}" if units else ""), f"{W.shape} {R.shape} {B.shape}")
    if B.shape[1] != 2 * R.shape[1]:
        raise WeightsError("shape", f"B ({readers}, {2 * R.shape[1]})", str(B.shape))
    sides = []
    for w, r, b in zip(W, R, B, strict=True):
        sides.append(tuple(_reordered(rows) for rows in (w, r, b[: len(b) // 2] + b[len(b) // 2 :])))
    return _layer(sides)


def _reordered(rows: np.ndarray) -> np.ndarray:
    """Blocks i o f c as blocks i f c o."""
    if len(rows) % 4:
        raise WeightsError("shape", "4H rows", str(rows.shape))
    i, o, f, c = np.split(rows, 4)
    return np.concatenate([i, f, c, o])


def _layer(sides: list[tuple[np.ndarray, np.ndarray, np.ndarray]]) -> LSTM | BiLSTM:
    if len(sides) == 1:
        return layer_from_arrays(dict(zip(NAMES, sides[0], strict=True)))
    named = zip(SIDES, sides, strict=True)
    return layer_from_arrays({f"{side}.{n}": a for side, parts in named for n, a in zip(NAMES, parts, strict=True)})


def _checked(name: str, array: np.ndarray) -> np.ndarray:
    array = np.asarray(array)
    if array.dtype not in (np.float16, np.float32, np.float64):
        raise WeightsError("dtype", f"{name} float16, float32 or float64", f"{array.dtype}")
    check_values(name, array)
    return array


def _axes(name: str, array: np.ndarray, count: int) -> np.ndarray:
    if array.ndim != count:
        raise WeightsError("shape", f"{name} of {count} axes", str(array.shape))
    return array


def _same_shape(biases: list[np.ndarray]) -> None:
    if biases and biases[0].shape != biases[1].shape:
        raise WeightsError("shape", f"bias_hh {biases[0].shape}", f"{biases[1].shape}")


def _no_bias(weight: np.ndarray) -> np.ndarray:
    return np.zeros(len(weight) if weight.ndim else 0, weight.dtype)


def _refuse(arrays: Mapping[str, np.ndarray], start: str, code: str, expected: str) -> None:
    for name in arrays:
        if name.startswith(start):
            raise WeightsError(code, expected, name)


def _activations(*names: str) -> None:
    given = tuple(str(_plain(name)).lower() for name in names)
    if given not in (ACTIVATIONS, ACTIVATIONS * 2):
        raise WeightsError("activations", " ".join(ACTIVATIONS), " ".join(given))


def _plain(value: object) -> object:
    """Text where ONNX has bytes, a list of it likewise."""
    if isinstance(value, bytes):
        return value.decode()
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def _without_prefix(arrays: Mapping[str, np.ndarray], anchor: str) -> dict[str, np.ndarray]:
    prefix = next((name.removesuffix(anchor) for name in arrays if name.endswith(anchor)), "")
    return {name.removeprefix(prefix): array for name, array in arrays.items()}
