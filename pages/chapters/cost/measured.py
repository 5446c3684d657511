"""The second part: a training step of each kind against the clock, in a worker of the server's pool."""

from collections.abc import Callable
from html import escape
from secrets import token_hex

import streamlit as st

from pages.chapters.cost import arithmetic, screen, stopwatch
from pages.chapters.cost.stopwatch import Lap
from pages.figures.svg.shares import length
from pages.figures.table import row
from pages.jobs import Job, live_panel
from pages.jobs.live_panel import Panel, Watched
from pages.state import visit, widgets
from pages.state.sizes import LAYERS, Sizes
from pages.words.markup import inline, prose
from pages.words.words import Words

PANEL = Panel("cost.measured")
KEPT = 6  # measurements
ALIKE = 0.15  # a ratio is told as near the count's when it differs by less than this share of it
INKS = ("h", "c", "ink")
LONG = 120  # px of the longest bar
HEADS = ("what", "time", "ratio", "counted")


def found() -> dict[Sizes, list[Lap]]:
    """This visit's measurements by D, H and T of one layer, the latest last: their rounds."""
    return visit.current().measured


def measured(say: Words, sizes: Sizes, done: Callable[[], None]) -> None:
    """Button, progress and results; `done` is called when a measurement has come to its end."""
    run = visit.current().measuring
    if run and run.poll().live:
        live_panel.watch(run, lambda: _progress(say, run))
    else:
        if run:
            _conclude(run, done)
        label = say("cost.measured.again" if found() else "cost.measured.start")
        st.button(label, key=widgets.key("price-measure"), type="primary", on_click=start_measurement)
        if visit.once("measuring_failed"):
            st.warning(say("cost.measured.failed"))
    if not found():
        st.html(prose(say, "cost.measured.none"))
        return
    if list(found())[-1] != sizes.with_(layers=1):
        st.caption(say("cost.measured.moved"))
    _result(say, list(found())[-1])
    if len(found()) > 1:
        _earlier(say)


def start_measurement() -> None:
    """Join the job, at the sizes as they are now: one may have been changed since the button was drawn.

    Who has measured these sizes before gets a run of his own, not the one kept for everybody.
    """
    sizes = arithmetic.sizes().with_(layers=1)
    again = token_hex(4) if sizes in found() else ""
    job = Job.of("cost", inputs=sizes.inputs, units=sizes.units, steps=sizes.steps, again=again)
    visit.current().measuring = Watched(sizes, live_panel.join(job))


def _progress(say: Words, run: Watched) -> None:
    if run.live:
        now = run.poll()
        PANEL.bar(say, run, percent=round(100 * now.progress), left=now.seconds_left)
        PANEL.buttons(say, run, "price", pause=False)


def _conclude(run: Watched, done: Callable[[], None]) -> None:
    """Keep what was measured, or that it failed."""
    here = visit.current()
    here.measuring = None
    if run.standing == "done":
        kept = {old: laps for old, laps in found().items() if old != run.asked}
        here.measured = dict(list((kept | {run.asked: run.records}).items())[-KEPT:])
        done()
    else:
        here.measuring_failed = run.standing != "stopped_asked"


def _result(say: Words, sizes: Sizes) -> None:
    """The latest measurement: times, ratios and what they say."""
    laps = found()[sizes]
    times = {kind: 1000 * seconds for kind, seconds in stopwatch.times(laps).items()}
    counts = {kind: sizes.counts(kind).multiply_adds for kind in LAYERS}
    heads = (say(f"cost.measured.{head}") for head in HEADS)
    rows = []
    for kind, ink in zip(LAYERS, INKS, strict=True):
        time = length(times[kind] / max(times.values()) * LONG, ink) + _milliseconds(say, times[kind])
        cells = (time, _ratio(say, laps, times, kind), f"{counts[kind] / counts['rnn']:g}")
        rows.append(row(escape(say(f"cost.kind.{kind}")), *cells, data_kind=kind))
    caption = say("cost.measured.caption", D=sizes.inputs, H=sizes.units, T=sizes.steps, rounds=len(laps))
    st.html(screen.wide_table("measured", heads, rows, caption))
    _conclusions(say, laps, times, counts["lstm"] / counts["rnn"])


def _conclusions(say: Words, laps: list[Lap], times: dict[str, float], counted: float) -> None:
    """What the times say, where the rounds agree enough to say anything."""
    if stopwatch.is_busy(laps):
        st.html(f'<p data-outcome="busy" role="status">{inline(say, "cost.measured.busy")}</p>')
        return
    ratio = screen.ratio(times["lstm"], times["rnn"])
    which = outcome(float(ratio), counted)
    said = inline(say, f"cost.measured.{which}", counted=f"{counted:g}", ratio=ratio)
    st.html(f'<p data-outcome="{which}">{said}</p>')
    second = screen.ratio(times["bilstm"], times["lstm"])
    st.html(f"<p>{inline(say, 'cost.measured.second', ratio=second)}</p>")


def _ratio(say: Words, laps: list[Lap], times: dict[str, float], kind: str) -> str:
    """Of the printed times, and where the middle half of the rounds lies."""
    said = _times(say, laps, times, kind)
    if kind == "rnn":
        return said
    least, most = map(screen.number, stopwatch.between(laps, kind))
    return f"{said}<br><small>{escape(say('cost.measured.between', least=least, most=most))}</small>"


def outcome(ratio: float, counted: float) -> str:
    """Which sentence is true of a ratio, beside that of the counts: "less", "near" or "more"."""
    if abs(ratio - counted) < ALIKE * counted:
        return "near"
    return "less" if ratio < counted else "more"


def _earlier(say: Words) -> None:
    """Every measurement of this visit, a line each."""
    heads = (say(f"cost.{name}") for name in ("measured.sizes", *(f"kind.{kind}" for kind in LAYERS)))
    rows = []
    for sizes, laps in reversed(found().items()):
        times = {kind: 1000 * seconds for kind, seconds in stopwatch.times(laps).items()}
        cells = (
            f"{_milliseconds(say, times[kind])}<br><small>{_times(say, laps, times, kind)}</small>" for kind in LAYERS
        )
        named = say("errors.comma").join(map(str, (sizes.inputs, sizes.units, sizes.steps)))
        rows.append(row(escape(named), *cells))
    st.html(screen.wide_table("earlier", heads, rows, say("cost.measured.earlier")))


def _milliseconds(say: Words, time: float) -> str:
    return escape(say("cost.measured.milliseconds", time=screen.number(time)))


def _times(say: Words, laps: list[Lap], times: dict[str, float], kind: str) -> str:
    """How many times an RNN's a time is; a dash where the rounds differ too much for a ratio."""
    if stopwatch.is_busy(laps):
        return "–"
    return escape(say("cost.measured.times", ratio=screen.ratio(times[kind], times["rnn"])))
