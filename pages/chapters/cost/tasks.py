"""The tasks of the chapter on cost, and what ticks them: changes of a size, and measurements."""

from pages.chapters.cost import measured
from pages.state import progress, visit
from pages.state.sizes import Sizes

CHAPTER = "cost"
TASKS, FURTHER = ("flat", "equal"), ("twice",)
GOAL = Sizes(inputs=32, units=16, layers=1)  # the Bi-LSTM of the second task
CLOSE = 0.03  # a share of its parameters that an LSTM may have more or less


def note_first_sizes(now: Sizes) -> None:
    """Where the visit's first move starts from."""
    visit.current().sizes_before = visit.current().sizes_before or now


def note_moved(now: Sizes) -> None:
    """What a change of a size has done."""
    base = visit.current().sizes_before or now
    if now.with_(steps=base.steps) != base:
        visit.current().sizes_before = now
    elif now.steps >= 2 * base.steps or 2 * now.steps <= base.steps:
        progress.note(CHAPTER, "flat")
    goal = GOAL.counts("bilstm").parameters
    same = (now.inputs, now.layers) == (GOAL.inputs, GOAL.layers)
    if same and abs(now.counts("lstm").parameters - goal) <= CLOSE * goal:
        progress.note(CHAPTER, "equal")


def note_measured() -> None:
    """What a measurement has done, with those before it."""
    units = [sizes.units for sizes in measured.found()]
    if max(units) >= 4 * min(units):
        progress.note(CHAPTER, "twice")
