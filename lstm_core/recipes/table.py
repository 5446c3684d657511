"""Every shipped model by name: who makes it, and from what."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lstm_core.formats.specimen_file import SHIPPED
from lstm_core.recipes import languages, negation
from lstm_core.recipes.far import making as far
from lstm_core.recipes.far.languages import FAR
from lstm_core.recipes.progress import Progress
from lstm_core.recipes.segmenters import training
from lstm_core.recipes.segmenters.languages import SEGMENTERS
from lstm_core.recipes.verse import making
from lstm_core.recipes.verse.languages import VERSES
from lstm_core.specimen import Specimen


def needs_data(name: str) -> bool:
    """Whether a model is made from files; reviews come from rules."""
    return not name.startswith(("negation", "reviews"))


def make(name: str, data: Path = Path()) -> Iterator[Progress | Specimen]:
    """The recipe of a shipped model, with the folder of the files it needs; KeyError names the models there are."""
    if name not in SHIPPED:
        raise KeyError(f"{name!r}: expected one of {', '.join(SHIPPED)}")
    if name.startswith("reviews-far-"):
        language, cell = name.split("-")[2:]
        return far.make(FAR[language], cell)
    kind, language, *side = name.split("-")
    if kind == "verse":
        return making.make(VERSES[language], data)
    if kind in ("rnn", "gru"):
        return training.make(replace(SEGMENTERS[language], cell=kind), side[0] if side else "forward", data)
    if kind == "segmenter":
        return training.make(SEGMENTERS[language], side[0] if side else "both", data)
    return negation.make(languages.REVIEWS[language])
