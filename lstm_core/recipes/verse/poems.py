"""The poems that ship with the app: which they are, and the recipe that trains on them while one watches."""

import bz2
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from lstm_core.recipes.verse.languages import ZH
from lstm_core.recipes.verse.recipe import apart

FILE = Path(__file__).parents[3] / "assets" / "verse" / "poems.txt.bz2"
OF_EACH = 4000  # poems of each metre
LIVE = replace(ZH, inputs=8, drawn=240)  # half the numbers a character: half as much to keep of each moment


def select(texts: Sequence[str]) -> Iterator[str]:
    """In their order the first OF_EACH texts of each metre, a text's metre being the length of its first line."""
    taken: Counter[int] = Counter()
    for text in texts:
        metre = text.index(ZH.marks[0])
        if metre in ZH.metres and taken[metre] < OF_EACH:
            taken[metre] += 1
            yield text


def pack(texts: Sequence[str]) -> bytes:
    """The texts as a file, one a line."""
    return bz2.compress("".join(f"{text}\n" for text in texts).encode())


@cache
def shipped() -> tuple[list[str], list[str]]:
    """(those to train on, those held back to judge by)."""
    return apart(bz2.decompress(FILE.read_bytes()).decode().splitlines(), LIVE.choose_each)
