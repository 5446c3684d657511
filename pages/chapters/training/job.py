"""A training as a job. Imports no Streamlit: worker processes run it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from lstm_core.toys.training import recurrent_places
from lstm_core.train import Diverged, Record
from pages.chapters.training import reviews, toys, verse
from pages.chapters.training.reviews import ReviewSubject
from pages.chapters.training.snapshot import Snapshot
from pages.chapters.training.toys import ToySubject
from pages.chapters.training.verse import VerseSubject
from pages.state.training_settings import Choice, parse

CUT = 500  # sequences, at most, on which it is judged at the end once more without its recurrent weights
Subject = ToySubject | ReviewSubject | VerseSubject
SUBJECTS: dict[str, Subject] = {**toys.SUBJECTS, **reviews.SUBJECTS, **verse.SUBJECTS}


def training(choice: str) -> Iterator[Snapshot]:
    """A snapshot each `subject.every` updates, the untrained network first.

    The last one has `final` and `cut`, or `diverged`.
    """
    chosen = parse(choice) or Choice()
    subject = SUBJECTS[chosen.recipe]
    losses: list[float] = []
    record: Record | None = None
    try:
        for record in subject.follow(chosen.switches):
            losses.append(record.loss)
            if record.update % subject.every == 0 or record.update == record.updates:
                yield snapshot(subject, record, losses)
                losses = []
    except Diverged as end:
        assert record, "the untrained network comes first"
        yield replace(snapshot(subject, record, losses or [record.loss]), diverged=end.update)


def snapshot(subject: Subject, record: Record, losses: list[float]) -> Snapshot:
    """The record with what is read off its network."""
    network = record.network
    facts: dict[str, Any] = vars(record) | {"loss": float(np.mean(losses))} | vars(subject.glance(network))
    if record.update == record.updates:
        facts["final"] = subject.judge(network, subject.fresh)
        without_feedback = network.with_flat(np.where(recurrent_places(network), 0, network.flat()))
        facts["cut"] = subject.judge(without_feedback, min(CUT, subject.fresh))
    return Snapshot(**facts)
