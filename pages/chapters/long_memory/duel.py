"""The duel: RNN and LSTM learn to recall the first symbol, turn by turn, and the page says what came of it."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from lstm_core.toys import SOLVED, parameters, recall
from pages.chapters.long_memory import contest, reaches, runs
from pages.chapters.long_memory.contest import Record
from pages.chapters.long_memory.runs import NAME
from pages.jobs import Job
from pages.jobs.live_panel import Watched
from pages.state import settings, widgets
from pages.state.settings import Match
from pages.state.widgets import MATCH
from pages.words.digits import percent
from pages.words.markup import inline, prose
from pages.words.powers import power
from pages.words.words import Words

RUN, BUDGET = "duel", 10.0
SIDES = ("rnn", "lstm")
FAINT = 1e-2  # of a memory, over the whole lag: less is as good as none
OPENED = 0.03  # by so much a door must have moved to be called opened
GROWN = 10  # times more of the gradient at last than at first
LONG = 50  # steps of a lag that asks for more than luck
STORY: dict[str, dict[str, Any]] = {"far": {"lag": LONG}, "open": {"lag": LONG, "chrono": True}}


def section(say: Words) -> None:
    left, right = runs.columns(say, "duel")
    with left:
        _settings(say)
    with right:
        runs.watched(RUN, lambda run: _live(say, run))


def _settings(say: Words) -> None:
    now = MATCH.now

    def word(name: str) -> str:
        return say(f"{NAME}.dial.{name}")

    biases = (0.0, 1.0, 2.0, 3.0, 4.0, 5.0)
    MATCH.show(st.slider, word("lag"), "lag", *settings.LENGTHS)
    MATCH.show(
        st.selectbox,
        word("rnn_start"),
        "gain",
        sorted({*runs.GAINS, now.gain}),
        format_func=lambda gain: runs.rnn_start(say, gain),
    )
    MATCH.show(st.toggle, word("chrono"), "chrono", help=word("chrono_help"))
    MATCH.show(st.select_slider, word("bias"), "bias", sorted({*biases, now.bias}), disabled=now.chrono)
    with st.container(horizontal=True, gap="small"):
        MATCH.show(st.number_input, word("units"), "units", *settings.SIZES, step=1)
        MATCH.show(st.number_input, word("seed"), "seed", *settings.SEEDS, step=1)
    MATCH.show(st.toggle, word("equal"), "equal", help=word("equal_help"))
    with st.container(horizontal=True, gap="small"):
        st.button(say(f"{NAME}.duel.begin"), key=widgets.key("duel-begin"), type="primary", on_click=start_duel)
        st.button(say(f"{NAME}.duel.again"), key=widgets.key("duel-again"), on_click=_again, args=(now.seed,))
    with st.container(horizontal=True, gap="small"):
        for name, dials in STORY.items():
            key = widgets.key("duel", name)
            st.button(say(f"{NAME}.duel.{name}"), key=key, on_click=_told, kwargs=dials)


def start_duel() -> None:
    """Both begin as the settings say."""
    now = MATCH.now
    rows = [contest.row(rival) for rival in contest.rivals(now)]
    every = 20 if now.lag <= 60 else 10
    runs.start_run(RUN, Job.of("contest", contenders=rows, lag=now.lag, budget=BUDGET, every=every, reach=True), now)


def _told(**dials: Any) -> None:
    """Both begin with these dials and all others as they first stood, but for the seed."""
    MATCH.change(**vars(Match(seed=MATCH.now.seed, **dials)))
    start_duel()


def _again(seed: int) -> None:
    """Both begin anew, from the seed behind the one that was shown."""
    MATCH.change(seed=(seed + 1) % (settings.SEEDS[1] + 1))
    start_duel()


def _live(say: Words, run: Watched | None) -> None:
    """The run as it stands."""
    if run is None:
        _cards(say, MATCH.now, ())
        st.html(f"<p>{inline(say, f'{NAME}.duel.ready', seconds=f'{BUDGET:g}')}</p>")
        return
    match, records = run.asked, run.records
    if match != MATCH.now:
        st.html(f"<p>{inline(say, f'{NAME}.duel.other_dials')}</p>")
    runs.progress(say, RUN, run, BUDGET * len(SIDES))
    _cards(say, match, records)
    if records:
        _charts(say, match, records)
    if run.standing == "done":
        networks = (record.network for record in runs.ended(records))
        if runs.keep(run.ticket, tuple(network.layer for network in networks if network)):
            st.rerun()  # the picture of gradients, above, can show them now
        with st.container(key=widgets.key("duel-outcome")):
            st.html(prose_of(say, match, records))


def _cards(say: Words, match: Match, records: Sequence[Record]) -> None:
    """Side by side: who, how large, how far, solved or not and when."""
    boxes, toy = [], recall(match.lag)
    for side, rival in enumerate(contest.rivals(match)):
        now = runs.last(records, side)
        facts = say(f"{NAME}.duel.size", units=rival.units, parameters=parameters(rival, toy))
        state, seconds = (now.state, spent(now.seconds)) if now else ("ready", "")
        said = say(f"{NAME}.duel.state.{state}", seconds=seconds)
        lines = [f"<strong>{SIDES[side].upper()}</strong> {facts}", f"<b>{said}</b>"]
        if now:
            so_far = {"update": f"{now.update:,}", "seconds": seconds, "right": percent(now.accuracy)}
            lines.append(say(f"{NAME}.duel.so_far", **so_far))
        shown = "".join(f"<p>{line}</p>" for line in lines)
        boxes.append(f'<div data-side="{SIDES[side]}" data-state="{state}">{shown}</div>')
    st.html(f'<div class="gw-rivals">{"".join(boxes)}</div>')


def _charts(say: Words, match: Match, records: Sequence[Record]) -> None:
    rows = pd.DataFrame(runs.curves(records), columns=["side", "seconds", "loss", "right"])
    names = [side.upper() for side in SIDES]
    rows["who"] = [names[side] for side in rows["side"]]
    looks = {"loss": {}, "right": {"top": SOLVED}}
    runs.charts(say, "duel", rows, "seconds", names=names, looks=looks, lag=match.lag)


def spent(seconds: float) -> str:
    """Seconds of work; of less than one second two digits: nobody learns in 0.0 s."""
    return f"{seconds:.1f}" if seconds >= 1 else f"{max(seconds, 0.01):.2f}"


def outcome(records: Sequence[Record]) -> str:
    """ "both", "rnn", "lstm" or "neither"."""
    solved = [SIDES[record.side] for record in runs.ended(records) if record.state == "solved"]
    return solved[0] if len(solved) == 1 else "both" if solved else "neither"


def prose_of(say: Words, match: Match, records: Sequence[Record]) -> str:
    """Who solved it, and what the doors and gradients of this very run have to do with it."""
    came = outcome(records)
    when = {SIDES[record.side]: spent(record.seconds) for record in runs.ended(records)}
    text = [prose(say, f"{NAME}.outcome.{came}", lag=match.lag, **when)]
    start, end = reaches.at_start(match), reaches.facts(runs.trained(), match.lag)
    doors = {"f": f"{start[1]:.2f}", "left": power(start[2]), "f_end": f"{end[1]:.2f}", "left_end": power(end[2])}
    text.append(prose(say, f"{NAME}.why.lstm.{lstm_story(came, start, end)}", lag=match.lag, **doors))
    most, update = peak(records)
    slopes = {"start": power(start[0]["rnn_h"]), "end": power(end[0]["rnn_h"]), "most": power(most)}
    story = rnn_story(came, start, end, most)
    text.append(prose(say, f"{NAME}.why.rnn.{story}", lag=match.lag, update=f"{update:,}", **slopes))
    return "".join(text)


def lstm_story(came: str, start: tuple, end: tuple) -> str:
    """Won with doors open from the start, or opened; lost with doors shut all along, opened too late, or in spite."""
    faint = start[2] < FAINT
    if came in ("lstm", "both"):
        return "opened" if faint else "open"
    if not faint:
        return "in_spite"
    return "too_late" if end[1] > start[1] + OPENED else "shut"


def peak(records: Sequence[Record]) -> tuple[float, int]:
    """The most of the RNN's gradient that came back after one of its turns, and after which update."""
    seen = [(record.reach or 0.0, record.update) for record in records if record.side == SIDES.index("rnn")]
    return max(seen, key=lambda each: each[0])


def rnn_story(came: str, start: tuple, end: tuple, most: float) -> str:
    """How it won: the gradient came and went again, came to stay, was there from the start, or was never seen."""
    if came not in ("rnn", "both"):
        return "lost"
    began, ended = start[0]["rnn_h"], end[0]["rnn_h"]
    if ended < FAINT:
        return "latched" if most > GROWN * began else "unseen"
    return "won" if ended > GROWN * began else "kept"


def settled() -> tuple[Match, str] | None:
    """The duel at hand that came to its end, and its outcome."""
    run = runs.held(RUN)
    return (run.asked, outcome(run.records)) if run and run.poll().phase == "done" else None
