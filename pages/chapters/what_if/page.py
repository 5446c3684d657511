"""What if: the learner acts on the gates, the cell or the sentence, and sees before and after together."""

import streamlit as st

from pages.chapters.what_if import controls, opening
from pages.reading import by_hand, comparison, notices, scene, sentence_row
from pages.stage import stage
from pages.state import visit
from pages.words.words import words


@st.fragment
def what_if() -> None:
    """Sentence, controls, stage with the run before behind it, and below what has changed."""
    say = words(visit.state().lang)
    scene.needs("lstm")
    accepted = scene.accept_sentence(sentence_row.draw(say))
    opening.offer()
    shown = scene.run_model()
    notices.tell(say, accepted, shown)
    here = by_hand.fitted(shown)
    controls.controls(say, shown)
    picture, after = by_hand.picture(say, shown, here.other, spreads=True)
    stage.mount(picture)
    comparison.compare(say, shown, after)


if __name__ == "__main__":
    what_if()
