"""What the readers of other libraries' weights share: arrays checked one by one, layers made of checked arrays.

`torch`, `keras` and `onnx` take a mapping from name to array and return an `LSTM` or, where
both directions are there, a `BiLSTM`. What the layer here cannot express is refused by name with a `WeightsError`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from lstm_core.bilstm import BiLSTM
from lstm_core.formats.weights import NAMES, SIDES, WeightsError, check_values, layer_from_arrays
from lstm_core.lstm import LSTM
from lstm_core.rnn import RNN

LISTED = 12  # groups that a refusal names before it says how many more there are


def layer_of(
    sides: list[tuple[np.ndarray, np.ndarray, np.ndarray]], *, hard_slope: float | None = None, reverse: bool = False
) -> LSTM | BiLSTM:
    """The layer of (weight_ih, weight_hh, bias) of one reader or of two, forward first, in this library's layout."""
    if len(sides) == 2:
        named = zip(SIDES, sides, strict=True)
        arrays = {f"{side}.{n}": a for side, parts in named for n, a in zip(NAMES, parts, strict=True)}
    else:
        arrays = dict(zip(NAMES, sides[0], strict=True))
    layer = layer_from_arrays(arrays)
    if isinstance(layer, RNN):
        raise WeightsError("shape", "weight_hh (4H, H) of an LSTM", f"{layer.weight_hh.shape}")
    if isinstance(layer, BiLSTM):
        return BiLSTM(*(replace(reader, hard_slope=hard_slope) for reader in (layer.forward, layer.backward)))
    return replace(layer, hard_slope=hard_slope, reverse=reverse)


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
