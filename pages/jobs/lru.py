"""A memory of the latest results, bounded by their number and by their bytes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Lru(Generic[Value]):
    """The least recently asked for goes first; the latest stays, however large. Any number of threads may ask."""

    def __init__(self, entries: int, most_bytes: int, size: Callable[[Value], int]) -> None:
        self.entries, self.most_bytes, self.size = entries, most_bytes, size
        self.bytes = 0
        self._kept: OrderedDict[Hashable, Value] = OrderedDict()
        self._lock = Lock()

    def find(self, key: Hashable) -> Value | None:
        """What is kept under `key`."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, key: Hashable, value: Value) -> None:
        """Keep `value` where nothing is kept under `key` yet."""
        with self._lock:
            if key not in self._kept:
                self._kept[key] = value
                self.bytes += self.size(value)
            while len(self._kept) > self.entries or (self.bytes > self.most_bytes and len(self._kept) > 1):
                self.bytes -= self.size(self._kept.popitem(last=False)[1])

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """What is kept under `key`, else what `make` gives. Two threads may both make it; one is kept."""
        found = self.find(key)
        if found is None:
            found = make()
            self.keep(key, found)
        return found
