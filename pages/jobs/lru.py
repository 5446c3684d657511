"""A memory of the latest results, bounded by their number and by their bytes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Lru(Generic[Value]):
    """The least recently asked for goes first. Any number of threads may ask at once."""

    def __init__(self, entries: int, most_bytes: int, size: Callable[[Value], int]) -> None:
        self.entries, self.most_bytes, self.size = entries, most_bytes, size
        self._kept: OrderedDict[Hashable, Value] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """What is kept under `key`, else what `make` gives. Two threads may both make it; one is kept."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        fresh = make()
        with self._lock:
            if key not in self._kept:
                self._kept[key] = fresh
                self._bytes += self.size(fresh)
            while len(self._kept) > self.entries or (self._bytes > self.most_bytes and len(self._kept) > 1):
                self._bytes -= self.size(self._kept.popitem(last=False)[1])
            return fresh
