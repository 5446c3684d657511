"""A training as a job of the trainer. Imports no Streamlit: worker processes run it."""

from collections.abc import Iterator
from dataclasses import astuple, replace

import numpy as np

from lstm_core import LSTM, BiLSTM
from lstm_core.train import Diverged, Network
from pages.chapters.training import reviews, toys
from pages.chapters.training.moment import Moment, Subject
from pages.state.training_settings import parse

EVERY = 10  # updates from one snapshot to the next
FRESH, CUT = 2000, 500  # sequences on which it is judged at the end, and once more without its recurrent weights
SUBJECTS: dict[str, Subject] = toys.SUBJECTS | reviews.SUBJECTS


def training(choice: str) -> Iterator[dict[str, object]]:
    """A record each EVERY updates, the untrained network first.

    "progress", "update", "updates", "seconds" of training, "loss" (mean since the last record), "right" of PROBES
    fresh sequences, "doors" (the numbers of `Doors`), "weights" (P,). The last one has "final", the accuracy of
    FRESH sequences, and "cut", that of CUT with the recurrent weights taken out; or, if it blew up, "diverged".
    """
    chosen = parse(choice)
    subject = SUBJECTS[chosen.recipe]
    losses: list[float] = []
    last: Moment | None = None
    try:
        for last in subject.follow(chosen):
            losses.append(last.loss)
            if last.update % EVERY == 0 or last.update == last.updates:
                yield told(subject, last, losses)
                losses = []
    except Diverged as end:
        yield told(subject, last, losses or [last.loss]) | {"progress": 1.0, "diverged": end.update}


def told(subject: Subject, moment: Moment, losses: list[float]) -> dict[str, object]:
    """The record of a moment."""
    facts = {"update": moment.update, "updates": moment.updates, "seconds": moment.seconds}
    facts |= {"progress": moment.update / moment.updates, "loss": float(np.mean(losses))}
    right, doors = subject.glance(moment.network)
    facts |= {"right": right, "doors": astuple(doors), "weights": moment.network.flat()}
    if moment.update == moment.updates:
        facts["final"] = subject.right(moment.network, FRESH)
        facts["cut"] = subject.right(without_feedback(moment.network), CUT)
    return facts


def without_feedback(network: Network) -> Network:
    """The same weights, but the gates no longer see h."""
    if isinstance(network.layer, BiLSTM):
        return replace(network, layer=BiLSTM(_deaf(network.layer.forward), _deaf(network.layer.backward)))
    return replace(network, layer=_deaf(network.layer))


def _deaf(reader: LSTM) -> LSTM:
    return replace(reader, weight_hh=np.zeros_like(reader.weight_hh))
