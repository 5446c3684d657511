"""A training as a job. Imports no Streamlit: worker processes run it."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from lstm_core import LSTM, BiLSTM
from lstm_core.train import Diverged, Network, Record
from pages.chapters.training import reviews, toys
from pages.chapters.training.snapshot import Snapshot, Subject
from pages.state.training_settings import parse

EVERY = 10  # updates from one snapshot to the next
FRESH, CUT = 2000, 500  # sequences on which it is judged at the end, and once more without its recurrent weights
SUBJECTS: dict[str, Subject] = toys.SUBJECTS | reviews.SUBJECTS


def training(choice: str) -> Iterator[Snapshot]:
    """A snapshot each EVERY updates, the untrained network first; the last one has `final` and `cut`, or `diverged`."""
    chosen = parse(choice)
    subject = SUBJECTS[chosen.recipe]
    losses: list[float] = []
    record: Record | None = None
    try:
        for record in subject.follow(chosen.switches):
            losses.append(record.loss)
            if record.update % EVERY == 0 or record.update == record.updates:
                yield snapshot(subject, record, losses)
                losses = []
    except Diverged as end:
        yield replace(snapshot(subject, record, losses or [record.loss]), diverged=end.update)


def snapshot(subject: Subject, record: Record, losses: list[float]) -> Snapshot:
    """The record with what is read off its network."""
    network = record.network
    accuracy, doors = subject.glance(network)
    facts = vars(record) | {"loss": float(np.mean(losses)), "accuracy": accuracy}
    if record.update == record.updates:
        facts["final"] = subject.accuracy(network, FRESH)
        facts["cut"] = subject.accuracy(without_feedback(network), CUT)
    return Snapshot(**facts, doors=doors)


def without_feedback(network: Network) -> Network:
    """The same weights, but the gates no longer see h."""
    if isinstance(network.layer, BiLSTM):
        return replace(network, layer=BiLSTM(_deaf(network.layer.forward), _deaf(network.layer.backward)))
    return replace(network, layer=_deaf(network.layer))


def _deaf(reader: LSTM) -> LSTM:
    return replace(reader, weight_hh=np.zeros_like(reader.weight_hh))
