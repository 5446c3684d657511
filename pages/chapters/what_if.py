"""What if: the learner acts on the gates, the cell or the sentence, and sees before and after together."""

import streamlit as st

from pages.ui import cached, card, compare, inputs, intervention, lab, notices, scene, stage, state
from pages.ui.text import words


@st.fragment
def what_if() -> None:
    """Sentence, controls, stage with the run before as its ghost, and below what has changed."""
    say = words(state.current().lang)
    accepted = inputs.inputs(say)
    shown = scene.scene()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="gw-status"):
        notices.notice(say, accepted, shown)
        card.popover(say, shown)
        notices.help_popover(say)
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
