"""Equations with numbers that are true of their printed digits, as the stage prints them."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from pages.words.digits import bracketed, printed, spelt

RESULT = 3  # decimals
OPERANDS = (3, 4)  # the fewest with which the result comes out


def equation(form: str, right: Callable[..., Decimal], operands: Sequence[float], result: float) -> str:
    """`form` with the printed operands, "=" and the printed result: "0.439 × (−0.290) = −0.127".

    `right` computes it from the printed operands. Where neither number of decimals makes it come out as printed the
    sign is "≈". All but the first operand stand in brackets where they are negative.
    """
    shown = printed(result, RESULT)
    ways = [[printed(value, digits) for value in operands] for digits in OPERANDS]
    true = next((way for way in ways if printed(right(*way), RESULT) == shown), None)
    first, *others = map(spelt, true or ways[0])
    left = form.format(first, *map(bracketed, others))
    return f"{left} {'=' if true else '≈'} {spelt(shown)}"
