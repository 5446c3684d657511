"""Long memory: how far a gradient comes back, how long a cell keeps, and who learns over a long lag."""

import streamlit as st

from pages.ui import inputs, parts, predict, progress, scene, stage, state
from pages.ui.long_memory import clipping, duel, gradients, lives, mixups
from pages.ui.payload import followed
from pages.ui.prose import inline, prose
from pages.ui.quiz.memory import KINDS, Span
from pages.ui.text import Words, words

NAME = "long_memory"
TASKS = ("explode", "hold", "carry")
HELD, LONG = 0.01, 100      # a share of the gradient that counts as come back, over as many steps


@st.fragment
def long_memory() -> None:
    """The whole page; what trains live is a fragment of its own inside it."""
    say = words(state.current().lang)
    shown = inputs.opened(say, staged=False)
    stage.address()
    with st.container(key="gw-why"):
        asked = _open(say, shown)
        drawn = gradients.section(say, shown, predict.veils(asked, "gradients"))
        lives.section(say, shown, predict.veils(asked, "lives"))
        duel.section(say)
        clipping.section(say)
        with st.container(key="gw-why-end"):
            text, more = st.columns((6, 7), gap="medium")
            told = f"{NAME}.explain" if progress.ANSWERED in progress.done(NAME) else "lesson.after_answer"
            text.html(f"<h2>{inline(say, f'{NAME}.explain_heading')}</h2>{prose(say, told)}")
            _tick(drawn)
            with more:
                parts.tasks(say, NAME, TASKS)
                mixups.section(say, predict.veils(asked, "gradients"))
                mixups.equations(say)
    if progress.all_done(NAME, TASKS) and progress.note(NAME, progress.COMPLETE):
        st.rerun()  # the list of chapters stands outside this fragment


def _open(say: Words, shown: scene.Scene) -> predict.Asked:
    """The idea in one sentence, and the question before anything is told."""
    _, trace, _ = followed(shown.specimen.layer, shown.reading.trace, state.current().direction)
    span = Span(shown.reading.tokens, trace, mixups.starts())
    asked = predict.current(NAME, KINDS, span, (*shown.key, state.current().direction))
    with st.container(key="gw-why-open"):
        left, right = st.columns((6, 7), gap="medium")
        left.html(f"<h2>{inline(say, f'{NAME}.heading')}</h2>{prose(say, f'{NAME}.idea')}")
        with right:
            predict.card(say, asked)
    return asked


def _tick(drawn: gradients.Picture) -> None:
    """Note which tasks the picture and the duel at hand fulfil."""
    steps = next(iter(drawn.curves.values())).shape[1]
    first = gradients.reaches.first(drawn.curves)
    came = {
        "explode": not drawn.trained and first["rnn_h"] > gradients.EXPLODES,
        "hold": not drawn.trained and steps >= LONG and first["lstm_c"] >= HELD,
        "carry": duel.was_won_by_lstm(),
    }
    for name in TASKS:
        if came[name]:
            progress.note(NAME, name)


if __name__ == "__main__":
    long_memory()
