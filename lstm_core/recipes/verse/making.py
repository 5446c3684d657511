"""A verse model from its texts: every seed is trained, and one is chosen by what its units turned out to be."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lstm_core.formats.specimen_file import shipped_as
from lstm_core.recipes.measure import shortfall
from lstm_core.recipes.progress import Progress
from lstm_core.recipes.verse.card import describe, verse_specimen
from lstm_core.recipes.verse.recipe import Corpus, Verse, corpus
from lstm_core.recipes.verse.runs import run
from lstm_core.recipes.verse.training import Drawn, plan, verse_examples, verse_network
from lstm_core.recipes.verse.units import Units, figures, find
from lstm_core.specimen import Specimen
from lstm_core.train import Example, fit


@dataclass(frozen=True, eq=False)
class Tried:
    """A seed as a specimen, with its units, its figures on the texts for choosing, and what is wanting in them."""

    specimen: Specimen
    units: Units
    figures: dict[str, float]
    shortfall: float


def make(recipe: Verse, data: Path) -> Iterator[Progress | Specimen]:
    """Train every seed; yield the progress, and the chosen one as it is shipped at the end."""
    known, tried = corpus(recipe, data), []
    examples = verse_examples(recipe, known.tokeniser, known.train)
    for seed in range(recipe.seeds):
        tried.append(_train(recipe, known, examples, seed))
        figures = tried[-1].figures | {"shortfall": tried[-1].shortfall}
        yield Progress(recipe.name, seed, recipe.epochs, figures)
    best, passed = choose(tried), sum(one.shortfall == 0 for one in tried)
    facts = {"seeds_tried": len(tried), "seeds_passed": passed}
    yield describe(recipe, best.specimen, best.units, known, data, facts)


def choose(tried: list[Tried]) -> Tried:
    """The one that comes closest to the bounds; of those that keep all, that whose count goes most with the place."""
    return min(tried, key=lambda one: (one.shortfall, -one.figures["count_r"]))


def _train(recipe: Verse, known: Corpus, examples: list[Example] | Drawn, seed: int) -> Tried:
    network = verse_network(recipe, len(known.tokeniser.vocabulary or ()), seed)
    *_, last = fit(network, examples, plan(recipe, seed))
    specimen = shipped_as(verse_specimen(recipe, last.network, known.tokeniser, seed, last.seconds))
    runs = run(recipe, specimen, known.choose)
    units = find(runs)
    found = figures(runs, units)
    return Tried(specimen, units, found, shortfall(found, recipe.bounds))
