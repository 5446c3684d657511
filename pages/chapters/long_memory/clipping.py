"""Clipping: one network that learns twice from the same start, with its gradient cut to length 1 and without."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
import streamlit as st

from lstm_core.toys import CLIPPED, CLIPPING_LAG, UNCLIPPED
from pages.chapters.long_memory import contest, runs
from pages.chapters.long_memory.contest import Record
from pages.chapters.long_memory.runs import NAME
from pages.jobs import Job
from pages.jobs.live_panel import Watched
from pages.state import visit, widgets
from pages.words.digits import decimals, percent
from pages.words.markup import prose
from pages.words.powers import power
from pages.words.words import Words

RUN, BUDGET, EVERY = "clipping", 0.5, 5
PAIR = (UNCLIPPED, CLIPPED)
MOST = 150  # updates drawn of each: both stand still long before, or have learnt it
BLOWN_UP = 100.0  # times the length it is cut to: a gradient that has blown up


def section(say: Words) -> None:
    left, right = runs.columns(say, "clipping")
    with left:
        seed = visit.current().clip_seed
        press = {"type": "primary", "on_click": _start, "args": (seed,)}
        st.button(say(f"{NAME}.clipping.begin"), key=widgets.key("clip-begin"), **press)
        if runs.held(RUN):
            st.button(say(f"{NAME}.clipping.again"), key=widgets.key("clip-again"), on_click=_start, args=(seed + 1,))
    with right:
        runs.watched(RUN, lambda run: _live(say, run))


def _start(seed: int) -> None:
    visit.current().clip_seed = seed
    rows = [contest.row(replace(rival, seed=seed)) for rival in PAIR]
    runs.start_run(RUN, Job.of("contest", contenders=rows, lag=CLIPPING_LAG, budget=BUDGET, every=EVERY), seed)


def _live(say: Words, run: Watched | None) -> None:
    if run is None:
        return
    runs.progress(say, RUN, run, BUDGET * len(PAIR))
    if run.records:
        _charts(say, run.records)
    if run.standing == "done":
        st.html(_outcome(say, run.records))


def _charts(say: Words, records: Sequence[Record]) -> None:
    names = [say(f"{NAME}.clipping.without"), say(f"{NAME}.clipping.with")]
    drawn = []
    for side, name in enumerate(names):
        losses, norms = updates(records, side)
        at = np.arange(1, len(losses) + 1)
        drawn.append(pd.DataFrame({"update": at, "loss": losses, "norm": norms, "who": name})[:MOST])
    looks = {"norm": {"log": True, "points": True}, "loss": {"points": True}}
    runs.charts(say, "clipping", pd.concat(drawn), "update", names=names, looks=looks, most=MOST)


def updates(records: Sequence[Record], side: int) -> tuple[np.ndarray, np.ndarray]:
    """Loss and gradient's norm of every update of a side."""
    mine = [record for record in records if record.side == side]
    losses, norms = (np.concatenate([[], *(getattr(record, name) for record in mine)]) for name in ("losses", "norms"))
    return losses, norms


def _outcome(say: Words, records: Sequence[Record]) -> str:
    """What became of both, and how long the longest gradient was."""
    ended = runs.ended(records)
    blown = float(updates(records, 0)[1].max(initial=0))
    solved = [record.state == "solved" for record in ended]
    case = {(False, True): "learns", (True, True): "both", (False, False): "neither", (True, False): "without"}
    slots = {
        "norm": power(blown),
        "updates": ended[1].update,
        "loss": decimals(ended[1].losses.mean()),
        "others": ended[0].update,
        "right": percent(ended[0].accuracy),
    }
    said = prose(say, f"{NAME}.clipping.came.{case[solved[0], solved[1]]}", **slots)
    return said + (prose(say, f"{NAME}.clipping.why", **slots) if blown > BLOWN_UP and not solved[0] else "")
