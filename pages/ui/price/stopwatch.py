"""One training step of RNN, LSTM and Bi-LSTM against the clock: the same batch, one after the other, in turns.

Computed in a worker process; nothing here imports Streamlit.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

import numpy as np

from lstm_core.train import Batch, Network, Plan, fit
from pages.ui.quiz.sizes import LAYERS, READERS

SENTENCES, CLASSES = 32, 4     # in the batch; tags of the read-out
SECONDS = 3.0                  # of measuring
LEAST, MOST = 5, 300           # rounds


def laps(inputs: int, units: int, steps: int, seconds: float = SECONDS, again: str = "") -> Iterator[dict[str, float]]:
    """A record a round: seconds of one update of each kind, and the "share" done. `again` tells runs apart.

    An update is what `lstm_core.train.fit` does between two records: forward, backward, clipping, Adam. Each round
    begins with another kind, and the first round, which warms up, is not told.
    """
    batch = _batch(inputs, steps)
    runs = {kind: _training(kind, inputs, units, batch) for kind in LAYERS}
    kinds = list(runs)
    for kind in kinds:
        next(runs[kind])
    began = time.perf_counter()
    for number in range(MOST):
        lap = {}
        for kind in kinds[number % 3 :] + kinds[: number % 3]:
            start = time.perf_counter()
            next(runs[kind])
            lap[kind] = time.perf_counter() - start
        share = max((time.perf_counter() - began) / seconds, (number + 1) / MOST)
        done = share >= 1 and number + 1 >= LEAST
        yield lap | {"share": 1.0 if done else min(share, 0.99)}
        if done:
            return


def times(found: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Seconds of an update by kind: the median of the rounds."""
    return {kind: median(lap[kind] for lap in found) for kind in LAYERS}


def ratios(found: Sequence[Mapping[str, float]], to: str = "rnn") -> dict[str, float]:
    """How many times as long as `to`, by kind: the median of each round's own ratio, so that a busy spell is shared."""
    return {kind: median(lap[kind] / lap[to] for lap in found) for kind in LAYERS}


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
