"""Questions about the cell update: what two doors let through is added, and what of it stands later."""

from decimal import Decimal

from lstm_core import Place, Reader, memory_ledger
from pages.quiz.question import Kind, count, number, statements, turned
from pages.quiz.values import FELT, apart
from pages.words.digits import decimals, hyperbolic, parsed, printed

WRITTEN = 0.05  # a writing worth following
WITHIN, BEYOND = 0.95, 1.05  # |C| that reads clearly as inside or outside −1…1


def total(reader: Reader, place: Place):
    """Both doors and what comes to each are given: the new cell state?"""
    return number(
        {name: reader.value(part, place) for name, part in {"f": "f", "c": "c_prev", "i": "i", "g": "g"}.items()},
        reader.value("c", place),
        lambda f, c, i, g: f * c + i * g,
        turned(
            {
                "sum-to-one": lambda f, c, i, g: f * c + (1 - f) * g,
                "candidate-is-state": lambda f, c, i, g: g,
                "adds": lambda f, c, i, g: (f + c) + (i + g),
                "bounded-c": lambda f, c, i, g: bounded(f * c + i * g),
            },
            place,
        ),
    )


def plus(reader: Reader, place: Place):
    """What is behind either door is given: what is behind the plus?"""
    parts = {"kept": "f_c_prev", "g": "g", "i": "i", "written": "i_g"}
    made = number(
        {name: reader.value(part, place) for name, part in parts.items()},
        reader.value("c", place),
        lambda kept, g, i, written: kept + written,
        {
            "bounded-c": lambda kept, g, i, written: bounded(kept + written),
            "candidate-is-state": lambda kept, g, i, written: g,
            "writes": lambda kept, g, i, written: kept + i,
        },
    )
    if made is None:
        return None
    written, opened, candidate = (parsed(made[1][name]) for name in ("written", "i", "g"))
    digits = -int(written.as_tuple().exponent)
    if printed(opened * candidate, digits) != written:  # the question prints this product too
        return None
    return made


def bounded(value: Decimal) -> Decimal:
    """The mix-up that C cannot leave −1…1: cut off at the edge where it would, else squeezed by tanh."""
    return Decimal(1).copy_sign(value) if abs(value) > 1 else hyperbolic(value)


def limits(reader: Reader, place: Place):
    """A C beyond 1: how came it there? A C within: can it leave?"""
    c = reader.value("c", place)
    slots = {"c": decimals(c)}
    if abs(c) > BEYOND:
        return statements("bounded-c", "candidate-is-state", "writes", case="beyond", **slots)
    if abs(c) < WITHIN:
        return statements("bounded-c", "sum-to-one", "candidate-is-state", case="within", **slots)
    return None


def weights(reader: Reader, place: Place):
    """How many weights and biases has the update of its own?"""
    inputs, units = reader.inputs, reader.units
    dense = units * (inputs + units) + units
    wrong = {
        "dense-in-update": dense,
        "gates-see-c": units * (inputs + 2 * units) + units,
        "new-weights-each-step": reader.steps * dense,
    }
    return count(0, wrong, D=inputs, H=units)


def first(reader: Reader, place: Place):
    """At the reader's first step: what is in the cell after it?"""
    if reader.nth(place.step) != 1 or reader.trace.c0.any():
        return None
    if reader.value("f", place) < FELT or not apart(reader.value("c", place), reader.value("g", place)):
        return None
    made = number(
        {name: reader.value(name, place) for name in "fig"},
        reader.value("i_g", place),
        lambda f, i, g: i * g,
        {"writes": lambda f, i, g: f + i * g, "candidate-is-state": lambda f, i, g: g},
    )
    if made is None:
        return None
    choices, slots = made
    both = next(choice.value for choice in choices if choice.mixup == "writes")
    return statements("carries-over", "writes", "candidate-is-state", both=both, **slots)


def stands(reader: Reader, place: Place):
    """What a step wrote and the two doors since are given: how much of it still stands?"""
    back = 1 if reader.trace.reverse else -1
    if reader.nth(place.step) < 3:
        return None
    between, writer = place.step + back, place.step + 2 * back
    wrote = reader.value("i_g", Place(writer, place.unit))
    if abs(wrote) < WRITTEN or reader.trace.held[..., 4, place.unit].any():
        return None
    return number(
        {"w": wrote, "f": reader.value("f", Place(between, place.unit)), "now": reader.value("f", place)},
        float(memory_ledger(reader.trace, place.unit)[place.step, writer + 1]),
        lambda w, f, now: w * f * now,
        {
            "writes": lambda w, f, now: w,
            "adds": lambda w, f, now: w + f + now,
            "keep-not-forget": lambda w, f, now: w * (1 - f) * (1 - now),
        },
        writer=reader.tokens[writer],
        between=reader.tokens[between],
    )


AFTER = ("c", "tanh_c", "h")
PRODUCTS = ("f_c_prev", "i_g")
KINDS = (
    Kind("total", total, ("formulas", *PRODUCTS, *AFTER), first=True),
    Kind("plus", plus, ("formulas", *AFTER), first=True),
    Kind("limits", limits, curtains=("explain-3",)),
    Kind("weights", weights, ("note", "formulas"), ("explain-2",)),
    Kind("first", first, ("formulas", *PRODUCTS, *AFTER), first=True),
    Kind("stands", stands),
)
