"""Which models a link can open, and which of them a text opens on."""

from functools import cache

import regex

from lstm_core import specimens

RANDOM = "random"
HAN, LATIN = regex.compile(r"\p{Han}"), regex.compile(r"\p{Latin}+")  # a character, a word
shipped = cache(specimens)  # their names in menu order, listed once


def models() -> tuple[str, ...]:
    """Every model that a link can open."""
    return (*shipped(), RANDOM)


def first_model(lang: str) -> str:
    """The model a visit in this language opens on; the random one where none is shipped."""
    name = f"segmenter-{lang}"
    return name if name in shipped() else RANDOM


def first_model_for(text: str, lang: str) -> str:
    """The model that a text opens on: that of its script, of the page's language where it has neither."""
    chinese, english = len(HAN.findall(text)), len(LATIN.findall(text))
    return first_model("zh" if chinese > english else "en" if english else lang)
