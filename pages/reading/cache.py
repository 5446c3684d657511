"""What is computed once for everybody: the shipped models, and the latest readings by them."""

from functools import cache, lru_cache

from lstm_core import load_specimen, random_specimen
from pages.jobs.lru import Lru
from pages.state import holds
from pages.state.model_names import RANDOM

READINGS = 256
BYTES = 96_000_000  # of all kept readings together; 256 of the longest by 64 units would take 700 MB


def model(name: str, units: int, seed: int):
    """A shipped or random `Specimen`. KeyError for any other name."""
    return _random(units, seed) if name == RANDOM else _shipped(name)


def key(name: str, units: int, seed: int, text: str) -> tuple:
    """What names a run. Units and seed count for the random model only."""
    return (name, units, seed, text) if name == RANDOM else (name, 0, 0, text)


def reading(key: tuple):
    """The `Reading` that `key` names; the latest READINGS are kept. ValueError for a text without a token."""
    *chosen, text = key
    return _readings.get(key, lambda: model(*chosen).read(text))


def changed(key: tuple, specimen, other: str, held: tuple):
    """`specimen`'s `Reading` of another text than that of `key` ("" the same) with something set by hand."""

    def read():
        by_hand = {f"hold_{way}": holds.of_direction(held, way) or None for way in holds.DIRECTIONS}
        return specimen.read(other or key[-1], **by_hand)

    return _readings.get((key, other, held), read)


def size(reading) -> int:
    """Bytes of a reading's largest arrays: x, and 20 numbers a step and unit of each of two readers."""
    return reading.x.nbytes + 20 * 4 * len(reading.tokens) * reading.trace.h.shape[-1]


_shipped = cache(load_specimen)
_random = lru_cache(16)(random_specimen)
_readings = Lru(READINGS, BYTES, size)
