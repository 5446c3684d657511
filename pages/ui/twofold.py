"""What only the lesson of two readers shows: minimal pairs, the two halves of a column, and the bill."""

from html import escape

import streamlit as st

from pages.ui import halves, pairs, scene, state
from pages.ui.account import visible
from pages.ui.prose import inline, prose
from pages.ui.quiz.ground import Ground, Place
from pages.ui.scene import Scene
from pages.ui.text import Words

NAME = "bi_lstm"
CODE = """out, (h, c) = lstm(x)   # bidirectional
out[:, -1, H:]          # ✗
out[:, 0, H:]           # ✓  == h[1]"""


def show(say: Words, ground: Ground, shown: Scene, asked: str) -> None:
    """All of it. `asked` is the kind of the open question, if any: what would answer it stays closed."""
    with st.container(border=True, key="gw-pairs"):
        _pairs(say)
    for part, kinds, draw in (
        ("ahead", ("change", "peek"), _ahead),
        ("slip", ("read", "final"), _slip),
        ("cost", ("parameters", "sure"), _cost),
    ):
        with st.container(border=True, key=f"gw-{part}"):
            st.html(f"<h3>{inline(say, f'{NAME}.{part}.heading')}</h3>{prose(say, f'{NAME}.{part}.text')}")
            if asked in kinds:
                st.html(prose(say, f"{NAME}.closed"))
            else:
                draw(say, ground, shown)


def _pairs(say: Words) -> None:
    st.html(f"<h3>{inline(say, f'{NAME}.pairs.heading')}</h3>{prose(say, f'{NAME}.pairs.text')}")
    st.html(pairs.table(say, NAME) + prose(say, f"{NAME}.pairs.after"))
    _bring(say, "pairs", [(text, pair.step) for pair in pairs.PAIRS[say.lang] for text in (pair.short, pair.long)])
    st.html(prose(say, f"{NAME}.pairs.lost") + pairs.lost_table(say, NAME))
    _bring(say, "lost", [(pairs.lost(say.lang)[0], 0)])


def _bring(say: Words, name: str, texts: list[tuple[str, int]]) -> None:
    with st.container(horizontal=True, key=f"gw-bring-{name}"):
        for number, (text, step) in enumerate(texts):
            args = (pairs.model(say.lang), text, step)
            st.button(text, key=f"gw-bring-{name}-{number}", on_click=_open, args=args)


def _open(model: str, text: str, step: int) -> None:
    state.change(model=model)
    scene.show(text, step=step)


def _ahead(say: Words, ground: Ground, shown: Scene) -> None:
    here = state.current()
    place = Place(here.step, here.unit)
    found = halves.ahead(shown.specimen, shown.reading, place)
    if not found:
        st.html(prose(say, f"{NAME}.ahead.end"))
        return
    slots = {"token": visible(ground.tokens[place.step]), "unit": place.unit + 1}
    rows = [(visible(one.following), halves.four(one.forward), halves.four(one.backward)) for one in found]
    moved = (say(f"{NAME}.ahead.moved"), *halves.most_moved(found))
    table = _table(say, "ahead", ("following", "forward", "backward"), rows, moved, **slots)
    st.html(table + prose(say, f"{NAME}.ahead.note"))


def _slip(say: Words, ground: Ground, shown: Scene) -> None:
    unit = state.current().unit
    found = halves.slip(shown.specimen, shown.reading, unit)
    slots = {"first": visible(ground.tokens[0]), "last": visible(ground.tokens[-1]), "unit": unit + 1}
    values = {"last": found.last, "alone": found.alone, "final": found.final}
    rows = [(say(f"{NAME}.slip.{name}", **slots), halves.four(value)) for name, value in values.items()]
    st.code(CODE, language="python", wrap_lines=True)
    st.html(_table(say, "slip", (), rows, **slots) + prose(say, f"{NAME}.slip.note"))


def _cost(say: Words, ground: Ground, shown: Scene) -> None:
    slots = {"D": ground.inputs, "H": ground.units, "T": ground.steps}
    counted = halves.costs(shown.specimen, shown.reading).items()
    rows = [(say(f"{NAME}.cost.{name}"), f"{one:,}", f"{two:,}") for name, (one, two) in counted]
    st.html(_table(say, "cost", ("what", "one", "two"), rows, **slots))
    card = shown.specimen.card
    if equal := card.siblings.get("equal_parameters"):
        figures = {"own": card.parameters, "others": equal["parameters"], "units": equal["units"], "H": ground.units}
        shares = {"one": equal["tag_accuracy"], "two": card.metrics["tag_accuracy"]}
        printed = {name: f"{figure:,}" for name, figure in figures.items()}
        st.html(prose(say, f"{NAME}.cost.equal", **printed, **{name: f"{share:.1%}" for name, share in shares.items()}))


def _table(say: Words, part: str, heads: tuple[str, ...], rows: list[tuple], foot: tuple = (), **slots: object) -> str:
    """A table with caption and heads from the texts; the first cell of each row names it."""
    head = "".join(f'<th scope="col">{inline(say, f"{NAME}.{part}.{name}")}</th>' for name in heads)
    caption = inline(say, f"{NAME}.{part}.caption", **slots)
    above = f"<thead><tr>{head}</tr></thead>" if heads else ""
    below = f"<tfoot>{_row(*foot)}</tfoot>" if foot else ""
    body = "".join(_row(*row) for row in rows)
    return f'<table class="gw-table"><caption>{caption}</caption>{above}<tbody>{body}</tbody>{below}</table>'


def _row(name: str, *cells: str) -> str:
    return f'<tr><th scope="row">{escape(name)}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'
