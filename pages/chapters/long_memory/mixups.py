"""What people mix up about long memory, each with the picture that settles it, and the equations."""

import numpy as np
import streamlit as st

from lstm_core.backprop import lstm_gradients, rnn_gradients
from lstm_core.memory import kept_to_end
from pages.chapters.long_memory import duel, reaches
from pages.chapters.long_memory.runs import NAME
from pages.figures.svg.decline import Curve, decline
from pages.figures.svg.ways import ways
from pages.lesson import sections
from pages.quiz.long_memory import Start
from pages.state import widgets
from pages.state.settings import Match, Reach
from pages.state.widgets import MATCH
from pages.words import listing
from pages.words.markup import inline, prose
from pages.words.powers import power
from pages.words.words import Words

BIASES, LAG = (0.0, 1.0, 5.0), 100
LOST = 50  # the lag of duels at which a forget bias of 1 is not enough
ASKED = ((1.0, 0.0), (1.0, 1.0), (0.9, 5.0), (1.1, 1.0), (0.8, 3.0))  # gain and forget bias
STARTS = tuple(Reach(gain=gain, bias=bias) for gain, bias in ASKED)


def curves(chosen: Reach) -> reaches.Curves:
    """Of fresh networks over the duel's sequence."""
    return reaches.before(chosen, reaches.sequence(chosen.steps)[0], ("steps", chosen.steps, False))


def starts() -> tuple[Start, ...]:
    """What the questions ask about."""
    firsts = ((chosen, reaches.first(curves(chosen))) for chosen in STARTS)
    return tuple(Start(d.steps, d.gain, d.bias, first["rnn_h"], first["lstm_c"]) for d, first in firsts)


def section(say: Words, curtained: bool) -> None:
    """The drawer; the cases with measured gradients are left out while they are `curtained`."""

    def draw() -> None:
        for mixup, case in (("never-vanishes", _never_vanishes), ("always-better", _always_better)):
            sections.believed(say, f"{NAME}.mixup.{mixup}")
            if curtained:
                sections.curtain(say)
            else:
                case(say)
        sections.believed(say, f"{NAME}.mixup.backward-is-backprop")
        _case(say, "backward-is-backprop", ways())

    sections.mixups(say, NAME, draw)


def equations(say: Words) -> None:
    sections.equations(say, NAME, lambda: _equations(say))


def _equations(say: Words) -> None:
    for kind, gradients in (("rnn", rnn_gradients), ("lstm", lstm_gradients)):
        st.html(prose(say, f"{NAME}.equations_{kind}"))
        st.code(listing.loop(gradients), language="python", wrap_lines=True)
    st.html(prose(say, f"{NAME}.equations"))
    st.code(listing.whole(kept_to_end), language="python", wrap_lines=True)


def _case(say: Words, mixup: str, picture: str, case: str = "case", **slots: object):
    return sections.case(mixup, picture, inline(say, f"{NAME}.mixup.{mixup}.{case}", **slots))


def _never_vanishes(say: Words) -> None:
    found = {bias: curves(Reach(bias=bias)) for bias in BIASES}
    names = {bias: say(f"{NAME}.start.bias_short", bias=f"{bias:g}") for bias in BIASES}
    drawn = [Curve(names[bias], np.median(run["lstm_c"], 0), "c") for bias, run in found.items()]
    shares = {f"at_{bias:g}": power(reaches.first(run)["lstm_c"]) for bias, run in found.items()}
    _case(say, "never-vanishes", decline(drawn), steps=LAG, **shares)


def _always_better(say: Words) -> None:
    """The duel at hand where there is one; else the two as they begin at the lag at which the LSTM loses."""
    known = duel.settled()
    first = reaches.begun(known[0]) if known else curves(Reach(steps=LOST + 1, gain=1.0))
    drawn = [Curve("RNN", np.median(first["rnn_h"], 0), "ink"), Curve("LSTM", np.median(first["lstm_c"], 0), "c")]
    if known:
        match, came = known
        bias = say(f"{NAME}.start.bias", bias=f"{match.bias:g}")
        start = say(f"{NAME}.start.chrono") if match.chrono else bias
        _case(say, "always-better", decline(drawn), f"came_{came}", lag=match.lag, start=start)
        return
    shares = {name: power(reaches.first(first)[curve]) for name, curve in (("rnn", "rnn_h"), ("lstm", "lstm_c"))}
    box = _case(say, "always-better", decline(drawn), **shares)
    box.button(
        say(f"{NAME}.mixup.always-better.try"), key=widgets.key("settle-duel"), type="tertiary", on_click=_start_duel
    )


def _start_duel() -> None:
    MATCH.change(**vars(Match(lag=LOST)))
    duel.start_duel()
