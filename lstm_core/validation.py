"""Validation of what constructors and calls are given; each error says which argument, expected, got."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from lstm_core.layer import Layer

AXES = {"weight_ih": 2, "weight_hh": 2, "bias": 1, "bias_hn": 1}  # of a layer's arrays


def keep_weights(layer: Layer) -> None:
    """Put read-only copies in the place of a frozen layer's arrays.

    ValueError unless they are all float32 or all float64, every value is finite, and they fit together: `misfit`.
    """
    arrays = {name: np.array(getattr(layer, name)) for name in layer.names}
    dtype = arrays["weight_ih"].dtype
    for name, array in arrays.items():
        if array.dtype not in (np.float32, np.float64):
            raise ValueError(f"{name}: expected float32 or float64, got {array.dtype}")
        if array.dtype != dtype:
            raise ValueError(f"{name}: expected {dtype} like weight_ih, got {array.dtype}")
        if not np.isfinite(array).all():
            raise ValueError(f"{name}: expected finite values, got NaN or infinity")
        array.setflags(write=False)
        object.__setattr__(layer, name, array)
    found = misfit(arrays, layer.blocks)
    if found:
        name, letters, expected = found
        if expected is None:
            raise ValueError(f"{name}: expected {AXES[name]} axes, none empty, got shape {arrays[name].shape}")
        shape(name, arrays[name], expected, letters)


def shape(name: str, array: np.ndarray, expected: tuple[int, ...], letters: str) -> None:
    """Raise ValueError unless `array` has the shape `expected`; `letters` names its axes, as in "(4H, D)"."""
    if array.shape != expected:
        raise ValueError(f"{name}: expected shape {letters} = {expected}, got {array.shape}")


def slope(value: object) -> float:
    """The slope of a hard sigma as a float; ValueError unless it is positive and finite."""
    if isinstance(value, bool) or not isinstance(value, int | float | np.number) or not 0 < value < np.inf:
        raise ValueError(f"hard_slope: expected a positive number or None, got {value!r}")
    return float(value)


def sequence(x: ArrayLike, size: int, dtype: DTypeLike) -> np.ndarray:
    """A read-only copy of x as an array of `dtype`, (T, D) or (T, B, D) with at least one step and D = size."""
    array = np.array(x, dtype)
    if not (2 <= array.ndim <= 3 and array.shape[-1] == size and array.size):
        raise ValueError(f"x: expected shape (T, {size}) or (T, B, {size}) with T, B >= 1, got {array.shape}")
    array.setflags(write=False)
    return array


def state(name: str, value: ArrayLike, x: np.ndarray, size: int) -> np.ndarray:
    """An initial state for x, (size,) or (B, size), in its dtype."""
    array = np.asarray(value, x.dtype)
    shape(name, array, (*x.shape[1:-1], size), "([B,] H)")
    return array


def misfit(arrays: Mapping[str, np.ndarray], blocks: int) -> tuple[str, str, tuple[int, ...] | None] | None:
    """The first array that does not fit weight_ih (kH, D), weight_hh (kH, H), bias (kH,), k = `blocks`, and bias_hn
    (H,) where there is one; or None.

    It is (name, shape in letters, shape expected); the last is None where an axis is missing, too many or empty.

    >>> misfit({"weight_ih": np.ones((8, 3)), "weight_hh": np.ones((8, 2)), "bias": np.ones(9)}, blocks=4)
    ('bias', '(4H,)', (8,))
    """
    rows = "H" if blocks == 1 else f"{blocks}H"
    letters = {"weight_hh": f"({rows}, H)", "weight_ih": f"({rows}, D)", "bias": f"({rows},)", "bias_hn": "(H,)"}
    letters = {name: axes for name, axes in letters.items() if name in arrays}
    for name, axes in ((name, AXES[name]) for name in AXES if name in arrays):
        if arrays[name].ndim != axes or 0 in arrays[name].shape:
            return name, letters[name], None
    units, inputs = arrays["weight_hh"].shape[1], arrays["weight_ih"].shape[1]
    rows = blocks * units
    expected = {"weight_hh": (rows, units), "weight_ih": (rows, inputs), "bias": (rows,), "bias_hn": (units,)}
    return next(((n, letters[n], expected[n]) for n in letters if arrays[n].shape != expected[n]), None)
