"""Minimal pairs: two texts that share a character and all that stands on one side of it.

What stands on the other side decides whether a word ends there, or begins. Everything is read live by three models
trained alike: one that reads forward only, one backward only, and one both.
"""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from pages.figures.svg.verdicts import Sentence, Verdict
from pages.figures.svg.verdicts import verdicts as drawn
from pages.figures.table import row, table
from pages.reading import cache
from pages.words.digits import decimals
from pages.words.markup import inline
from pages.words.words import Words

READERS = {"forward": "-forward", "backward": "-backward", "both": ""}  # who reads: the end of its model's name
DIGITS = 4
CLEAR = 0.1  # the least by which a reader who sees what tells must be on the right side of one half
FIRST = {  # the pairs that the lesson begins with and asks about, by their first text
    "following": {"zh": "我在中", "en": "i love you"},
    "preceding": {"zh": "我去了", "en": "we live here"},
}


@dataclass(frozen=True)
class Contrast:
    """What tells the texts of a pair apart: which of them has what is asked, by which labels, and who cannot see it."""

    names: tuple[str, str]  # of the card's texts; what is asked is so in the first
    labels: tuple[str, str]  # at the place
    blind: str
    seeing: tuple[str, str]


CONTRASTS = {
    "following": Contrast(("short", "long"), ("E", "S"), "forward", ("backward", "both")),  # does a word end there
    "preceding": Contrast(("second", "first"), ("B", "S"), "backward", ("forward", "both")),  # does a word begin there
}


@dataclass(frozen=True)
class Pair:
    """Two texts, each with its place; what the kind asks is so in the first and not in the second."""

    kind: str
    texts: tuple[tuple[str, int], tuple[str, int]]


def model(lang: str, reader: str = "both") -> str:
    return f"segmenter-{lang}{READERS[reader]}"


def share(lang: str, reader: str, kind: str, text: str, step: int) -> float:
    """The probability of what a kind asks at a step: that of both its labels together."""
    reading = _read(lang, reader, text)
    labels = cache.model(model(lang, reader), 0, 0).card.labels
    return sum(float(reading.probabilities[step, labels.index(label)]) for label in CONTRASTS[kind].labels)


def label(lang: str, reader: str, text: str, step: int) -> str:
    """The likeliest label of a step, which a model shows there."""
    return _read(lang, reader, text).labels[step]


@functools.cache
def told_apart(lang: str, kind: str) -> tuple[Pair, ...]:
    """Of the card's pairs of a kind, two that both who see what tells, tell apart clearly; that of FIRST before others.

    Who cannot see it is mistaken in the first text of one and in the second of the other, where there are such.
    """
    found = sorted(_clear(lang, kind), key=lambda pair: (pair.texts[0][0] != FIRST[kind][lang], -_margin(lang, pair)))
    says = [label(lang, CONTRASTS[kind].blind, *pair.texts[0]) in CONTRASTS[kind].labels for pair in found]
    other = [pair for pair, said in zip(found, says, strict=True) if said != says[0]]
    return tuple((found[:1] + other + found[1:])[:2])


def _clear(lang: str, kind: str) -> Iterator[Pair]:
    """The pairs on whose right side both who see are by CLEAR, in probability and in label."""
    about = CONTRASTS[kind]
    for fact in (fact for fact in cache.model(model(lang), 0, 0).card.pairs if fact["kind"] == kind):
        first, second = (
            (str(fact[name]) if lang == "en" else "".join(str(fact[name]).split()), int(fact[f"{name}_step"]))
            for name in about.names
        )
        pair = Pair(kind, (first, second))
        labels = [label(lang, who, *text) in about.labels for who in about.seeing for text in pair.texts]
        if _margin(lang, pair) >= CLEAR and labels == [True, False] * 2:
            yield pair


def _margin(lang: str, pair: Pair) -> float:
    """How far the less sure of both who see is from one half, on the right side."""
    return min(
        side * (share(lang, who, pair.kind, *text) - 0.5)
        for who in CONTRASTS[pair.kind].seeing
        for text, side in zip(pair.texts, (1, -1), strict=True)
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


def pairs_table(say: Words, lesson: str, kind: str) -> str:
    """The pairs of a kind as an HTML table, in the words of `LESSON.pairs`; a cross where a label is mistaken."""
    rows = []
    for pair in told_apart(say.lang, kind):
        for (text, step), right in zip(pair.texts, (True, False), strict=True):
            cells = (_share(say, lesson, reader, kind, text, step, right) for reader in READERS)
            rows.append(row(_pointed(text, step), *cells, **({"class_": "gw-pair"} if right else {})))
    heads = (inline(say, f"{lesson}.pairs.{name}") for name in ("sentence", *READERS))
    return table("gw-table gw-crossed", heads, rows, caption=inline(say, f"{lesson}.pairs.caption_{kind}"))


def picture(say: Words, lesson: str, kind: str) -> str:
    """The first pair of a kind with the verdict of each reader on both its texts, as SVG."""
    pair = told_apart(say.lang, kind)[0]
    verdicts = []
    for reader in READERS:
        one, other = (share(say.lang, reader, kind, *text) for text in pair.texts)
        is_so, is_not = (label(say.lang, reader, *text) in CONTRASTS[kind].labels for text in pair.texts)
        verdicts.append(Verdict(say(f"{lesson}.pairs.{reader}"), (one, other), (is_so, not is_not)))
    comma, texts = say("errors.comma"), [text for text, _ in pair.texts]
    told = (f"{one.reader} {comma.join(decimals(share, DIGITS) for share in one.shares)}" for one in verdicts)
    alt = say(f"{lesson}.pairs.alt_{kind}", first=texts[0], second=texts[1], told="; ".join(told))
    return drawn([Sentence(*_parted(*text)) for text in pair.texts], verdicts, alt)


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


def _share(say: Words, lesson: str, reader: str, kind: str, text: str, step: int, right: bool) -> str:
    said = label(say.lang, reader, text, step)
    number = f"{decimals(share(say.lang, reader, kind, text, step), DIGITS)} {escape(said)}"
    if (said in CONTRASTS[kind].labels) == right:
        return f'{number}<span class="gw-cross"></span>'
    mistaken = escape(say(f"{lesson}.pairs.mistaken"))
    return f'{number}<span class="gw-cross" role="img" aria-label="{mistaken}">✗</span>'


def _pointed(text: str, step: int) -> str:
    """The text with the character of a step in stress."""
    before, at, behind = map(escape, _parted(text, step))
    return f"{before}<strong>{at}</strong>{behind}"


def _parted(text: str, step: int) -> tuple[str, str, str]:
    """What stands before the character of a step, it, and what stands behind; white space is no step."""
    at = [place for place, character in enumerate(text) if not character.isspace()][step]
    return text[:at], text[at], text[at + 1 :]


def _read(lang: str, reader: str, text: str):
    return cache.read_shipped(model(lang, reader), text)
