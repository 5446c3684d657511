"""A small task on the stage or in the sentence box, with an end that the page can see."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lstm_core import Place, Reader, Reading


@dataclass(frozen=True)
class Find:
    """Done when the learner comes to rest on a place that `where`, a (T, H) mask of the run, marks."""

    name: str
    where: Callable[[Reader], np.ndarray]

    def there(self, reader: Reader) -> bool:
        """Whether this run has such a place at all."""
        return bool(self.where(reader).any())

    def done(self, reader: Reader, place: Place) -> bool:
        return bool(self.where(reader)[place.step, place.unit])


@dataclass(frozen=True)
class Change:
    """Done when a changed sentence or model makes `came` true of the readings before and after.

    `can` says of a reading whether the task can be done with its model at all.
    """

    name: str
    came: Callable[[Reading, Reading], bool]
    can: Callable[[Reading], bool] = lambda reading: True


def arrives(before: Reading, after: Reading) -> bool:
    """One token was changed, and with it the answer at the end: that to the sentence, or the tag of its last token."""
    if before.answer is None or after.answer is None or len(before.tokens) != len(after.tokens):
        return False
    changed = [k for k, (a, b) in enumerate(zip(before.tokens, after.tokens, strict=True)) if a != b]
    if len(changed) != 1 or changed[0] == len(before.tokens) - 1:
        return False
    if isinstance(before.answer, str):
        return before.answer != after.answer
    return before.tags[-1] != after.tags[-1]
