"""The controls of the what-if lab: they act where the playhead stands and write into the state alone."""

from collections.abc import Callable
from random import Random
from typing import Any

import streamlit as st

from pages.chapters.what_if import experiments
from pages.reading import by_hand, notices, scene
from pages.reading.scene import Scene
from pages.state import visit, widgets
from pages.words.escape import literal
from pages.words.markup import inline, prose
from pages.words.words import Words

READING, EXPERIMENTS = (widgets.key("lab", name) for name in ("reading", "experiments"))
SWAP = widgets.key("lab", "swap")
LONGEST = 20  # characters of a swapped token


def controls(say: Words, shown: Scene) -> None:
    """One row: what to read instead, prepared experiments, what is changed now. Doors are dragged in the picture."""
    here = visit.state()
    tokens = shown.reading.tokens
    place = {"token": tokens[here.step], "step": here.step + 1, "unit": here.unit + 1}
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=widgets.key("lab")):
        st.html(f"<h2>{inline(say, 'what_if.heading')}</h2>", width="content")
        with st.popover(say("what_if.text"), key=READING, on_change="rerun"):
            st.text_input(say("what_if.swap_to", **place), key=SWAP, max_chars=LONGEST)
            _button(say("what_if.swap"), widgets.key("lab-swap-button"), _swap, tokens, here.step, shown)
            _button(say("what_if.shuffle", **place), widgets.key("lab-shuffle"), _shuffle, tokens, here.step, shown)
        with st.popover(say("what_if.experiments"), key=EXPERIMENTS, on_change="rerun"):
            ways = tuple(shown.reading.readers)
            for experiment in experiments.of(here.model, ways, here.text, len(tokens)):
                label = say(f"what_if.experiment.{experiment.name}", text=experiment.text)
                _button(label, widgets.key("experiment", experiment.name), _run, experiment, type="tertiary")
        _changes(say, shown)


def _changes(say: Words, shown: Scene) -> None:
    """What is read instead, and a way to take all back; what is held says the stage."""
    here = visit.state()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=widgets.key("lab-changes")):
        if line := by_hand.unfit(say, shown):
            st.text(line)
        if not here.hold and not here.other:
            st.html(prose(say, "what_if.nothing"))
            return
        if here.other:
            label = f"{say('what_if.reads', text=here.other)} ✕"
            _button(label, widgets.key("lab-drop-text"), visit.change, kwargs={"other": ""}, help=say("what_if.drop"))
            text, slots = visit.current().other_cut
            if text == here.other:
                st.text(say("what_if.cut", **slots))
            for remark in notices.remarks(say, scene.tokenise(here.other)):
                st.text(remark)
        none = {"hold": (), "other": ""}
        _button(say("what_if.reset"), widgets.key("lab-reset"), visit.change, kwargs=none, type="tertiary")


def _button(label: str, key: str, then: Callable, *args: object, **more: Any) -> None:
    st.button(literal(label), key=key, on_click=then, args=args, **more)


def _swap(tokens: tuple[str, ...], step: int, shown: Scene) -> None:
    new = widgets.value(SWAP).strip()[:LONGEST]  # the browser's own limit binds no other program
    if new:
        _read_instead([*tokens[:step], new, *tokens[step + 1 :]], shown)


def _shuffle(tokens: tuple[str, ...], step: int, shown: Scene) -> None:
    others = [token for place, token in enumerate(tokens) if place != step]
    Random(visit.state().other or "first").shuffle(others)
    _read_instead([*others[:step], tokens[step], *others[step:]], shown)


def _read_instead(tokens: list[str], shown: Scene) -> None:
    """Another sentence of these tokens, where the model can read it."""
    between = " " if shown.specimen.card.tokens == "words" else ""
    other = between.join(tokens)
    if len(scene.tokenise(other)):
        widgets.close(READING)
        visit.change(other="" if scene.tokenise(other).tokens == shown.reading.tokens else other)


def _run(experiment: experiments.Experiment) -> None:
    widgets.close(EXPERIMENTS)
    acts = {"hold": experiment.hold, "other": experiment.other}
    scene.show(experiment.text, step=experiment.step, unit=experiment.unit, direction=experiment.direction, **acts)
