"""A walk of a handout: one reading, and where it is opened."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from lstm_core import Reading, load_specimen
from lstm_core.bidirectional import Bidirectional
from lstm_core.formats.specimen_file import SHIPPED
from pages.stage.payload import held, run_part, with_before
from pages.words.words import Words

START = {"step": 0, "unit": 0, "direction": "forward", "view": "cell", "part": "c"}


@dataclass(frozen=True)
class Walk:
    """A reading, the readings of its siblings by direction, and the run before something was set by hand.

    `place` are any of step, unit, direction, view and part, as in an address.
    """

    reading: Reading
    siblings: Mapping[str, Reading] = field(default_factory=dict)
    place: Mapping[str, Any] = field(default_factory=dict)
    before: Reading | None = None

    def sent(self) -> dict:
        """The payload, but for the words; assets/stage/src/outside/page.ts is the contract."""
        reading, card = self.reading, self.reading.card
        part = run_part(reading, reading, self.siblings) | {"before": None, "look": None}
        if self.before:
            part = with_before(part, run_part(self.before, self.before, {}))
        way = next(iter(reading.readers))
        named = {"text": reading.text, "model": card.name, "units": "", "seed": "", "lang": ""}
        address = named | START | {"direction": way, "step": 0 if way == "forward" else len(reading.tokens) - 1}
        run = sha256(json.dumps(part).encode()).hexdigest()[:16]
        return part | {"run": run, "address": address | dict(self.place)}

    def title(self, say: Words, beside: Sequence["Walk"] = ()) -> str:
        """The sentence; before it what it is read by where walks `beside` it differ: another kind of cell, or model."""
        text, card = self.reading.text, self.reading.card
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
