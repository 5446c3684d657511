"""Parsers of what stands in an address: each takes the raw text and raises ValueError where it is no such setting."""

import re
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


def number(least: float, most: float, *also: float, places: int = 2) -> Callable[[str], float]:
    """A parser for one digit with `places` at most behind the point, between two bounds or one of `also`."""
    spelt = re.compile(rf"-?\d(\.\d{{1,{places}}})?", re.ASCII)

    def parse(raw: str) -> float:
        if not spelt.fullmatch(raw) or not (least <= float(raw) <= most or float(raw) in also):
            raise ValueError(f"no such setting: {raw!r}")
        return float(raw) + 0.0  # no negative zero

    return parse


def flag(raw: str) -> bool:
    """0 or 1."""
    return bool(integer(0, 1, longest=1)(raw))
