"""Drawers, which compute nothing while they are shut; below the stage: the atlas, the memory ledger, the numbers."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import streamlit as st

from lstm_core import Reading, memory_ledger
from pages.figures.atlas import atlas
from pages.figures.colours import DARK, GREYED, LIGHT, Colours
from pages.figures.ledger import ledger
from pages.reading import cache, numbers_table
from pages.reading.scene import Scene
from pages.state import visit, widgets
from pages.words.digits import decimals
from pages.words.words import Words

PARTS = numbers_table.PARTS["lstm"]
ATLAS = {"lstm": "walk.atlas_about", "rnn": "walk.atlas_about_rnn", "gru": "walk.atlas_about_gru"}


def explore(say: Words, shown: Scene) -> None:
    """Three drawers over the run; a cell without C has no ledger."""
    draws = {"atlas": _atlas, "ledger": _ledger, "numbers": _numbers}
    if shown.reading.kind != "lstm":
        del draws["ledger"]
    drawers(say, "walk", draws, shown)


def drawers(say: Words, texts: str, draws: Mapping[str, Callable[..., None]], *about: object) -> None:
    """A drawer for each of `draws`."""
    for name, draw in draws.items():
        drawer(say(f"{texts}.{name}"), widgets.key(name), lambda draw=draw: draw(say, *about))


def drawer(label: str, key: str, draw: Callable[[], object]) -> None:
    """A drawer that is shut at first. Most stay so, and what they hold may take a page longer than all the rest."""
    box = st.expander(label, key=key, on_change="rerun")
    if box.open:
        with box:
            draw()


def _atlas(say: Words, shown: Scene) -> None:
    tokens, traces, kind = shown.reading.tokens, numbers_table.numbers(shown.reading), shown.reading.kind
    parts = numbers_table.PARTS[kind]
    names = {part: say(f"stage.part_{part}") for part in parts} | {way: say(f"walk.{way}") for way in traces}
    hover = {key: say(f"walk.hover_{key}") for key in ("step", "unit", "value")}
    listed = say("errors.comma").join(names[way] for way in traces)
    of = say("errors.comma").join(names[part] for part in parts)
    alt = say("walk.atlas_alt", steps=len(tokens), readers=listed, parts=of)
    zoom = say("walk.atlas_zoom_phone" if is_phone() else "walk.atlas_zoom")
    st.caption(f"{say(ATLAS[kind])}\n\n{zoom}")
    shades = look(shown)
    values = {f"{way} {part}": getattr(trace, part) for way, trace in traces.items() for part in parts}
    key = ("atlas", say.lang, tokens, cache.digest(values), *shades.values())
    figure = cache.figure(key, lambda: atlas(traces, tokens, names=names, hover=hover, parts=parts, **shades))
    chart(figure, alt, "gatewalk-atlas")


def _ledger(say: Words, shown: Scene) -> None:
    here = visit.state()
    st.caption(say("walk.ledger_about", unit=here.unit + 1, direction=say(f"walk.{here.direction}")))
    ledger_of(say, shown, shown.reading, "gatewalk-ledger")


def ledger_of(say: Words, shown: Scene, reading: Reading, file: str) -> None:
    """The ledger of the followed unit in a run by the scene's model, and its sum at the playhead."""
    here, tokens = visit.state(), reading.tokens
    trace, unit, step = reading.traces[here.direction], here.unit, min(here.step, len(tokens) - 1)
    parts = memory_ledger(trace, unit)
    who = {"unit": unit + 1, "direction": say(f"walk.{here.direction}")}
    figure = ledger(
        parts,
        tokens,
        reverse=trace.reverse,
        start=say("walk.ledger_start"),
        by_hand=say("walk.ledger_by_hand"),
        hover={key: say(f"walk.hover_{key}") for key in ("writer", "step", "share")},
        **look(shown),
    )
    chart(figure, say("walk.ledger_alt", steps=len(trace.c), **who), file)
    total, stands = (decimals(value, 4) for value in (parts[step].sum(), trace.c[step, unit]))
    sums = {"total": total, "relation": "=" if total == stands else "≈", "stands": stands}
    st.text(say("walk.ledger_sum", step=step + 1, unit=unit + 1, **sums))


def _numbers(say: Words, shown: Scene) -> None:
    made = numbers_table.numbers(shown.reading)
    rows = numbers_table.table(made, shown.reading.tokens, numbers_table.ALL[shown.reading.kind])
    columns = {name: st.column_config.Column(say(f"walk.column_{name}")) for name in rows.columns}
    columns["value"] = st.column_config.NumberColumn(say("walk.column_value"), format="%.4f" if is_phone() else "%.6f")
    called = {way: say(f"walk.{way}") for way in shown.reading.traces}
    spoken = rows.assign(direction=rows["direction"].cat.rename_categories(called))
    st.caption(say("walk.numbers_about", rows=len(rows)))
    st.download_button(
        say("walk.csv"),
        lambda: numbers_table.csv(rows),
        "gatewalk.csv",
        "text/csv",
        key=widgets.key("csv"),
        on_click="ignore",
    )
    st.dataframe(spoken, hide_index=True, height=360, column_config=columns, alt=say("walk.numbers_alt"))


def look(shown: Scene) -> dict:
    """The colours and the screen. A new theme runs nothing: figures take it with the next run."""
    inks = colours()
    if shown.specimen.card.kind == "random":
        inks = replace(inks, saturation=GREYED)
    return {"colours": inks, "narrow": is_phone()}


def colours() -> Colours:
    """The column of the palette that fits the page's theme."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def is_phone() -> bool:
    """Whether the browser says that it is a phone's."""
    return "Mobi" in st.context.headers.get("User-Agent", "")  # the word in which all browsers of phones agree


def chart(figure, alt: str, file: str) -> None:
    config = {"displaylogo": False, "toImageButtonOptions": {"filename": file, "scale": 2}}
    st.plotly_chart(figure, alt=alt, config=config, key=widgets.key("chart", file))
