"""Questions about the plain RNN: one column of numbers, made anew at each step."""

from functools import lru_cache

import numpy as np

from lstm_core import RNN, Place, Reader, account
from lstm_core import count as cost
from lstm_core.memory import ADDENDS
from pages.quiz.question import Kind, count, number, statements
from pages.words.digits import FLAT_TANH, decimals, hyperbolic, percent

FELT = 0.05  # a number, or a share, of some size
FLAT = 0.995  # reads ±1, which tanh never is
LARGE, AHEAD = 0.4, 0.1  # of the account: the largest part, and how far it leads
LESS = 0.8  # of the first difference: what is left is plainly less


@lru_cache(8)
def swapped(reader: Reader) -> np.ndarray:
    """h (T, H) of the same reading, had it begun with the token that it reads second; unchanged where there is none."""
    first, second = ends(reader)[:2]
    x = reader.trace.x.copy()
    x[first] = x[second]
    return reader.layer(x, reverse=reader.trace.reverse).h


def ends(reader: Reader) -> tuple[int, int, int]:
    """The places read first, second and last."""
    order = range(reader.steps)[:: -1 if reader.trace.reverse else 1]
    return order[0], order[min(1, reader.steps - 1)], order[-1]


def left(reader: Reader) -> float:
    """Of that first difference of h, by length: what is left at the last step; 0 where there was none."""
    apart = np.linalg.norm(swapped(reader) - reader.trace.h, axis=1)
    first, _, last = ends(reader)
    return float(apart[last] / apart[first]) if apart[first] else 0.0


def new(reader: Reader, place: Place):
    """The old number and the sum are given: the new number?"""
    z = reader.z("h", place)
    if abs(z) > FLAT_TANH:
        return None
    return number(
        {"h": reader.value("h_prev", place), "z": z},
        reader.value("h", place),
        lambda h, z: hyperbolic(z),
        {
            "rnn-keeps": lambda h, z: h + hyperbolic(z),
            "sum-is-h": lambda h, z: z,
            "adds": lambda h, z: h + z,
        },
    )


def stays(reader: Reader, place: Place):
    """What of the old column came into the new one without being computed?"""
    old, now = (reader.value(part, place) for part in ("h_prev", "h"))
    if reader.nth(place.step) == 1 or abs(old) < FELT or np.abs(reader.trace.z_h[place.step]).max() < FELT:
        return None
    if abs(now - old) < FELT or max(abs(old), abs(now)) >= FLAT:
        return None
    slots = {"old": decimals(old), "new": decimals(now)}
    return statements("rnn-keeps", "adds", "rnn-no-memory", **slots)


def hands(reader: Reader, place: Place):
    """So many tokens have been read, at this step, else at the end: how many numbers has the RNN in hand?"""
    last = ends(reader)[-1]
    before_last = last + 1 if reader.trace.reverse else last - 1
    for step in (place.step, last, before_last)[: reader.steps]:
        read = reader.nth(step)
        if read >= 2 and read != reader.units:
            told = {"after": reader.tokens[step], "H": reader.units, "read": read, "all": read * reader.units}
            return statements("rnn-keeps", "units-are-steps", **told)
    return None


def largest(reader: Reader, place: Place):
    """Of the four addends of a sum: which is the largest?"""
    shares = dict(zip(ADDENDS["rnn"], _shares(reader, place), strict=True))
    first, second = sorted(shares, key=lambda name: -shares[name])[:2]
    if first not in ("others", "input") or shares[first] < LARGE or shares[first] - shares[second] < AHEAD:
        return None
    if first == "input" and shares["input"] <= shares["own"] + shares["others"]:
        return None  # the reply says that the old column is not even the larger part
    wrong = {"others": ("own-lane", "rnn-no-memory"), "input": ("own-lane", "rnn-keeps")}[first]
    printed = {name: percent(share, 0) for name, share in shares.items()}
    return statements(*wrong, case=first, **printed)


def _shares(reader: Reader, place: Place) -> list[float]:
    return [float(share) for share in account(reader.layer, reader.trace, place.unit)[place.step]]


def longer(reader: Reader, place: Place):
    """The sentence becomes twice as long: how many numbers has the layer then?"""
    inputs, units = reader.inputs, reader.units
    right = cost(RNN, inputs, units).parameters
    wrong = {"new-weights-each-step": 2 * right, "units-are-steps": cost(RNN, inputs, 2 * units).parameters}
    return count(right, wrong, D=inputs, H=units, now=f"{right:,}", steps=reader.steps, twice=2 * reader.steps)


def numbers(reader: Reader, place: Place):
    """How many weights and biases has the layer?"""
    inputs, units, steps = reader.inputs, reader.units, reader.steps
    right = cost(RNN, inputs, units).parameters
    wrong = {
        "forgets-bias": right - units,
        "units-are-steps": cost(RNN, inputs, steps).parameters,
        "new-weights-each-step": steps * right,
    }
    return count(right, wrong, D=inputs, H=units, both=inputs + units, steps=steps)


def proposal(reader: Reader, place: Place):
    """An LSTM has the same formula: what is its result there?"""
    return statements("candidate-is-state", "rnn-has-gates")


def first(reader: Reader, place: Place):
    """Had the reading begun with another token: what of h at the last step?"""
    share = left(reader)
    if reader.steps < 3 or not FELT <= share <= LESS:
        return None
    begun, other, last = (reader.tokens[step] for step in ends(reader))
    return statements("rnn-no-memory", "rnn-keeps", begun=begun, other=other, last=last, left=percent(share, 0))


KINDS = (
    Kind("new", new, ("h", "formulas")),
    Kind("stays", stays, ("wall", "formulas"), ("explain-4", "explain-5"), first=True),
    Kind("hands", hands, ("formulas",), ("explain-4",), first=True),
    Kind("largest", largest, ("formulas",), ("account", "explain-5")),
    Kind("longer", longer, ("formulas",), ("explain-4",)),
    Kind("numbers", numbers, ("formulas", "bus")),
    Kind("proposal", proposal, ("formulas",), ("explain-6",)),
    Kind("first", first, curtains=("explain-5",), first=True),
)
