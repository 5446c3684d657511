"""Parsers of what stands in an address: each takes the raw text and raises ValueError where it is no such setting."""

from collections.abc import Callable


def one_of(*values: str) -> Callable[[str], str]:
    """A parser for a word out of `values`."""

    def parse(raw: str) -> str:
        if raw not in values:
            raise ValueError(f"no such setting: {raw!r}")
        return raw

    return parse


def integer(least: int, most: int, longest: int = 10) -> Callable[[str], int]:
    """A parser for decimal digits, `longest` at most, between two bounds. int() would take "１", "1_0" and " 1"."""

    def parse(raw: str) -> int:
        if not (raw.isascii() and raw.isdigit() and len(raw) <= longest and least <= int(raw) <= most):
            raise ValueError(f"no such setting: {raw!r}")
        return int(raw)

    return parse
