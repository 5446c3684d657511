"""The lane that carries "not" to the word that it turns round, and how much of it is its own."""

from dataclasses import dataclass

import numpy as np

from lstm_core.memory import account
from lstm_core.recipes.far.languages import FarReviews
from lstm_core.specimen import Specimen

STATES = {"rnn": "h", "lstm": "c", "gru": "h"}  # cell → what goes on to the next step unseen
JUDGED = {"graphemes": 2, "words": 1}  # tokens of the good or bad word


@dataclass(frozen=True)
class Carrier:
    """The unit whose state differs most between the denied and the affirmed sentence just before the judged word.

    `step` is that place, `part` the state, `value` it is in the denied sentence and `affirmed` in the other. `own` is
    the mean share that its own old number has in the account of its new one, from the step after "not" to that place.
    """

    part: str
    step: int
    unit: int
    value: float
    affirmed: float
    own: float


def carrier(recipe: FarReviews, specimen: Specimen) -> Carrier:
    """The `Carrier` of a model in the two sentences that its recipe shows."""
    denied, affirmed = (specimen.read(text) for text in recipe.shown)
    part = STATES[specimen.layer.kind]
    reader, other = (reading.readers["forward"] for reading in (denied, affirmed))
    values, others = getattr(reader.trace, part), getattr(other.trace, part)
    step = len(denied.tokens) - JUDGED[recipe.tokens] - 1
    unit = int(np.abs(values[step] - others[step]).argmax())
    own = account(reader.layer, reader.trace, unit)[turn(recipe, specimen) + 1 : step + 1, 0]
    return Carrier(part, step, unit, float(values[step, unit]), float(others[step, unit]), float(own.mean()))


def turn(recipe: FarReviews, specimen: Specimen) -> int:
    """Where "not" stands in the denied sentence."""
    denied, affirmed = (specimen.tokenise(text).tokens for text in recipe.shown)
    (place,) = (place for place, pair in enumerate(zip(denied, affirmed, strict=True)) if len(set(pair)) > 1)
    return place
