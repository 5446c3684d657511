"""The learner's own networks on the distance sentences: one learns at a time, and its dot joins those of the table."""

from dataclasses import dataclass

import streamlit as st

from lstm_core.recipes.far.seeds import RANGES, SEEDS
from lstm_core.recipes.far.training import BATCH, EPOCHS, SOLVED, TRAINED_ON
from pages.chapters.long_memory import runs
from pages.chapters.long_memory.runs import NAME
from pages.figures.svg.seeds import CHANCE
from pages.jobs import Job
from pages.jobs.live_panel import Panel, Watched
from pages.state import visit, widgets
from pages.words.digits import decimals, percent
from pages.words.markup import prose
from pages.words.words import Words

RUN = "far"
CELLS = ("rnn", "lstm", "gru")
UPDATES = EPOCHS * -(-TRAINED_ON // BATCH)
CELL, RANGE = widgets.key("own-cell"), widgets.key("own-range")
SAME = {"running": "learning", "done": "finished"} | dict.fromkeys(
    ("stopped_left", "stopped_asked", "stopped_paused"), "unfinished"
)
PANEL = Panel(f"{NAME}.run", SAME | dict.fromkeys(("failed_memory", "failed_large"), "failed_error"))


@dataclass(frozen=True)
class Own:
    """A network of the learner's own: what one seed is trained on, from Keras' start."""

    language: str
    cell: str = CELLS[0]
    farthest: int = 20
    seed: int = len(SEEDS)  # the table has those below


def panel(say: Words) -> None:
    """Which cell and how far; the button; and how the network stands that was asked for last."""
    now = chosen()
    with st.container(key=widgets.key("own")):
        choice = {"required": True, "on_change": _choose}
        label = say(f"{NAME}.own.cell")
        widgets.show(st.segmented_control, label, CELL, now.cell, CELLS, format_func=str.upper, **choice)
        label = say(f"{NAME}.own.range")
        widgets.show(st.segmented_control, label, RANGE, now.farthest, RANGES, format_func=str, **choice)
        st.button(say(f"{NAME}.own.begin"), key=widgets.key("own-begin"), type="primary", on_click=_start)
        with st.container(key=widgets.key("own-run")):
            runs.watched(RUN, lambda run: _live(say, run))


def chosen() -> Own:
    """What the next press on the button trains; each time it is another seed."""
    here = visit.current()
    cell, farthest = here.own_choice or (CELLS[0], 20)
    return Own(visit.state().lang, cell, farthest, len(SEEDS) + here.own_started)


def shares(language: str, cell: str, farthest: int) -> list[float]:
    """Of fresh sentences, what each of this visit's networks of a kind got right, the latest last."""
    kept = _kept().items()
    return [share for one, share in kept if (one.language, one.cell, one.farthest) == (language, cell, farthest)]


def outcome(share: float) -> str:
    """ "learnt", "guesses" or "between"."""
    return "learnt" if share >= SOLVED else "guesses" if share < CHANCE else "between"


def _choose() -> None:
    visit.current().own_choice = widgets.value(CELL), widgets.value(RANGE)


def _kept() -> dict[Own, float]:
    """The share of each of this visit's networks, that of one that has just finished, too."""
    run, kept = runs.held(RUN), visit.current().own_seeds
    if run and run.poll().phase == "done":
        kept[run.asked] = run.records[-1].share
    return kept


def _start() -> None:
    _kept()  # the next run takes the place of the one before
    asked = chosen()
    visit.current().own_started += 1
    runs.start_run(RUN, Job.of("far", **vars(asked)), asked)


def _live(say: Words, run: Watched | None) -> None:
    """The run as it stands, in a room that is there before it."""
    if run is None:
        st.html(prose(say, f"{NAME}.own.ready"))
        return
    last = run.records[-1] if run.records else None
    if run.live or run.standing == "done":
        loss = decimals(last.loss) if last else ""
        PANEL.bar(say, run, update=f"{last.update if last else 0:,}", updates=f"{UPDATES:,}", loss=loss)
    else:
        st.html(prose(say, PANEL.key(run)))
    if run.live:
        PANEL.buttons(say, run, RUN, pause=False)
    elif last and last.share is not None:
        asked = run.asked
        slots = {"cell": asked.cell.upper(), "seed": asked.seed, "n": asked.farthest, "share": percent(last.share)}
        slots["solved"] = percent(SOLVED, 0)
        st.html(prose(say, f"{NAME}.own.came.{outcome(last.share)}", **slots))
