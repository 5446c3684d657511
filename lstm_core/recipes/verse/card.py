"""A trained verse model as a specimen, and the figures of its card."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from lstm_core.formats.card import Card
from lstm_core.recipes.measure import fails, rounded
from lstm_core.recipes.origins import fact
from lstm_core.recipes.verse.recipe import FILES, Corpus, Verse
from lstm_core.recipes.verse.runs import run
from lstm_core.recipes.verse.units import Units, figures
from lstm_core.specimen import Specimen
from lstm_core.text.tokeniser import Tokeniser
from lstm_core.train import Network, specimen_of


def verse_specimen(recipe: Verse, network: Network, tokeniser: Tokeniser, seed: int, seconds: float) -> Specimen:
    """The network as a specimen with the card of its recipe; nothing is measured yet."""
    card = Card(
        name=recipe.name,
        kind="trained",
        task="verse",
        language=recipe.language,
        tokens=recipe.tokens,
        direction="forward",
        labels=list(recipe.labels),
        sizes={
            "vocabulary": len(tokeniser.vocabulary or ()),
            "embedding": recipe.inputs,
            "units": network.layer.hidden_size,
            "labels": len(recipe.labels),
        },
        parameters=network.flat().size,
        seed=seed,
        licence="MIT",
        training_seconds=round(seconds, 1),
        training={
            "epochs": recipe.epochs,
            "optimiser": "Adam",
            "schedule": "one-cycle",
            "largest_rate": recipe.peak,
            "batch": recipe.batch,
            "cell_penalty": recipe.cell_penalty,
        },
        reads=recipe.reads,
        examples=list(recipe.examples),
    )
    return specimen_of(network, card, tokeniser)


def describe(
    recipe: Verse, specimen: Specimen, units: Units, known: Corpus, data: Path, tried: dict[str, int]
) -> Specimen:
    """The specimen with its card filled in, all figures of held-out texts; `tried`: facts of how it was chosen."""
    measured = figures(run(recipe, specimen, known.held_out), units)
    card = replace(
        specimen.card,
        data=[fact(recipe.origin, data / recipe.folder / file) for file in FILES],
        metrics={"sentences": len(known.held_out)} | rounded(measured),
        training=specimen.card.training | {"texts": len(known.train)} | tried,
        fails=list(fails(specimen, recipe.doubtful)),
        look_at=list(places(recipe, specimen, units, measured)),
    )
    return replace(specimen, card=card)


def places(
    recipe: Verse, specimen: Specimen, units: Units, measured: dict[str, float]
) -> Iterator[dict[str, str | float]]:
    """Where to see each unit: the one that counts at the first line's end, the others where they are written."""
    here = {"direction": "forward", "text": recipe.shown}
    step = _first_end(recipe, specimen, recipe.shown)
    names = ("count_r", "forget_at_end", "forget_elsewhere")
    yield here | {"kind": "count", "part": "f", "step": step, "unit": units.count} | _rounded(measured, names)
    if units.couplet is None or units.metre is None:
        return
    share = {"threshold": round(units.couplet.value, 3)} | _rounded(measured, ("couplet",))
    yield here | {"kind": "couplet", "part": "c", "step": step, "unit": units.couplet.unit} | share
    share = {"threshold": round(units.metre.value, 3)} | _rounded(measured, ("metre",))
    first = _first_end(recipe, specimen, recipe.shown_metre) - 1
    there = {"direction": "forward", "text": recipe.shown_metre}
    yield there | {"kind": "metre", "part": "i", "step": first, "unit": units.metre.unit} | share


def _first_end(recipe: Verse, specimen: Specimen, text: str) -> int:
    return int(np.argmax([token in recipe.ends for token in specimen.tokenise(text).tokens]))


def _rounded(measured: dict[str, float], names: tuple[str, ...]) -> dict[str, float]:
    return {name: round(measured[name], 4) for name in names}
