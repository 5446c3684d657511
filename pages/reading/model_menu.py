"""Which model reads: the shipped ones, a random one of any size, or one out of a file."""

from hashlib import sha256
from html import escape
from secrets import token_hex

import streamlit as st

from lstm_core import GRU, Specimen, SpecimenError, open_specimen
from lstm_core.bidirectional import Bidirectional
from pages.reading import model_card, model_groups, scene
from pages.server import uploads
from pages.state import address, model_names, visit, widgets
from pages.words.escape import literal
from pages.words.words import Words

UNITS, SEED = widgets.key("units"), widgets.key("seed")
UPLOAD = ("too-large", "network", "400", "403", "408", "413", "507", "other")  # reasons, most of them a status


def menu(say: Words) -> None:
    """One button with the model's name and how good it is; behind it the others, and this one's card."""
    here = visit.state()
    card = scene.specimen(here).card
    box = st.popover(model_card.title(say, here.model, card), key=model_card.CARD, on_change="rerun")
    if box.open:  # while it is shut the browser would keep what was chosen, and send it again
        with box:
            _choice(say, here)
            model_card.draw(say, here.model, card)
    if visit.current().opening:
        st.dialog(say("walk.open_title"), on_dismiss=_close)(_open_file)(say)


def _choice(say: Words, here: address.State) -> None:
    """The models in groups, and below them what the random model needs."""
    opened = visit.current().opened is not None
    with st.container(key=widgets.key("models")):
        for group, names in model_groups.groups(opened).items():
            _group(say, group, names, here.model)
    if model_names.random_kind(here.model):
        how = {"step": 1, "on_change": _resize}
        with st.container(horizontal=True):
            units = how | {"args": ("units", UNITS)}
            widgets.show(st.number_input, say("walk.units"), UNITS, here.units, *address.UNITS, **units)
            seed = how | {"args": ("seed", SEED)}
            widgets.show(st.number_input, say("walk.seed"), SEED, here.seed, *address.SEEDS, **seed)


def _group(say: Words, group: str, names: tuple[str, ...], chosen: str) -> None:
    """What the models of a group show, what to look at, and the models; `chosen` is marked where it is one of them."""
    called = {name: say(f"models.{scene.called(name)}.name") for name in names}
    with st.container(key=widgets.key("models", group), gap="xxsmall"):
        st.markdown(f"**{literal(say(f'models.group.{group}.name'))}**")
        st.caption(literal(say(f"models.group.{group}.look")))
        widgets.show(
            st.pills,
            say(f"models.group.{group}.name"),
            widgets.key("model", group),
            chosen if chosen in names else None,
            names,
            format_func=called.get,
            on_change=_choose,
            args=(group,),
            required=True,
            label_visibility="collapsed",
        )


def _choose(group: str) -> None:
    chosen = widgets.value(widgets.key("model", group))
    if chosen != model_names.RANDOM:  # that has more to choose
        widgets.close(model_card.CARD)
    if chosen == model_groups.OPEN:
        visit.current().opening = token_hex(4)
    elif chosen in (*model_names.models(), address.FILE):  # a label of the language just left is none of them
        switch(chosen)


def switch(name: str) -> None:
    """Read with another model. An example sentence goes with its model, a reader's own sentence stays.

    The new example is shown with the unit that the model's card speaks of first.
    """
    here = visit.state()
    examples = scene.specimen(here).card.examples
    visit.dismiss_notice()
    visit.change(model=name, lent="")
    card = scene.specimen(visit.state()).card
    if here.text in examples and card.examples and here.text not in card.examples:
        text = card.examples[0]
        told = next((place for place in card.look_at if place["text"] == text), {})
        scene.show(text, **{name: told[name] for name in ("unit", "direction") if name in told})


def _resize(name: str, box: str) -> None:
    visit.change(**{name: int(widgets.value(box))})
    visit.dismiss_notice()


def _close() -> None:
    visit.current().opening = ""
    uploads.done()


def _open_file(say: Words) -> None:
    uploads.wait()
    st.text(say("walk.open_accepted"))
    st.html(f"<style>:root {{ --gw-choose: '{say('walk.open_choose')}' }}</style>")
    st.html(_refusals(say))
    with st.container(key=widgets.key("upload")):
        # opened again, the dialog starts without the file that was refused before
        key = widgets.key("upload", visit.current().opening)
        upload = st.file_uploader(say("walk.open_label"), key=key, label_visibility="collapsed")
    if upload is None:
        return
    data = upload.getvalue()
    try:
        specimen = opened(data)
    except SpecimenError as refusal:
        with st.container(key=widgets.key("refused")):
            st.text(say("errors.file_refused"))
            st.text(say(f"errors.file.{refusal.code}", expected=refusal.expected, got=refusal.got))
        return
    visit.current().opened = (sha256(data).hexdigest(), specimen)
    _close()
    visit.change(own=None)
    switch(address.FILE)
    st.rerun()


def opened(data: bytes) -> Specimen:
    """The model of a file.

    `SpecimenError` as in `open_specimen`, and for the GRU of Cho et al. 2014, whose reset gates stand elsewhere than
    the stage draws them.
    """
    found = open_specimen(data)
    layer = found.layer.forward if isinstance(found.layer, Bidirectional) else found.layer
    if isinstance(layer, GRU) and not layer.reset_after:
        raise SpecimenError("header", "layer: reset_after true", "false")
    return found


def _refusals(say: Words) -> str:
    """Every reason for which a file does not come in; the stage's script shows the one that holds."""
    texts = {reason: f"{say('errors.file_refused')}\n{say(f'errors.upload.{reason}')}" for reason in UPLOAD}
    lines = (f"<p hidden data-gw-refusal='{reason}'>{escape(text)}</p>" for reason, text in texts.items())
    return f"<div role='status' class='gw-refusals'>{''.join(lines)}</div>"
