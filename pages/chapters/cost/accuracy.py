"""The third part: what the segmenters' own cards say of one reader and two, and what follows from it."""

from functools import partial
from html import escape

import streamlit as st

from lstm_core import Card
from pages.chapters.cost import screen
from pages.figures.table import row
from pages.figures.worth import COSTS, HEIGHT, worth
from pages.lesson import sections
from pages.quiz.siblings import Rival, margin, rivals
from pages.reading import cache
from pages.state import widgets
from pages.state.widgets import COST
from pages.words.digits import percent, points
from pages.words.markup import inline
from pages.words.words import LANGUAGES, Words

CHOSEN = widgets.key("price-segmenter")  # whose figures: the page's language's, until one is chosen
DIGITS = 2  # of a share in the table: the cards have no more, so that what is subtracted is what is printed
FIGURES = ("accuracy", "f1", "f1_legal", "units", "above", "parameters", "seconds")


def card(lang: str) -> Card:
    """Of the segmenter of a language that reads both ways."""
    return cache.model(f"segmenter-{lang}", 0, 0).card


def of(lang: str) -> dict[str, Rival]:
    """The segmenters of a language."""
    both = card(lang)
    return rivals(both, *(cache.model(str(both.siblings[way]), 0, 0).card for way in ("forward", "backward")))


def judged(say: Words, lang: str, curtained: bool) -> None:
    """Which language's, and unless they are `curtained` the table and the picture."""
    widgets.show(
        st.segmented_control,
        say("cost.worth.choose"),
        CHOSEN,
        lang,
        LANGUAGES,
        format_func=lambda name: say(f"cost.worth.{name}"),
        required=True,
        on_change=lambda: COST.change(segmenter=widgets.value(CHOSEN)),
    )
    if curtained:
        sections.curtain(say, HEIGHT, "worth")
        return
    with sections.opened("worth"):
        _compared(say, lang)


def _compared(say: Words, lang: str) -> None:
    """Table and picture."""
    found = of(lang)
    st.html(_table(say, found, card(lang)))
    names = {name: say(f"cost.worth.{name}") for name in (*found, *COSTS, "accuracy")}
    untimed = say("errors.comma").join(names[rival.name] for rival in found.values() if rival.seconds is None)
    names["missing"] = say("cost.worth.missing", names=untimed)
    points = (say("cost.worth.point", name=names[rival.name], **_spelt(say, rival)) for rival in found.values())
    alt = say("cost.worth.alt", points=say("errors.comma").join(points))
    screen.panels(partial(worth, found, names=names), (say.lang, lang), alt, "gatewalk-worth")


def verdicts(say: Words, lang: str) -> None:
    """The sentences that are true of these figures."""
    found, both = of(lang), card(lang)
    forward, backward, double, equal = (found[name] for name in ("forward", "backward", "both", "equal"))
    least = largest_margin(found, both)
    gain, left = (points(double.accuracy, ahead_of=other.accuracy) for other in (forward, equal))
    _say(say, outcome(found, least), units=double.units, more=equal.units, gain=gain, left=left)
    _say(
        say, side(found, least), forward=percent(forward.accuracy, DIGITS), backward=percent(backward.accuracy, DIGITS)
    )
    legal = {
        "forward_f1": forward.f1,
        "forward_legal": forward.f1_legal,
        "both_f1": double.f1,
        "both_legal": double.f1_legal,
    }
    more = forward.f1_legal - forward.f1 > double.f1_legal - double.f1 > 0
    seconds = {f"{name}_s": f"{found[name].seconds:.1f}" for name in ("both", "forward", "backward")}
    with st.expander(say("cost.worth.further"), key=widgets.key("further-worth")):
        case = "legal_more" if more else "legal_less"
        _say(say, case, **{name: percent(share, DIGITS) for name, share in legal.items()})
        _say(say, "seconds_text", **seconds)
        _say(say, "margin", margin=points(least))


def largest_margin(found: dict[str, Rival], both: Card) -> float:
    """The largest margin of the pairs that are compared."""
    pairs = (("both", "forward"), ("both", "equal"), ("forward", "backward"))
    return max(margin(both, *(found[name].accuracy for name in pair)) for pair in pairs)


def outcome(found: dict[str, Rival], least: float) -> str:
    """What the second reader's gain is: its direction's, in part, its parameters', or none beyond the margin."""
    gain = found["both"].accuracy - found["forward"].accuracy
    left = found["both"].accuracy - found["equal"].accuracy
    if gain <= least:
        return "none"
    if left <= least:
        return "parameters_do"
    return "reader" if left >= 0.75 * gain else "some"


def side(found: dict[str, Rival], least: float) -> str:
    """Which single reader is the better one."""
    ahead = found["backward"].accuracy - found["forward"].accuracy
    if abs(ahead) <= least:
        return "side_same"
    return "side_backward" if ahead > 0 else "side_forward"


def _say(say: Words, key: str, **slots: object) -> None:
    st.html(f'<p data-verdict="{key}">{inline(say, f"cost.worth.{key}", **slots)}</p>')


def _table(say: Words, found: dict[str, Rival], both: Card) -> str:
    """A column for each reader: so many fit on a phone."""
    heads = (say(f"cost.worth.{name}") for name in ("what", *found))
    spelt = [_spelt(say, rival) for rival in found.values()]
    rows = (row(escape(say(f"cost.worth.{name}")), *(escape(each[name]) for each in spelt)) for name in FIGURES)
    figures = {name: f"{both.metrics[name]:,}" for name in ("sentences", "characters")}
    return screen.wide_table("worth", heads, rows, say("cost.worth.caption", **figures))


def _spelt(say: Words, rival: Rival) -> dict[str, str]:
    counts = {name: f"{getattr(rival, name):,}" for name in ("units", "above", "parameters")}
    shares = {name: percent(getattr(rival, name), DIGITS) for name in ("accuracy", "f1", "f1_legal")}
    seconds = say("cost.worth.unknown") if rival.seconds is None else f"{rival.seconds:.1f}"
    return counts | shares | {"seconds": seconds}
