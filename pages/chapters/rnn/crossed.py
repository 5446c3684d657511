"""The numbers of the followed lane at a step, printed so that what is printed is true of itself."""

from decimal import Decimal
from itertools import product

from lstm_core import Reader
from lstm_core.recipes.far.carrier import STATES
from pages.figures.crossing import Crossing
from pages.words.digits import FINEST, decimals, hyperbolic, printed, spelt


def crossed(cell: str, reader: Reader, step: int, unit: int) -> Crossing:
    """A unit's numbers at a step, printed so that what is printed is true of itself."""
    trace = reader.trace
    if cell == "rnn":
        old, new, total = (float(of[step, unit]) for of in (trace.h_prev, trace.h, _sums(reader)))
        numbers = (decimals(old), "", "", decimals(new))
        return Crossing(old, new, None, 0.0, False, STATES[cell], numbers, f"tanh({_argument(total, new)})")
    names = ("c_prev", "f", "f_c_prev", "i_g", "c") if cell == "lstm" else ("h_prev", "z", "z_h_prev", "new", "h")
    old, door, kept, made, new = (float(getattr(trace, name)[step, unit]) for name in names)
    sign = "i ⊙ C̃" if cell == "lstm" else "(1 − z) ⊙ n"
    kept_told, made_told, new_told = _sum(kept, made, new)
    numbers = (*_product(old, door, kept_told), _told(kept_told, kept), new_told)
    return Crossing(old, new, door, kept, cell == "gru", STATES[cell], numbers, f"{sign} = {_told(made_told, made)}")


def _sums(reader: Reader):
    """An RNN's sums before tanh, (T, H)."""
    trace = reader.trace
    return trace.z_x + trace.z_h + reader.layer.bias


def _finer(value: float) -> list[Decimal]:
    """A number as printed, with ever more digits."""
    return [printed(value, digits) for digits in range(2, FINEST + 1)]


def _digits(told: Decimal) -> int:
    """How many a printed number has behind the point."""
    return len(str(told).partition(".")[2])


def _told(printed_as: Decimal, value: float) -> str:
    """A printed number, which reads 0 only where it is 0."""
    return spelt(printed_as) if printed_as or value == 0 else decimals(value)


def _argument(total: float, new: float) -> str:
    """What tanh is taken of, with as few digits as give its value as that is printed."""
    told = decimals(new)
    fit = (one for one in _finer(total) if spelt(printed(hyperbolic(one), len(told.partition(".")[2]))) == told)
    return _told(next(fit, printed(total, FINEST)), total)


def _shortest(*values: float) -> list[tuple[Decimal, ...]]:
    """Every way to print these numbers, with few digits first."""
    return sorted(product(*map(_finer, values)), key=lambda told: sum(map(_digits, told)))


def _sum(kept: float, made: float, new: float) -> tuple[Decimal, Decimal, str]:
    """Two addends with as few digits as give the sum as it is printed; where none do, it has a ≈."""
    told = printed(new, 2)
    for one, other in _shortest(kept, made):
        if printed(one + other, 2) == told:
            return one, other, _told(told, new)
    return printed(kept, 2), printed(made, 2), f"≈ {_told(told, new)}"


def _product(old: float, door: float, kept: Decimal) -> tuple[str, str]:
    """Two factors with as few digits as give the product as printed; a door, which is never 0 or 1, reads neither."""
    if not 0 < printed(door, FINEST) < 1:
        return decimals(old), "> 0.9999" if door > 0.5 else "< 0.0001"
    for digits in (_digits(kept), 2):
        for one, other in _shortest(old, door):
            if 0 < other < 1 and printed(one * other, digits) == printed(kept, digits):
                return _told(one, old), spelt(other)
    return decimals(old, FINEST), decimals(door, FINEST)
