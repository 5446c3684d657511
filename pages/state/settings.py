"""Settings of a chapter as one parameter of its link: what differs from the defaults, `name:value` by `;`."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from pages.state.parsers import flag, integer, number, one_of
from pages.state.sizes import BOUNDS
from pages.words.words import LANGUAGES

LENGTHS, SIZES, SEEDS, GAINS, BIASES = (10, 400), (1, 64), (0, 9999), (0.5, 1.5), (0.0, 5.0)
SOURCES = ("steps", "sentence", "silence")


@dataclass(frozen=True)
class Reach:
    """What the picture of gradients against distance shows."""

    source: str = "steps"
    steps: int = 100
    units: int = 8
    seed: int = 0
    gain: float = 1.0
    bias: float = 1.0
    chrono: bool = False
    trained: bool = False


@dataclass(frozen=True)
class Match:
    """Who duels; `gain` 0 is the RNN's usual beginning, uniform in ±1/√H, and no orthogonal matrix."""

    lag: int = 50
    units: int = 8
    seed: int = 0
    gain: float = 0.0
    bias: float = 1.0
    chrono: bool = False
    equal: bool = False  # the RNN has as many parameters as the LSTM, not as many units


@dataclass(frozen=True)
class Cost:
    """Sizes of the networks whose price is shown, the size the picture grows along, whose segmenters are compared."""

    inputs: int = 32
    units: int = 16
    steps: int = 20
    layers: int = 1
    along: str = "units"
    segmenter: str = ""  # "": that of the page's language


def whole(least: int, most: int) -> Callable[[str], int]:
    """A parser for a number of five digits at most."""
    return integer(least, most, longest=5)


PARSERS: dict[type, dict[str, Callable[[str], object]]] = {
    Reach: {
        "source": one_of(*SOURCES),
        "steps": whole(*LENGTHS),
        "units": whole(*SIZES),
        "seed": whole(*SEEDS),
        "gain": number(*GAINS),
        "bias": number(*BIASES),
        "chrono": flag,
        "trained": flag,
    },
    Match: {
        "lag": whole(*LENGTHS),
        "units": whole(*SIZES),
        "seed": whole(*SEEDS),
        "gain": number(*GAINS, 0.0),
        "bias": number(*BIASES),
        "chrono": flag,
        "equal": flag,
    },
    Cost: {
        **{name: whole(*bounds) for name, bounds in BOUNDS.items()},
        "along": one_of(*BOUNDS),
        "segmenter": one_of(*LANGUAGES),
    },
}


def parse(kind: type, raw: str) -> Any:
    """The settings that a parameter names; ValueError for a name or value that is none."""
    named: dict[str, object] = {}
    for part in filter(None, raw.split(";")):
        name, _, value = part.partition(":")
        if name not in PARSERS[kind] or name in named:
            raise ValueError(f"no such setting: {raw!r}")
        named[name] = PARSERS[kind][name](value)
    return kind(**named)


def spell(chosen: Any) -> str:
    """The parameter of these settings, "" for the defaults."""
    changed = ((field.name, getattr(chosen, field.name)) for field in fields(chosen))
    usual = type(chosen)()
    return ";".join(f"{name}:{_plain(value)}" for name, value in changed if value != getattr(usual, name))


def _plain(value: object) -> str:
    return str(int(value)) if isinstance(value, bool) else f"{value:g}" if isinstance(value, float) else str(value)
