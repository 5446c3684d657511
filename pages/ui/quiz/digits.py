"""Numbers as a question prints them, and arithmetic on what is printed: a class checks with calculators."""

from decimal import ROUND_HALF_UP, Decimal
from math import exp, tanh


def printed(value: float | Decimal, digits: int) -> Decimal:
    """`value` to `digits` decimals, halves away from zero, as the stage prints it; no negative zero."""
    return Decimal(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) + 0


def spelt(number: Decimal | int) -> str:
    """With the true minus sign, and none before a zero."""
    return str(number + 0).replace("-", "−")


def decimals(value: float, digits: int = 2) -> str:
    """A value as every sentence and table prints it."""
    return spelt(printed(float(value), digits))


def plain(value: float) -> str:
    """A setting with no more digits than it has: 0.5, −2."""
    return spelt(Decimal(f"{value:g}"))


def parsed(text: str) -> Decimal:
    """The number that `spelt` spelt."""
    return Decimal(text.replace("−", "-"))


def sigmoid(z: Decimal) -> Decimal:
    """1 / (1 + exp(−z)) of the printed z."""
    return Decimal(1 / (1 + exp(-float(z))))


def hyperbolic(z: Decimal) -> Decimal:
    """tanh of the printed z."""
    return Decimal(tanh(float(z)))
