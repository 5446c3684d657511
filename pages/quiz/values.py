"""Values of a run as questions print them, and whether two of them are plainly two."""

from lstm_core import Place, Reader
from pages.words import digits

FELT = 0.05  # two numbers so far apart are plainly two


def apart(value: float, *others: float) -> bool:
    """Whether a number is plainly none of the others: what a statement says of a run must not be nearly so."""
    return all(abs(value - other) >= FELT for other in others)


def printed_values(reader: Reader, place: Place, **parts: str) -> dict[str, str]:
    """Values of the trace as printed: name in a sentence → name of an array."""
    return {name: digits.decimals(reader.value(part, place)) for name, part in parts.items()}


def printed_gate(reader: Reader, gate: str, place: Place) -> str:
    """A gate's value as printed: of a logistic σ with digits enough not to read 0 or 1, which it never is."""
    return digits.decimals(reader.value(gate, place)) if reader.hard else digits.opening(reader.z(gate, place))
