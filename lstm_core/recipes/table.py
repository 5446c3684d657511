"""Every shipped model by name: who makes it, and from what."""

from collections.abc import Iterator
from pathlib import Path

from lstm_core.formats.specimen_file import MENU
from lstm_core.recipes import languages, negation
from lstm_core.recipes.progress import Progress
from lstm_core.recipes.segmenters import training
from lstm_core.recipes.segmenters.languages import SEGMENTERS
from lstm_core.recipes.verse import making
from lstm_core.recipes.verse.languages import VERSES
from lstm_core.specimen import Specimen


def needs_data(name: str) -> bool:
    """Whether a model is made from files; a negation model's sentences come from its grammar."""
    return not name.startswith("negation")


def make(name: str, data: Path = Path()) -> Iterator[Progress | Specimen]:
    """The recipe of a shipped model, with the folder of the files it needs; KeyError names the models there are."""
    if name not in MENU:
        raise KeyError(f"{name!r}: expected one of {', '.join(MENU)}")
    kind, language, *side = name.split("-")
    if kind == "verse":
        return making.make(VERSES[language], data)
    if kind == "segmenter":
        return training.make(SEGMENTERS[language], side[0] if side else "both", data)
    return negation.make(languages.REVIEWS[language])
