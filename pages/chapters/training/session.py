"""The runs that a visit holds, and what is shown of them."""

from dataclasses import replace
from typing import Any

from lstm_core import Specimen
from lstm_core.toys import SOLVED
from lstm_core.train import Record
from pages.chapters.training.job import SUBJECTS, Subject
from pages.chapters.training.snapshot import Snapshot
from pages.jobs import Job, live_panel
from pages.state import draft, visit, widgets
from pages.state.training_settings import Choice

BOX = widgets.key("sequence")  # the sequence as it stands in its box
MOST, MOST_STEPS = 6, 255
OPEN, CLOSED = 0.8, 0.2  # of a gate that stands open, or shut


class Run(live_panel.Watched):
    """A training that this visit asked for."""

    asked: Choice
    records: list[Snapshot]

    @property
    def last(self) -> Snapshot:
        return self.records[-1]

    @property
    def done(self) -> bool:
        """Trained to the end."""
        return bool(self.records) and self.last.final is not None

    @property
    def solved(self) -> bool:
        return self.done and (self.last.final or 0) >= SOLVED


def choice() -> Choice:
    return visit.state().train or Choice()


def choose(**changes: Any) -> None:
    """Another recipe, switch, seed or moment; what is chosen stands in the address. Only a moment goes on playing."""
    before, now = choice(), replace(choice(), **changes)
    visit.change(train=now)
    if now.job != before.job:
        visit.current().playing = False


def switch(**switches: Any) -> None:
    """Other switches, at the end of their training."""
    choose(switches=replace(choice().switches, **switches), moment=None)


def walk(sequence: str) -> None:
    """Another sequence, "" the recipe's own example, from its start."""
    draft.drop(BOX)
    visit.jump(sequence=sequence, step=0)


def current() -> Run | None:
    """The run of what is chosen, None where this visit has none."""
    return visit.current().trainings.get(choice().job)


def start_training() -> None:
    """Train what is chosen. Whatever else this visit has under way is left."""
    mine, chosen = visit.current().trainings, replace(choice(), moment=None)
    ticket = live_panel.join(Job.of("training", choice=chosen.job), mine.values())
    mine.pop(chosen.job, None)
    mine[chosen.job] = Run(chosen, ticket)
    while len(mine) > MOST:
        mine.pop(next(iter(mine)))
    visit.jump(step=MOST_STEPS)  # its end, with all of the films read


def subject() -> Subject:
    return SUBJECTS[choice().recipe]


def shown(run: Run) -> Snapshot:
    """The record of the moment that is shown: the asked one or the nearest before it, of a run that has any."""
    asked = choice().moment
    before = [record for record in run.records if asked is None or record.update <= asked]
    return (before or run.records[:1])[-1]


def specimen(record: Snapshot | None) -> Specimen:
    """The model at a record with its card, the untrained one for None."""
    switches = choice().switches
    if record is None:
        return subject().specimen(switches, Record(0, 1, subject().untrained(switches)))
    judged = record if record.final is None else replace(record, accuracy=record.final)
    return subject().specimen(switches, judged)
