"""Questions about a training and the doors that came of it."""

from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np

from lstm_core import Place, Reader
from pages.quiz.forget_gate import AFTER
from pages.quiz.question import Kind, count, number, statements
from pages.quiz.values import printed_gate

LONG = 10  # steps of a question
SHUT, OPEN = 0.25, 0.75


@dataclass(frozen=True, eq=False)
class Trained(Reader):
    """A run of the model as it is at the end of its training, or before it where `trained` is False."""

    # (T,) True where something is to be remembered
    marks: np.ndarray = field(default_factory=lambda: np.zeros(0, bool))
    trained: bool = False


def door(reader: Trained, place: Place, *, marked: bool):
    """A clearly open or shut forget gate at a mark, or elsewhere: what does it do there?"""
    f = reader.value("f", place)
    if not reader.trained or SHUT < f < OPEN or reader.marks[place.step] != marked or reader.nth(place.step) == 1:
        return None
    slots = {"f": printed_gate(reader, "f", place), "case": "open" if f > OPEN else "shut"}
    return statements("keep-not-forget", "switch", "writes", **slots)


def into(reader: Trained, place: Place):
    """The forget gate is given: how far does the input gate stand open?"""
    if not reader.trained or reader.marks[place.step] or not reader.soft("i")[place.step, place.unit]:
        return None
    i = reader.value("i", place)
    return number(
        {"f": reader.value("f", place)},
        i,
        lambda f: Decimal(i),
        {
            "sum-to-one": lambda f: 1 - f,
            "one-gate": lambda f: f,
            "switch": lambda f: Decimal(f < 0.5),
        },
    )


def lasting(reader: Trained, place: Place):
    """The forget gate is given: if it stood so for LONG steps, how much would be left?"""
    if not reader.trained or reader.marks[place.step]:
        return None
    f = reader.value("f", place)
    return number(
        {"f": f},
        f**LONG,
        lambda f: f**LONG,
        {
            "never-vanishes": lambda f: f,
            "keep-not-forget": lambda f: (1 - f) ** LONG,
            "switch": lambda f: Decimal(f >= 0.5),
        },
        n=LONG,
    )


def parameters(reader: Trained, place: Place):
    """How many numbers of this reader does training adjust?"""
    one = reader.units * (reader.inputs + reader.units + 1)
    wrong = {"new-weights-each-step": 4 * one * reader.steps, "one-gate": one, "dense-in-update": 5 * one}
    return count(4 * one, wrong, units=reader.units, inputs=reader.inputs, each=one)


def adjusts(reader: Trained, place: Place):
    """What does an update of the training change?"""
    return statements("carries-over", "new-weights-each-step", "writes")


def backwards(reader: Trained, place: Place):
    """The error is sent back through time: who reads the sequence backwards then?"""
    return statements("backward-is-backprop", "backward-of-forward")


DOORS = (
    Kind("mark", lambda reader, place: door(reader, place, marked=True), ("all.f", *AFTER)),
    Kind("rest", lambda reader, place: door(reader, place, marked=False), ("all.f", *AFTER)),
    Kind("into", into, ("all.i", "all.i_g", *AFTER)),
    Kind("lasting", lasting),
)
TRAINING = (
    Kind("parameters", parameters),
    Kind("adjusts", adjusts, curtains=("explain-1", "explain-2")),
    Kind("backwards", backwards, curtains=("explain-1",)),
)
