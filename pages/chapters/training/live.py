"""The training as it goes: start, place in the queue, progress, curves, pause, stop, again with another seed."""

from math import isfinite

import streamlit as st

from pages.chapters.training import controls, outcome, session
from pages.chapters.training.session import Run
from pages.figures import training as figures
from pages.jobs import State, registry
from pages.reading import drawers
from pages.state import progress, widgets
from pages.words.words import Words

REASONS = {reason: reason for reason in ("error", "memory", "killed", "silent", "start")} | {"large": "memory"}


def live(say: Words, run: Run | None) -> None:
    """The panel; while something is under way it is a fragment that runs by itself."""
    if run is None:
        label = say("training.again_here" if session.choice().moment is not None else "training.train")
        st.button(label, key=widgets.key("train-start"), type="primary", on_click=session.start_training)
        return
    if run.poll().live:
        registry.watching(lambda: _watch(say, run), run.told.pace)
    else:
        _panel(say, run)


def _watch(say: Words, run: Run) -> State:
    run.poll()
    _panel(say, run)
    return run.told


def _panel(say: Words, run: Run) -> None:
    told = run.told
    done = told.progress if run.records else 0.0
    with st.container(key=widgets.key("train-panel")):
        st.progress(min(1.0, done), text=_status(say, run))
        _buttons(say, run)
        if len(run.records) > 1:  # the untrained network has no loss yet
            with st.container(horizontal=True, gap="small", key=widgets.key("train-curves")):
                _curves(say, run)


def _status(say: Words, run: Run) -> str:
    told = run.told
    if told.phase == "waiting":
        return say("training.waiting", place=told.place or 1)
    if told.phase in ("running", "paused"):
        if not run.records:
            return say("training.starting")
        slots = {"update": run.last.update, "updates": run.last.updates, "left": told.seconds_left or 0.0}
        return say(f"training.{told.phase}", **slots)
    if run.records and run.last.diverged is not None:
        return say("training.diverged", update=run.last.diverged)
    if told.phase == "done":
        return say("training.done", seconds=told.seconds, updates=run.last.updates)
    if told.phase == "failed":
        return say(f"training.failed_{REASONS[told.reason]}")
    return say(f"training.stopped_{told.reason}", update=run.last.update if run.records else 0)


def _buttons(say: Words, run: Run) -> None:
    with st.container(horizontal=True, gap="small", key=widgets.key("train-buttons")):
        if run.live:
            if run.told.phase == "paused":
                st.button(say("training.resume"), key=widgets.key("train-resume"), on_click=run.ticket.resume)
            else:
                st.button(say("training.pause"), key=widgets.key("train-pause"), on_click=run.ticket.pause)
            st.button(say("training.stop"), key=widgets.key("train-stop"), on_click=run.ticket.stop)
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
    """Loss and accuracy; where the recipe says numbers, R²."""
    here = None if run.live else session.shown(run).update
    rows = figures.rows(run.records, here)
    right = "training.r2" if session.subject().numbers else "training.right"
    names = {"loss": say("training.loss"), "right": say(right), "update": say("training.update")}
    colours = drawers.colours()
    of = {"updates": run.last.updates, "names": names, "colours": colours}
    slots = {"first": f"{_first_loss(run):.2f}", "last": f"{run.last.loss:.3f}", "right": f"{run.last.accuracy:.3f}"}
    for field, top in {"loss": _top(run), "right": 1.0}.items():
        alt = say(f"training.alt_{field}", **slots)
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
    if run.solved and run.choice.recipe == "flip-flop":
        progress.note("training", "solve")
    held = run.choice.recipe in outcome.HOLDING
    if run.solved and run.choice.switches.gate_penalty and held and run.last.doors.i_rest < session.CLOSED:
        progress.note("training", "thrift")
    place = run.records.index(record)
    if place and record.doors.f_mark < 0.5 <= run.records[place - 1].doors.f_mark:
        progress.note("training", "falls")
