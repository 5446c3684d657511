"""How the numbers of one lane are printed, so that a calculator gets from them what stands there."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from pages.words.digits import printed

SUM = ("f_c_prev", "i_g", "c")
DOORS = 1  # decimals that a door may have more than all else has at most


def as_printed(
    values: Mapping[str, float], products: Sequence[tuple[str, str, str]], least: int, most: int
) -> tuple[dict[str, Decimal], bool]:
    """Each value in the fewest decimals from `least` to `most` with which every product and the sum come out of what
    is printed and nothing reads 0 that is not; and whether there are such.

    A product is the name of a door, of what runs against it and of what is behind it. Where nothing comes out, all
    have the least.
    """
    for digits in range(least, most + 1):
        if found := _in_decimals(values, products, digits, most + DOORS):
            return found, True
    return {name: printed(value, least) for name, value in values.items()}, False


def _in_decimals(
    values: Mapping[str, float], products: Sequence[tuple[str, str, str]], digits: int, finest: int
) -> dict[str, Decimal]:
    """The values with so many decimals, the doors with as many more as they need; empty where nothing comes out."""
    doors = {door for door, *_ in products}
    found = {name: printed(value, digits) for name, value in values.items() if name not in doors}
    kept, written, new = (found[name] for name in SUM)
    if kept + written != new or any(not found[name] and values[name] for name in found):
        return {}
    for door, before, behind in products:
        tried = (printed(values[door], more) for more in range(digits, finest + 1))
        fits = next((shown for shown in tried if printed(shown * found[before], digits) == found[behind]), None)
        if fits is None:
            return {}
        found[door] = fits
    return found
