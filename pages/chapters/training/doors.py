"""The doors over training time: at a recipe's marks and elsewhere, as a chart and in a sentence."""

import streamlit as st

from pages.chapters.training import session
from pages.chapters.training.session import Run
from pages.figures import training as figures
from pages.reading import drawers
from pages.state import widgets
from pages.words.markup import inline
from pages.words.words import Words


def places(say: Words, run: Run) -> dict[str, str]:
    """What the recipe calls its marks, and where there is none."""
    return {where: say(f"training.recipe.{run.asked.recipe}.{where}") for where in ("mark", "rest")}


def growing(say: Words, what: str) -> str:
    """How a chart is described while the run is under way: the same at each look, else the browser builds it anew."""
    return say("training.alt_growing", what=what)


def doors(say: Words, run: Run) -> None:
    """At the moment shown, while the run is under way at its latest. The chart is described as it ends."""
    here, named = run.last if run.live else session.shown(run), places(say, run)
    names = named | {part: say(f"stage.part_{part}") for part in "fi"}
    names |= {name: say(f"training.{name}") for name in ("opening", "update")}
    slots, at_end = (
        {name: f"{value:.2f}" for name, value in vars(record.doors).items()} | named for record in (here, run.last)
    )
    st.html(f"<h3>{inline(say, 'training.doors')}</h3>")
    with st.container(key=widgets.key("train-doors")):
        st.vega_lite_chart(
            figures.openings(run.records, named, None if run.live else here.update),
            figures.doors(updates=run.last.updates, names=names, colours=drawers.colours()),
            key=widgets.key("train-doors-chart"),
            alt=growing(say, names["opening"]) if run.live else say("training.alt_doors", **at_end),
            theme=None,
        )
    told, unit = "doors_now", ""
    if here.counter:
        told, unit = "doors_counter", str(here.counter.unit + 1)
    st.html(f"<p>{inline(say, f'training.{told}', update=here.update, unit=unit, **slots)}</p>")
