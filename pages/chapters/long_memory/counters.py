"""Two counter-examples from the table of seeds: an RNN that learns as an LSTM does, and LSTMs that do not."""

from decimal import Decimal

import streamlit as st

from lstm_core.recipes.far.seeds import COMPARED, ONLY_FAR, SEEDS
from pages.chapters.long_memory.runs import NAME
from pages.figures.svg.pips import Count, pips
from pages.lesson import sections
from pages.lesson.account_bars import CELL_COLOURS
from pages.lesson.distances import FARTHEST, MIDDLE, row
from pages.state import widgets
from pages.words.digits import decimals, sigmoid
from pages.words.markup import inline, prose
from pages.words.powers import power
from pages.words.words import Words


def section(say: Words, curtained: bool) -> None:
    """Both beside each other, unless the open question would be answered."""
    with st.container(key=widgets.key("why", "counters")):
        st.html(f"<h2>{inline(say, f'{NAME}.counters.heading')}</h2>")
        columns = st.columns(2, gap="large")
        for column, (name, counts) in zip(columns, (("starts", starts(say)), ("far", only_far(say))), strict=True):
            with column:
                st.html(f"<h3>{inline(say, f'{NAME}.counters.{name}', middle=MIDDLE, far=FARTHEST)}</h3>")
                if curtained:
                    sections.curtain(say, 28 * len(counts))
                    continue
                st.markdown(pips(counts, alt(say, counts)), unsafe_allow_html=True)  # html() would drop the SVG
                st.html(prose(say, f"{NAME}.counters.{name}_means", **FACTS[name](say.lang)))


def starts(say: Words) -> list[Count]:
    """Sentences with at most MIDDLE fillers, from other starts."""
    return [_count(say, cell, start, row(say.lang, cell, MIDDLE, start).solved) for cell, start in COMPARED]


def only_far(say: Words) -> list[Count]:
    """Sentences with FARTHEST fillers and no fewer."""
    return [
        _count(say, cell, start, row(say.lang, cell, FARTHEST, start, nearest=FARTHEST).solved)
        for cell, start in ONLY_FAR
    ]


def alt(say: Words, counts: list[Count]) -> str:
    return say("errors.comma").join(f"{one.name} {one.count}/{one.of}" for one in counts)


def starts_facts(lang: str) -> dict[str, int]:
    """Of the first: how the start from the identity fares near and far, and the LSTM."""
    solved = {f"{cell}_{start}": row(lang, cell, MIDDLE, start).solved for cell, start in COMPARED}
    far = {
        "identity_far": row(lang, "rnn", FARTHEST, "identity").solved,
        "lstm_far": row(lang, "lstm", FARTHEST).solved,
    }
    return solved | far | {"middle": MIDDLE, "far": FARTHEST}


def far_facts(lang: str) -> dict[str, int | str]:
    """Of the second: how many learn it, and what doors of bias 1 leave over so many steps, by the printed number."""
    doors = {f"door_{bias}": decimals(float(sigmoid(Decimal(bias)))) for bias in (1, 2)}
    solved = {
        start.replace(" ", "_"): row(lang, cell, FARTHEST, start, nearest=FARTHEST).solved
        for cell, start in ONLY_FAR[:3]
    }
    left = {f"left_{bias}": power(float(doors[f"door_{bias}"]) ** FARTHEST) for bias in (1, 2)}
    return solved | doors | left | {"far": FARTHEST, "mixed": row(lang, "lstm", FARTHEST).solved}


FACTS = {"starts": starts_facts, "far": far_facts}


def _count(say: Words, cell: str, start: str, solved: int) -> Count:
    name = say(f"{NAME}.counters.name.{cell}_{start.replace(' ', '_')}")
    return Count(name, CELL_COLOURS[cell], solved, len(SEEDS))
