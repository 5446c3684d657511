"""The first part of the chapter on cost: settings, formulas with live numbers, and how the counts grow."""

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from pages.chapters.cost import screen
from pages.figures.growth import HEIGHT, QUANTITIES, growth
from pages.figures.table import row
from pages.lesson import sections
from pages.state.sizes import BLOCKS, BOUNDS, LAYERS, READERS, Sizes
from pages.state.widgets import COST
from pages.words.markup import inline
from pages.words.words import Words


def sizes() -> Sizes:
    """The sizes that are set."""
    return Sizes(*(getattr(COST.now, name) for name in BOUNDS))


def account(say: Words, moved: Callable[[Sizes], None], curtained: bool) -> None:
    """Settings, table and picture, along T unless it is `curtained`; `moved` hears of the sizes after each change."""
    for names in (("inputs", "units"), ("steps", "layers")):
        for name, column in zip(names, st.columns(2, gap="medium"), strict=True):
            with column:
                label = say(f"cost.dial.{name}")
                COST.show(st.slider, label, name, *BOUNDS[name], then=lambda: moved(sizes()))
    now = sizes()
    st.html(_table(say, now))
    options = {"format_func": lambda name: say(f"cost.size.{name}"), "required": True}
    COST.show(st.segmented_control, say("cost.dial.along"), "along", list(BOUNDS), **options)
    if curtained and COST.now.along == "steps":
        sections.curtain(say, HEIGHT, "growth")
    else:
        with sections.opened("growth"):
            _picture(say, now, COST.now.along)


def _picture(say: Words, now: Sizes, along: str) -> None:
    groups = {"kind": LAYERS, "quantity": QUANTITIES, "size": BOUNDS}
    names = {name: say(f"cost.{group}.{name}") for group, members in groups.items() for name in members}
    counts = {kind: now.counts(kind) for kind in LAYERS}
    numbers = (
        say(
            "cost.growth.now",
            kind=names[kind],
            parameters=f"{each.parameters:,}",
            multiply_adds=f"{each.multiply_adds:,}",
        )
        for kind, each in counts.items()
    )
    st.caption(say("cost.growth.caption", along=names[along]))
    alt = say("cost.growth.alt", along=names[along], numbers=say("errors.comma").join(numbers))
    screen.panels(partial(growth, now, along, names=names), (say.lang, now, along), alt, "gatewalk-growth")
    st.html(f"<p>{inline(say, f'cost.growth.{along}')}</p>")


def _table(say: Words, now: Sizes) -> str:
    """A row for each kind: its formulas, the same with the numbers put in, and what they come to."""
    heads = (say(f"cost.{name}") for name in ("measured.what", *(f"quantity.{name}" for name in QUANTITIES)))
    rows = (
        row(escape(say(f"cost.kind.{kind}")), *(_cell(say, now, kind, name) for name in QUANTITIES)) for kind in LAYERS
    )
    return screen.wide_table("counts", heads, rows)


def _cell(say: Words, now: Sizes, kind: str, quantity: str) -> str:
    above = "_above" if now.layers > 1 else ""
    blocks, readers = BLOCKS[kind], READERS[kind]
    letters = {"k": "" if blocks == 1 else blocks, "w": "" if readers == 1 else readers}
    numbers = {
        "D": now.inputs,
        "H": now.units,
        "T": now.steps,
        "above": now.layers - 1,
        "times": "" if blocks == 1 else f"{blocks} · ",
        "below": readers * now.units,
    }
    formula = inline(say, f"cost.formula.{quantity}{above}", **letters)
    live = inline(say, f"cost.formula.{quantity}_live{above}", **numbers)
    total = getattr(now.counts(kind), quantity)
    return f'{formula}<br><small>= {live}</small><br>= <strong data-count="{kind}-{quantity}">{total:,}</strong>'
