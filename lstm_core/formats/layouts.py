"""What the readers of other libraries' weights share: arrays checked one by one, layers made of checked arrays.

`torch`, `keras` and `onnx` take a mapping from name to array and return a layer of one reader or, where both
directions are there, of two. What the layer here cannot express is refused by name with a `WeightsError`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from lstm_core.bidirectional import AnyLayer, Bidirectional
from lstm_core.formats.weights import SIDES, WeightsError, check_values, layer_from_arrays

LISTED = 12  # groups that a refusal names before it says how many more there are


def layer_of(sides: list[dict[str, np.ndarray]], *, reverse: bool = False, **facts: Any) -> AnyLayer:
    """The layer of the arrays of one reader or of two, forward first, named and laid out as in this library.

    `facts` are what arrays do not say, such as hard_slope; `reverse` is that of a single reader.
    """
    named = [(f"{side}.{name}", a) for side, parts in zip(SIDES, sides, strict=False) for name, a in parts.items()]
    layer = layer_from_arrays(dict(named) if len(sides) == 2 else sides[0])
    if isinstance(layer, Bidirectional):
        return layer.each(lambda reader: replace(reader, **facts))
    return replace(layer, reverse=reverse, **facts)


def checked(name: str, value: Any) -> np.ndarray:
    """The array behind a NumPy array, a tensor (parameters and other devices included) or a variable.

    bfloat16 becomes float32. `WeightsError` for what holds no floating-point numbers, for NaN, infinity and values
    beyond the range.
    """
    try:
        inside = getattr(value, "value", None)  # a Keras variable holds its backend's tensor
        value = value if inside is None or callable(inside) else inside
        if hasattr(value, "detach"):
            value = value.detach().cpu()
            value = value.float() if str(value.dtype) == "torch.bfloat16" else value
        array = np.asarray(value)
    except (RuntimeError, TypeError, ValueError) as error:
        raise WeightsError("dtype", f"{name[:60]} of numbers", f"{type(value).__name__}, {error}"[:120]) from None
    if array.dtype.name == "bfloat16":
        array = array.astype(np.float32)
    if array.dtype not in (np.float16, np.float32, np.float64):
        raise WeightsError("dtype", f"{name[:60]} float16, float32 or float64", f"{array.dtype}")
    check_values(name[:60], array)
    return array


def blocks_of(weight_hh: object) -> float:
    """How many blocks of H rows there are: 1 of an RNN, 3 of a GRU, 4 of an LSTM; 0 where it is no matrix."""
    shape = getattr(weight_hh, "shape", ())
    return shape[0] / shape[1] if len(shape) == 2 and shape[1] else 0


def gru_arrays(ih: np.ndarray, hh: np.ndarray, of_x: np.ndarray, of_h: np.ndarray) -> dict[str, np.ndarray]:
    """The arrays of a GRU whose blocks are in the order r z n, from its two biases (3H,)."""
    gates = 2 * hh.shape[1]
    bias = np.concatenate([of_x[:gates] + of_h[:gates], of_x[gates:]])
    return {"weight_ih": ih, "weight_hh": hh, "bias": bias, "bias_hn": of_h[gates:]}


def reordered(rows: np.ndarray, order: Sequence[int]) -> np.ndarray:
    """Blocks of rows in another order; `WeightsError` where they are no whole blocks."""
    if len(rows) % len(order):
        raise WeightsError("shape", f"{len(order)}H rows", str(rows.shape))
    blocks = np.split(rows, len(order))
    return np.concatenate([blocks[k] for k in order])


def axes(name: str, array: np.ndarray, count: int) -> np.ndarray:
    """The array itself; `WeightsError` unless it has `count` axes."""
    if array.ndim != count:
        raise WeightsError("shape", f"{name} of {count} axes", str(array.shape))
    return array


def no_bias(weight: np.ndarray) -> np.ndarray:
    """Zeros for the rows of a layer without a bias."""
    return np.zeros(len(weight) if weight.ndim else 0, weight.dtype)


def listed(found: Iterable[str]) -> str:
    """Names in a refusal, at most `LISTED`."""
    names = [name[:80] for name in found]
    more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return ", ".join(names[:LISTED]) + more


def named(arrays: Mapping[Any, object]) -> dict[str, object]:
    """The mapping with text for keys; `WeightsError` for what is no mapping, such as a layer itself."""
    if not isinstance(arrays, Mapping):
        raise WeightsError("names", "a mapping from name to array", type(arrays).__name__)
    return {str(name): value for name, value in arrays.items()}
