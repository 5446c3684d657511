"""Training: toys and the negation model learn before one's eyes, and one scrubs through how their doors came to be."""

import streamlit as st

from lstm_core.train import Adam
from pages.chapters.training import controls, doors, live, mixups, outcome, picture, session, takes
from pages.lesson import asking, question_card, sections
from pages.quiz.training import DOORS, TRAINING
from pages.reading import notices
from pages.stage import browser_record
from pages.state import progress, visit, widgets
from pages.words.markup import inline, page_name, prose
from pages.words.words import Words, words

NAME = "training"
TASKS, FURTHER = ("solve", "falls"), ("thrift",)


@st.fragment
def training() -> None:
    """The whole page."""
    say = words(visit.state().lang)
    run = session.current()
    if run:
        run.poll()
    finished = run if run and run.records and not run.live else None
    about = (session.choice().recipe, session.choice().switches.units or 0)
    asked = asking.current(NAME, TRAINING, picture.example(), about)
    of_doors = _doors_asked(finished) if finished else None
    hidden = asking.hidden(of_doors)
    live.note_tasks(run)
    notice = st.empty()  # takes no room, and stays empty but for a link that cannot be used
    with st.container(key=widgets.key("lesson")):
        text, shown = st.columns((5, 8), gap="medium")
        with shown, st.container(key=widgets.key("picture")):
            picture.picture(say, run, hidden)
        with notice:  # what the link asked for and the sequence does not have is known now
            notices.link_notice(say, staged=True)
        with text, st.container(key=widgets.key("text")):
            st.html(f"{page_name(say, 'training.heading')}{prose(say, 'training.idea')}")
            if browser_record.awaited():  # what stands below the question would be pushed down by it
                return
            question_card.card(say, asked)  # above what grows when the training starts
            with st.container(key=widgets.key("train")):
                controls.controls(say)
                live.live(say, run)
            if finished:
                _seen(say, finished, of_doors)
            reads = say(f"training.reads_{session.subject().material}")
            st.html(question_card.explained(say, asked, reads=reads))
            sections.tasks(say, NAME, TASKS, further=FURTHER)
            reader = picture.trained_reader(picture.shown(run), bool(finished))
            sections.settle(say, NAME, mixups.SETTLED, reader, hidden)
            sections.assignments(say, NAME, (Adam.step, ("mean", "square", "size", "parameters")))
    if progress.note_complete(NAME, TASKS):
        st.rerun()


def _doors_asked(run: session.Run) -> asking.Asked | None:
    """The question about the doors at the run's end, whichever moment is shown; None where there is none to ask.

    An answer to it lifts the curtain from the run's doors.
    """
    of = picture.at(run.last)
    about = (session.choice().job, of.reading.text, visit.state().direction)
    kinds = tuple(kind for kind in DOORS if not (kind.hidden and _revealed()))
    try:
        asked = asking.current(NAME, kinds, picture.trained_reader(of, True), about, slot=f"{NAME}-doors")
    except LookupError:
        asked = None
    if asked is None or asked.chosen is not None:
        visit.current().revealed |= {session.choice().job}
    return asked


def _revealed() -> bool:
    return session.choice().job in visit.current().revealed


def _seen(say: Words, run: session.Run, asked: asking.Asked | None) -> None:
    """A question about the doors; once the learner has guessed, what came of the training, and where to take it."""
    if not _revealed():
        st.html(prose(say, f"training.guess_{'outcome' if run.last.counter else 'first'}"))
    if asked:
        question_card.card(say, asked, more=False)
    if not _revealed():
        return
    if not run.last.counter:  # else they have been in view all the time
        doors.doors(say, run)
    for key, slots in outcome.sayings(run):
        st.html(prose(say, f"training.outcome.{key}", **slots, **doors.places(say, run)))
    st.html(f"<h3>{inline(say, 'training.take_heading')}</h3>")
    takes.takes(say, run, picture.shown(run).reading.text)


if __name__ == "__main__":
    training()
