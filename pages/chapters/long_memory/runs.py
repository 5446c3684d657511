"""What the parts of the chapter share: columns, charts, and the visit's trainings, watched live and stopped."""

from collections.abc import Callable, Sequence
from math import ceil

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lstm_core.bidirectional import AnyLayer
from pages.chapters.long_memory.contest import Record
from pages.figures.race import race
from pages.jobs import Job, State, Ticket, live_panel
from pages.jobs.live_panel import Panel, Watched
from pages.reading import drawers
from pages.state import visit, widgets
from pages.words.markup import inline, prose
from pages.words.words import Words

NAME = "long_memory"
GAINS = (0.0, 0.5, 0.7, 0.9, 1.0, 1.1, 1.3, 1.5)  # of an RNN's orthogonal start; 0 is uniform in ±1/√H
PANEL = Panel(f"{NAME}.run", {"stopped_left": "stopped_asked"})


def columns(say: Words, part: str, **slots: object) -> tuple[DeltaGenerator, DeltaGenerator]:
    """The part of the page of this name: its heading and its text, and below them two columns to be filled."""
    with st.container(key=widgets.key("why", part)):
        st.html(f"<h2>{inline(say, f'{NAME}.{part}.heading')}</h2>{prose(say, f'{NAME}.{part}.about', **slots)}")
        return st.columns((4, 9), gap="medium")


def rnn_start(say: Words, gain: float) -> str:
    """What a dial calls where an RNN's recurrent weights begin."""
    return say(f"{NAME}.dial.orthogonal", gain=f"{gain:g}") if gain else say(f"{NAME}.dial.uniform")


def start_run(name: str, job: Job, asked: object) -> None:
    """Join the job in the place of what the visit watched under this name."""
    others = [run for run in (held(name),) if run]
    visit.current().runs[name] = Watched(asked, live_panel.join(job, others))


def held(name: str) -> Watched | None:
    return visit.current().runs.get(name)


def watched(name: str, draw: Callable[[Watched | None], None]) -> None:
    """`draw` the run as it stands, again and again while it is under way."""
    run = held(name)
    if run:
        live_panel.watch(run, lambda: draw(run))
    else:
        live_panel.in_place(lambda: draw(None))


def progress(say: Words, name: str, run: Watched, work: float) -> None:
    """What is left of `work` seconds, the place in the queue or what went wrong; under way also pause and stop.

    It is there at the end, too: what stands below keeps its place.
    """
    state = run.poll()
    seconds = work_left(state, work)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=widgets.key("run", name)):
        if state.live or state.phase == "done":
            PANEL.bar(say, run, seconds=seconds)
        else:
            role = ' role="alert"' if state.phase == "failed" else ""
            st.html(f"<p{role}>{inline(say, PANEL.key(run))}</p>")
        if run.live:
            PANEL.buttons(say, run, name)


def work_left(state: State, work: float) -> int:
    """Seconds of work, not of waiting: who solves it early leaves the rest of the time unused."""
    return ceil((1 - state.progress) * work)


def keep(ticket: Ticket, layers: tuple[AnyLayer, ...]) -> bool:
    """Remember the layers of this duel; whether that is news."""
    if visit.current().duellists[0] is ticket:
        return False
    visit.current().duellists = ticket, layers
    return True


def trained() -> tuple:
    """The layers of the latest duel of this visit that came to its end: RNN and LSTM, or none."""
    return visit.current().duellists[1]


def charts(
    say: Words, part: str, rows: pd.DataFrame, along: str, *, names: list[str], looks: dict[str, dict], **slots: object
) -> None:
    """Draw each field of `looks`, as it says, `along` another field, with a curve for each of the `names`.

    `slots` are of the descriptions and of the axis's title.
    """
    for (field, look), column in zip(looks.items(), st.columns(2), strict=True):
        titles = (say(f"{NAME}.{part}.{along}", **slots), say(f"{NAME}.{part}.{field}"))
        spec = race(rows, along, field, titles=titles, names=names, colours=drawers.colours(), **look)
        alt = say(f"{NAME}.{part}.{field}_alt", **slots)
        drawn = rows[[along, field, "who"]]
        column.vega_lite_chart(drawn, spec, theme=None, key=widgets.key(part, field), alt=alt)


def curves(records: Sequence[Record], most: int = 300) -> list[tuple[int, float, float, float]]:
    """(side, seconds, loss, accuracy) of every turn with an update, thinned out evenly beyond `most` a side."""
    rows = []
    for side in sorted({record.side for record in records if len(record.losses)}):
        mine = [record for record in records if record.side == side and len(record.losses)]
        for record in mine[:: -(-len(mine) // most)]:
            rows.append((side, record.seconds, float(record.losses.mean()), record.accuracy))
    return rows


def last(records: Sequence[Record], side: int) -> Record | None:
    return next((record for record in reversed(records) if record.side == side), None)


def ended(records: Sequence[Record]) -> list[Record]:
    """The last turn of RNN and LSTM, or of both sides of another pair, once all has come to its end."""
    return [record for side in (0, 1) if (record := last(records, side))]
