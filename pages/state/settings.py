"""Settings of a chapter as one parameter of its link: what differs from the defaults, `name:value` by `;`."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Any

from pages.state.parsers import flag, integer, named, number, one_of
from pages.state.sizes import BOUNDS
from pages.words.words import LANGUAGES

LENGTHS, SIZES, SEEDS, GAINS, BIASES = (10, 400), (1, 64), (0, 9999), (0.5, 1.5), (0.0, 5.0)
SOURCES = ("steps", "sentence", "silence")


def whole(least: int, most: int) -> Callable[[str], int]:
    """A parser for a number of five digits at most."""
    return integer(least, most, longest=5)


def setting(default: Any, parse: Callable[[str], object]) -> Any:
    """A field with its default and the parser of its value in the address."""
    return field(default=default, metadata={"parse": parse})


@dataclass(frozen=True)
class Reach:
    """What the picture of gradients against distance shows."""

    source: str = setting("steps", one_of(*SOURCES))
    steps: int = setting(100, whole(*LENGTHS))
    units: int = setting(8, whole(*SIZES))
    seed: int = setting(0, whole(*SEEDS))
    gain: float = setting(0.0, number(*GAINS, 0.0))  # 0: uniform in ±1/√H, and no orthogonal matrix
    bias: float = setting(1.0, number(*BIASES))
    chrono: bool = setting(False, flag)
    trained: bool = setting(False, flag)


@dataclass(frozen=True)
class Match:
    """Who duels; `gain` 0 is the RNN's usual beginning, uniform in ±1/√H, and no orthogonal matrix."""

    lag: int = setting(20, whole(*LENGTHS))
    units: int = setting(8, whole(*SIZES))
    seed: int = setting(0, whole(*SEEDS))
    gain: float = setting(0.0, number(*GAINS, 0.0))
    bias: float = setting(1.0, number(*BIASES))
    chrono: bool = setting(False, flag)
    equal: bool = setting(False, flag)  # the RNN has as many parameters as the LSTM, not as many units


@dataclass(frozen=True)
class Cost:
    """Sizes of the networks whose cost is shown, the size the picture grows along, whose segmenters are compared."""

    inputs: int = setting(32, whole(*BOUNDS["inputs"]))
    units: int = setting(16, whole(*BOUNDS["units"]))
    steps: int = setting(20, whole(*BOUNDS["steps"]))
    layers: int = setting(1, whole(*BOUNDS["layers"]))
    along: str = setting("units", one_of(*BOUNDS))
    segmenter: str = setting("", one_of(*LANGUAGES))  # "": that of the page's language


def parse(kind: type, raw: str) -> Any:
    """The settings that a parameter names; ValueError for a name or value that is none."""
    parsers = {each.name: each.metadata["parse"] for each in fields(kind)}
    return kind(**named(filter(None, raw.split(";")), parsers))


def spell(chosen: Any) -> str:
    """The parameter of these settings, "" for the defaults."""
    changed = ((each.name, getattr(chosen, each.name)) for each in fields(chosen))
    usual = type(chosen)()
    return ";".join(f"{name}:{plain(value)}" for name, value in changed if value != getattr(usual, name))


def plain(value: object) -> str:
    return str(int(value)) if isinstance(value, bool) else f"{value:g}" if isinstance(value, float) else str(value)
