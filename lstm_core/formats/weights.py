"""Weights as safetensors: a file of named arrays that can hold numbers and text, never code."""

import json
import math
from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import DTypeLike
from safetensors import SafetensorError
from safetensors.numpy import load, save

from lstm_core import validation
from lstm_core.bidirectional import BI, AnyLayer, Bidirectional, OneLayer
from lstm_core.formats.error import WeightsError
from lstm_core.formats.offsets import check_places
from lstm_core.gru import GRU
from lstm_core.lstm import LSTM
from lstm_core.rnn import RNN

LARGEST_FILE = 5_000_000
LARGEST_HEADER = 1_000_000
LARGEST_WEIGHT = 1e4
DTYPES = {"F16": np.float16, "F32": np.float32, "F64": np.float64}
SIDES: tuple[str, ...] = ("forward", "backward")


def to_bytes(
    arrays: Mapping[str, np.ndarray], texts: Mapping[str, str] | None = None, *, dtype: DTypeLike = np.float32
) -> bytes:
    """The arrays as a safetensors file in `dtype`; `texts` go into its header."""
    # As the library writes it, the order of the texts changes from run to run; the same weights should be
    # the same file, so the header is written again with its keys sorted.
    raw = save({name: np.ascontiguousarray(a, dtype) for name, a in arrays.items()}, dict(texts or {}))
    length = int.from_bytes(raw[:8], "little")
    header = json.dumps(json.loads(raw[8 : 8 + length]), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    written = header.encode()
    written += b" " * (-len(written) % 8)
    return len(written).to_bytes(8, "little") + written + raw[8 + length :]


def from_bytes(data: bytes) -> tuple[dict[str, np.ndarray], dict[str, str]]:
    """(arrays by name, texts of the header) of a safetensors file, every array checked: `WeightsError`."""
    header = _header(data)
    texts = header.pop("__metadata__", {})
    if not isinstance(texts, dict) or not all(isinstance(value, str) for value in texts.values()):
        raise WeightsError("header", "__metadata__ of strings", type(texts).__name__)
    for name, entry in header.items():
        dtype = entry.get("dtype") if isinstance(entry, dict) else entry
        if not isinstance(entry, dict) or not isinstance(dtype, str) or dtype not in DTYPES:
            raise WeightsError("dtype", f"{name[:40]} F16, F32 or F64", str(dtype)[:40])
    check_places(header, len(data) - 8 - int.from_bytes(data[:8], "little"), DTYPES)
    try:
        arrays = load(data)
    except (SafetensorError, ValueError, OverflowError) as error:
        raise WeightsError("header", "safetensors", type(error).__name__) from error
    for name, array in arrays.items():
        check_values(name[:40], array)
    return arrays, texts


def check_values(name: str, array: np.ndarray) -> None:
    """Raise `WeightsError` unless every value is finite and no larger than `LARGEST_WEIGHT`."""
    largest = np.abs(array.astype(np.float64)).max(initial=0.0)
    if not np.isfinite(largest):
        raise WeightsError("not-finite", f"{name} finite", "NaN" if np.isnan(largest) else "infinity")
    if largest > LARGEST_WEIGHT:
        raise WeightsError("range", f"{name} at most {LARGEST_WEIGHT:g}", f"{largest:g}")


def check_shape(name: str, array: np.ndarray, shape: tuple[int, ...]) -> None:
    """Raise `WeightsError` unless `array` has `shape`."""
    if array.shape != shape:
        raise WeightsError("shape", f"{name} {shape}", f"{array.shape}")


def layer_to_arrays(layer: AnyLayer) -> dict[str, np.ndarray]:
    """The arrays of a layer by name; those of two readers begin with "forward." and "backward."."""
    if isinstance(layer, Bidirectional):
        return {f"{s}.{name}": getattr(getattr(layer, s), name) for s in SIDES for name in layer.names}
    return {name: getattr(layer, name) for name in layer.names}


def layer_from_arrays(arrays: Mapping[str, np.ndarray]) -> AnyLayer:
    """The layer of arrays named as by `layer_to_arrays`.

    A bias_hn makes a GRU; else weight_hh (4H, H) makes an LSTM, (H, H) an RNN. float16 becomes float32. Raises
    `WeightsError` for other names, shapes, dtypes or values.
    """
    both = any(name.startswith(("forward.", "backward.")) for name in arrays)
    first = {name.removeprefix("forward."): array for name, array in arrays.items()}
    kind = kind_of(first)
    check_names(arrays, [f"{side}.{name}" for side in SIDES for name in kind.names] if both else list(kind.names))
    _check_dtypes(arrays)
    if not both:
        return _layer(arrays, kind, "")
    sides = [{name: arrays[f"{side}.{name}"] for name in kind.names} for side in SIDES]
    forward, backward = (_layer(part, kind, f"{side}.") for side, part in zip(SIDES, sides, strict=True))
    check_shape("backward.weight_ih", backward.weight_ih, forward.weight_ih.shape)
    return BI[kind](forward, backward)


def kind_of(arrays: Mapping[str, np.ndarray]) -> type[OneLayer]:
    """The class of one reader's arrays: with a bias_hn a GRU, with weight_hh (H, H) an RNN, else an LSTM."""
    if "bias_hn" in arrays:
        return GRU
    hidden = np.shape(arrays.get("weight_hh", ()))
    return RNN if len(hidden) == 2 and hidden[0] == hidden[1] else LSTM


def check_names(arrays: Collection[str], expected: list[str]) -> None:
    """Raise `WeightsError` naming what is missing or what is too many."""
    missing = [name for name in expected if name not in arrays]
    extra = [name for name in arrays if name not in expected]
    if missing or extra:
        got = " ".join([f"−{name}" for name in missing] + [f"+{str(name)[:60]}" for name in extra[:5]])
        raise WeightsError("names", " ".join(expected), got)


def _layer(arrays: Mapping[str, np.ndarray], kind: type[OneLayer], prefix: str) -> OneLayer:
    parts = {}
    for name in kind.names:
        array = np.asarray(arrays[name])
        if array.dtype not in (np.float16, np.float32, np.float64):
            raise WeightsError("dtype", f"{prefix}{name} float16, float32 or float64", f"{array.dtype}")
        check_values(prefix + name, array)
        parts[name] = array.astype(np.float32) if array.dtype == np.float16 else array
    found = validation.misfit(parts, kind.blocks)
    if found:
        name, letters, expected = found
        raise WeightsError("shape", f"{prefix}{name} {expected or letters}", f"{parts[name].shape}")
    return kind(**parts)


def _check_dtypes(arrays: Mapping[str, np.ndarray]) -> None:
    """Raise `WeightsError` unless all arrays have one dtype; float16 counts as the float32 it becomes."""
    found = {name: np.asarray(array).dtype for name, array in arrays.items()}
    wide = {name: np.dtype(np.float32) if dtype == np.float16 else dtype for name, dtype in found.items()}
    if len(set(wide.values()) & {np.dtype(np.float32), np.dtype(np.float64)}) > 1:
        raise WeightsError("dtype", "one dtype", ", ".join(f"{name} {dtype}" for name, dtype in found.items()))


def _header(data: bytes) -> dict:
    """The header of a safetensors file: 8 bytes of its length, then JSON. Nothing is executed or unpacked."""
    if len(data) > LARGEST_FILE:
        raise WeightsError("too-large", f"at most {LARGEST_FILE} bytes", f"{len(data)} bytes")
    plausible = len(data) > 8 and data[8:9] == b"{"
    if not plausible:
        if (data[:1] == b"\x80" and data[1:2] in b"\x02\x03\x04\x05") or (data[:2] == b"PK" and b"data.pkl" in data):
            raise WeightsError("pickle", "safetensors", "pickle")
        raise WeightsError("not-safetensors", "safetensors", data[:8].hex(" ") or "0 bytes")
    length = int.from_bytes(data[:8], "little")
    if length > LARGEST_HEADER:
        raise WeightsError("header", f"a header of at most {LARGEST_HEADER} bytes", f"{length} bytes")
    if 8 + length > len(data):
        raise WeightsError("truncated", f"at least {8 + length} bytes", f"{len(data)} bytes")
    return read_json(data[8 : 8 + length], "header")


def read_json(text: bytes | str, code: str) -> dict:
    """A JSON object; `WeightsError` with `code` for anything else, NaN, 1e999, a name that stands twice and
    halves of characters included."""
    try:
        found = json.loads(text, parse_constant=_finite, parse_float=_finite, object_pairs_hook=_each_once)
        json.dumps(found, ensure_ascii=False).encode()  # half a surrogate pair cannot be shown
    except (ValueError, RecursionError) as error:
        got = str(error)[:80] if type(error) is ValueError else type(error).__name__
        raise WeightsError(code, "JSON", got) from None
    if not isinstance(found, dict):
        raise WeightsError(code, "a JSON object", type(found).__name__)
    return found


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name twice")
    return found


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise ValueError(digits)
    return value
