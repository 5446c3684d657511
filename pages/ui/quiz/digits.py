"""Numbers as a question prints them, and arithmetic on what is printed: a class checks with calculators."""

from decimal import ROUND_HALF_UP, Decimal
from math import exp, tanh


def printed(value: float | Decimal, digits: int) -> Decimal:
    """`value` to `digits` decimals, halves away from zero, as the stage prints it; no negative zero."""
    return Decimal(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) + 0


def spelt(number: Decimal) -> str:
    """With the true minus sign."""
    return str(number).replace("-", "−")


def sigmoid(z: Decimal) -> Decimal:
    """1 / (1 + exp(−z)) of the printed z."""
    return Decimal(1 / (1 + exp(-float(z))))


def hyperbolic(z: Decimal) -> Decimal:
    """tanh of the printed z."""
    return Decimal(tanh(float(z)))
