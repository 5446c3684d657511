"""Three cells side by side on one sentence: in each the lane that carries "not", walked by one playhead.

All steps are on the page; the one that is chosen is shown. A step asks neither the server nor a script.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from html import escape

import streamlit as st

from lstm_core import Reader
from lstm_core.recipes.far.carrier import JUDGED, STATES
from lstm_core.recipes.far.languages import FAR
from pages.chapters.rnn import wall
from pages.chapters.rnn.crossed import crossed
from pages.figures.crossing import Crossing, crossing, film
from pages.figures.svg.stacked import stacked
from pages.lesson import account_bars, carriers, sections
from pages.reading import cache as models
from pages.state import widgets
from pages.words.digits import decimals
from pages.words.markup import inline, prose
from pages.words.words import Words, words

NAME = "rnn.three"
HEIGHT = 560  # pixels: about that of the section
WORD = ' class="gw-three-word"'
PLACES = {"rnn": "gw-three-rnn", "lstm": "gw-three-lstm", "gru": "gw-three-gru"}  # cell → class of its column


def section(say: Words, is_curtained: bool) -> None:
    """Heading, what to do, the three panels; a curtain where an open question asks for what is in them."""
    with st.container(border=True, key=widgets.key("three")):
        recipe = FAR[say.lang]
        turned = _turns(say.lang)
        heading, about = inline(say, f"{NAME}.heading"), prose(say, f"{NAME}.about", text=recipe.shown[0], **turned)
        ways = (f'<p class="gw-by-{way}">{inline(say, f"{NAME}.way_{way}")}</p>' for way in ("key", "touch"))
        st.html(f"<h2>{heading}</h2>{about}{''.join(ways)}")
        if is_curtained:
            sections.curtain(say, HEIGHT, "three")
            return
        with sections.opened("three"):
            st.markdown(panels(say.lang), unsafe_allow_html=True)  # html() would drop the SVG
            st.html(prose(say, f"{NAME}.note", **turned))


@cache
def panels(lang: str) -> str:
    """The panels as HTML."""
    say = words(lang)
    cells = {cell: readers(lang, cell) for cell in STATES}
    tokens = cells["rnn"][0].tokens
    parts = [*_steps(say, tokens, cells)]
    for cell, (denied, _) in cells.items():
        parts += _panel(say, cell, denied)
    name, numbers = escape(say(f"{NAME}.heading")), wall.attribute(tokens, begun(lang), dict(_walls(say, cells)))
    return f'<div class="gw-three" role="group" aria-label="{name}" data-wall=\'{numbers}\'>{"".join(parts)}</div>'


def _walls(say: Words, cells: dict[str, tuple[Reader, Reader]]) -> Iterator[tuple[str, wall.Panel]]:
    for cell, (denied, affirmed) in cells.items():
        steps = [at(say.lang, cell, denied, affirmed, step) for step in range(denied.steps)]
        yield cell, wall.Panel(getattr(denied.trace, STATES[cell]), carriers.lane(say.lang, cell).unit, steps)


def begun(lang: str) -> int:
    """The step that is shown before one is chosen: on the way from "not" to the judged word."""
    found = carriers.lane(lang, "rnn")
    return (found.turn + found.step + 1) // 2


@cache
def readers(lang: str, cell: str) -> tuple[Reader, Reader]:
    """The shipped model of a cell on the denied sentence and on the affirmed one."""
    recipe = FAR[lang]
    specimen = models.model(recipe.name(cell), 0, 0)
    denied, affirmed = (specimen.read(text).readers["forward"] for text in recipe.shown)
    return denied, affirmed


def _swapped(lang: str) -> tuple[str, str]:
    """ "Not" and what stands in its place in the other sentence."""
    denied, affirmed = (reader.tokens for reader in readers(lang, "rnn"))
    return next((one, other) for one, other in zip(denied, affirmed, strict=True) if one != other)


def _judged(lang: str) -> str:
    """The good or bad word."""
    tokens = readers(lang, "rnn")[0].tokens
    return "".join(tokens[-JUDGED[FAR[lang].tokens] :])


def _steps(say: Words, tokens: tuple[str, ...], cells: dict[str, tuple[Reader, Reader]]) -> Iterator[str]:
    """A button a step, and behind it what is shown of that step alone; at last what is shown before one is pressed."""
    for step, token in enumerate(tokens):
        place = say(f"{NAME}.place", step=step + 1, token=token)
        yield f'<input type="radio" name="gw-three" id="gw-three-{step}" aria-label="{escape(place)}">'
        yield f'<div class="gw-three-step" data-at="{step}">{_at(say, step, len(tokens), cells)}</div>'
    first = begun(say.lang)
    yield f'<div class="gw-three-first" data-at="{first}">{_at(say, first, len(tokens), cells)}</div>'
    yield '<div class="gw-three-ring"></div>'


def _at(say: Words, step: int, steps: int, cells: dict[str, tuple[Reader, Reader]]) -> str:
    """Where a step is, and its three lanes."""
    place = f"left:{100 * step / steps:.3f}%;width:{100 / steps:.3f}%"
    return "".join(
        f'<div class="gw-three-now gw-three-{cell}"><i style="{place}"></i></div>'
        f'<div class="gw-three-lane gw-three-{cell}">{lane(say, cell, *both, step)}</div>'
        for cell, both in cells.items()
    )


def lane(say: Words, cell: str, denied: Reader, affirmed: Reader, step: int) -> str:
    """The followed lane at a step, and what it is in the other sentence."""
    unit = carriers.lane(say.lang, cell).unit
    numbers = at(say.lang, cell, denied, affirmed, step)
    old, _, _, new = numbers.printed
    swapped, was = numbers.was.split(": ")
    told = say(
        f"{NAME}.alt", cell=cell.upper(), unit=unit + 1, step=step + 1, token=denied.tokens[step],
        old=old, new=new, comes=numbers.comes, affirmed=swapped, was=was,
    )  # fmt: skip
    return crossing(numbers, told)


def at(lang: str, cell: str, denied: Reader, affirmed: Reader, step: int) -> Crossing:
    """The followed unit's numbers at a step, and behind them what its new number is in the other sentence."""
    unit = carriers.lane(lang, cell).unit
    was = getattr(affirmed.trace, STATES[cell])[step, unit]
    return replace(crossed(cell, denied, step, unit), was=f"{_swapped(lang)[1]}: {decimals(was)}")


def _panel(say: Words, cell: str, denied: Reader) -> Iterable[str]:
    """What no step changes, in pieces: the card behind them, the heading, tiles and film, the account and the words."""
    found, tokens = carriers.lane(say.lang, cell), denied.tokens
    here, marked = PLACES[cell], {found.turn, *range(found.step + 1, len(tokens))}
    slots = {"unit": found.unit + 1, "units": denied.units} | carriers.facts(say.lang, cell) | _turns(say.lang)
    tiles = "".join(
        f'<label for="gw-three-{step}" style="grid-column:{step + 1}"{WORD * (step in marked)}>{escape(token)}</label>'
        for step, token in enumerate(tokens)
    )
    values = getattr(denied.trace, STATES[cell])
    drawn = film(values, found.unit, say(f"{NAME}.film.{cell}", **slots))
    yield f'<div class="gw-three-card {here}"></div>'
    title = f"<b>{cell.upper()}</b><span>{inline(say, f'{NAME}.title.{cell}')}</span>"
    yield f'<div class="gw-three-title {here}">{title}</div>'
    yield (f'<div class="gw-three-film {here}" style="--gw-steps: {len(tokens)}">{tiles}{drawn}</div>')
    yield f'<div class="gw-three-units {here}">{inline(say, f"{NAME}.units", **slots)}</div>'
    names = "".join(f"<span>{inline(say, f'{NAME}.{name}.{cell}')}</span>" for name in ("old", "gate", "new"))
    yield f'<div class="gw-three-names {here}">{names}</div>'
    yield (
        f'<div class="gw-three-rest {here}">{account(say, cell)}{prose(say, f"{NAME}.told.{cell}", **slots)}'
        f'<p class="gw-three-formula">{inline(say, f"{NAME}.formula.{cell}")}</p></div>'
    )


def _turns(lang: str) -> dict[str, str]:
    denied, affirmed = _swapped(lang)
    return {"denied": denied, "affirmed": affirmed, "judged": _judged(lang)}


def account(say: Words, cell: str) -> str:
    """What the lane's new numbers are made of, from after "not" to before the judged word, on average."""
    found = carriers.lane(say.lang, cell)
    name = say(f"{NAME}.account", unit=found.unit + 1)
    bars = [account_bars.bar(say, cell, name, found.shares, "long_memory.lanes.part")]
    return stacked(bars, account_bars.in_words(say, bars))
