"""Questions about the input gate: what to write, and how much of it."""

from decimal import Decimal

from lstm_core import Place, Reader
from pages.quiz.question import Kind, count, number, statements, turned
from pages.quiz.values import apart
from pages.words.digits import FLAT_SIGMA, FLAT_TANH, decimals, hyperbolic, sigmoid

STRONG = 0.3  # a candidate that says something
OPEN, SHUT = 0.7, 0.3  # doors that let most through, or hold most back
CLEAR = 0.03  # a door or a lane that is not yet 0.00


def written(reader: Reader, place: Place):
    """Door and candidate are given: what comes through to the lane?"""
    wrong = {
        "candidate-is-state": lambda i, g: g,
        "writes": lambda i, g: i,
        "adds": lambda i, g: i + g,
        "switch": lambda i, g: g if i >= 0.5 else Decimal(0),
    }
    return number(
        {name: reader.value(name, place) for name in "ig"},
        reader.value("i_g", place),
        lambda i, g: i * g,
        turned(wrong, place),
    )


def opening(reader: Reader, place: Place):
    """The input gate's own sum and the forget gate are given: how far does the input gate open?"""
    if abs(reader.z("i", place)) > FLAT_SIGMA or reader.hard:  # σ is the logistic one
        return None
    wrong = {
        "sum-to-one": lambda z, f: 1 - f,
        "one-gate": lambda z, f: f,
        "sigma-tanh": lambda z, f: hyperbolic(z),
        "switch": lambda z, f: Decimal(z > 0),
    }
    return number(
        {"z": reader.z("i", place), "f": reader.value("f", place)},
        reader.value("i", place),
        lambda z, f: sigmoid(z),
        turned(wrong, place),
    )


def candidate(reader: Reader, place: Place):
    """The candidate's sum and the old lane are given: what is proposed?"""
    if abs(reader.z("g", place)) > FLAT_TANH:
        return None
    return number(
        {"z": reader.z("g", place), "c": reader.value("c_prev", place)},
        reader.value("g", place),
        lambda z, c: hyperbolic(z),
        {
            "sigma-tanh": lambda z, c: sigmoid(z),
            "gates-see-c": lambda z, c: hyperbolic(z + c),
            "switch": lambda z, c: Decimal(1).copy_sign(z),
        },
    )


def both(reader: Reader, place: Place):
    """Both doors stand open, or both are nearly shut: what becomes of the lane?"""
    f, i, g, before, kept, c = (reader.value(part, place) for part in ("f", "i", "g", "c_prev", "f_c_prev", "c"))
    if min(abs(g), abs(before)) < CLEAR or min(f, i) < CLEAR or not apart(c, g, kept + i, 0):
        return None
    if not reader.soft("f", "i")[place.step, place.unit]:
        return None
    whole = f + i
    slots = {"f": f, "i": i, "f_share": f / whole, "i_share": i / whole}
    slots = {name: decimals(value) for name, value in slots.items()}
    if min(f, i) > OPEN:
        return statements("sum-to-one", "candidate-is-state", "writes", case="open", **slots)
    if max(f, i) < SHUT:
        return statements("sum-to-one", "candidate-is-state", "switch", case="shut", **slots)
    return None


def sign(reader: Reader, place: Place):
    """A candidate below 0 at a door that is not shut: what does it do to the lane?"""
    i, g = reader.value("i", place), reader.value("g", place)
    if g > -STRONG or i < SHUT or not apart(reader.value("c", place), g):
        return None
    made = number(
        {"i": i, "g": g},
        reader.value("i_g", place),
        lambda i, g: i * g,
        {"candidate-is-state": lambda i, g: g, "writes": lambda i, g: i},
    )
    if made is None:
        return None
    slots = made[1]
    return statements("candidate-is-state", "writes", "sigma-tanh", less=slots["answer"].lstrip("−"), **slots)


def lands(reader: Reader, place: Place):
    """What stayed, door and candidate are given: the lane at the end of the step?"""
    if abs(reader.value("f_c_prev", place)) < CLEAR or abs(reader.value("g", place)) < STRONG:
        return None
    wrong = {
        "candidate-is-state": lambda kept, i, g: g,
        "writes": lambda kept, i, g: kept + i,
        "adds": lambda kept, i, g: kept + i + g,
        "switch": lambda kept, i, g: kept + (g if i >= 0.5 else Decimal(0)),
    }
    return number(
        {"kept": reader.value("f_c_prev", place), "i": reader.value("i", place), "g": reader.value("g", place)},
        reader.value("c", place),
        lambda kept, i, g: kept + i * g,
        turned(wrong, place),
    )


def weights(reader: Reader, place: Place):
    """How many weights has the input gate for the whole sentence?"""
    inputs, units, steps = reader.inputs, reader.units, reader.steps
    own = units * (inputs + units)
    wrong = {
        "new-weights-each-step": own * steps,
        "one-gate": inputs + units,
        "sum-to-one": 0,
        "gates-see-c": own + units * units,
    }
    anywhere = Place(0, place.unit)  # the same question at every step, which is not to come again at each of them
    return count(own, turned(wrong, anywhere), D=inputs, H=units, both=inputs + units, steps=steps)


AFTER = ("i_g", "c", "tanh_c", "h")
KINDS = (
    Kind("written", written, AFTER, first=True),
    Kind("opening", opening, ("i", "bus", "formulas", *AFTER)),
    Kind("candidate", candidate, ("g", "bus", "formulas", *AFTER)),
    Kind("both", both, ("plus", *AFTER), first=True),
    Kind("sign", sign, ("plus", *AFTER), ("explain-3",), first=True),
    Kind("lands", lands, ("plus", *AFTER), first=True),
    Kind("weights", weights, ("bus", "formulas")),
)
