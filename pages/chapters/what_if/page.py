"""What if: the learner acts on the gates, the cell or the sentence, and sees before and after together."""

import streamlit as st

from pages.chapters.what_if import controls
from pages.reading import cache, comparison, notices, scene, sentence_row
from pages.stage import stage
from pages.state import holds, visit
from pages.words.words import words


@st.fragment
def what_if() -> None:
    """Sentence, controls, stage with the run before behind it, and below what has changed."""
    say = words(visit.state().lang)
    accepted = scene.accept_sentence(sentence_row.draw(say))
    shown = scene.run_model()
    notices.tell(say, accepted, shown)
    here = controls.fitted(shown)
    controls.controls(say, shown)
    changed = here.hold or here.other
    after = cache.changed(shown.key, shown.specimen, here.other, here.hold) if changed else shown.reading
    key = (*shown.key[:-1], "|".join((here.text, here.other, holds.spell(here.hold)))) if changed else shown.key
    before = (shown.key, shown.reading)
    stage.mount(stage.picture(key, shown.specimen, after, shown.siblings if key == shown.key else {}, before=before))
    comparison.compare(say, shown, after)


if __name__ == "__main__":
    what_if()
