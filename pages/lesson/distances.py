"""What the shipped table of seeds says of distances: the counts, and what one would advise by them."""

from functools import cache
from typing import Any

from lstm_core.recipes.far.seeds import FARTHEST, Seeds, kept
from lstm_core.recipes.far.training import EPOCHS, Setting
from pages.reading import cache as models
from pages.words.digits import points
from pages.words.markup import prose
from pages.words.words import Words

START = "keras"
NEAR, MIDDLE = 4, 20  # most words between
table = cache(kept)


def row(
    language: str, cell: str, farthest: int, start: str = START, *, nearest: int = 0, longer: bool = False
) -> Seeds:
    """Ten seeds of the table; `longer` are those with twice the updates."""
    return table()[language, Setting(cell, start, farthest, nearest, EPOCHS * (1 + longer))]


def advice(say: Words) -> str:
    """How to choose by the distance, as paragraphs, with the figures that bear it."""
    return prose(say, "cost.guide.links_a", **facts(say.lang))


def facts(language: str) -> dict[str, Any]:
    """Seeds of ten, and by how many points a segmenter's tags are worse with an RNN in the LSTM's place."""
    rnn, lstm = (
        models.model(f"{name}-{language}{end}", 0, 0) for name, end in (("rnn", ""), ("segmenter", "-forward"))
    )
    lost = points(lstm.card.metrics["tag_accuracy"], ahead_of=rnn.card.metrics["tag_accuracy"])
    mixed = {cell: row(language, cell, FARTHEST).solved for cell in ("rnn", "lstm")}
    alone = {start: row(language, "lstm", FARTHEST, start, nearest=FARTHEST).solved for start in ("uniform", "chrono")}
    identity = row(language, "rnn", MIDDLE, "identity").solved
    return {"lost": lost, "middle": MIDDLE, "far": FARTHEST, "identity": identity} | mixed | alone
