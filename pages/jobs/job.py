"""What is to be trained: a registered name and plain arguments."""

import math
from dataclasses import dataclass
from typing import Any, Protocol, Self


class Record(Protocol):
    """What a job yields again and again: anything picklable whose `progress`, 0 to 1, says how far the job is."""

    @property
    def progress(self) -> float: ...


Plain = str | int | float | bool | None | tuple


@dataclass(frozen=True)
class Job:
    """Hashable and picklable. Two equal jobs are one run, computed once for all who watch it.

    Job.of("toy", toy="flip-flop", units=4, seed=1)
    """

    name: str
    arguments: tuple[tuple[str, Plain], ...] = ()  # sorted by key

    @classmethod
    def of(cls, name: str, **arguments: object) -> Self:
        """TypeError for what is no str, int, float, bool, None or list of them; ValueError for NaN and infinity."""
        return cls(name, tuple((key, plain(arguments[key])) for key in sorted(arguments)))


def plain(value: Any) -> Plain:
    """`value` with its lists made tuples."""
    if isinstance(value, list | tuple):
        return tuple(plain(part) for part in value)
    if value is not None and type(value) not in (str, int, float, bool):
        raise TypeError(f"a job takes str, int, float, bool, None and lists of them, not {type(value).__name__}")
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"a job takes finite numbers, not {value}")
    return value
