"""Our prose as HTML: parts in their colours, terms where they are defined, formulas. Slots are always text.

[f|遗忘门]      a part of the cell, in its colour
[=unit|单元]    where a term of terms.toml is defined: a button that opens its definition and lights it in the picture
`C_{t−1}`      letters of a formula
*0.12*         stress
"""

import re
from html import escape

from pages.words.words import Words

# The defined terms, by their names in terms.toml: what each is called in the stage, which defines and lights it.
TERMS = {
    "unit": "unit",
    "step": "step",
    "cell-state": "c",
    "hidden-state": "h",
    "gate": "doors",
    "forget-gate": "f",
    "input-gate": "i",
    "output-gate": "o",
    "candidate": "g",
    "concatenation": "concat",
    "dense-layer": "dense",
    "sigmoid": "sigma",
    "tanh": "tanh",
    "ledger": "ledger",
    "direction": "direction",
    "bi-lstm": "bilstm",
    "reset-gate": "r",
    "update-gate": "z",
}
CLOSING = "，。：；、？）」.,:;?)"
MARKS = re.compile(rf"\[(=?)([a-z-]+)\|(.+?)\]([{CLOSING}]*)|`(.+?)`|\*(.+?)\*")
INDICES, SMALL = "t−1o", str.maketrans("t−1o", "ₜ₋₁ₒ")
LETTER = re.compile(r"([A-Za-z]\u0303?)(?:_\{(.+?)\}|_([a-z]))?(?![a-z])")


def prose(say: Words, key: str, /, **slots: object) -> str:
    """The paragraphs of a text, as HTML."""
    filled = {name: escape(str(value)) for name, value in slots.items()}
    text = MARKS.sub(_mark, escape(say.table[key], quote=False)).format(**filled)
    text = text.replace(" × 10", "\u00a0×\u00a010")  # no line breaks a power of ten
    return "".join(f"<p>{paragraph}</p>" for paragraph in text.strip().split("\n\n"))


def inline(say: Words, key: str, /, **slots: object) -> str:
    """The same without paragraphs."""
    return prose(say, key, **slots).removeprefix("<p>").removesuffix("</p>")


def page_name(say: Words, key: str, /) -> str:
    """The heading that names a page, in the size of them all."""
    return f'<h2 class="gw-name">{inline(say, key)}</h2>'


def plain(say: Words, key: str, /, **slots: object) -> str:
    """The text without marks, for where there is no HTML: an index is one of Unicode's small letters."""
    text = MARKS.sub(_words, say.table[key])
    return text.format(**slots).strip()


def _words(found: re.Match) -> str:
    _, _, words, behind, formula, stressed = found.groups()
    return words + behind if words else LETTER.sub(_small, formula) if formula else stressed


def _small(found: re.Match) -> str:
    name, long, short = found.groups()
    index = long or short or ""
    return name + (index.translate(SMALL) if index and not set(index) - set(INDICES) else f"_{index}" * bool(index))


def _mark(found: re.Match) -> str:
    defined, name, words, behind, formula, stressed = found.groups()
    if defined:
        term = TERMS[name]
        button = f'<button type="button" class="gw-term gw-term-{name}" data-term="{term}"'
        definition = f'<dfn>{button} aria-describedby="gw-def-{term}">{words}</button></dfn>'
        return f'<span class="gw-unbroken">{definition}{behind}</span>' if behind else definition
    if words:
        return f'<b class="gw-term gw-term-{name}">{words}</b>{behind}'
    if formula:
        return f'<span class="gw-math">{LETTER.sub(_letter, formula)}</span>'
    return f"<strong>{stressed}</strong>"


def _letter(found: re.Match) -> str:
    name, long, short = found.groups()
    sub = long or short
    braced = f"<sub>{sub}</sub>" if sub else ""
    return f"<i>{name}</i>{braced}"
