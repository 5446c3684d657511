"""Which models a link can open, and which of them a text opens on."""

from functools import cache

import regex

from lstm_core import specimens
from lstm_core.formats.specimen_file import OFF_MENU
from pages.words.words import LANGUAGES

RANDOM = "random"
DRAWN = ("rnn", "lstm", "gru")  # kinds of cells that the stage draws
RANDOMS = {"rnn": "random-rnn", "lstm": RANDOM, "gru": "random-gru"}  # kind of cell → the random model that has it
HAN, LATIN = regex.compile(r"\p{Han}"), regex.compile(r"\p{Latin}+")  # a character, a word
shipped = cache(specimens)  # their names in menu order, listed once


def family(name: str) -> dict[str, str]:
    """The models that differ in their cell alone, trained alike or random: kind of cell → name; {} without any."""
    return next((members for members in _families() if name in members.values()), {})


@cache
def _families() -> tuple[dict[str, str], ...]:
    rows = []
    for lang in LANGUAGES:
        rows.append({"rnn": f"rnn-{lang}-both", "lstm": f"segmenter-{lang}", "gru": f"gru-{lang}-both"})
        rows.append({"rnn": f"rnn-{lang}", "lstm": f"segmenter-{lang}-forward", "gru": f"gru-{lang}"})
        rows.append({kind: f"reviews-far-{lang}-{kind}" for kind in DRAWN})
    rows.append(RANDOMS)
    known = (*shipped(), *OFF_MENU, *RANDOMS.values())
    drawn = ({kind: row[kind] for kind in DRAWN if row[kind] in known} for row in rows)
    return tuple(row for row in drawn if len(row) > 1)


def models() -> tuple[str, ...]:
    """Every model that a link can open: those of the menu, and those that the cell's switch leads to."""
    others = (name for members in _families() for name in members.values())
    return tuple(dict.fromkeys((*shipped(), *others, RANDOM)))


def random_kind(name: str) -> str | None:
    """The kind of cell of a random model; None for a model that is none."""
    return next((kind for kind, one in RANDOMS.items() if one == name), None)


def first_model(lang: str) -> str:
    """The model a visit in this language opens on; the random one where none is shipped."""
    name = f"segmenter-{lang}"
    return name if name in shipped() else RANDOM


def first_model_for(text: str, lang: str) -> str:
    """The model that a text opens on: that of its script, of the page's language where it has neither."""
    chinese, english = len(HAN.findall(text)), len(LATIN.findall(text))
    return first_model("zh" if chinese > english else "en" if english else lang)
