"""The way from a plain RNN to an LSTM, a part at a time: what a lesson fits, what stands already, what is to come."""

from pages.lesson import distances
from pages.words.markup import inline
from pages.words.words import Words

PARTS = {"rnn": "h", "belt": "c", "forget": "f", "input": "i", "output": "o"}  # part → its colour
NEW = {  # lesson → what it is about
    "forget_gate": ("belt", "forget"),
    "input_gate": ("input",),
    "cell_update": ("belt",),
    "output_gate": ("output",),
}
FITTED = {"forget_gate": 3, "input_gate": 4, "cell_update": 4, "output_gate": 5}  # lesson → how many parts stand


def strip(say: Words, lesson: str) -> str:
    """The strip as HTML, with what is measured at its two ends once all stands; "" for a lesson that fits nothing."""
    if lesson not in NEW:
        return ""
    items = "".join(_item(say, lesson, part) for part in PARTS)
    adds = inline(say, f"lesson.adds.{lesson}")
    ends = inline(say, "lesson.ends", **measured(say.lang)) if FITTED[lesson] == len(PARTS) else ""
    return f'<ol class="gw-parts">{items}</ol><p class="gw-parts-adds">{say.joined(adds, ends)}</p>'


def measured(lang: str) -> dict[str, int]:
    """How many of ten seeds learn the far sentences at either end of the strip."""
    return {"far": distances.FARTHEST} | {
        cell: distances.row(lang, cell, distances.FARTHEST).solved for cell in ("rnn", "lstm")
    }


def _item(say: Words, lesson: str, part: str) -> str:
    current = ' aria-current="step"' if part in NEW[lesson] else ""
    told = f'data-part="{part}" data-state="{_state(lesson, part)}" style="--tone: var(--gw-{PARTS[part]})"'
    return f"<li {told}{current}>{inline(say, f'lesson.part.{part}')}</li>"


def _state(lesson: str, part: str) -> str:
    if part in NEW[lesson]:
        return "new"
    return "fitted" if list(PARTS).index(part) < FITTED[lesson] else "later"
