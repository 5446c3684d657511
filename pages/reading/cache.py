"""What is computed once for everybody: the shipped models, the latest readings by them, and the latest figures."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from hashlib import sha256
from typing import Any

import numpy as np

from lstm_core import Reading, Specimen, load_specimen, random_specimen
from lstm_core.text.tokeniser import Tokens
from pages.jobs.lru import Lru
from pages.state import holds
from pages.state.model_names import random_kind

READINGS = 256
BYTES = 96_000_000  # of all kept readings together; 256 of the longest by 64 units would take 700 MB

TOKENS = 100_000  # kept of all texts together
FIGURES = 64
FIGURE_BYTES, BARE = 32_000_000, 140_000  # of all kept figures together; of one without its arrays


def model(name: str, units: int, seed: int) -> Specimen:
    """A shipped or random `Specimen`. KeyError for any other name."""
    kind = random_kind(name)
    return _random(units, seed, kind) if kind else _shipped(name)


def key(name: str, units: int, seed: int, text: str) -> tuple:
    """What names a run. Units and seed count for a random model only."""
    return (name, units, seed, text) if random_kind(name) else (name, 0, 0, text)


def tokens(key: tuple, specimen: Specimen) -> Tokens:
    """The tokens that `specimen` makes of the text that `key` names, cut once."""
    return _tokens.get(key, lambda: specimen.tokenise(key[-1]))


def reading(key: tuple, specimen: Specimen, cut: Tokens | None = None) -> Reading:
    """The run of `specimen` that `key` names; the latest READINGS are kept. ValueError for a text without a token.

    `cut` are the text's tokens where a model with the same tokeniser has made them.
    """
    return _readings.get(key, lambda: specimen.run(cut or tokens(key, specimen)))


def read_shipped(name: str, text: str, cut: Tokens | None = None) -> Reading:
    """The run of a shipped model over a text."""
    return reading(key(name, 0, 0, text), model(name, 0, 0), cut)


def changed(key: tuple, specimen: Specimen, other: str, held: tuple[holds.Hold, ...]) -> Reading:
    """`specimen`'s `Reading` of another text than that of `key` ("" the same) with something set by hand."""

    def read() -> Reading:
        by_hand = {f"hold_{way}": holds.of_direction(held, way) or None for way in holds.DIRECTIONS}
        return specimen.read(other or key[-1], **by_hand)

    return _readings.get((key, other, held), read)


def figure(key: tuple, draw: Callable[[], Any]) -> Any:
    """The Plotly figure that `key` names; the latest are kept, and whoever has one leaves it as it is."""
    return _figures.get(key, draw)


def digest(arrays: Mapping[str, np.ndarray]) -> bytes:
    """What names numbers that have no name of their own."""
    said = (f"{name}{values.shape}".encode() + values.tobytes() for name, values in arrays.items())
    return sha256(b"".join(said)).digest()


def size(reading: Reading) -> int:
    """Bytes of a reading's largest arrays: x, 20 numbers a step and unit of each reader, and its layer's weights."""
    layers = [reader.layer for reader in reading.readers.values()]
    weights = sum(layer.weight_ih.nbytes + layer.weight_hh.nbytes for layer in layers)
    return reading.x.nbytes + 20 * 4 * len(reading.tokens) * reading.trace.h.shape[-1] + weights


def figure_size(figure: Any) -> int:
    """About the bytes of a Plotly figure."""
    parts = (part for trace in figure.data for part in trace.to_plotly_json().values())
    return BARE + sum(part.nbytes for part in parts if isinstance(part, np.ndarray))


_shipped = cache(load_specimen)
_random = lru_cache(16)(random_specimen)
_readings = Lru(READINGS, BYTES, size)
_tokens: Lru[Tokens] = Lru(READINGS, TOKENS, len)
_figures: Lru[Any] = Lru(FIGURES, FIGURE_BYTES, figure_size)
