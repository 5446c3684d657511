"""The distance sentences: how many of ten seeds of each cell learn them, and the learner's own networks beside them."""

import streamlit as st

from lstm_core.recipes.far.languages import FAR
from lstm_core.recipes.far.seeds import RANGES
from lstm_core.recipes.far.training import SOLVED, TRAINED_ON, UNITS
from pages.chapters.long_memory import own, runs
from pages.chapters.long_memory.runs import NAME
from pages.figures.svg import seeds as figure
from pages.lesson import sections
from pages.lesson.account_bars import CELL_COLOURS
from pages.lesson.distances import FARTHEST, MIDDLE, row
from pages.quiz.long_memory import Counted
from pages.reading import cache as models
from pages.reading import drawers
from pages.words.digits import decimals, percent
from pages.words.markup import inline, prose
from pages.words.words import Words

ASKED = (MIDDLE, FARTHEST)  # the ranges that are asked about, and that the RNN also had twice the updates for


def section(say: Words, curtained: bool) -> None:
    """The learner's own network at the left; the dots, and what equal time changes, unless they are `curtained`."""
    facts = {
        "units": UNITS,
        "sentences": f"{TRAINED_ON:,}",
        "updates": f"{own.UPDATES:,}",
        "solved": percent(SOLVED, 0),
    }
    left, right = runs.columns(say, "seeds", **facts)
    with left:
        own.panel(say)
    with right:
        if curtained:
            sections.curtain(say, round(figure.height(len(CELL_COLOURS), narrow=drawers.is_phone())), "seeds")
            return
        with sections.opened("seeds"):
            st.html(f'<p class="gw-columns">{inline(say, f"{NAME}.seeds.columns")}</p>')
            st.markdown(pictures(say), unsafe_allow_html=True)  # html() would drop the SVG
            st.html(prose(say, f"{NAME}.seeds.same_time", **same_time(say.lang)))


def pictures(say: Words) -> str:
    """The dots for a phone, which alone says how wide it is; else both sizes, of which the styles show what fits."""
    if drawers.is_phone():
        return picture(say, narrow=True)
    return "".join(f'<div class="gw-{size}">{picture(say, narrow=size == "slim")}</div>' for size in ("broad", "slim"))


def picture(say: Words, *, narrow: bool) -> str:
    """The dots of this language's sentences, those of the visit's own networks among them."""
    rows = [
        figure.Seeds(
            cell.upper(),
            colour,
            [row(say.lang, cell, farthest).shares for farthest in RANGES],
            [own.shares(say.lang, cell, farthest) for farthest in RANGES],
        )
        for cell, colour in CELL_COLOURS.items()
    ]
    columns = [f"≤ {farthest}" if farthest else "0" for farthest in RANGES]
    names = {name: say(f"{NAME}.seeds.{name}") for name in ("learnt", "guessing")}
    return figure.seeds(rows, columns, solved=SOLVED, names=names, alt=alt(say), narrow=narrow)


def alt(say: Words) -> str:
    """What the dots show, in words."""
    comma = say("errors.comma")
    counts = {
        cell: comma.join(str(row(say.lang, cell, farthest).solved) for farthest in RANGES) for cell in CELL_COLOURS
    }
    told = (say(f"{NAME}.seeds.counted", cell=cell.upper(), counts=said) for cell, said in counts.items())
    ranges = comma.join(map(str, RANGES))
    return say(f"{NAME}.seeds.alt", ranges=ranges, told=say.joined(*told))


def same_time(language: str) -> dict[str, object]:
    """How many RNNs learn it in twice the updates, and how many times an RNN's seconds an LSTM takes."""
    middle, far = ASKED
    seconds = [models.model(FAR[language].name(cell), 0, 0).card.training_seconds for cell in ("lstm", "rnn")]
    return {
        "middle": middle,
        "far": far,
        "middle_solved": row(language, "rnn", middle, longer=True).solved,
        "far_solved": row(language, "rnn", far, longer=True).solved,
        "middle_lstm": row(language, "lstm", middle).solved,
        "far_lstm": row(language, "lstm", far).solved,
        "times": decimals(seconds[0] / seconds[1], 1),
    }


def counted(language: str) -> tuple[Counted, ...]:
    """What the question asks about."""
    return tuple(
        Counted(farthest, row(language, "rnn", farthest).solved, row(language, "lstm", farthest).solved, len(own.SEEDS))
        for farthest in ASKED
    )
