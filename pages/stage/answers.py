"""The questions of a visit and their answers, as they are kept, and as the browser's record spells them."""

import re
from dataclasses import dataclass
from typing import Self

from lstm_core import Place
from pages.quiz.question import LETTERS, Question
from pages.state import visit
from pages.state.address import MOST_STEPS, UNITS
from pages.state.question_name import Name

SHOWN = -1  # "show me" instead of an answer
PAST = 40  # questions of a lesson that are remembered, so that none is repeated
RUN, ENTRY = re.compile(r"[0-9a-f]{16}"), re.compile(r"[a-z]{1,32}\.[0-9]{1,9}\.[0-9a-f]{8}")


@dataclass(frozen=True)
class Kept:
    """What is kept of a question: enough to draw it again. `run` is a digest of the run's name."""

    name: Name
    run: str
    place: Place
    chosen: int | None = None  # an index, SHOWN, or None as yet
    past: tuple[str, ...] = ()  # what was asked before and this one, see `draw.noted`
    question: Question | None = None  # as it was drawn, where it was drawn in this visit

    def spelt(self) -> dict[str, object]:
        """For the record: the question's name and run, the letter, no word of the sentence."""
        letter = "" if self.chosen is None else "?" if self.chosen == SHOWN else LETTERS[self.chosen]
        place = {"step": self.place.step, "unit": self.place.unit}
        return {"ask": str(self.name), "run": self.run, **place, "letter": letter, "past": list(self.past)}

    @classmethod
    def read(cls, raw: dict) -> Self:
        """What `spelt` wrote. ValueError, TypeError or KeyError for anything else."""
        letter, step, unit = raw["letter"], raw["step"], raw["unit"]
        if not (RUN.fullmatch(raw["run"]) and all(map(ENTRY.fullmatch, raw["past"])) and len(raw["past"]) <= PAST):
            raise ValueError("no run or past")
        if not (type(step) is type(unit) is int and 0 <= step < MOST_STEPS and 0 <= unit < UNITS[1]):
            raise ValueError("no place")
        chosen = None if letter == "" else SHOWN if letter == "?" else LETTERS.index(letter)
        return cls(Name.parse(raw["ask"]), raw["run"], Place(step, unit), chosen, tuple(raw["past"]))


def kept() -> dict[str, Kept]:
    """The visit's questions, by slot."""
    return visit.current().answers


def named(slot: str) -> Name | None:
    """What a link calls the question of a slot; None where it has none, or one that no link can ask."""
    found = kept().get(slot)
    return found.name if found and found.name.lesson == slot else None
