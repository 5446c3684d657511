"""Questions about the forget gate: how much of the old cell state stays."""

from decimal import Decimal

from lstm_core import Place, Reader
from pages.quiz.question import Kind, count, number, statements
from pages.quiz.values import FELT, apart, printed_gate
from pages.words.digits import hyperbolic, sigmoid

FLAT = 3  # of |z|: beyond it σ is so near 0 or 1 that the question would be about rounding


def left(reader: Reader, place: Place):
    """Door and lane are given: what is left behind the door?"""
    return number(
        {"f": reader.value("f", place), "c": reader.value("c_prev", place)},
        reader.value("f_c_prev", place),
        lambda f, c: f * c,
        {
            "keep-not-forget": lambda f, c: (1 - f) * c,
            "adds": lambda f, c: f + c,
            "switch": lambda f, c: c if f >= 0.5 else Decimal(0),
            "writes": lambda f, c: f,
        },
    )


def height(reader: Reader, place: Place):
    """The dense layer's sum is given: how far does the door open?"""
    if abs(reader.z("f", place)) > FLAT or reader.hard:  # σ is the logistic one
        return None
    return number(
        {"z": reader.z("f", place)},
        reader.value("f", place),
        sigmoid,
        {
            "keep-not-forget": lambda z: 1 - sigmoid(z),
            "sigma-tanh": hyperbolic,
            "switch": lambda z: Decimal(z > 0),
        },
    )


def meaning(reader: Reader, place: Place):
    """A door nearly open or nearly shut: what does it do to the lane's old number?"""
    f, before = reader.value("f", place), reader.value("c_prev", place)
    if 0.1 < f < 0.9 or abs(before) < FELT or not apart(f * before, before + f):
        return None
    slots = {"f": printed_gate(reader, "f", place), "case": "open" if f > 0.5 else "shut"}
    return statements("keep-not-forget", "adds", "writes", **slots)


def doors(reader: Reader, place: Place):
    """How many forget gates has this layer?"""
    wrong = {"one-gate": 1, "units-are-steps": reader.steps, "new-weights-each-step": reader.units * reader.steps}
    return count(reader.units, wrong, units=reader.units, steps=reader.steps)


def looks(reader: Reader, place: Place):
    """What does the gate see when it decides?"""
    return statements("gates-see-c", "new-weights-each-step", "carries-over")


def empty(reader: Reader, place: Place):
    """At the reader's first step: what is there to forget?"""
    if reader.nth(place.step) != 1 or reader.trace.c0.any() or reader.value("f", place) < FELT:
        return None
    return statements("carries-over", "writes", f=printed_gate(reader, "f", place))


AFTER = ("f_c_prev", "c", "tanh_c", "h")
KINDS = (
    Kind("left", left, AFTER, first=True),
    Kind("opening", height, ("f", "bus", "formulas", *AFTER)),
    Kind("meaning", meaning, AFTER, first=True),
    Kind("doors", doors, ("all.f", "bus", "formulas"), first=True),
    Kind("looks", looks, ("bus", "formulas"), ("explain-1",)),
    Kind("empty", empty, AFTER, first=True),
)
