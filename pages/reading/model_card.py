"""The honest card: what a model is, what it was trained on, how good it is and where it fails.

The prose is ours (models.toml), the figures are the card's. What a file says of itself is shown as text.
"""

from collections.abc import Iterator, Sequence

import streamlit as st

from pages.reading import scene
from pages.state import address, model_names, visit, widgets
from pages.words.digits import decimals, percent
from pages.words.escape import literal
from pages.words.words import Words

CARD = widgets.key("card")
GATES = ("segmenter-zh",)  # models whose text says how their gates stand
FAR_REVIEWS = "reviews-far-"  # how the names of the reviews begin whose negation stands far off
PAIRS = {"following": ("short", "long"), "preceding": ("first", "second")}  # kind → the names of its texts
METRICS = {  # kind → slot of models.toml → the card's metric
    "segmentation": {"accuracy": "tag_accuracy", "f1": "word_f1_legal"},
    "far": {"accuracy": "accuracy", "least": "least"},
    "negation": {"accuracy": "accuracy", "contrast": "contrast", "double": "double_negation"},
    "verse-zh": {"accuracy": "whole", "unknown": "unknown_share"},
    "verse-en": {"accuracy": "word_ends", "never": "never", "ends": "line_ends"},
}


def kind_of(card) -> str:
    """The name by which the texts know a shipped model's figures: its task's, or another where a task has several."""
    if card.name.startswith(FAR_REVIEWS):
        return "far"
    return card.name if card.task == "verse" else card.task


def figures(card) -> dict[str, str]:
    """The card's metrics as percentages, by the slots of models.toml."""
    shares = {slot: percent(card.metrics[name]) for slot, name in METRICS[kind_of(card)].items()}
    counts = {"sentences": f"{card.metrics['sentences']:,.0f}"}
    if card.task == "segmentation":
        everyday = card.metrics["everyday_sentences"]
        counts |= {"everyday": f"{everyday:.0f}", "whole": f"{everyday * card.metrics['everyday_whole']:.0f}"}
    return shares | counts


def gates(model: str, card) -> dict[str, str]:
    """The slots of a text that says how the model's gates stand."""
    names = ("half_open", "crisp_forget") if model in GATES else ()
    return {name: percent(card.metrics[name], 0) for name in names}


def label(say: Words, model: str, card) -> str:
    """What the model is, in one line."""
    if words := _words(model):
        return say(f"models.label.{words}")
    return say(f"models.label.{kind_of(card)}", **figures(card))


def seconds(spent: float) -> str:
    """Two digits that count, no half second as 0: 0.5, 8.5, 17."""
    return f"{spent:.2g}" if spent < 10 else f"{spent:.0f}"


def title(say: Words, model: str, card) -> str:
    """The model's name, and beside it in a few words what to think of it; Markdown."""
    name = say(f"models.{scene.called(model)}.name")
    kind = _words(model) or kind_of(card)
    here = visit.state()
    told = figures(card) if kind == kind_of(card) else {"units": here.units, "seed": here.seed}
    return f"{literal(name)} *{literal(say(f'models.badge.{kind}', **told))}*"


def _words(model: str) -> str:
    """By what name the texts know a model that is not shipped; "" for one that is."""
    if model_names.random_kind(model):
        return model_names.RANDOM
    return scene.called(model) if model == address.FILE else ""


def draw(say: Words, model: str, card) -> None:
    """The whole card."""
    called = scene.called(model)
    st.markdown(f"**{literal(say(f'models.{called}.name'))}**")
    st.text(label(say, model, card))
    st.text(say(f"models.{_words(model) or model}.about", **gates(model, card)))
    if not model_names.random_kind(model):
        _facts(say, card, ours=model != address.FILE, own=called == "own")


def _facts(say: Words, card, *, ours: bool, own: bool) -> None:
    if ours:
        _section(say, "quality", list(_quality(say, card)))
    else:
        st.text(card.name)
        _section(say, "quality", [_measured(say, name, value, own) for name, value in card.metrics.items()])
    files = [say("models.card.source", **({"name": "", "licence": "–"} | source)) for source in card.data]
    _section(say, "data", list(dict.fromkeys(files)))  # several files of one source are one line
    called = [{name: class_name(say, card, value) for name, value in fail.items()} for fail in card.fails]
    _section(say, "fails", [say("models.card.fail", **fail) for fail in called])
    _section(say, "look", [(_place(say, place, ours=ours), place) for place in card.look_at])
    for kind, names in PAIRS.items():
        pairs = [pair for pair in card.pairs if pair["kind"] == kind] if ours else []
        _section(say, f"pairs_{kind}", _pairs(pairs, names))
    readers = say("models.card.two_readers" if card.direction == "both" else "models.card.one_reader")
    cost = {
        "parameters": card.parameters,
        "seconds": seconds(card.training_seconds),
        "seed": "–" if card.seed is None else card.seed,
    }
    st.text(say("models.card.size", readers=readers, units=card.sizes["units"], **cost))
    if ours:
        st.text(_seeds(say, card))
    st.text(say("models.card.licence", licence=card.licence))


def _seeds(say: Words, card) -> str:
    """How many seeds were tried, and how this one was chosen where there was a choice."""
    if kind_of(card) == "far":
        return _far_seeds(say, card)
    tried, passed, name = card.training["seeds_tried"], card.training.get("seeds_passed"), card.task
    if name == "segmentation" and tried == 1:
        name = "single"
    if name == "verse" and passed == 1:
        name = "verse-alone"
    return say(f"models.card.tried.{name}", tried=tried, passed=passed)


def _far_seeds(say: Words, card) -> str:
    """How many seeds learnt it, and by which share of its carrying lane this one was picked."""
    counts = {slot: card.training[f"seeds_{slot}"] for slot in ("tried", "passed", "everywhere")}
    shares = {name: percent(card.metrics[name], 0) for name in ("own", "own_least", "own_most")}
    return say(
        "models.card.tried.far-rnn" if card.name.endswith("-rnn") else "models.card.tried.far", **counts, **shares
    )


def _quality(say: Words, card) -> Iterator[str]:
    yield say(f"models.card.{kind_of(card)}", **figures(card))
    equal = card.siblings.get("equal_parameters")
    if equal:
        yield say("models.card.equal", units=equal["units"], accuracy=percent(equal["tag_accuracy"]))


def _measured(say: Words, name: str, value: float, own: bool) -> str:
    """A figure of a file's card in the file's words, and that of a model trained here in ours."""
    return say("models.own.share", share=percent(value)) if own and name == "share" else f"{name} {value:g}"


def _section(say: Words, name: str, lines: Sequence[str | tuple[str, dict]]) -> None:
    """A heading over lines; a line with a place has a button that goes there."""
    if not lines:
        return
    st.markdown(f"**{say(f'models.card.{name}')}**")
    for number, line in enumerate(lines):
        if isinstance(line, str):
            st.text(line)
            continue
        with st.container(horizontal=True, vertical_alignment="center", key=widgets.key(name, number)):
            st.text(line[0])
            go = {"on_click": _show, "args": (line[1],)}
            st.button(say("models.card.show"), key=widgets.key("show", name, number), type="tertiary", **go)


def class_name(say: Words, card, label: str) -> str:
    """A class in words; of a task that we do not know, such as a toy's, as the card names it: its B begins no word."""
    return label if card.task == "none" else say.table.get(f"stage.answer_class_{label}", label)


def _place(say: Words, place: dict, *, ours: bool) -> str:
    way = say(f"walk.{place['direction']}")
    called = {"step": place["step"] + 1, "unit": place["unit"] + 1, "direction": way}
    if ours:
        called["part"] = say(f"stage.part_{place['part']}") if "part" in place else ""
    rounded = {name: decimals(value) for name, value in place.items() if isinstance(value, float)}
    return say(f"models.look.{place['kind'] if ours else 'place'}", **(place | rounded | called))


def _pairs(pairs: list[dict], names: tuple[str, str]) -> list[tuple[str, dict]]:
    """The two minimal pairs that the model tells apart most clearly: each text with the place where they part."""
    best = sorted(pairs, key=lambda pair: -pair["margin"])[:2]
    cuts = [(pair[name], pair[f"{name}_step"]) for pair in best for name in names]
    return [(cut, {"text": cut.replace(" ", ""), "step": step, "view": "readers"}) for cut, step in cuts]


def _show(place: dict) -> None:
    widgets.close(CARD)
    scene.show(**{name: place[name] for name in ("text", "step", "unit", "direction", "view") if name in place})
