"""What if: the learner acts on the gates, the cell or the sentence, and sees before and after together."""

import streamlit as st

from pages.ui import cached, compare, inputs, intervention, lab, stage, state
from pages.ui.text import words


@st.fragment
def what_if() -> None:
    """Sentence, controls, stage with the run before as its ghost, and below what has changed."""
    say = words(state.current().lang)
    shown = inputs.opened(say)
    here = lab.fitted(shown)
    lab.controls(say, shown)
    holds = intervention.parse(here.hold)
    after = cached.changed(shown.key, shown.specimen, here.other, holds) if holds or here.other else shown.reading
    key = (*shown.key[:-1], "|".join((here.text, here.other, here.hold))) if after is not shown.reading else shown.key
    before = (shown.key, shown.reading)
    stage.mount(stage.picture(key, shown.specimen, after, shown.siblings if key == shown.key else {}, before=before))
    compare.compare(say, shown, after)


if __name__ == "__main__":
    what_if()
