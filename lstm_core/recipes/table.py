"""Every shipped model by name: who makes it, and from what."""

from collections.abc import Iterator
from pathlib import Path

from lstm_core.formats.specimen_file import MENU
from lstm_core.recipes import languages, negation, segmentation
from lstm_core.recipes.progress import Progress
from lstm_core.specimen import Specimen


def needs_data(name: str) -> bool:
    """Whether a model is made from files; a negation model's sentences come from its grammar."""
    return name.startswith("segmenter")


def make(name: str, data: Path = Path()) -> Iterator[Progress | Specimen]:
    """The recipe of a shipped model, with the folder of the files it needs; KeyError names the models there are."""
    if name not in MENU:
        raise KeyError(f"{name!r}: expected one of {', '.join(MENU)}")
    _, language, *side = name.split("-")
    if needs_data(name):
        return segmentation.make(languages.SEGMENTERS[language], side[0] if side else "both", data)
    return negation.make(languages.REVIEWS[language])
