"""Questions about the output gate: C keeps, h shows."""

from decimal import Decimal

import numpy as np

from lstm_core import Place, Reader
from pages.quiz.question import Formula, Kind, number, statements, turned
from pages.quiz.values import apart, printed_gate
from pages.words.digits import FLAT_SIGMA, FLAT_TANH, decimals, hyperbolic, printed, sigmoid, spelt

CLEAR = 0.2  # a lane that carries enough for its tanh, its share and itself to differ
WIDE = 0.3  # doors of one step that stand at clearly different heights
AJAR = 0.1  # a door through which something can be seen; open beyond 1 − AJAR
MOST = 0.6  # of |C|: an h that shows most of it


def shows(reader: Reader, place: Place):
    """Door and new lane are given: what goes on as h?"""
    c = reader.value("c", place)
    if abs(c) < CLEAR:
        return None
    others: dict[str, Formula] = {
        "sigma-tanh": lambda o, c: o * sigmoid(c),
        "switch": lambda o, c: hyperbolic(c) if o >= 0.5 else Decimal(0),
        "adds": lambda o, c: o + hyperbolic(c),
        "writes": lambda o, c: o,
    }
    return number(
        {"o": reader.value("o", place), "c": c},
        reader.value("h", place),
        lambda o, c: o * hyperbolic(c),
        {"bounded-c": lambda o, c: o * c, "c-or-h": lambda o, c: c} | turned(others, place),
    )


def squeezed(reader: Reader, place: Place):
    """The new lane is given: what comes to the output door?"""
    if abs(reader.value("c", place)) > FLAT_TANH:
        return None
    return number(
        {"c": reader.value("c", place)},
        reader.value("tanh_c", place),
        lambda c: hyperbolic(c),
        {
            "bounded-c": lambda c: max(Decimal(-1), min(Decimal(1), c)),
            "c-or-h": lambda c: c,
            "sigma-tanh": lambda c: sigmoid(c),
        },
    )


def height(reader: Reader, place: Place):
    """The dense layer's sum and the new lane are given: how far does the door open?"""
    c = reader.value("c", place)
    if abs(c) < CLEAR or abs(reader.z("o", place)) > FLAT_SIGMA or reader.hard:  # σ is the logistic one
        return None
    return number(
        {"z": reader.z("o", place), "c": c},
        reader.value("o", place),
        lambda z, c: sigmoid(z),
        {
            "gates-see-c": lambda z, c: sigmoid(z + c),
            "sigma-tanh": lambda z, c: hyperbolic(z),
            "switch": lambda z, c: Decimal(z > 0),
        },
    )


def kept(reader: Reader, place: Place):
    """What the step before kept and what it showed are given: what comes through the next forget gate?"""
    before, shown = reader.value("c_prev", place), reader.value("h_prev", place)
    if abs(before) < CLEAR or abs(before - shown) < CLEAR / 2:
        return None
    return number(
        {"c": before, "h": shown, "f": reader.value("f", place)},
        reader.value("f_c_prev", place),
        lambda c, h, f: f * c,
        {
            "c-or-h": lambda c, h, f: f * h,
            "bounded-c": lambda c, h, f: f * hyperbolic(c),
            "switch": lambda c, h, f: c if f >= 0.5 else Decimal(0),
        },
    )


def door(reader: Reader, place: Place):
    """A door nearly open or nearly shut before a lane that carries something: what becomes of C, what does h show?"""
    o, c, h = (reader.value(part, place) for part in ("o", "c", "h"))
    if abs(c) < 2 * CLEAR or 0.2 < o < 0.8 or not 0.03 <= o <= 0.97 or abs(h) < 0.01:
        return None
    # of a large C even a wide open door shows little, for tanh comes first; of a small one all but the whole
    if o > 0.5 and (abs(h) < MOST * abs(c) or not apart(h, c)):
        return None
    return statements("c-or-h", "writes", "switch", o=decimals(o), c=decimals(c), case="open" if o > 0.5 else "shut")


def others(reader: Reader, place: Place):
    """One unit's door is given: what of the other doors of this step?"""
    row = reader.trace.o[place.step]
    between = ((row > AJAR) & (row < 1 - AJAR)).any()
    if row.max() - row.min() < WIDE or not between or (np.delete(row, place.unit) > AJAR).sum() == 0:
        return None
    units = {"o": place.unit, "low": int(row.argmin()), "high": int(row.argmax())}
    slots = {name: printed_gate(reader, "o", Place(place.step, unit)) for name, unit in units.items()}
    return statements("one-gate", "switch", "units-are-steps", **slots)


def goes(reader: Reader, place: Place):
    """Suppose this h were another number: what would that change?"""
    if reader.nth(place.step) == reader.steps:
        return statements("c-or-h", "carries-over", case="last")
    if not reader.layer.weight_hh[:, place.unit].any():  # a layer without recurrent weights hands nothing on
        return None
    return statements("c-or-h", "gates-see-c", "carries-over", case="on")


def looks(reader: Reader, place: Place):
    """Suppose this lane had come to something else: what else of this step would be different?"""
    if reader.value("o", place) < AJAR:
        return None
    return statements("gates-see-c", "writes")


def doubled(reader: Reader, place: Place):
    """Suppose this lane carried twice as much: what of the door, and what of h?"""
    o, c = reader.value("o", place), reader.value("c", place)
    if (
        not AJAR <= o < 0.995
        or not 0.5 < abs(c) < 1.2
        or not apart(o * np.tanh(2 * c), 2 * reader.value("h", place), 2 * c)
    ):
        return None
    slots = {"o": decimals(o), "c": decimals(c), "twice": spelt(2 * printed(c, 2))}
    return statements("gates-see-c", "bounded-c", "c-or-h", **slots)


SHOWN = ("tanh_c", "h")
KINDS = (
    Kind("shows", shows, ("tanh", "formulas", *SHOWN)),
    Kind("squeezed", squeezed, ("tanh", "formulas", *SHOWN)),
    Kind("opening", height, ("o", "h", "bus", "formulas")),
    Kind("kept", kept, ("f_c_prev", "c", *SHOWN), first=True),
    Kind("door", door, SHOWN, ("explain-2",), first=True),
    Kind("others", others, ("all.o", "h", "formulas"), first=True),
    Kind("goes", goes, ("ways",), ("explain-4",)),
    Kind("looks", looks, ("bus", "tanh", "formulas", *SHOWN), ("explain-1",)),
    Kind("doubled", doubled, ("bus", "tanh", "formulas", *SHOWN), ("explain-1",)),
)
