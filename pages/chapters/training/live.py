"""The training as it goes: start, place in the queue, progress, curves, pause, stop, again with another seed."""

from math import isfinite

import streamlit as st

from pages.chapters.training import controls, doors, outcome, session
from pages.chapters.training.session import Run
from pages.figures import training as figures
from pages.jobs import live_panel
from pages.jobs.live_panel import Panel
from pages.reading import drawers
from pages.state import progress, widgets
from pages.words.words import Words

PANEL = Panel("training", {"failed_large": "failed_memory", "paused_early": "starting"})


def live(say: Words, run: Run | None) -> None:
    """The panel; while something is under way it is a fragment that runs by itself."""
    if run is None:
        label = say("training.again_here" if session.choice().moment is not None else "training.train")
        st.button(label, key=widgets.key("train-start"), type="primary", on_click=session.start_training)
        return
    live_panel.watch(run, lambda: _panel(say, run))


def _panel(say: Words, run: Run) -> None:
    with st.container(key=widgets.key("train-panel")):
        _bar(say, run)
        _buttons(say, run)
        if len(run.records) > 1:  # the untrained network has no loss yet
            with st.container(horizontal=True, gap="small", key=widgets.key("train-curves")):
                _curves(say, run)
            if run.last.counter:
                doors.doors(say, run)


def _bar(say: Words, run: Run) -> None:
    if run.records and run.last.diverged is not None and not run.live:
        st.progress(1.0, say("training.diverged", update=run.last.diverged))
        return
    update, updates = (run.last.update, run.last.updates) if run.records else (0, 0)
    left, seconds = (run.state.seconds_left or 0.0, run.state.seconds) if run.state else (0.0, 0.0)
    PANEL.bar(say, run, update=update, updates=updates, left=left, seconds=seconds)


def _buttons(say: Words, run: Run) -> None:
    with st.container(horizontal=True, gap="small", key=widgets.key("train-buttons")):
        if run.live:
            PANEL.buttons(say, run, "train")
        else:
            if not run.done:
                st.button(
                    say("training.train"),
                    key=widgets.key("train-start"),
                    type="primary",
                    on_click=session.start_training,
                )
            st.button(say("training.another_seed"), key=widgets.key("train-another"), on_click=controls.another_seed)


def _curves(say: Words, run: Run) -> None:
    """Loss and accuracy; where the recipe says numbers, R². Under way, new rows are all that the browser draws."""
    here = None if run.live else session.shown(run).update
    rows = figures.rows(run.records, here)
    right = "training.r2" if session.subject().numbers else "training.right"
    names = {"loss": say("training.loss"), "right": say(right), "update": say("training.update")}
    of = {"updates": run.last.updates, "names": names, "colours": drawers.colours()}
    slots = {"first": f"{_first_loss(run):.2f}", "last": f"{run.last.loss:.3f}", "right": f"{run.last.accuracy:.3f}"}
    for field, top in {"loss": _top(run), "right": 1.0}.items():
        alt = doors.growing(say, names[field]) if run.live else say(f"training.alt_{field}", **slots)
        drawn, spec = rows[["update", field, "here"]], figures.curve(field, top=top, **of)
        st.vega_lite_chart(drawn, spec, key=widgets.key("train", field), alt=alt, width="stretch", theme=None)


def _top(run: Run) -> float:
    """Of the loss: a little above what it begins with."""
    first = max((record.loss for record in run.records[1:3]), default=1.0)
    return round(1.1 * first, 2) if isfinite(first) else 1.0


def _first_loss(run: Run) -> float:
    return run.records[min(1, len(run.records) - 1)].loss


def note_tasks(run: Run | None) -> None:
    """Tick what the learner has just brought about."""
    if run is None or run.live or not run.records:
        return
    record = session.shown(run)
    if run.solved and run.asked.recipe == "flip-flop":
        progress.note("training", "solve")
    held = run.asked.recipe in outcome.HOLDING
    if run.solved and run.asked.switches.gate_penalty and held and run.last.doors.i_rest < session.CLOSED:
        progress.note("training", "thrift")
    place = run.records.index(record)
    if place and record.doors.f_mark < 0.5 <= run.records[place - 1].doors.f_mark:
        progress.note("training", "falls")
