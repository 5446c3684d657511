"""The visit's trainings of this chapter: begun, watched live, stopped; and what the latest duel left."""

from collections.abc import Callable, Sequence
from math import ceil

import streamlit as st

from lstm_core import LSTM, RNN
from pages.chapters.long_memory.contest import Record
from pages.jobs import Job, State, Ticket, registry
from pages.state import visit, widgets
from pages.words.markup import inline
from pages.words.words import Words

NAME = "long_memory"
MANY = 10**9  # more records than there are


def start_run(name: str, job: Job, asked: object) -> None:
    """Join the job in the place of what the visit watched under this name."""
    before = held(name)
    if before:
        before[0].leave()
    ticket = registry.pool().join(job, visit.current().name)
    visit.current().runs[name] = (ticket, asked)


def held(name: str) -> tuple[Ticket, object] | None:
    return visit.current().runs.get(name)


def watched(name: str, draw: Callable[[], None]) -> None:
    """Run `draw` as a fragment, again and again while anything is under way."""
    now = held(name)
    told = now and _briefly(now[0])

    def look() -> State:
        draw()
        return _briefly(now[0])

    if told and told.live:
        registry.watching(look, told.pace)
    else:
        st.fragment(draw)()


def _briefly(ticket: Ticket) -> State:
    """How it stands, without its records."""
    return ticket.state(since=MANY)


def progress(say: Words, name: str, told: State, work: float) -> None:
    """What is left of `work` seconds, the place in the queue or what went wrong; under way also pause and stop.

    It is there at the end, too: what stands below keeps its place.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=widgets.key("run", name)):
        if told.phase == "failed":
            st.html(f'<p role="alert">{inline(say, f"{NAME}.run.failed.{told.reason}")}</p>')
        elif told.phase == "stopped":
            given_up = "_paused" if told.reason == "paused" else ""
            st.html(f"<p>{inline(say, f'{NAME}.run.stopped{given_up}')}</p>")
        elif told.phase == "done":
            st.progress(1.0, say(f"{NAME}.run.done"))
        else:
            st.progress(min(1.0, told.progress), _status(say, told, work))
            _buttons(say, name, told)


def _buttons(say: Words, name: str, told: State) -> None:
    ticket, paused = held(name)[0], told.phase == "paused"
    turn, button = (ticket.resume, "resume") if paused else (ticket.pause, "pause")
    st.button(say(f"{NAME}.run.{button}"), key=widgets.key(button, name), on_click=turn)
    st.button(say(f"{NAME}.run.stop"), key=widgets.key("stop", name), on_click=ticket.stop)


def _status(say: Words, told: State, work: float) -> str:
    """What stands over the bar: work, for who solves it early leaves the rest of the time unused."""
    if told.phase == "waiting":
        return say(f"{NAME}.run.waiting", place=told.place or 1)
    if told.seconds_left is None:
        return say(f"{NAME}.run.{'paused_early' if told.phase == 'paused' else 'starting'}")
    said = "paused" if told.phase == "paused" else "left"
    return say(f"{NAME}.run.{said}", seconds=ceil((1 - told.progress) * work))


def keep(ticket: Ticket, layers: tuple[RNN | LSTM, ...]) -> bool:
    """Remember the layers of this duel; whether that is news."""
    if visit.current().duellists[0] is ticket:
        return False
    visit.current().duellists = ticket, layers
    return True


def trained() -> tuple:
    """The layers of the latest duel of this visit that came to its end: RNN and LSTM, or none."""
    return visit.current().duellists[1]


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
