"""What became of the sentence, what was wrong with the link, and the first hint.

The stage's voice says it (`assets/stage/src/page/notices.ts`). It stands on the page itself where there is no stage, or
where something can be done about it.
"""

from collections.abc import Container, Iterable, Iterator
from html import escape
from pathlib import Path

import streamlit as st

from lstm_core import Reading
from lstm_core.text.tokeniser import Tokens
from pages.reading import scene
from pages.reading.accept import Accepted
from pages.state import address, model_names, visit, widgets
from pages.state.training_settings import Choice
from pages.words.words import Words

TRAINING = Path(__file__).parents[1] / "chapters" / "training" / "page.py"


def tell(say: Words, accepted: Accepted, shown: scene.Scene, *more: str, staged: bool = True) -> None:
    """What became of the sentence or was wrong with the link, and what is not read as typed; else the first hint.

    `more`: what else the page has to say, where it is not "".
    """
    line = say.joined(_line(say, accepted, shown), *more)
    is_remark = line == _who_reads(say)
    _put(say, line, staged=staged, hint=staged and _wants_hint(), is_remark=is_remark)


def link_notice(say: Words, *, staged: bool = False) -> None:
    """What was wrong with the link, on a page without a sentence."""
    _put(say, say.joined(*_of_link(say)), staged=staged)


def _put(say: Words, line: str, *, staged: bool, hint: bool = False, is_remark: bool = False) -> None:
    """Say a line; one that is only a remark has no sign of something wrong before it."""
    lost = _lost_training()
    stands = line and (lost or not staged)
    # the containers stand before anything is said: the stage and a screen reader hear what comes
    if staged:
        with st.container(key=widgets.key("told")):
            lines = (f'<p data-hint="{way}">{escape(text)}</p>' for way, text in (hints(say) if hint else {}).items())
            st.html(f"<div data-told>{''.join(lines)}</div>")  # an empty container is none in the browser
            if line and not stands:
                _notice(line, "remark" if is_remark else "wrong")
    if stands or not staged:
        with st.container(key=widgets.key("status")), st.container(key=widgets.key("live-sentence")):
            if not stands:
                st.space("stretch")
                return
            _notice(line, "wrong")
            _offer_training(say, lost)


def _notice(line: str, kind: str) -> None:
    with st.container(key=widgets.key("notice")), st.container(key=widgets.key("notice", kind)):
        st.text(line)


def _lost_training() -> Choice | None:
    """What the link's model was trained by, in a visit that is gone."""
    return visit.state().own if address.FILE in visit.current().notice else None


def _offer_training(say: Words, lost: Choice | None) -> None:
    """The way to train the link's model again."""
    if not lost:
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


def _who_reads(say: Words) -> str:
    """Which model reads here in place of another; "" where none gave way."""
    left = visit.current().gave_way
    if not left:
        return ""
    names = {slot: say(f"models.{name}.name") for slot, name in (("left", left), ("model", visit.state().model))}
    kind = scene.specimen(visit.state()).layer.kind
    trained = kind in model_names.family(left) and not model_names.random_kind(left)
    return say("walk.lstm_instead" if kind == "lstm" and not trained else f"walk.{kind}_here", **names)


def _of_model(say: Words, shown: scene.Scene) -> Iterator[str]:
    if line := _who_reads(say):
        yield line
    count = sum(shown.reading.unknown)
    if count and shown.specimen.card.kind == "trained":
        yield say("walk.unknown", count=count, of=len(shown.reading.tokens))
    if any(reader.hard for reader in shown.reading.readers.values()):
        yield say("walk.hard_sigma")


def remarks(say: Words, reading: Reading | Tokens) -> list[str]:
    """What of the text is not read, or not as it was typed."""
    counts = {"invisible": len(reading.invisible), "simplified": sum(reading.simplified)}
    return [say(f"walk.{name}", count=count) for name, count in counts.items() if count]


def hints(say: Words) -> dict[str, str]:
    """What a lane is, what a door is or an RNN's wall, and how one walks: by keys, and by finger."""
    passes = "wall" if scene.specimen(visit.state()).layer.kind == "rnn" else "door"
    return {
        way: say.joined(say("walk.hint_lane"), say(f"walk.hint_{passes}"), say(f"walk.hint_{way}"))
        for way in ("key", "touch")
    }


def help_popover(say: Words) -> None:
    """The hint again, whenever it is wanted: of keys and finger, the screen shows its own."""
    with st.popover(say("walk.help"), key=widgets.key("help")):
        st.html("".join(f'<p class="gw-by-{way}">{escape(text)}</p>' for way, text in hints(say).items()))
        for which in ("keys", "keys_present", "keys_class"):
            st.text(say(f"walk.{which}"))
        st.html(f'<a href="./?tour=1&amp;lang={say.lang}">{escape(say("first.replay"))}</a>')


def is_first(cookies: Container[str], link: Iterable[str]) -> bool:
    """Whether this is a first visit, and no parameter of the link leads to a place."""
    return visit.SEEN not in cookies and not set(link) - {"lang"}


def _wants_hint() -> bool:
    here = visit.current()
    if here.wants_hint is None:
        here.wants_hint = is_first(st.context.cookies, st.query_params)
    return here.wants_hint
