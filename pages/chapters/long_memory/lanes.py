"""The reason: what the new numbers are made of in the lane that carries "not" through a shipped network of a cell."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import streamlit as st

from lstm_core import GRUTrace, Trace
from lstm_core.memory import ADDENDS, account
from lstm_core.memory.distance import doors
from lstm_core.recipes.far.carrier import carrier, turn
from lstm_core.recipes.far.languages import FAR
from pages.chapters.long_memory import runs
from pages.chapters.long_memory.runs import NAME
from pages.figures.svg.stacked import stacked
from pages.lesson.account_bars import STATES, bar, in_words, told
from pages.reading import cache as models
from pages.reading import scene
from pages.state import widgets
from pages.words.digits import FINEST, decimals, percent, printed
from pages.words.markup import prose
from pages.words.words import Words


@dataclass(frozen=True)
class Lane:
    """One unit from the step after "not" to the one before the judged word: the mean of its account, its doors."""

    unit: int
    step: int
    shares: dict[str, float]  # as in `ADDENDS`
    least: float | None  # of its doors on that way; None of an RNN, which has none
    others: tuple[float, float]  # the least and the most that the own share was in seeds to choose among


@cache
def lane(lang: str, cell: str) -> Lane:
    """That of the shipped model of a cell."""
    recipe, specimen = FAR[lang], models.model(FAR[lang].name(cell), 0, 0)
    found, reader = carrier(recipe, specimen), specimen.read(recipe.shown[0]).readers["forward"]
    way = slice(turn(recipe, specimen) + 1, found.step + 1)
    shares = account(reader.layer, reader.trace, found.unit)[way].mean(axis=0)
    opened = doors(reader.trace)[way, found.unit].min() if isinstance(reader.trace, Trace | GRUTrace) else None
    told = specimen.card.metrics
    return Lane(
        found.unit,
        found.step,
        dict(zip(ADDENDS[cell], map(float, shares), strict=True)),
        None if opened is None else float(np.float64(opened)),
        (told["own_least"], told["own_most"]),
    )


def section(say: Words) -> None:
    """The three accounts, what is to be read from them, and the way to the sentence."""
    left, right = runs.columns(say, "lanes", denied=FAR[say.lang].shown[0], affirmed=FAR[say.lang].shown[1])
    with left:
        for cell in STATES:
            st.html(prose(say, f"{NAME}.lanes.{cell}", **facts(say.lang, cell)))
        st.html(prose(say, f"{NAME}.lanes.chosen", **chosen(say.lang)))
        there = lane(say.lang, "lstm")
        bring = {"model": FAR[say.lang].name("lstm"), "text": FAR[say.lang].shown[0], "unit": there.unit}
        label, key = say(f"{NAME}.lanes.bring"), widgets.key("lanes-bring")
        st.button(label, key=key, on_click=scene.show, kwargs=bring | {"step": there.step})
    with right:
        st.markdown(picture(say), unsafe_allow_html=True)  # html() would drop the SVG


def facts(lang: str, cell: str) -> dict[str, str]:
    """What a sentence says of a lane."""
    found = lane(lang, cell)
    least = {} if found.least is None else {"least": within(found.least)}
    return {name: told(share) for name, share in found.shares.items()} | least


def within(door: float) -> str:
    """A door's opening with as many digits as it takes not to read 1."""
    digits = next((digits for digits in range(2, FINEST) if printed(door, digits) < 1), FINEST)
    return decimals(door, digits)


def chosen(lang: str) -> dict[str, str]:
    """How clear the other seeds' lanes are that these were chosen from."""
    ends = {cell: lane(lang, cell).others for cell in STATES}
    return {"rnn": percent(ends["rnn"][1], 0), "lstm": percent(ends["lstm"][0], 0), "gru": percent(ends["gru"][0], 0)}


def picture(say: Words) -> str:
    """A bar a cell."""
    found = {cell: lane(say.lang, cell) for cell in STATES}
    names = {cell: say(f"{NAME}.lanes.name_{cell}", unit=one.unit + 1) for cell, one in found.items()}
    bars = [bar(say, cell, names[cell], one.shares, f"{NAME}.lanes.part") for cell, one in found.items()]
    return stacked(bars, say(f"{NAME}.lanes.alt", told=in_words(say, bars)))
