"""Numbers over many powers of ten, as a sentence prints them."""

from math import floor, isfinite, log10

PLAIN, SMALL = "-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"
RAISED, LOWERED = str.maketrans(PLAIN, SMALL), str.maketrans(SMALL, PLAIN)


def power(value: float) -> str:
    """Two digits that count: 0.031, 4.2, 117, 3.5 × 10⁻⁷, which no line breaks; 0 stays 0, and infinity is ∞."""
    if not isfinite(value):
        return "∞"
    if value <= 0:
        return "0"
    exponent = floor(log10(value))
    if -4 < exponent < 4:
        return f"{value:.0f}" if exponent > 1 else f"{value:.{1 - exponent}f}"
    mantissa = f"{value / 10.0**exponent:.1f}" if exponent > -300 else "1.0"
    if mantissa == "10.0":
        mantissa, exponent = "1.0", exponent + 1
    return f"{mantissa}\u00a0×\u00a010{str(exponent).translate(RAISED)}"
