"""Questions about a training and the doors that came of it."""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from pages.quiz.ground import Ground, Place
from pages.quiz.question import Kind, count, number, statements

HALF, LONG = Decimal("0.5"), 10
SHUT, OPEN = 0.25, 0.75


@dataclass(frozen=True, eq=False)
class Trained(Ground):
    """A run of the model as it is at the end of its training, or before it where `trained` is False."""

    marks: np.ndarray | None = None  # (T,) True where something is to be remembered
    trained: bool = False


def door(marked: bool):
    """A clearly open or shut forget gate at a mark, or elsewhere: what does it do there?"""

    def make(ground: Trained, place: Place):
        f = ground.value("f", place)
        if not ground.trained or SHUT < f < OPEN or ground.marks[place.step] != marked or ground.nth(place.step) == 1:
            return None
        slots = {"f": ground.opening("f", place), "case": "open" if f > OPEN else "shut"}
        return statements("keep-not-forget", "switch", "writes", **slots)

    return make


def into(ground: Trained, place: Place):
    """The forget gate is given: how far does the input gate stand open?"""
    if not ground.trained or ground.marks[place.step] or not ground.soft("i")[place.step, place.unit]:
        return None
    i = ground.value("i", place)
    return number(
        {"f": ground.value("f", place)},
        i,
        lambda f: Decimal(i),
        {
            "sum-to-one": lambda f: 1 - f,
            "one-gate": lambda f: f,
            "switch": lambda f: Decimal(f < HALF),
        },
    )


def lasting(ground: Trained, place: Place):
    """The forget gate is given: if it stood so for LONG steps, how much would be left?"""
    if not ground.trained or ground.marks[place.step]:
        return None
    f = ground.value("f", place)
    made = number(
        {"f": f},
        f**LONG,
        lambda f: f**LONG,
        {
            "never-vanishes": lambda f: f,
            "keep-not-forget": lambda f: (1 - f) ** LONG,
            "switch": lambda f: Decimal(f >= HALF),
        },
    )
    return made and (made[0], made[1] | {"n": str(LONG)})


def parameters(ground: Trained, place: Place):
    """How many numbers of this reader does training adjust?"""
    one = ground.units * (ground.inputs + ground.units + 1)
    wrong = {"new-weights-each-step": 4 * one * ground.steps, "one-gate": one, "dense-in-update": 5 * one}
    return count(4 * one, wrong, units=ground.units, inputs=ground.inputs, each=one)


def adjusts(ground: Trained, place: Place):
    """What does an update of the training change?"""
    return statements("carries-over", "new-weights-each-step", "writes")


def backwards(ground: Trained, place: Place):
    """The error is sent back through time: who reads the sequence backwards then?"""
    return statements("backward-is-backprop", "backward-of-forward")


AFTER = ("f_c_prev", "c", "tanh_c", "h")
DOORS = (
    Kind("mark", door(True), ("all.f", *AFTER)),
    Kind("rest", door(False), ("all.f", *AFTER)),
    Kind("into", into, ("all.i", "all.i_g", *AFTER)),
    Kind("lasting", lasting),
)
TRAINING = (
    Kind("parameters", parameters),
    Kind("adjusts", adjusts, veils=("explain-1", "explain-2")),
    Kind("backwards", backwards, veils=("explain-1",)),
)
KINDS = (*DOORS, *TRAINING)
