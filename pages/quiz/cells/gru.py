"""Questions about the GRU: one column h, a door that keeps and writes, and one that only the candidate knows."""

from functools import cache

import numpy as np

from lstm_core import GRU, Place, Reader
from lstm_core import count as cost
from lstm_core.recipes.far.seeds import FARTHEST, kept
from lstm_core.recipes.far.training import Setting
from pages.quiz.question import Formula, Kind, count, number, statements, turned
from pages.quiz.values import FELT, apart
from pages.words.digits import bracketed, decimals, parsed, printed, spelt

CLEAR = 0.1  # between the shares of a door: 45 and 55 per cent


def blend(reader: Reader, place: Place):
    """The door, the old number and the candidate are given: the new number?"""
    wrong: dict[str, Formula] = {
        "z-reversed": lambda share, h, n: (1 - share) * h + share * n,
        "both-open": lambda share, h, n: h + n,
        "candidate-is-state": lambda share, h, n: n,
        "gru-input-gate": lambda share, h, n: share * h + n,
    }
    made = number(
        {"share": reader.value("z", place), "h": reader.value("h_prev", place), "n": reader.value("n", place)},
        reader.value("h", place),
        lambda share, h, n: share * h + (1 - share) * n,
        turned(wrong, place),
    )
    if made is None:
        return None
    choices, slots = made
    return choices, slots | {"rest": spelt(1 - parsed(slots["share"]))}


def shares(reader: Reader, place: Place):
    """How far the update gate stands open is given: how much of the old is kept, how much of the candidate written?"""
    share = printed(reader.value("z", place), 2)
    if not FELT <= share <= 1 - FELT or abs(1 - 2 * share) < CLEAR:
        return None
    if not _is_felt(reader, place):
        return None
    return statements("z-reversed", "both-open", "gru-input-gate", share=spelt(share), rest=spelt(1 - share))


def seen(reader: Reader, place: Place):
    """What was made of the old h and the reset gate are given: what does the candidate see?"""
    return number(
        {"u": reader.value("u", place), "r": reader.value("r", place)},
        reader.value("r_u", place),
        lambda u, r: u * r,
        {
            "keep-not-forget": lambda u, r: (1 - r) * u,
            "adds": lambda u, r: u + r,
            "switch": lambda u, r: u if r >= 0.5 else 0 * u,
        },
    )


def erased(reader: Reader, place: Place):
    """Suppose the reset gate were shut: what becomes of the old number on the lane?"""
    old, share, stays = (reader.value(part, place) for part in ("h_prev", "z", "z_h_prev"))
    if abs(stays) < FELT or not apart(stays, old):
        return None
    return statements(
        "reset-erases",
        "gru-output-gate",
        old=decimals(old),
        old_factor=bracketed(decimals(old)),
        share=decimals(share),
        stays=decimals(stays),
    )


def keep(reader: Reader, place: Place):
    """Which door keeps a number as it is?"""
    return statements("z-reversed", "reset-erases")


def both(reader: Reader, place: Place):
    """Can an old number be kept whole, and the candidate be written whole?"""
    return statements("both-open", "gru-has-c", "gru-input-gate")


def shows(reader: Reader, place: Place):
    """What goes to the answer?"""
    return statements("gru-has-c", "gru-output-gate")


def numbers(reader: Reader, place: Place):
    """How many weights and biases has the layer?"""
    inputs, units, steps = reader.inputs, reader.units, reader.steps
    right, of_lstm = (blocks * units * (inputs + units + 1) for blocks in (3, 4))
    right += units
    assert right == cost(GRU, inputs, units).parameters
    wrong = {"half-of-lstm": of_lstm // 2, "forgets-bias": right - 4 * units, "new-weights-each-step": steps * right}
    return count(right, wrong, D=inputs, H=units, both=inputs + units)


def better(reader: Reader, place: Place):
    """Fewer doors, fewer numbers: is it better than an LSTM?"""
    return statements("gru-always-better", "more-doors-better", far=FARTHEST, **solved())


@cache
def solved() -> dict[str, int]:
    """How many of ten seeds learn the distance sentences from Keras' defaults: "gru_zh" and so on."""
    table = kept()
    return {
        f"{cell}_{lang}": table[lang, Setting(cell, "keras", FARTHEST)].solved
        for cell in ("rnn", "lstm", "gru")
        for lang in ("zh", "en")
    }


def _is_felt(reader: Reader, place: Place) -> bool:
    """Whether there is something to keep, and something to write."""
    return bool(np.min(np.abs([reader.value(part, place) for part in ("h_prev", "n")])) >= FELT)


AFTER = ("z_h_prev", "new", "h")
KINDS = (
    Kind("blend", blend, ("formulas", *AFTER), first=True),
    Kind("shares", shares, ("formulas", "z", "rest", *AFTER), ("explain-4",), first=True),
    Kind("seen", seen, ("formulas", "r_u", "n", "new", "h")),
    Kind("erased", erased, ("formulas",), ("explain-2", "explain-5")),
    Kind("keep", keep, ("formulas",), ("explain-4",), first=True),
    Kind("both", both, ("formulas",), ("explain-4",), first=True),
    Kind("shows", shows, ("formulas", "ways"), ("explain-5",)),
    Kind("numbers", numbers, ("formulas", "bus"), ("counted",)),
    Kind("better", better, curtains=("counted",)),
)
