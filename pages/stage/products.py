"""The products behind a unit's sums, sent beside the payload once the stage has asked for them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import numpy as np

from lstm_core import Reading, contributions
from lstm_core.reader import DIRECTIONS, Reader
from pages.stage.payload import floats


@dataclass(frozen=True)
class Wish:
    """What the stage asked for: of which run, in which of the lab's two, of which reader and unit.

    `word` numbers the wish, so that the stage knows the answer to it.
    """

    word: int
    run: str
    shown: str
    direction: str
    unit: int


def wish(said: object) -> Wish | None:
    """What the browser said as a `Wish`; None where it is none."""
    kinds = {"word": int, "run": str, "shown": str, "direction": str, "unit": int}
    if not isinstance(said, Mapping) or not all(isinstance(said.get(name), kind) for name, kind in kinds.items()):
        return None
    return Wish(**{name: said[name] for name in kinds})


def products(reader: Reader, unit: int) -> dict[str, str]:
    """A unit's rows of the weights (k, D + H), its biases (k,) and its products (T, k, D + H).

    k is 4 of an LSTM, gates in order i f g o, 3 of a GRU, in order r z n, and 1 of an RNN.

    Each is base64 of little-endian float32. IndexError where there is no such unit.
    """
    layer = reader.layer
    parts = contributions(layer, reader.trace, unit)
    rows = np.arange(layer.blocks) * layer.hidden_size + unit
    weights = np.concatenate([layer.weight_ih[rows], layer.weight_hh[rows]], axis=1)
    return {"weights": floats(weights), "bias": floats(layer.bias[rows]), "products": floats(parts)}


def answer(asked: Wish, run: str, readings: Mapping[str, Reading | None]) -> dict[str, str]:
    """`products` for a wish of this run, of the reading that it names; nothing where they are not to be had."""
    reading = readings.get(asked.shown)
    if asked.run != run or reading is None or asked.direction not in DIRECTIONS:
        return {}
    reader = reading.readers.get(asked.direction)
    return products(reader, asked.unit) if reader and 0 <= asked.unit < reader.units else {}


def markup(asked: Wish, answered: Mapping[str, str]) -> str:
    """The element in which the stage finds the answer."""
    return f'<span data-products="{asked.word}" data-arrays="{escape(json.dumps(answered))}"></span>'
