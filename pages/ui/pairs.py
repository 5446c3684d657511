"""Minimal pairs: the same characters up to one of them, and what stands behind it decides whether a word ends there.

Everything is read live by three models trained alike: one that reads forward only, one backward only, and one both.
"""

from dataclasses import dataclass
from html import escape

from pages.ui import cached
from pages.ui.prose import inline
from pages.ui.quiz.digits import decimals
from pages.ui.text import Words

READERS = {"forward": "-forward", "backward": "-backward", "both": ""}     # who reads: the end of its model's name
DIGITS = 4


@dataclass(frozen=True)
class Pair:
    """A word ends at `step` of the short text, and goes on there in the long one."""

    short: str
    long: str
    step: int


PAIRS = {
    "zh": (Pair("我在中", "我在中国", 2), Pair("他的确", "他的确定", 2)),
    "en": (Pair("i love you", "i love your", 7), Pair("we are no", "we are not", 6)),
}


def model(lang: str, reader: str = "both") -> str:
    return f"segmenter-{lang}{READERS[reader]}"


def ends(lang: str, reader: str, text: str, step: int) -> float:
    """The probability that a word ends at a step: that of E and S together."""
    reading = _read(lang, reader, text)
    labels = cached.model(model(lang, reader), 0, 0).card.labels
    return sum(float(reading.probabilities[step, labels.index(label)]) for label in "ES")


def lost(lang: str) -> tuple[str, str, dict[str, str]]:
    """(text, right, reader → answer) of a sentence that every one of them cuts wrongly, one of the classroom's if any.

    LookupError where there is none.
    """
    card = cached.model(model(lang), 0, 0).card
    for fail in sorted(card.fails, key=lambda fail: fail["text"] not in card.examples):
        answers = {reader: " ".join(_read(lang, reader, fail["text"]).answer) for reader in READERS}
        if fail["expected"] not in answers.values():
            return fail["text"], fail["expected"], answers
    raise LookupError(f"{model(lang)} has no sentence that all three cut wrongly")


def table(say: Words, lesson: str) -> str:
    """The pairs as an HTML table, their words from `LESSON.pairs` of the texts; a cross where a number is mistaken."""
    rows = []
    for pair in PAIRS[say.lang]:
        for text, right in ((pair.short, True), (pair.long, False)):
            shares = [ends(say.lang, reader, text, pair.step) for reader in READERS]
            cells = "".join(f"<td>{_share(say, lesson, share, right)}</td>" for share in shares)
            rows.append(f'<tr><th scope="row">{_pointed(text, pair.step)}</th>{cells}</tr>')
        rows[-2] = rows[-2].replace("<tr>", '<tr class="gw-first">')
    heads = "".join(
        f'<th scope="col">{inline(say, f"{lesson}.pairs.{name}")}</th>' for name in ("sentence", *READERS)
    )
    caption = inline(say, f"{lesson}.pairs.caption")
    return (
        f'<table class="gw-table"><caption>{caption}</caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def lost_table(say: Words, lesson: str) -> str:
    """The sentence that all cut wrongly: how it should be cut, and how each cuts it; those of one mind in one row."""
    _, right, answers = lost(say.lang)
    cuts: dict[str, list[str]] = {right: ["right"]}
    for reader, answer in answers.items():
        cuts.setdefault(answer, []).append(reader)
    rows = []
    for cut, readers in cuts.items():
        named = say(f"{lesson}.pairs.between").join(say(f"{lesson}.pairs.{reader}") for reader in readers)
        rows.append(f'<tr><th scope="row">{escape(named)}</th><td>{escape(cut.replace(" ", " / "))}</td></tr>')
    return f'<table class="gw-table gw-cuts"><tbody>{"".join(rows)}</tbody></table>'


def _share(say: Words, lesson: str, share: float, right: bool) -> str:
    number = decimals(share, DIGITS)
    if (share > 0.5) == right:
        return f'{number}<span class="gw-cross"></span>'
    mistaken = escape(say(f"{lesson}.pairs.mistaken"))
    return f'{number}<span class="gw-cross" role="img" aria-label="{mistaken}">✗</span>'


def _pointed(text: str, step: int) -> str:
    """The text with the character of a step in stress; white space is no step."""
    at = [place for place, character in enumerate(text) if not character.isspace()][step]
    return f"{escape(text[:at])}<strong>{escape(text[at])}</strong>{escape(text[at + 1 :])}"


def _read(lang: str, reader: str, text: str):
    return cached.reading(cached.key(model(lang, reader), 0, 0, text))
