"""The printed range of the cell state: one for the stage, the atlas and the ledger, kept while typing."""

from pages.state import visit

NICE = (1, 1.5, 2, 3, 4, 6, 8)


def nice(value: float) -> float:
    """The smallest of 1 1.5 2 3 4 6 8 10 15 20 … that is not below the value; never below 1."""
    power = 1
    while value > NICE[-1] * power:
        power *= 10
    return next(mantissa * power for mantissa in NICE if mantissa * power >= value)


def kept(model: tuple, value: float = 0.0) -> float:
    """The range for a run of `model` whose largest value is `value`: within a visit it never shrinks."""
    bounds = visit.current().cell_ranges
    bounds[model] = max(bounds.get(model, 0), nice(value))
    return bounds[model]
