"""One panel for every run at work: looked at again and again, with what is said of it, its bar and its buttons."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from pages.jobs import registry
from pages.jobs.job import Job
from pages.jobs.run import State, Ticket
from pages.state import visit, widgets
from pages.words.words import Words


@dataclass(eq=False)
class Watched:
    """A run that this visit asked for; its records stay when the server forgets it."""

    asked: Any  # what it was asked for
    ticket: Ticket
    records: list[Any] = field(default_factory=list)
    state: State | None = None

    def poll(self) -> State:
        """How it stands now."""
        state = self.state
        if state is None or state.live:
            self.state = state = self.ticket.state(len(self.records))
            self.records += state.records
        return state

    @property
    def live(self) -> bool:
        return self.state is None or self.state.live

    @property
    def standing(self) -> str:
        """Its phase and the reason of its end, as texts are named; without a record "starting" or "paused_early"."""
        phase = self.state.phase if self.state else "waiting"
        if self.state and self.state.reason:
            return f"{phase}_{self.state.reason}"
        return phase if self.records else {"running": "starting", "paused": "paused_early"}.get(phase, phase)


def join(job: Job, others: Iterable[Watched] = ()) -> Ticket:
    """Ask for the job; the visit leaves the `others` that are under way."""
    for other in others:
        if other.live:
            other.ticket.want("left")
            other.poll()
    return registry.pool().join(job, visit.current().name)


def watch(run: Watched, draw: Callable[[], None]) -> None:
    """Draw the run as it stands; while it is under way, in a fragment that runs again after each pace it is told."""

    def look() -> None:
        state = run.poll()
        draw()
        if not state.live:
            st.rerun()
        registry.run_again(state.pace)

    state = run.state or run.poll()  # as the page around it was drawn: the fragment looks anew, and the page follows
    if state.live:
        st.fragment(look, run_every=state.pace)()
    else:
        in_place(draw)


def in_place(draw: Callable[[], None]) -> None:
    """Draw where a fragment would: each has a container of its own.

    Without it the browser shows twice what a fragment drew and the page draws next, until the page is complete.
    """
    with st.container():
        draw()


@dataclass(frozen=True)
class Panel:
    """How a chapter shows its runs: `texts` has a sentence for each standing, `same` says which share one."""

    texts: str
    same: Mapping[str, str] = field(default_factory=dict)

    def key(self, run: Watched) -> str:
        """Of the text that is said of the run."""
        return f"{self.texts}.{self.same.get(run.standing, run.standing)}"

    def says(self, say: Words, run: Watched, **slots: object) -> str:
        """What is said of the run, the text's own `slots` given."""
        return say(self.key(run), place=(run.state and run.state.place) or 1, **slots)

    def bar(self, say: Words, run: Watched, **slots: object) -> None:
        st.progress(min(1.0, run.state.progress if run.state else 0.0), self.says(say, run, **slots))

    def buttons(self, say: Words, run: Watched, name: str, *, pause: bool = True) -> None:
        """Pause or go on, and stop; `name` is of the widgets."""
        want, paused = run.ticket.want, run.standing.startswith("paused")
        button, wish = ("resume", "on") if paused else ("pause", "paused")
        if pause:
            st.button(say(f"{self.texts}.{button}"), key=widgets.key(name, button), on_click=want, args=(wish,))
        st.button(say(f"{self.texts}.stop"), key=widgets.key(name, "stop"), on_click=want, args=("stopped",))
