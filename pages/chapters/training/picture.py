"""The same sequence walked by the model at any moment of its training, in the stage."""

from dataclasses import dataclass

import streamlit as st

from lstm_core import Reading, Specimen
from pages.chapters.training import session
from pages.chapters.training.players import Players
from pages.chapters.training.session import Run
from pages.chapters.training.snapshot import Snapshot
from pages.jobs import live_panel, registry
from pages.quiz.training import Trained
from pages.reading import notices, scene
from pages.reading.accept import cut
from pages.stage import stage
from pages.stage.looks import Look
from pages.state import address, draft, visit, widgets
from pages.words.words import Words

PLACE, PLAYED = widgets.key("moment"), widgets.key("moment-played")
LASTS = 12.0  # s in which a training is played, in as many moments as there is time for
MODEL = "training"
PLAYERS = Players()  # the server's own
LOOK = Look("forget", films=("f", "i", "c"), answer=True)


@dataclass(frozen=True, eq=False)
class Shown:
    """The model at the moment shown, reading the sequence; `wrong` where what was typed cannot be read.

    `length` is that of the whole sequence, of which MOST_STEPS tokens are read.
    """

    specimen: Specimen
    reading: Reading
    update: int
    length: int
    wrong: bool


def shown(run: Run | None) -> Shown:
    """What the stage walks now."""
    return at(session.shown(run) if run and run.records and not run.live else None)


def at(record: Snapshot | None) -> Shown:
    """The sequence read by the model at a record, None being before the training."""
    here = visit.state()
    made, subject = session.specimen(record), session.subject()
    text, wrong = here.sequence or subject.example, False
    try:
        reading = subject.read(made, text)
    except ValueError:
        reading, wrong = subject.read(made, subject.example), True
    length = len(reading.tokens)
    if length > address.MOST_STEPS:
        reading = subject.read(made, cut(text, made.tokenise))
    scene.fit(here, reading)
    return Shown(made, reading, record.update if record else 0, length, wrong)


def trained_reader(of: Shown, trained: bool) -> Trained:
    """The run of the reader that is followed, for questions."""
    reader = of.reading.readers[visit.state().direction]
    return Trained(**vars(reader), marks=session.subject().marks(reader.tokens), trained=trained)


def example() -> Trained:
    """The recipe's example read by the untrained network: the same whatever is trained, typed or scrubbed."""
    subject, made = session.subject(), session.specimen(None)
    reading = subject.read(made, subject.example)
    reader = next(iter(reading.readers.values()))
    return Trained(**vars(reader), marks=subject.marks(reader.tokens))


def picture(say: Words, run: Run | None, hidden: tuple | None) -> None:
    """The sequence, the slider over training time and the stage; playing, a fragment that runs by itself."""
    if visit.current().playing and run and not run.live:
        interval = PLAYERS.interval(visit.current().name)
        st.fragment(run_every=interval)(_play)(say, run, hidden)
    else:
        live_panel.in_place(lambda: _picture(say, run, hidden))


def _play(say: Words, run: Run, hidden: tuple | None) -> None:
    updates = [record.update for record in run.records]
    at = updates.index(session.shown(run).update)
    interval = PLAYERS.interval(visit.current().name)
    following = min(len(updates) - 1, at + max(1, int(len(updates) * interval / LASTS)))
    session.choose(moment=updates[following])
    if following == len(updates) - 1 or not visit.current().playing:
        visit.current().playing = False
        st.rerun()
    registry.run_again(interval)
    _picture(say, run, hidden)


def _picture(say: Words, run: Run | None, hidden: tuple | None) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key=widgets.key("train-time")):
        _sequence(say)
        if run and not run.live and len(run.records) > 1:
            _time(say, run)
    of = shown(run)
    if of.wrong:
        st.text(say("training.wrong", symbols=" ".join(session.subject().symbols)))
    elif of.length > address.MOST_STEPS:
        st.text(say("training.cut", length=of.length, most=address.MOST_STEPS))
    for remark in notices.remarks(say, of.reading):
        st.text(remark)
    key = (MODEL, session.choice().job, f"{of.update}|{of.reading.text}")
    stage.mount(stage.picture(key, of.specimen, of.reading, {}, look=LOOK, hidden=hidden))


def _sequence(say: Words) -> None:
    symbols = " ".join(session.subject().symbols)
    shortened = symbols if len(symbols) < 30 else f"{symbols[:3]} … {symbols[-1]}"
    draft.box(
        say("training.sequence", symbols=shortened) if symbols else say("training.sentence"),
        session.BOX,
        visit.state().sequence or session.subject().example,
        on_change=_typed,
        width="stretch",
    )


def _time(say: Words, run: Run) -> None:
    """The slider and its button.

    While it plays, the slider only shows: the browser may send its old place with any run, and that is no hand on it.
    """
    updates, here = [record.update for record in run.records], session.shown(run).update
    playing = visit.current().playing
    widgets.show(
        st.select_slider,
        say("training.moment", update=here, updates=run.last.updates),
        PLAYED if playing else PLACE,
        here,
        updates,
        on_change=None if playing else _scrub,
        disabled=playing,
        width="stretch",
    )
    label = say("training.halt" if playing else "training.play")
    st.button(label, key=widgets.key("train-play"), on_click=_turn, args=(run, not playing))


def _typed() -> None:
    draft.keep(session.BOX)
    typed = widgets.value(session.BOX).strip()
    if typed:
        visit.change(sequence="" if typed == session.subject().example else typed[: address.LONGEST])


def _scrub() -> None:
    visit.current().playing = False
    session.choose(moment=widgets.value(PLACE))


def _turn(run: Run, playing: bool) -> None:
    """Play or halt, as the button said: Streamlit may hand on one press twice where a page is run again meanwhile."""
    visit.current().playing = playing
    if playing and session.shown(run) is run.last:
        session.choose(moment=run.records[0].update)
