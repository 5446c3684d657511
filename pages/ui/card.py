"""The honest card: what a model is, what it was trained on, how good it is and where it fails.

The prose is ours (models.toml), the figures are the card's. What a file says of itself is shown as text.
"""

import streamlit as st

from pages.ui import cached, state
from pages.ui.scene import Scene
from pages.ui.text import Words

METRICS = {  # task → slot of models.toml → the card's metric
    "segmentation": {"accuracy": "tag_accuracy", "f1": "word_f1"},
    "negation": {"accuracy": "accuracy", "contrast": "contrast", "double": "double_negation"},
}


def figures(card) -> dict[str, str]:
    """The card's metrics as percentages, by the slots of models.toml."""
    return {slot: percent(card.metrics[name]) for slot, name in METRICS[card.task].items()}


def percent(share: float) -> str:
    """.879 is "87.9 %"."""
    return f"{100 * share:.1f} %"


def label(say: Words, model: str, card) -> str:
    """What the model is, in one line: always on screen beside its name."""
    if model in (cached.RANDOM, state.FILE):
        return say(f"models.label.{model}")
    return say(f"models.label.{card.task}", **figures(card))


def popover(say: Words, shown: Scene) -> None:
    """The label; behind it the whole card."""
    model, card = state.current().model, shown.specimen.card
    with st.popover(label(say, model, card), key="gw-card", type="tertiary"):
        st.markdown(f"**{say(f'models.{model}.name')}**")
        st.text(say(f"models.{model}.about"))
        if model != cached.RANDOM:
            _facts(say, card, ours=model != state.FILE)


def _facts(say: Words, card, *, ours: bool) -> None:
    if ours:
        _section(say, "quality", [say(f"models.card.{card.task}", **figures(card))])
    else:
        st.text(card.name)
        _section(say, "quality", [f"{name} {value:g}" for name, value in card.metrics.items()])
    sources = ({"name": "", "licence": "–"} | source for source in card.data)
    _section(say, "data", [say("models.card.source", **source) for source in sources])
    _section(say, "fails", [say("models.card.fail", **fail) for fail in card.fails])
    _look(say, card)
    readers = say("models.card.two_readers" if card.direction == "both" else "models.card.one_reader")
    seed = "–" if card.seed is None else card.seed
    cost = {"parameters": card.parameters, "seconds": card.training_seconds, "seed": seed}
    st.text(say("models.card.size", readers=readers, units=card.sizes["units"], **cost))
    st.text(say("models.card.licence", licence=card.licence))


def _section(say: Words, name: str, lines: list[str]) -> None:
    if lines:
        st.markdown(f"**{say(f'models.card.{name}')}**")
        for line in lines:
            st.text(line)


def _look(say: Words, card) -> None:
    """Places worth a look: a sentence, a step, a unit, a direction; one click goes there."""
    if not card.look_at:
        return
    st.markdown(f"**{say('models.card.look')}**")
    for number, place in enumerate(card.look_at):
        kind = f"models.look.{place['kind']}"
        called = {"step": place["step"] + 1, "unit": place["unit"] + 1}
        called["direction"] = say(f"walk.{place['direction']}")
        with st.container(horizontal=True, vertical_alignment="center", key=f"gw-look-{number}"):
            st.text(say(kind if kind in say.table else "models.look.place", **(place | called)))
            key = f"gw-show-{number}"
            st.button(say("models.card.show"), key=key, type="tertiary", on_click=_show, args=(place,))


def _show(place: dict) -> None:
    st.session_state["gw-box"] = place["text"]
    state.jump(text=place["text"], **{name: place[name] for name in ("step", "unit", "direction")})
    state.hush()
