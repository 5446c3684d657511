"""Questions about the forget gate: how much of the old cell state stays."""

from decimal import Decimal

from pages.quiz.ground import FELT, Ground, Place, apart
from pages.quiz.question import Kind, count, number, statements
from pages.words.digits import bracketed, hyperbolic, sigmoid

HALF = Decimal("0.5")
FLAT = 3  # of |z|: beyond it σ is so near 0 or 1 that the question would be about rounding


def left(ground: Ground, place: Place):
    """Door and lane are given: what is left behind the door?"""
    made = number(
        {"f": ground.value("f", place), "c": ground.value("c_prev", place)},
        ground.value("f_c_prev", place),
        lambda f, c: f * c,
        {
            "keep-not-forget": lambda f, c: (1 - f) * c,
            "adds": lambda f, c: f + c,
            "switch": lambda f, c: c if f >= HALF else Decimal(0),
            "writes": lambda f, c: f,
        },
    )
    return made and (made[0], made[1] | {"factor": bracketed(made[1]["c"])})


def height(ground: Ground, place: Place):
    """The dense layer's sum is given: how far does the door open?"""
    if abs(ground.z("f", place)) > FLAT or ground.hard:  # σ is the logistic one
        return None
    return number(
        {"z": ground.z("f", place)},
        ground.value("f", place),
        sigmoid,
        {
            "keep-not-forget": lambda z: 1 - sigmoid(z),
            "sigma-tanh": hyperbolic,
            "switch": lambda z: Decimal(z > 0),
        },
    )


def meaning(ground: Ground, place: Place):
    """A door nearly open or nearly shut: what does it do to the lane's old number?"""
    f, before = ground.value("f", place), ground.value("c_prev", place)
    if 0.1 < f < 0.9 or abs(before) < FELT or not apart(f * before, before + f):
        return None
    slots = {"f": ground.opening("f", place), "case": "open" if f > 0.5 else "shut"}
    return statements("keep-not-forget", "adds", "writes", **slots)


def doors(ground: Ground, place: Place):
    """How many forget gates has this layer?"""
    wrong = {"one-gate": 1, "units-are-steps": ground.steps, "new-weights-each-step": ground.units * ground.steps}
    return count(ground.units, wrong, units=ground.units, steps=ground.steps)


def looks(ground: Ground, place: Place):
    """What does the gate see when it decides?"""
    return statements("gates-see-c", "new-weights-each-step", "carries-over")


def empty(ground: Ground, place: Place):
    """At the reader's first step: what is there to forget?"""
    if ground.nth(place.step) != 1 or ground.trace.c0.any() or ground.value("f", place) < FELT:
        return None
    return statements("carries-over", "writes", f=ground.opening("f", place))


AFTER = ("f_c_prev", "c", "tanh_c", "h")
KINDS = (
    Kind("left", left, AFTER, first=True),
    Kind("opening", height, ("f", "bus", "formulas", *AFTER)),
    Kind("meaning", meaning, AFTER, first=True),
    Kind("doors", doors, ("all.f", "bus", "formulas"), first=True),
    Kind("looks", looks, ("bus", "formulas"), ("explain-1",)),
    Kind("empty", empty, AFTER, first=True),
)
