"""A walk of a handout: one reading, and where it is opened."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from lstm_core import Reading, load_specimen
from lstm_core.bidirectional import Bidirectional
from lstm_core.formats.specimen_file import SHIPPED
from pages.stage.looks import LOOKS, Look
from pages.stage.payload import held, run_part, with_before
from pages.words.words import Words

START = {"step": 0, "unit": 0, "direction": "forward", "view": "cell", "part": "c"}


@dataclass(frozen=True)
class Walk:
    """A reading, the readings of its siblings by direction, and the run before something was set by hand.

    `place` are any of step, unit, direction, view and part, as in an address. `lesson` is the name of one that shows it
    as it is shown there; ValueError for a lesson on another kind of cell.
    """

    reading: Reading
    siblings: Mapping[str, Reading] = field(default_factory=dict)
    place: Mapping[str, Any] = field(default_factory=dict)
    before: Reading | None = None
    lesson: str = ""

    def __post_init__(self) -> None:
        if self._look and self._look.cell != self.reading.kind:
            name, cell = self.lesson.replace("_", "-"), self._look.cell.upper()
            raise ValueError(f"{name}: expected a model with the cell {cell}, got {self.reading.kind.upper()}")

    @property
    def _look(self) -> Look | None:
        return LOOKS[self.lesson] if self.lesson else None

    def sent(self) -> dict:
        """The payload, but for the words; assets/stage/src/outside/page.ts is the contract."""
        reading, card = self.reading, self.reading.card
        look = self._look
        part = run_part(reading, reading, self.siblings) | {"before": None, "look": look.sent() if look else None}
        if self.before:
            part = with_before(part, run_part(self.before, self.before, {}))
        way = next(iter(reading.readers))
        named = {"text": reading.text, "model": card.name, "units": "", "seed": "", "lang": ""}
        address = named | START | {"direction": way, "step": 0 if way == "forward" else len(reading.tokens) - 1}
        run = sha256(json.dumps(part).encode()).hexdigest()[:16]
        view = {"view": look.view} if look else {}
        return part | {"run": run, "address": address | dict(self.place) | view}

    def title(self, say: Words, beside: Sequence["Walk"] = ()) -> str:
        """The sentence; before it what walks `beside` it differ in: the lesson, the kind of cell, or the model."""
        text, card = self.reading.text, self.reading.card
        if self.lesson and any(other.lesson != self.lesson for other in beside):
            return f"{say(f'{self.lesson}.title')} · {text}"
        if any(other.reading.kind != self.reading.kind for other in beside):
            return f"{self.reading.kind.upper()} · {text}"
        if any(other.reading.card.name != card.name for other in beside):
            return f"{say.table.get(f'models.{card.name}.name', card.name)} · {text}"
        return text

    def size(self) -> int:
        """Bytes of the numbers in the file, at most: 24 a step and unit of each reader, and what goes in."""
        runs, readers = 1 + bool(self.before), self.reading.traces.values()
        numbers = self.reading.x.size + runs * sum(24 * trace.h.size for trace in readers)
        return numbers * 4 * 4 // 3


def walk_of(reading: Reading) -> Walk:
    """The walk of a reading alone: its siblings are read here."""
    return Walk(reading, siblings(reading))


def read_shipped(name: str, text: str) -> Reading:
    """What a shipped model makes of a text."""
    return load_specimen(name).read(text)


def siblings(reading: Reading, read: Callable[[str, str], Reading] = read_shipped) -> dict[str, Reading]:
    """What the shipped readers of one direction, trained like a reading's model, make of its text; {} without any."""
    card, is_held = reading.card, any(map(held, reading.traces.values()))
    if card.kind != "trained" or is_held or not isinstance(reading.layer, Bidirectional):
        return {}
    names = {way: card.siblings.get(way) for way in ("forward", "backward")}
    return {way: read(name, reading.text) for way, name in names.items() if isinstance(name, str) and name in SHIPPED}
