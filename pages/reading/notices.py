"""The line under the inputs: what became of the sentence, what was wrong with the link, or the first hint."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

import streamlit as st

from lstm_core import Reading
from lstm_core.text.tokeniser import Tokens
from pages.reading import scene
from pages.reading.accept import Accepted
from pages.stage.browser_record import SEEN
from pages.state import address, visit, widgets
from pages.words.words import Words

TRAINING = Path(__file__).parents[1] / "chapters" / "training" / "page.py"


def notice(say: Words, accepted: Accepted, shown: scene.Scene, *, hint: bool = True) -> None:
    """What became of the sentence or was wrong with the link, and what is not read as typed; else the first hint."""
    line = _line(say, accepted, shown)
    # the container stands before anything is said: a screen reader hears what comes
    with st.container(key=widgets.key("live-sentence")):
        if line:
            with st.container(key=widgets.key("notice")):
                st.text(line)
                _offer_training(say)
        elif hint and _wants_hint():
            with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=widgets.key("hint")):
                st.html(f"<p>{say.joined(*hints(say))}</p>", width="content")
                close = say("walk.hint_close")
                st.button(close, key=widgets.key("hint-close"), type="tertiary", on_click=_dismiss)
        else:
            st.space("stretch")


def link_notice(say: Words) -> None:
    """What was wrong with the link, on a page without a sentence."""
    if line := say.joined(*_of_link(say)):
        with st.container(key=widgets.key("status")), st.container(key=widgets.key("notice")):
            st.text(line)
            _offer_training(say)


def _offer_training(say: Words) -> None:
    """Where the model that the link names was trained in a visit that is gone: the way to train it again."""
    lost = visit.state().own
    if not lost or address.FILE not in visit.current().notice:
        return
    label = say("errors.train_again", recipe=say(f"training.recipe.{lost.recipe}.name"), seed=lost.switches.seed)
    if st.button(label, key=widgets.key("train-again"), type="tertiary"):
        visit.change(train=lost)
        st.switch_page(str(TRAINING))


def _line(say: Words, accepted: Accepted, shown: scene.Scene) -> str:
    typed = say(f"walk.{accepted.notice}", **accepted.slots) if accepted.notice else ""
    pressing = [line for line in (typed, *_of_link(say)) if line]
    unasked = () if pressing else _of_model(say, shown)
    return say.joined(*pressing, *remarks(say, shown.reading), *unasked)


def _of_link(say: Words) -> Iterator[str]:
    wrong = visit.current().notice
    if address.FILE in wrong:
        again = "own_again" if visit.state().own else "file_again"
        yield say(f"errors.{again}", model=say(f"models.{visit.state().model}.name"))
    if names := [name for name in address.PARAMETERS if name in wrong]:
        yield say("errors.link", names=say("errors.comma").join(names))


def _of_model(say: Words, shown: scene.Scene) -> Iterator[str]:
    count = sum(shown.reading.unknown)
    if count and shown.specimen.card.kind == "trained":
        yield say("walk.unknown", count=count, of=len(shown.reading.tokens))
    if shown.specimen.layer.hard_slope is not None:
        yield say("walk.hard_sigma")


def remarks(say: Words, reading: Reading | Tokens) -> list[str]:
    """What of the text is not read, or not as it was typed."""
    counts = {"invisible": len(reading.invisible), "simplified": sum(reading.simplified)}
    return [say(f"walk.{name}", count=count) for name, count in counts.items() if count]


def hints(say: Words) -> tuple[str, ...]:
    """HTML of what a lane is, what a door is, and how one walks: of keys and finger, the screen shows its own."""
    ways = (f'<span class="gw-by-{way}">{escape(say(f"walk.hint_{way}"))}</span>' for way in ("key", "touch"))
    return escape(say("walk.hint_lane")), escape(say("walk.hint_door")), "".join(ways)


def help_popover(say: Words) -> None:
    """The hint again, whenever it is wanted."""
    with st.popover(say("walk.help"), key=widgets.key("help"), type="tertiary"):
        st.html("".join(f"<p>{line}</p>" for line in hints(say)))
        st.text(say("walk.keys"))


def _wants_hint() -> bool:
    here = visit.current()
    if here.wants_hint is None:
        here.wants_hint = SEEN not in st.context.cookies
    return here.wants_hint


def _dismiss() -> None:
    visit.current().wants_hint = False
