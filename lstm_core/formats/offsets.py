"""Where the arrays of a safetensors file stand: one behind the other, from the end of the header to the file's."""

import json
from collections.abc import Mapping
from math import prod
from typing import TypeGuard

import numpy as np
from numpy.typing import DTypeLike

from lstm_core.formats.error import WeightsError

MOST = 8  # dimensions


def check_places(entries: Mapping[str, dict], body: int, dtypes: Mapping[str, DTypeLike]) -> None:
    """Raise `WeightsError` unless a header gives its arrays their places in `body` bytes.

    `entries` have a dtype of `dtypes`. Codes: shape, offsets (of the first array that does not begin where the one
    before it ends, or does not take what its shape needs), truncated. What is expected and got is said without words.
    """
    end = 0
    for name, entry in sorted(entries.items(), key=lambda named: _order(named[1])):
        shape, offsets = entry.get("shape"), entry.get("data_offsets")
        if not _is_shape(shape):
            raise WeightsError("shape", f"{name[:40]} [n, …], 0 ≤ n < 2³²", _short(shape))
        begin, end = end, end + prod(shape) * np.dtype(dtypes[entry["dtype"]]).itemsize
        if offsets != [begin, end]:
            raise WeightsError("offsets", f"{name[:40]} [{begin}, {end}]", _short(offsets))
    if end > body:
        raise WeightsError("truncated", f"{end} B", f"{body} B")
    if end < body:
        raise WeightsError("offsets", f"{end} B", f"{body} B")


def _is_shape(shape: object) -> TypeGuard[list[int]]:
    """Sizes of at most MOST dimensions, so small that their product can be printed."""
    return _is_numbers(shape) and len(shape) <= MOST and all(0 <= size < 2**32 for size in shape)


def _is_numbers(found: object) -> TypeGuard[list[int]]:
    return isinstance(found, list) and all(type(number) is int for number in found)


def _order(entry: dict) -> tuple[int, ...]:
    """By which arrays are sorted: those without a place come first."""
    offsets = entry.get("data_offsets")
    return tuple(offsets) if _is_numbers(offsets) and len(offsets) == 2 else ()


def _short(found: object) -> str:
    return json.dumps(found, ensure_ascii=False)[:40]
