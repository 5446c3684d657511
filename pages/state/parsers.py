"""Parsers of what stands in an address: each takes the raw text and raises ValueError where it is no such setting."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

T = TypeVar("T")


def parser(fits: Callable[[str], object], read: Callable[[str], T]) -> Callable[[str], T]:
    """A parser that reads what fits."""

    def parse(raw: str) -> T:
        if not fits(raw):
            raise ValueError(f"no such setting: {raw!r}")
        return read(raw)

    return parse


def one_of(*values: str) -> Callable[[str], str]:
    """A parser for a word out of `values`."""
    return parser(values.__contains__, str)


def integer(least: int, most: int, longest: int = 10) -> Callable[[str], int]:
    """A parser for decimal digits, `longest` at most, between two bounds. int() would take "１", "1_0" and " 1"."""
    return parser(
        lambda raw: raw.isascii() and raw.isdigit() and len(raw) <= longest and least <= int(raw) <= most, int
    )


def number(least: float, most: float, *also: float, places: int = 2) -> Callable[[str], float]:
    """A parser for one digit with `places` at most behind the point, between two bounds or one of `also`."""
    spelt = re.compile(rf"-?\d(\.\d{{1,{places}}})?", re.ASCII)
    return parser(
        lambda raw: spelt.fullmatch(raw) and (least <= float(raw) <= most or float(raw) in also),
        lambda raw: float(raw) + 0.0,  # no negative zero
    )


def flag(raw: str) -> bool:
    """0 or 1."""
    return bool(integer(0, 1, longest=1)(raw))


def named(parts: Iterable[str], parsers: Mapping[str, Callable[[str], object]]) -> dict[str, Any]:
    """The values of parts `name:value`. ValueError for a name or a value that is none, or a name that comes twice."""
    values: dict[str, Any] = {}
    for part in parts:
        name, _, value = part.partition(":")
        if name not in parsers or name in values:
            raise ValueError(f"no such setting: {part!r}")
        values[name] = parsers[name](value)
    return values
