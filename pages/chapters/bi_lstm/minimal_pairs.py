"""Minimal pairs: the same characters up to one of them, and what stands behind it decides whether a word ends there.

Everything is read live by three models trained alike: one that reads forward only, one backward only, and one both.
"""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from pages.figures.table import row, table
from pages.reading import cache
from pages.words.digits import decimals
from pages.words.markup import inline
from pages.words.words import Words

READERS = {"forward": "-forward", "backward": "-backward", "both": ""}  # who reads: the end of its model's name
DIGITS = 4
CLEAR = 0.1  # the least by which a reader who sees what follows must be on the right side of one half
ENDS = ("E", "S")  # the labels of a token with which a word ends
FIRST = {"zh": "我在中", "en": "i love you"}  # the pair that the lesson begins with


@dataclass(frozen=True)
class Pair:
    """A word ends at `step` of the short text, and goes on there in the long one."""

    short: str
    long: str
    step: int


def model(lang: str, reader: str = "both") -> str:
    return f"segmenter-{lang}{READERS[reader]}"


def ends(lang: str, reader: str, text: str, step: int) -> float:
    """The probability that a word ends at a step: that of E and S together."""
    reading = _read(lang, reader, text)
    labels = cache.model(model(lang, reader), 0, 0).card.labels
    return sum(float(reading.probabilities[step, labels.index(label)]) for label in ENDS)


def label(lang: str, reader: str, text: str, step: int) -> str:
    """The likeliest label of a step, which a model shows there."""
    return _read(lang, reader, text).labels[step]


@functools.cache
def told_apart(lang: str) -> tuple[Pair, ...]:
    """Of the card's pairs, two that both readers of the end tell apart clearly, the one of FIRST before others.

    The forward reader is mistaken in the long text of one and in the short text of the other, where there are such.
    """
    found = sorted(_clear(lang), key=lambda pair: (pair.short != FIRST[lang], -_margin(lang, pair)))
    if not found:
        return ()
    says = [label(lang, "forward", pair.short, pair.step) in ENDS for pair in found]
    other = next((pair for pair, said in zip(found, says, strict=True) if said != says[0]), None)
    return (found[0], other or found[1]) if other or len(found) > 1 else (found[0],)


def _clear(lang: str) -> Iterator[Pair]:
    """The pairs on whose right side both readers of the end are by CLEAR, in probability and in label."""
    for fact in cache.model(model(lang), 0, 0).card.pairs:
        texts = (str(fact[name]) for name in ("short", "long"))  # their words apart by a space
        short, long = (text if lang == "en" else "".join(text.split()) for text in texts)
        pair = Pair(short, long, int(fact["step"]))
        labels = [
            label(lang, reader, text, pair.step) in ENDS
            for reader in ("backward", "both")
            for text in (pair.short, pair.long)
        ]
        if _margin(lang, pair) >= CLEAR and labels == [True, False] * 2:
            yield pair


def _margin(lang: str, pair: Pair) -> float:
    """How far the less sure of both is from one half, on the right side."""
    return min(
        side * (ends(lang, reader, text, pair.step) - 0.5)
        for reader in ("backward", "both")
        for text, side in ((pair.short, 1), (pair.long, -1))
    )


def lost(lang: str) -> tuple[str, str, dict[str, str]]:
    """(text, right, reader → answer) of a sentence that every one of them cuts wrongly, one of the classroom's if any.

    LookupError where there is none.
    """
    card = cache.model(model(lang), 0, 0).card
    for fail in sorted(card.fails, key=lambda fail: fail["text"] not in card.examples):
        answers = {reader: " ".join(_read(lang, reader, fail["text"]).answer or ()) for reader in READERS}
        if fail["expected"] not in answers.values():
            return fail["text"], fail["expected"], answers
    raise LookupError(f"{model(lang)} has no sentence that all three cut wrongly")


def pairs_table(say: Words, lesson: str) -> str:
    """The pairs as an HTML table, their words from `LESSON.pairs` of the texts; a cross where a label is mistaken."""
    rows = []
    for pair in told_apart(say.lang):
        for text, right in ((pair.short, True), (pair.long, False)):
            cells = (_share(say, lesson, reader, text, pair.step, right) for reader in READERS)
            rows.append(row(_pointed(text, pair.step), *cells, **({"class_": "gw-first"} if right else {})))
    heads = (inline(say, f"{lesson}.pairs.{name}") for name in ("sentence", *READERS))
    return table("gw-table", heads, rows, caption=inline(say, f"{lesson}.pairs.caption"))


def lost_table(say: Words, lesson: str) -> str:
    """The sentence that all cut wrongly: how it should be cut, and how each cuts it; those of one mind in one row."""
    _, right, answers = lost(say.lang)
    cuts: dict[str, list[str]] = {right: ["right"]}
    for reader, answer in answers.items():
        cuts.setdefault(answer, []).append(reader)
    rows = []
    for cut, readers in cuts.items():
        named = say(f"{lesson}.pairs.between").join(say(f"{lesson}.pairs.{reader}") for reader in readers)
        rows.append(row(escape(named), escape(cut.replace(" ", " / "))))
    return table("gw-table gw-cuts", (), rows)


def _share(say: Words, lesson: str, reader: str, text: str, step: int, right: bool) -> str:
    said = label(say.lang, reader, text, step)
    number = f"{decimals(ends(say.lang, reader, text, step), DIGITS)} {escape(said)}"
    if (said in ENDS) == right:
        return f'{number}<span class="gw-cross"></span>'
    mistaken = escape(say(f"{lesson}.pairs.mistaken"))
    return f'{number}<span class="gw-cross" role="img" aria-label="{mistaken}">✗</span>'


def _pointed(text: str, step: int) -> str:
    """The text with the character of a step in stress; white space is no step."""
    at = [place for place, character in enumerate(text) if not character.isspace()][step]
    return f"{escape(text[:at])}<strong>{escape(text[at])}</strong>{escape(text[at + 1 :])}"


def _read(lang: str, reader: str, text: str):
    return cache.read_shipped(model(lang, reader), text)
