"""How many of ten seeds learn the distance sentences: by cell, start, range of distances and number of updates.

`python -m lstm_core.recipes.far` trains them and writes the shares of fresh sentences that each seed gets right into
`assets/far-seeds.toml`.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from lstm_core.recipes.far import training
from lstm_core.recipes.far.starts import CELLS, STARTS
from lstm_core.recipes.far.training import Setting, accuracies, steps, train
from lstm_core.recipes.progress import Progress

FILE = Path(__file__).parents[3] / "assets" / "far-seeds.toml"
RANGES = (0, 4, 10, 20, 40)  # the most fillers of what a network is trained on, and judged by
FARTHEST = RANGES[-1]
SEEDS = range(10)
COMPARED = (("rnn", "uniform"), ("rnn", "orthogonal"), ("rnn", "identity"), ("lstm", "uniform"))  # start against start
ONLY_FAR = (("lstm", "uniform"), ("lstm", "bias 2"), ("lstm", "chrono"), ("rnn", "orthogonal"), ("rnn", "identity"))
SET_UP = {
    "units": training.UNITS,
    "embedding": training.INPUTS,
    "sentences": training.TRAINED_ON,
    "batch": training.BATCH,
    "optimiser": "Adam",
    "first_rate": training.FIRST_RATE,
    "last_rate": training.LAST_RATE,
    "fresh_for_each_number_of_fillers": training.FRESH,
    "solved_from": training.SOLVED,
}


@dataclass(frozen=True)
class Seeds:
    """A setting in a language with, for each of the ten seeds, the share of fresh sentences that it got right."""

    language: str
    setting: Setting
    shares: tuple[float, ...]

    @property
    def solved(self) -> int:
        """How many seeds have learnt it."""
        return sum(share >= training.SOLVED for share in self.shares)


def settings(language: str) -> list[Setting]:
    """What is measured: the cells from Keras' defaults at each range, the RNN also with more updates; other starts.

    With twice the updates an RNN takes about the time of an LSTM. In the second language fewer of the other starts are
    measured: those whose counts a page compares.
    """
    found = [Setting(cell, "keras", farthest) for farthest in RANGES for cell in CELLS]
    found += [Setting("rnn", "keras", farthest, epochs=2 * training.EPOCHS) for farthest in (20, 40)]
    others = [(cell, start) for cell in CELLS for start in STARTS[cell] if start != "keras"]
    found += [Setting(*one, 20) for one in others if language == "zh" or one in COMPARED]
    return [*found, Setting("rnn", "identity", 40), *(Setting(*one, 40, nearest=40) for one in ONLY_FAR)]


def measure(language: str, setting: Setting) -> Iterator[Progress]:
    """Train each seed; the figures are the share of fresh sentences and the seconds of training."""
    for seed in SEEDS:
        *_, last = train(language, setting, seed)
        found = accuracies(last.network, language, steps(setting.farthest, setting.nearest))
        figures = {"accuracy": float(np.mean([*found.values()])), "seconds": last.seconds}
        yield Progress(f"{language} {setting}", seed, setting.epochs, figures)


def to_toml(measured: Sequence[Seeds]) -> str:
    """The text of `FILE`."""
    lines = ["# Made by python -m lstm_core.recipes.far", "[set_up]"]
    lines += [f"{key} = {_spelled(value)}" for key, value in SET_UP.items()]
    for row in measured:
        facts = {"language": row.language} | asdict(row.setting) | {"shares": list(row.shares)}
        lines += ["", "[[seeds]]", *(f"{key} = {_spelled(value)}" for key, value in facts.items())]
    return "\n".join(lines) + "\n"


def kept(path: Path = FILE) -> dict[tuple[str, Setting], Seeds]:
    """What is shipped: `kept()["zh", Setting("rnn", "keras", farthest=20)].shares`."""
    found = {}
    for row in tomllib.loads(path.read_text("utf-8"))["seeds"]:
        language, shares = row.pop("language"), tuple(row.pop("shares"))
        found[language, Setting(**row)] = Seeds(language, Setting(**row), shares)
    return found


def _spelled(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)
