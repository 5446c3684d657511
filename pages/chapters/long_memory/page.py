"""Long memory: who learns what stands far apart, how far a gradient comes back, and how long a cell keeps."""

import streamlit as st

from pages.chapters.long_memory import clipping, counters, duel, gradients, lanes, lives, mixups, seeds, slide
from pages.lesson import asking, question_card, sections
from pages.quiz.long_memory import KINDS, Span
from pages.reading import scene, sentence_row
from pages.stage import stage
from pages.state import progress, visit, widgets
from pages.words.markup import inline, page_name, prose
from pages.words.words import Words, words

NAME = "long_memory"
TASKS, FURTHER = ("explode", "carry"), ("hold",)
HELD, LONG = 0.01, 100  # a share of the gradient that counts as come back, over as many steps


@st.fragment
def long_memory() -> None:
    """The whole page; what trains live is a fragment of its own inside it."""
    say = words(visit.state().lang)
    scene.needs("lstm")
    shown = sentence_row.read(say, staged=False)
    stage.mount_without_picture(slide=True)
    with st.container(key=widgets.key("why")):
        asked = _open(say, shown)
        seeds.section(say, asking.is_curtained(asked, "seeds"))
        lanes.section(say)
        drawn = gradients.section(say, shown, asking.is_curtained(asked, "gradients"))
        counters.section(say, asking.is_curtained(asked, "seeds"))
        duel.section(say)
        with st.container(key=widgets.key("why-end")):
            text, more = st.columns((6, 7), gap="medium")
            heading = inline(say, f"{NAME}.explain_heading")
            text.html(f"<h2>{heading}</h2>{question_card.explained(say, asked)}")
            _tick(drawn)
            with more:
                if not asking.is_curtained(asked, "seeds"):
                    st.html(f"<h3>{inline(say, f'{NAME}.advice')}</h3>{prose(say, f'{NAME}.advised')}")
                sections.tasks(say, NAME, TASKS, further=FURTHER)
                mixups.section(say, asking.is_curtained(asked, "gradients"))
                mixups.equations(say)
        with st.container(key=widgets.key("why-further")):
            st.html(f"<h2>{inline(say, f'{NAME}.further')}</h2>")
            lives.section(say, shown, asking.is_curtained(asked, "lives"))
            clipping.section(say)
    slide.put(say, drawn, asking.is_curtained(asked, "gradients"))
    if progress.note_complete(NAME, TASKS):
        st.rerun()  # the list of chapters stands outside this fragment


def _open(say: Words, shown: scene.Scene) -> asking.Asked:
    """The idea in one sentence, and the question before anything is told."""
    known = {"starts": mixups.starts(), "counts": seeds.counted(say.lang)}
    span = Span(**vars(shown.reading.readers[visit.state().direction]), **known)
    run, brought = (*shown.key, visit.state().direction), lives.brought()
    kinds = [kind for kind in KINDS if not (brought and "lives" in kind.curtains)]  # it was brought to be seen
    asked = asking.current(NAME, kinds, span, run, pinned=brought)
    with st.container(key=widgets.key("why-open")):
        left, right = st.columns((6, 7), gap="medium")
        left.html(f"{page_name(say, f'{NAME}.heading')}{prose(say, f'{NAME}.idea')}")
        with right:
            question_card.card(say, asked)
    return asked


def _tick(drawn: gradients.Picture) -> None:
    """Note which tasks the picture and the duel at hand fulfil."""
    steps, known = next(iter(drawn.curves.values())).shape[1], duel.settled()
    first = gradients.reaches.first(drawn.curves)
    came = {
        "explode": not drawn.trained and first["rnn_h"] > gradients.EXPLODES,
        "hold": not drawn.trained and steps >= LONG and first["lstm_c"] >= HELD,
        "carry": known is not None and known[0].lag >= duel.LONG and known[1] in ("lstm", "both"),
    }
    for name in (*TASKS, *FURTHER):
        if came[name]:
            progress.note(NAME, name)


if __name__ == "__main__":
    long_memory()
