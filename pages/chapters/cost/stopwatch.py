"""The time of one training step of RNN, LSTM and Bi-LSTM: the same batch, one after the other, in turns.

Computed in a worker process; nothing here imports Streamlit.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

import numpy as np

from lstm_core.train import Batch, Network, Plan, fit
from pages.state.sizes import LAYERS, READERS

SENTENCES, CLASSES = 32, 4  # in the batch; tags of the read-out
SECONDS = 3.0  # of measuring
LEAST, MOST = 5, 300  # rounds
# The processor's time for this thread, which what else the machine does does not make longer; not where it is coarse.
CLOCK = time.thread_time if time.get_clock_info("thread_time").resolution < 1e-5 else time.perf_counter
WIDE = 1.3  # times as far from end to end, and the middle half of the rounds is no ratio any more


@dataclass(frozen=True)
class Lap:
    """A round: the processor's seconds for one update of each kind."""

    seconds: dict[str, float]
    progress: float


def laps(inputs: int, units: int, steps: int, seconds: float = SECONDS, again: str = "") -> Iterator[Lap]:
    """Measure round by round.

    `again` tells runs apart. An update is what `lstm_core.train.fit` does between two records: forward, backward,
    clipping, Adam. Each round begins with another kind, and the first round, which warms up, is not told.
    """
    batch = _batch(inputs, steps)
    runs = {kind: _training(kind, inputs, units, batch) for kind in LAYERS}
    kinds = list(runs)
    for kind in kinds:
        next(runs[kind])
    began = time.perf_counter()
    for number in range(MOST):
        took = {}
        for kind in kinds[number % 3 :] + kinds[: number % 3]:
            start = CLOCK()
            next(runs[kind])
            took[kind] = CLOCK() - start
        progress = max((time.perf_counter() - began) / seconds, (number + 1) / MOST)
        done = progress >= 1 and number + 1 >= LEAST
        yield Lap(took, 1.0 if done else min(progress, 0.99))
        if done:
            return


def times(found: Sequence[Lap]) -> dict[str, float]:
    """Seconds of an update by kind: the median of the rounds."""
    return {kind: median(lap.seconds[kind] for lap in found) for kind in LAYERS}


def between(found: Sequence[Lap], kind: str, to: str = "rnn") -> tuple[float, float]:
    """Where the middle half of the rounds lies, each by its own ratio of `kind` to `to`."""
    least, _, most = quantiles([lap.seconds[kind] / lap.seconds[to] for lap in found], n=4, method="inclusive")
    return least, most


def is_busy(found: Sequence[Lap]) -> bool:
    """Whether the rounds differ so much that no ratio of the times can be told."""
    middles = [between(found, kind, to) for kind, to in (("lstm", "rnn"), ("bilstm", "rnn"), ("bilstm", "lstm"))]
    return any(most > WIDE * least for least, most in middles)


def _batch(inputs: int, steps: int) -> Batch:
    rng = np.random.default_rng(0)
    x = rng.normal(size=(steps, SENTENCES, inputs)).astype(np.float32)
    shape = (steps, SENTENCES)
    return Batch(x, rng.integers(0, CLASSES, shape), np.ones(shape, np.float32), None)


def _training(kind: str, inputs: int, units: int, batch: Batch) -> Iterator:
    layer = LAYERS[kind].random(inputs, units, dtype=np.float32)
    weight = np.zeros((CLASSES, READERS[kind] * units), np.float32)
    network = Network(None, layer, weight, np.zeros(CLASSES, np.float32))
    return fit(network, lambda rng: [batch], Plan(epochs=MOST + 2, rates=lambda n: np.full(n, 1e-3)))
