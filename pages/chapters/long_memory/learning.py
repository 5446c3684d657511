"""One network that learns the distance sentences, as a job. Imports no Streamlit: worker processes run it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from lstm_core.recipes.far.training import Setting, accuracies, steps, train

EVERY = 25  # updates
START = "keras"
TRAINED = 0.95  # the part of the work that is training; the rest is the examination


@dataclass(frozen=True)
class Learning:
    """How it stands; `share` of fresh sentences is right, known at the end alone."""

    update: int
    loss: float  # mean since the record before
    progress: float
    share: float | None = None


def learning(language: str, cell: str, farthest: int, seed: int) -> Iterator[Learning]:
    """Train one seed as those of the shipped table were, and examine it as they were."""
    setting, losses = Setting(cell, START, farthest), []
    for record in train(language, setting, seed):
        losses.append(record.loss)
        if record.update % EVERY == 0 or record.update == record.updates:
            now = Learning(record.update, float(np.mean(losses)), TRAINED * record.progress)
            yield now
            losses = []
    found = accuracies(record.network, language, steps(farthest))
    yield Learning(now.update, now.loss, 1.0, float(np.mean([*found.values()])))
