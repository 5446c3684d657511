"""Before and after in the what-if lab: the model's answer, every difference, the ledger of both runs."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from lstm_core import Reading
from pages.figures.difference import difference
from pages.reading import drawers
from pages.reading.model_card import class_name
from pages.reading.scene import Scene
from pages.state import visit
from pages.words.digits import percent
from pages.words.markup import inline, prose
from pages.words.powers import power
from pages.words.words import Words

NOTABLE = 0.0005  # of a probability: less is not told


def compare(say: Words, shown: Scene, after: Reading) -> None:
    """The answers, and two drawers. `shown` is the run before the change, `after` that of the one after."""
    if after is shown.reading:
        st.html(prose(say, "what_if.invite"))
        return
    answers(say, shown, after)
    drawers.drawers(say, "what_if", {"difference": _difference, "ledgers": _ledgers}, shown, after)


def answers(say: Words, shown: Scene, after: Reading) -> None:
    """What the model said, and what it says now: the whole answer, and each place at which its label changed."""
    before = shown.reading
    if not before.labels:
        st.html(prose(say, "what_if.no_answer" if shown.specimen.card.kind == "random" else "what_if.no_classes"))
        return
    rows = [
        f"<dt>{inline(say, f'what_if.{name}')}</dt><dd>{_answer(say, shown, reading)}</dd>"
        for name, reading in (("before", before), ("after", after))
    ]
    untrained = shown.specimen.card.training.get("update") == 0
    title = f"<h3>{inline(say, 'what_if.answer_untrained' if untrained else 'what_if.answer')}</h3>"
    st.html(f'{title}<dl class="gw-symbols">{"".join(rows)}</dl>{_moved(say, shown, after)}')


def _answer(say: Words, shown: Scene, reading: Reading) -> str:
    if isinstance(reading.answer, tuple):
        return escape(" / ".join(reading.answer))
    card = shown.specimen.card
    if reading.answer is None:  # of a task that we do not know, what it says at each place
        return escape(" ".join(class_name(say, card, name) for name in reading.labels))
    share = reading.probabilities[reading.last].max()
    return f"{escape(class_name(say, card, reading.answer))} {percent(share)}"


def _moved(say: Words, shown: Scene, after: Reading) -> str:
    """The places at which the likeliest label is another one now."""
    before, card = shown.reading, shown.specimen.card
    if before.tokens != after.tokens and len(before.tokens) != len(after.tokens):
        return prose(say, "what_if.other_length")
    lines = [
        inline(
            say,
            "what_if.moved" if before.tokens[step] == after.tokens[step] else "what_if.moved_other",
            step=step + 1,
            earlier=before.tokens[step],
            token=after.tokens[step],
            old=class_name(say, card, before.labels[step]),
            new=class_name(say, card, after.labels[step]),
            was=percent(before.probabilities[step].max()),
            now=percent(after.probabilities[step].max()),
        )
        for step in range(len(before.tokens))
        if before.labels[step] != after.labels[step]
    ]
    if lines:
        return _listed(lines) + _decoded(say, shown, after)
    most = abs(after.probabilities - before.probabilities).max()
    said = prose(say, "what_if.unmoved" if most >= NOTABLE else "what_if.same", most=power(most))
    return said + _decoded(say, shown, after)


def _decoded(say: Words, shown: Scene, after) -> str:
    """Where the label or the tag has changed and the words were not cut by the likeliest label, both are told."""
    before, card = shown.reading, shown.specimen.card
    changed = [
        step
        for step in range(len(before.tags))
        if (before.labels[step], before.tags[step]) != (after.labels[step], after.tags[step])
    ]
    lines = [
        inline(
            say,
            "what_if.decoded_at",
            when=say(f"what_if.{name}"),
            step=step + 1,
            token=reading.tokens[step],
            label=class_name(say, card, reading.labels[step]),
            tag=class_name(say, card, reading.tags[step]),
        )
        for name, reading in (("before", before), ("after", after))
        for step in changed
        if reading.labels[step] != reading.tags[step]
    ]
    return prose(say, "what_if.decoded") + _listed(lines) if lines else ""


def _listed(lines: Iterable[str]) -> str:
    return f'<ul class="gw-moved">{"".join(f"<li>{line}</li>" for line in lines)}</ul>'


def _difference(say: Words, shown: Scene, after: Reading) -> None:
    before = shown.reading
    if len(before.tokens) != len(after.tokens):
        st.html(prose(say, "what_if.other_length"))
        return
    traces = before.traces, after.traces
    names = {part: say(f"stage.part_{part}") for part in drawers.PARTS} | {way: say(f"walk.{way}") for way in traces[0]}
    hover = {key: say(f"walk.hover_{key}") for key in ("step", "unit", "value")}
    st.caption(say("what_if.difference_about"))
    figure = difference(*traces, after.tokens, names=names, hover=hover, **drawers.look(shown))
    drawers.chart(figure, say("what_if.difference_alt"), "gatewalk-difference")


def _ledgers(say: Words, shown: Scene, after: Reading) -> None:
    here = visit.state()
    st.caption(say("what_if.ledgers_about"))
    st.caption(say("walk.ledger_about", unit=here.unit + 1, direction=say(f"walk.{here.direction}")))
    for column, (name, reading) in zip(st.columns(2), (("before", shown.reading), ("after", after)), strict=True):
        with column:
            st.html(f"<h3>{inline(say, f'what_if.{name}')}</h3>")
            drawers.ledger_of(say, shown, reading, f"gatewalk-ledger-{name}")
