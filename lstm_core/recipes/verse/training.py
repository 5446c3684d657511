"""How a verse model is trained: a network, its examples and a plan for `lstm_core.train.fit`."""

from collections.abc import Callable, Sequence
from itertools import islice

import numpy as np

from lstm_core.recipes.untrained import untrained
from lstm_core.recipes.verse.examples import batches_of_one_shape, example
from lstm_core.recipes.verse.recipe import Verse
from lstm_core.text.tokeniser import Tokeniser
from lstm_core.train import Batch, Example, Network, Penalties, Plan, one_cycle

Drawn = Callable[[np.random.Generator], Sequence[Batch]]


def verse_network(recipe: Verse, rows: int, seed: int) -> Network:
    """The network before training."""
    return untrained(rows, recipe.inputs, recipe.units, len(recipe.labels), seed)


def verse_examples(recipe: Verse, tokeniser: Tokeniser, texts: list[str]) -> list[Example] | Drawn:
    """What `fit` is given: all texts, or a function that draws as many batches of them as an epoch has."""
    examples = [example(tokeniser, text, recipe.marks, recipe.weights) for text in texts]
    if recipe.drawn is None:
        return examples
    return lambda rng: list(islice(batches_of_one_shape(examples, recipe.batch, rng), recipe.drawn))


def plan(recipe: Verse, seed: int) -> Plan:
    """How it is trained: `fit(verse_network(…), verse_examples(…), plan(…))` is a training that one can watch."""
    return Plan(
        epochs=recipe.epochs,
        rates=lambda updates: one_cycle(updates, recipe.peak, rise=recipe.rise),
        batch_size=recipe.batch,
        blank=(0, recipe.blank) if recipe.blank else None,
        penalties=Penalties(cell=recipe.cell_penalty),
        seed=seed,
    )
