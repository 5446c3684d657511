"""Every shipped model by name: who makes it, and from what."""

from collections.abc import Iterator
from pathlib import Path

from lstm_core.recipes import languages, negation, segmentation
from lstm_core.recipes.progress import Progress
from lstm_core.shelf import MENU
from lstm_core.specimen import Specimen


def make(name: str, data: Path) -> Iterator[Progress | Specimen]:
    """The recipe of a shipped model; KeyError names those there are."""
    if name not in MENU:
        raise KeyError(f"{name!r}: expected one of {', '.join(MENU)}")
    task, language, *side = name.split("-")
    if task == "segmenter":
        return segmentation.make(languages.SEGMENTERS[language], side[0] if side else "both", data)
    return negation.make(languages.REVIEWS[language])
