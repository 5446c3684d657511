"""Making a verse model: seeds are tried, one is chosen by its figures, and its card says so."""

from dataclasses import replace

import numpy as np
import pytest

from lstm_core import open_specimen, save_specimen
from lstm_core.recipes.progress import Progress
from lstm_core.recipes.verse.languages import EN, ZH
from lstm_core.recipes.verse.making import Tried, choose, make
from lstm_core.recipes.verse.units import Units

POEMS = ["天地玄黄宙，日月盈昃辰。", "寒来暑往秋收藏，云腾致雨露为霜。"] * 100
VERSES = ["to be or not/to be that is/", "if music be/the food of love/"] * 100


def tried(shortfall, count_r):
    return Tried(None, Units(0), {"count_r": count_r}, shortfall)


def test_of_the_seeds_that_do_what_is_asked_the_best_counter_is_chosen():
    assert choose([tried(0.1, 1.0), tried(0.0, 0.95), tried(0.0, 0.97), tried(0.0, 0.96)]).figures["count_r"] == 0.97


def test_where_no_seed_does_the_one_that_comes_closest_is_chosen():
    assert choose([tried(0.3, 1.0), tried(0.1, 0.2), tried(0.2, 0.9)]).shortfall == 0.1


@pytest.mark.parametrize(("recipe", "texts"), [(ZH, POEMS), (EN, VERSES)])
def test_a_model_is_made_of_its_texts_with_a_card_that_says_how(recipe, texts, tmp_path):
    small = replace(recipe, epochs=2, seeds=2, drawn=recipe.drawn and 4, choose_each=7)
    (tmp_path / recipe.folder).mkdir()
    for name in ("train.txt", "dev.txt"):
        (tmp_path / recipe.folder / name).write_text("\n".join(texts), "utf-8")
    *steps, last = make(small, tmp_path)
    assert all(isinstance(step, Progress) for step in steps)
    assert [step.seed for step in steps] == [0, 1]
    card = last.card
    best = min(steps, key=lambda step: (step.figures["shortfall"], -step.figures["count_r"]))
    assert (card.seed, card.training["seeds_tried"]) == (best.seed, 2)
    assert card.training["seeds_passed"] == sum(step.figures["shortfall"] == 0 for step in steps)
    assert card.metrics["sentences"] == len(texts)
    assert card.training["texts"] == len(texts) - -(-len(texts) // small.choose_each)
    assert [source["file"] for source in card.data] == ["train.txt", "dev.txt"]
    again = open_specimen(save_specimen(last, dtype=np.float16))
    np.testing.assert_array_equal(again.read(texts[0]).probabilities, last.read(texts[0]).probabilities)
