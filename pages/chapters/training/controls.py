"""What is to be trained: the recipe, its switches and the seed. They write into the state alone."""

from collections.abc import Callable
from dataclasses import replace
from secrets import randbelow

import streamlit as st

from lstm_core.toys import Switches
from pages.chapters.training import session
from pages.chapters.training.job import Subject
from pages.state import widgets
from pages.state.training_settings import (
    BIASES,
    FIELDS,
    GATE_PENALTIES,
    RATES,
    RECIPES,
    SEEDS,
    UNITS,
    USUAL,
)
from pages.words.digits import plain
from pages.words.markup import inline, prose
from pages.words.words import Words

KEY = widgets.key("train-{}")
HALVES = tuple(half / 2 for half in range(int(2 * BIASES[0]), int(2 * BIASES[1]) + 1))


def controls(say: Words) -> None:
    """The row of recipe, switches and seed, and what the recipe asks for."""
    here, subject = session.choice(), session.subject()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key=widgets.key("train-row")):
        called = {name: say(f"training.recipe.{name}.name") for name in RECIPES}
        widgets.show(
            st.selectbox,
            say("training.recipe_label"),
            KEY.format("recipe"),
            here.recipe,
            RECIPES,
            format_func=called.__getitem__,
            on_change=_recipe,
            width=210,
        )
        _show(say, st.number_input, "seed", here.switches.seed, *SEEDS, step=1, width=104)
        usual = vars(replace(USUAL, seed=here.switches.seed))
        count = sum(value != usual[name] for name, value in vars(here.switches).items())
        label = say("training.switches_changed", count=count) if count else say("training.switches")
        with st.popover(label, key=widgets.key("train-switches")):
            _switches(say, here.switches, subject)
    st.html(prose(say, f"training.recipe.{here.recipe}.about", **subject.facts))


def _switches(say: Words, here: Switches, subject: Subject) -> None:
    _slider(say, "thrift", GATE_PENALTIES, here.gate_penalty)
    _slider(say, "into", HALVES, here.input_bias)
    _slider(say, "forget", HALVES, here.forget_bias)
    _show(say, st.toggle, "still", not here.recurrent)
    if subject.readers == 2:
        _show(say, st.toggle, "single", here.forward_only)
    _slider(say, "rate", tuple(sorted({*RATES, subject.rate})), here.rate or subject.rate)
    _slider(say, "units", tuple(range(UNITS[0], UNITS[1] + 1)), here.units or subject.units)
    st.button(say("training.usual"), key=widgets.key("train-usual"), on_click=_usual, type="tertiary")
    st.html(f"<small>{inline(say, 'training.switches_about')}</small>")


def _slider(say: Words, name: str, options: tuple, value: float) -> None:
    nearest = min(options, key=lambda option: abs(option - value))
    _show(say, st.select_slider, name, nearest, options, format_func=plain)


def _show(say: Words, widget: Callable, name: str, value: object, *options: object, **more: object) -> None:
    """The widget of one switch."""
    more |= {"on_change": _take, "args": (name,)}
    widgets.show(widget, say(f"training.{name}"), KEY.format(name), value, *options, **more)


def _take(name: str) -> None:
    value, subject = widgets.value(KEY.format(name)), session.subject()
    if name in ("rate", "units") and value == getattr(subject, name):
        value = None
    session.switch(**{FIELDS.get(name, name): not value if name == "still" else value})


def _recipe() -> None:
    """Another recipe keeps the switches, but for sizes and readers, which are the recipe's own."""
    recipe = widgets.value(KEY.format("recipe"))
    if recipe not in RECIPES:  # while the language changes, the box may send a label of the old one
        return
    session.choose(recipe=recipe)
    session.switch(units=None, rate=None, forward_only=False)
    session.walk("")


def _usual() -> None:
    session.switch(**vars(replace(USUAL, seed=session.choice().switches.seed)))


def another_seed() -> None:
    """Train again from other first weights."""
    session.switch(seed=randbelow(SEEDS[1] + 1))
    session.start_training()
