"""Numbers as a question prints them, and arithmetic on what is printed: a class checks with calculators."""

from decimal import ROUND_HALF_UP, Decimal
from math import exp, log, tanh

from lstm_core import layer
from pages.words.powers import LOWERED, RAISED, power

FINEST = 4  # decimals of a gate's value; nearer to 0 or 1 it is a power of ten
FLAT_SIGMA, FLAT_TANH = 5, 2.5  # of |z|: beyond it σ reads 0.00 or 1.00, tanh ±1.00, which they never are
TINIEST = 650  # |z| beyond which σ's distance from 0 or 1 is no float


def printed(value: float | Decimal, digits: int) -> Decimal:
    """`value` to `digits` decimals, halves away from zero, as the stage prints it; no negative zero."""
    return Decimal(value).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) + 0


def spelt(number: Decimal | int) -> str:
    """With the true minus sign, and none before a zero."""
    return str(number + 0).replace("-", "−")


def decimals(value: float, digits: int = 2) -> str:
    """A value as every sentence and table prints it: it reads 0 only where it is 0, as on the stage (`format.ts`).

    What would else read 0 has more digits, up to FINEST, or one digit and a power of ten.
    """
    for places in range(digits, max(digits, FINEST) + 1):
        shown = printed(float(value), places)
        if shown or value == 0:
            return spelt(shown)
    digit, _, exponent = f"{float(value):.0e}".partition("e")
    return f"{digit.replace('-', '−')}×10{str(int(exponent)).translate(RAISED)}"


def percent(share: float, digits: int = 1) -> str:
    """.8105 is "81.1%": a card's figure is rounded as it is written, not as binary has it.

    A share that would read 0 and is not 0 is said to be less than the least that is told: "<0.1%".
    """
    told = points(share, digits)
    return f"<{spelt(Decimal(1).scaleb(-digits))}%" if share > 0 and not parsed(told) else f"{told}%"


def points(share: float, digits: int = 1, *, ahead_of: float = 0.0) -> str:
    """A share, or how far it is ahead of another, in points of a hundred; the rounded difference, not that of two
    rounded shares."""
    return spelt(printed(100 * (Decimal(repr(float(share))) - Decimal(repr(float(ahead_of)))), digits))


def plain(value: float) -> str:
    """A setting with no more digits than it has: 0.5, −2."""
    return spelt(Decimal(f"{value:g}"))


def opening(z: float) -> str:
    """σ(z) with as many digits as it takes not to read 0 or 1, which it never is."""
    distance = exp(-abs(z)) / (1 + exp(-abs(z)))  # from the nearer end; 1 − σ(z) would lose its digits
    for digits in range(2, FINEST + 1):
        shown = printed(distance if z < 0 else 1 - distance, digits)
        if 0 < shown < 1:
            return spelt(shown)
    tenth = f"10{str(-round(abs(z) / log(10))).translate(RAISED)}"
    near = power(distance) if abs(z) < TINIEST else tenth
    return near if z < 0 else f"1\u00a0−\u00a0{near}"


def bracketed(text: str) -> str:
    """A printed number as it stands behind a sign of arithmetic: a negative one in brackets."""
    return f"({text})" if text.startswith("−") else text


def parsed(text: str) -> Decimal:
    """The number that `spelt`, `decimals` or `power` spelt."""
    digits, _, power = text.replace("−", "-").replace("\u00a0", "").replace("∞", "Infinity").partition("×10")
    return Decimal(digits).scaleb(int(power.translate(LOWERED) or 0))


def sigmoid(z: Decimal) -> Decimal:
    """1 / (1 + exp(−z)) of the printed z."""
    return Decimal(float(layer.sigmoid(float(z))))


def hyperbolic(z: Decimal) -> Decimal:
    """tanh of the printed z."""
    return Decimal(tanh(float(z)))
