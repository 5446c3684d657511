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
