"""What the server keeps of one visit: one record, in it the state that the address opened."""

from dataclasses import dataclass, field, replace
from secrets import token_hex
from typing import Any

import streamlit as st

from lstm_core import Reading, Specimen
from pages.state import address
from pages.state.holds import Hold
from pages.state.sizes import Sizes

KEY = "gw-visit"
SEEN = "gw_seen"  # the stage's cookie: this browser has been here


@dataclass(frozen=True)
class Shown:
    """What a widget shows; `before` is what it showed before it was given that, at `since`."""

    now: Any
    before: tuple = ()  # of one value at most
    since: float = float("-inf")  # seconds of the monotonic clock


@dataclass
class Visit:
    """All that is kept beside the widgets' own values. `Any` is a class of a room above; its functions return it typed.

    `name` is drawn at random: another one tells the browser that the server has forgotten the visit before.
    """

    # what the link said
    state: address.State
    notice: tuple[str, ...]  # the parameters that could not be used
    asked: tuple[str, ...]  # those that the link named, until the first reading is there
    unplaced: bool  # neither the link nor the learner has said where to stand
    name: str = field(default_factory=lambda: token_hex(8))
    opens: bool = False  # with the first minute, until the learner does something else
    sent: int = 0  # the number of the link that was followed last within the visit

    # the page
    page: str | None = None  # the path of the open chapter
    framed: str | None = None  # the language of the frame around it
    given: dict[str, tuple] = field(default_factory=dict)  # by widget: what it is made of beside its value
    shown: dict[str, Shown] = field(default_factory=dict)  # by widget: what the browser may hold
    unsure: bool = False  # whether the browser shows what was moved last
    drafts: dict[str, str] = field(default_factory=dict)  # by box: what was typed that the state does not hold
    box_text: str = ""  # what the page's text box shows in this run
    places: dict[bool, tuple[list, dict]] = field(default_factory=dict)  # see `place.change_page`

    # the what-if lab
    lab_opens: bool = False  # it may still open with a hold of its own
    lab_hold: tuple[Hold, ...] = ()  # that hold, which no other page is to show

    # what the learner has done
    done: dict[str, frozenset[str]] = field(default_factory=dict)  # of each lesson, the names of its tasks
    answers: dict[str, Any] = field(default_factory=dict)  # by slot: `stage.answers.Kept`
    mixed: tuple[tuple[str, str], ...] = ()  # the round of the mixed test: lesson and kind of each question
    mixed_at: int = 0  # which of them is asked
    curtains: frozenset[str] = frozenset()  # that have hung on the open page: those are drawn aside, not just gone
    runs_before: tuple[tuple[tuple, Reading], ...] = ()  # (key, reading), newest first, by which a task sees a change

    # the model and its stage
    opened: tuple[str, Specimen] | None = None  # the file this visit opened, and its digest
    opening: str = ""  # the name of the dialog in which a file is chosen, "" while it is shut
    wants_hint: bool | None = None  # whether the stage is to say the first hint; None before it is known
    gave_way: str = ""  # a model with another cell, in the place of which an LSTM reads here
    rested: bool = False  # this run comes of the learner's own walking: the playhead has come to rest
    word: int = 0  # the number of the stage's last word
    wish: Any = None  # `stage.products.Wish`, the last that the stage had
    placed: tuple[tuple, dict] | None = None  # the run and the place that the payload named last

    # the room that it teaches in
    room: str = ""  # its code
    room_key: str = ""  # its key, for the link of the teacher's phone
    room_away: bool = False  # the store did not answer: the browser is to say once more which room it is
    room_another: str = ""  # the question in the place of which its class is to have another of the kind
    room_asks: tuple[str, str, str] | None = None  # what its class can be asked: page, name, what it is about
    room_shown: tuple[str, str] | None = None  # what was put there last: a digest and the page
    room_came: bool = False  # with this run: the frame is to show it, too

    # what the browser remembers of earlier visits
    record_heard: bool = False
    record_came: bool = False  # with this run: what stands outside the page's fragment is to show it, too
    times_forgotten: int = 0
    cleared: bool = False  # in this run: the page says so once

    # the chapters
    other_cut: tuple[str, dict] = ("", {})  # the other sentence as it was cut, and of what length it was
    unfit: tuple[tuple, int] | None = None  # a run in the lab, and how many changes it had no place for
    trainings: dict[str, Any] = field(default_factory=dict)  # `chapters.training.session.Run`, the newest last
    playing: bool = False  # whether the moments of a training go by
    revealed: frozenset[str] = frozenset()  # the trainings of which a question was answered
    runs: dict[str, Any] = field(default_factory=dict)  # by name: `jobs.live_panel.Watched`
    duellists: tuple[Any, tuple] = (None, ())  # the ticket and the layers of the last duel that came to its end
    own_choice: tuple[str, int] | None = None  # of the next network on distance sentences: its cell, the most fillers
    own_started: int = 0  # how many of them have been
    own_seeds: dict[Any, float] = field(default_factory=dict)  # `long_memory.own.Own` → its share of fresh sentences
    clip_seed: int = 0
    measuring: Any = None  # `jobs.live_panel.Watched`, asked for with sizes
    measured: dict[Sizes, list] = field(default_factory=dict)  # by sizes, the latest last
    measuring_failed: bool = False
    sizes_before: Sizes | None = None  # those since D, H or the layers were moved last


def begun() -> bool:
    """Whether the visit's link has been read."""
    return KEY in st.session_state


def current() -> Visit:
    """The record of this visit; at its first run it begins with what the address says."""
    here = st.session_state.get(KEY)  # looked up once: a page asks a hundred times
    if here is None:
        here = st.session_state[KEY] = Visit(**_opened(st.query_params.to_dict()))
    return here


def _opened(link: dict[str, str]) -> dict[str, Any]:
    """What a link says, as fields of a visit."""
    state, notice = address.parse(link, st.context.locale or "")
    bare = not any(name in link for name in address.PARAMETERS if name != "lang")
    return {
        "state": state,
        "notice": notice,
        "asked": tuple(name for name in address.PARAMETERS if name in link),
        "unplaced": "step" not in link,
        "opens": bool(state.tour) or (bare and SEEN not in st.context.cookies),
        "lab_opens": bare,
        "sent": state.go,
    }


def follow() -> None:
    """Open the link that the browser was sent to within this visit, once; what the learner has done stays.

    Such a link bears a number, `go`: the item of a lesson plan that comes next opens without a new page. One that
    names no language is read in that of the visit.
    """
    here = current()
    link = {"lang": here.state.lang, **st.query_params.to_dict()}
    sent = address.parse(link, "")[0].go
    if not sent or sent == here.sent:
        return
    before = here.state.jump
    for name, value in _opened(link).items():
        setattr(here, name, value)
    here.state = replace(here.state, jump=before + 1)
    here.page, here.places, here.lab_hold, here.gave_way = None, {}, (), ""
    if here.state.ask:  # it is asked where the link says, not where it was left open
        here.answers.pop(here.state.ask.lesson, None)


def state() -> address.State:
    """The state of this visit."""
    return current().state


def change(**fields: Any) -> None:
    """Replace some fields of the state."""
    current().state = replace(state(), **fields)


def jump(**fields: Any) -> None:
    """`change`, and the playhead goes where the new state says."""
    current().unplaced = False
    change(**fields, jump=state().jump + 1)


def fit(**fields: Any) -> None:
    """Bring fields within what the reading has. Those that the link asked for join the link's notice."""
    here = current()
    wrong = tuple(name for name, value in fields.items() if value != getattr(here.state, name))
    if wrong:
        change(**fields)
        here.notice += tuple(name for name in wrong if name in here.asked)
    here.asked = ()


def overrule(**fields: Any) -> None:
    """`change`, by the page itself: what the link asks for there is not used, and no fault of the link's."""
    here = current()
    here.asked = tuple(name for name in here.asked if name not in fields)
    change(**fields)


def dismiss_notice() -> None:
    """The learner has moved on: the link's notice goes."""
    current().notice, current().gave_way = (), ""


def once(name: str) -> bool:
    """Whether the record's mark `name` is set; it is not afterwards."""
    was_set = getattr(current(), name)
    setattr(current(), name, False)
    return was_set
