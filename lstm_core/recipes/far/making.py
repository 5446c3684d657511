"""The far reviews: ten seeds of a cell, of which one that has learnt the sentences is shipped, with its card."""

from collections.abc import Iterator
from dataclasses import asdict, replace

import numpy as np

from lstm_core.formats.card import Card
from lstm_core.formats.specimen_file import shipped_as
from lstm_core.recipes.far import training
from lstm_core.recipes.far.carrier import carrier
from lstm_core.recipes.far.languages import FarReviews
from lstm_core.recipes.far.training import Setting, accuracies, steps, tokeniser, train
from lstm_core.recipes.grammar import LABELS
from lstm_core.recipes.measure import fails, rounded
from lstm_core.recipes.progress import Progress
from lstm_core.specimen import Embedding, Specimen
from lstm_core.train import Network, Record, specimen_of

SEEDS = range(10)
FARTHEST = 40
CLEAREST = {"rnn": min, "lstm": max, "gru": max}  # by a lane's own share: rewritten each step, or kept


def setting(cell: str) -> Setting:
    """How the shipped models of a cell are trained."""
    return Setting(cell, "keras", FARTHEST)


def make(recipe: FarReviews, cell: str) -> Iterator[Progress | Specimen]:
    """Train ten seeds; of those right at every distance, ship the one that shows most clearly what its cell does.

    Where none is, the one is shipped whose worst distance is best.
    """
    found = []
    for seed in SEEDS:
        *_, last = train(recipe.language, setting(cell), seed)
        specimen = shipped_as(far_specimen(recipe, cell, last, seed))
        trained, stored = (
            [*accuracies(network, recipe.language, steps(FARTHEST)).values()]
            for network in (last.network, network_of(specimen))
        )
        own = carrier(recipe, specimen).own
        figures = {"accuracy": float(np.mean(trained)), "least": min(stored), "own": own, "seconds": last.seconds}
        yield Progress(specimen.name, seed, training.EPOCHS, figures)
        found.append((figures, specimen))
    learnt = [one for one in found if one[0]["accuracy"] >= training.SOLVED]
    everywhere = [one for one in found if one[0]["least"] >= training.SOLVED]
    if everywhere:
        _, best = CLEAREST[cell](everywhere, key=lambda one: one[0]["own"])
    else:
        _, best = max(found, key=lambda one: one[0]["least"])
    counted = {"seeds_tried": len(found), "seeds_passed": len(learnt), "seeds_everywhere": len(everywhere)}
    owned = [figures["own"] for figures, _ in everywhere] or [0.0]
    yield describe(recipe, best, counted, {"own_least": min(owned), "own_most": max(owned)})


def network_of(specimen: Specimen) -> Network:
    """The specimen's weights as a network, whose scores come in batches."""
    assert specimen.readout
    assert isinstance(specimen.embedding, Embedding)
    return Network(specimen.embedding.weight, specimen.layer, specimen.readout.weight, specimen.readout.bias)


def describe(recipe: FarReviews, specimen: Specimen, counted: dict[str, int], owned: dict[str, float]) -> Specimen:
    """The specimen with the figures of its card filled in, on sentences that no seed was trained or chosen by."""
    lane = carrier(recipe, specimen)
    card = replace(
        specimen.card,
        metrics=rounded(figures(recipe, specimen) | {"own": lane.own} | owned),
        training=specimen.card.training | counted,
        fails=list(fails(specimen, recipe.doubtful)),
        look_at=[place(recipe, specimen)],
    )
    return replace(specimen, card=card)


def figures(recipe: FarReviews, specimen: Specimen) -> dict[str, float]:
    """How many sentences were asked, and the share that is right: of all, at the worst distance, and at each."""
    found = accuracies(network_of(specimen), recipe.language, steps(FARTHEST), "held-out")
    shares = [*found.values()]
    told = {"sentences": len(found) * training.FRESH, "accuracy": float(np.mean(shares)), "least": min(shares)}
    return told | {f"fillers_{count}": share for count, share in found.items()}


def place(recipe: FarReviews, specimen: Specimen) -> dict[str, str | float]:
    """Where to look: the lane that carries "not", just before the word that it turns round."""
    lane = {name: round(v, 3) if isinstance(v, float) else v for name, v in asdict(carrier(recipe, specimen)).items()}
    return {"kind": "carried-negation", "text": recipe.shown[0], "direction": "forward"} | lane


def far_specimen(recipe: FarReviews, cell: str, last: Record, seed: int) -> Specimen:
    """The network as a specimen, with the card of its recipe, nothing measured yet."""
    read = tokeniser(recipe.language)
    card = Card(
        name=recipe.name(cell),
        kind="trained",
        task="negation",
        language=recipe.language,
        tokens=recipe.tokens,
        direction="forward",
        labels=list(LABELS),
        sizes={
            "vocabulary": len(read.vocabulary or ()),
            "embedding": training.INPUTS,
            "units": training.UNITS,
            "labels": len(LABELS),
        },
        parameters=last.network.flat().size,
        seed=seed,
        data=[{"name": f"lstm_core/recipes/far/words-{recipe.language}.toml", "licence": "MIT"}],
        licence="MIT",
        training_seconds=round(last.seconds, 1),
        training={
            "sentences": training.TRAINED_ON,
            "farthest": FARTHEST,
            "start": setting(cell).start,
            "epochs": training.EPOCHS,
            "optimiser": "Adam",
            "schedule": "cosine",
            "largest_rate": training.FIRST_RATE,
            "batch": training.BATCH,
        },
        reads=recipe.reads,
        examples=list(recipe.examples),
    )
    return specimen_of(last.network, card, read)
