"""What only the lesson of two readers shows: minimal pairs, the two halves of a column, and what they cost."""

from collections.abc import Callable
from html import escape

import streamlit as st

from lstm_core import Place, Reader
from pages.chapters.bi_lstm import halves, minimal_pairs
from pages.figures.table import row, table
from pages.lesson import asking
from pages.lesson.ledger_table import visible
from pages.reading import scene
from pages.reading.scene import Scene
from pages.state import visit, widgets
from pages.words.digits import decimals, parsed
from pages.words.markup import inline, prose
from pages.words.words import Words

NAME = "bi_lstm"


def show(say: Words, reader: Reader, shown: Scene, asked: asking.Asked) -> None:
    """All of it; what would answer the question that is asked stays closed while it is open."""
    with st.container(border=True, key=widgets.key("pairs")):
        _unless(asking.is_curtained(asked, "pairs"), say, reader, shown, _pairs)
    with st.container(border=True, key=widgets.key("ahead")):
        st.html(f"<h3>{inline(say, f'{NAME}.ahead.heading')}</h3>{prose(say, f'{NAME}.ahead.text')}")
        _unless(asking.is_curtained(asked, "ahead"), say, reader, shown, _ahead)
    with st.expander(say(f"{NAME}.cost.heading"), key=widgets.key("bill")):
        _unless(asking.is_curtained(asked, "bill"), say, reader, shown, _cost)


def _unless(answers: bool, say: Words, reader: Reader, shown: Scene, draw: Callable) -> None:
    """Draw it, unless it answers the open question."""
    if answers:
        st.html(prose(say, f"{NAME}.closed"))
    else:
        draw(say, reader, shown)


def _pairs(say: Words, reader: Reader, shown: Scene) -> None:
    st.html(f"<h3>{inline(say, f'{NAME}.pairs.heading')}</h3>{prose(say, f'{NAME}.pairs.text')}")
    told = (
        f"<div><p>{inline(say, f'{NAME}.pairs.text_{kind}')}</p>{minimal_pairs.picture(say, NAME, kind)}"
        f"<p>{inline(say, f'{NAME}.pairs.after_{kind}')}</p></div>"
        for kind in minimal_pairs.CONTRASTS
    )
    st.markdown(f'<div class="gw-twins">{"".join(told)}</div>', unsafe_allow_html=True)  # html() would drop the SVG
    st.html(prose(say, f"{NAME}.pairs.lost") + minimal_pairs.lost_table(say, NAME) + prose(say, f"{NAME}.pairs.bring"))
    pairs = [pair for kind in minimal_pairs.CONTRASTS for pair in minimal_pairs.told_apart(say.lang, kind)]
    texts = [text for pair in pairs for text in pair.texts]
    with st.container(horizontal=True, key=widgets.key("bring-pairs")):
        for number, (text, step) in enumerate([*texts, (minimal_pairs.lost(say.lang)[0], 0)]):
            bring = {"text": text, "model": minimal_pairs.model(say.lang), "step": step}
            st.button(text, key=widgets.key("bring-pairs", number), on_click=scene.show, kwargs=bring)
    with st.expander(say(f"{NAME}.pairs.numbers"), key=widgets.key("pairs-numbers")):
        st.html("".join(minimal_pairs.pairs_table(say, NAME, kind) for kind in minimal_pairs.CONTRASTS))


def _ahead(say: Words, reader: Reader, shown: Scene) -> None:
    here = visit.state()
    place = Place(here.step, here.unit)
    found = halves.ahead(shown.specimen, shown.reading, place)
    st.html(after(say, found, token=visible(reader.tokens[place.step]), unit=place.unit + 1))


def after(say: Words, found: list[halves.Ahead], **slots: object) -> str:
    """What became of both halves as the next token was exchanged, as HTML."""
    if not found:
        return prose(say, f"{NAME}.ahead.end")
    rows = [
        (visible(one.following), *(decimals(value, halves.DIGITS) for value in (one.forward, one.backward)))
        for one in found
    ]
    moved = (say(f"{NAME}.ahead.moved"), *halves.most_moved(found))
    drawn = _table(say, "ahead", ("following", "forward", "backward"), rows, moved, **slots)
    note = "note" if parsed(moved[2]) else "alike"
    return drawn + prose(say, f"{NAME}.ahead.{note}")


def _cost(say: Words, reader: Reader, shown: Scene) -> None:
    counted = halves.costs(shown.specimen, shown.reading).items()
    rows = [(say(f"{NAME}.cost.{name}"), f"{one:,}", f"{two:,}") for name, (one, two) in counted]
    st.html(_table(say, "cost", ("what", "one", "two"), rows))
    st.html(prose(say, f"{NAME}.cost.equal"))


def _table(say: Words, part: str, heads: tuple[str, ...], rows: list[tuple], foot: tuple = (), **slots: object) -> str:
    """A table with caption and heads from the texts; the first cell of each row names it."""
    named = (inline(say, f"{NAME}.{part}.{name}") for name in heads)
    caption = inline(say, f"{NAME}.{part}.caption", **slots)
    return table("gw-table", named, map(_row, rows), caption=caption, foot=_row(foot) if foot else "")


def _row(cells: tuple[str, ...]) -> str:
    return row(escape(cells[0]), *cells[1:])
