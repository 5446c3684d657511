"""The first minute: six sentences about one lane of the forward reader, told with the numbers of the run on screen."""

from decimal import Decimal

import numpy as np

from lstm_core import Reading, Trace
from pages.state import model_names, visit
from pages.words.digits import printed, spelt
from pages.words.lane import as_printed
from pages.words.words import Words, words

PLACES = slice(2, 5)  # the third place to the fifth
LEAST, MOST = 3, 4  # decimals
PRODUCTS = (("f", "c_prev", "f_c_prev"),)
HALF = 0.5


def wanted(reading: Reading) -> bool:
    """Whether this visit still opens with it: its first sentence, read by its language's first model."""
    here = visit.current()
    if here.opens:
        first = here.state.model == model_names.first_model(here.state.lang)
        here.opens = (
            first
            and here.state.text == words(here.state.lang)("walk.first_sentence")
            and len(reading.tokens) > PLACES.start
        )
    return here.opens


def most_let_go(trace: Trace) -> tuple[int, int]:
    """(place, unit) with the greatest |C_{t−1}|·(1 − f) among the places in PLACES; of a shorter sentence the last."""
    let_go = np.abs(trace.c_prev) * (1 - trace.f)
    first = min(PLACES.start, len(let_go) - 1)
    place, unit = np.unravel_index(let_go[first : PLACES.stop].argmax(), let_go[first : PLACES.stop].shape)
    return first + int(place), int(unit)


def told(say: Words, reading: Reading) -> dict:
    """What the stage is sent: where the story plays, and its words with their numbers filled in."""
    trace = reading.readers["forward"].trace
    place, unit = most_let_go(trace)
    numbers = _numbers(trace, place, unit)
    slots = numbers | {
        "first": reading.tokens[0],
        "before": reading.tokens[place - 1],
        "token": reading.tokens[place],
        "units": trace.f.shape[1],
        "words": " · ".join(reading.answer or ()),
        "word": _word_at(reading, place),
        "only": say("first.only") if trace.f[place, unit] < HALF else "",
    }
    return {
        "step": place,
        "unit": unit,
        "beats": [
            {"say": say(f"first.say_{beat}", **slots), "button": say(f"first.button_{beat}", **slots)}
            for beat in range(1, 7)
        ],
        "printed": {name: numbers[name] for name in ("f", "c_prev", "f_c_prev", "i_g", "c")},
        "words": {name: text for name, text in say.file("first").items() if name in NAMES},
        "next": "map",
    }


NAMES = (
    "old",
    "kept",
    "new",
    "wish",
    "written",
    "source",
    "after",
    "answer_later",
    "reads",
    "skip",
    "explore",
    "guess",
    "guessed",
    "progress",
)


def _numbers(trace: Trace, place: int, unit: int) -> dict[str, str]:
    """The printed numbers of the lane; what is multiplied and added comes out as printed."""
    lane, before = (_lane(trace, at, unit) for at in (place, place - 1))
    return {name: spelt(value) for name, value in lane.items()} | {
        "written_first": spelt(printed(float(trace.c[0, unit]), LEAST)),
        "f_before": spelt(before["f"]),
    }


def _lane(trace: Trace, place: int, unit: int) -> dict[str, Decimal]:
    """Of a lane at a place: its door and its states by name, as printed."""
    names = ("f", "c_prev", "f_c_prev", "i_g", "c")
    return as_printed({name: float(getattr(trace, name)[place, unit]) for name in names}, PRODUCTS, LEAST, MOST)[0]


def _word_at(reading: Reading, place: int) -> str:
    """The word of the answer in which the token stands; every word is spelt of the tokens in their order."""
    read = ""
    for word in reading.answer or ():
        read += word
        if len(read) >= len("".join(reading.tokens[: place + 1])):
            return word
    return ""
