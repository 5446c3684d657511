"""The parts of the verse recipes: targets and weights of the next token, batches of one shape, what epochs draw."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_core.recipes.verse.examples import batches_of_one_shape, example
from lstm_core.recipes.verse.languages import EN, VERSES, ZH
from lstm_core.recipes.verse.recipe import corpus, tokeniser
from lstm_core.recipes.verse.training import plan, verse_examples, verse_network
from lstm_core.train import Batch, Example, every_step, fit, gradients


def test_each_token_is_asked_what_the_next_one_is():
    read = tokeniser(ZH, ["床前明，月光。"])
    one = example(read, "床前明，月光。", ZH.marks, ZH.weights)
    assert [ZH.labels[target] for target in one.targets] == [
        "character",
        "character",
        "comma",
        "character",
        "character",
        "full_stop",
    ]
    assert [read.vocabulary[row] for row in one.inputs] == list("床前明，月光")
    assert one.weights.tolist() == [1] * 6


def test_a_class_has_its_weight_where_it_comes_next():
    one = example(tokeniser(EN, ["to be/or"]), "to be/or", EN.marks, (0.05, 1.0, 1.0))
    assert one.targets.tolist() == [0, 1, 0, 0, 2, 0, 0]
    np.testing.assert_array_equal(one.weights, np.float32([0.05, 1, 0.05, 0.05, 1, 0.05, 0.05]))


@given(st.lists(st.integers(1, 6), min_size=1, max_size=60), st.integers(1, 9), st.integers(0, 99))
def test_batches_of_one_shape_hold_every_example_once_and_no_padding(lengths, size, seed):
    examples = [
        Example(np.full(length, number), np.full(length, number + 1), every_step(length) * number)
        for number, length in enumerate(lengths)
    ]
    seen = []
    for batch in batches_of_one_shape(examples, size, np.random.default_rng(seed)):
        steps, count = batch.inputs.shape
        assert batch.lengths is None
        assert 1 <= count <= size
        for number in batch.inputs[0]:
            seen.append(number)
            assert lengths[number] == steps
        np.testing.assert_array_equal(batch.inputs, np.broadcast_to(batch.inputs[0], (steps, count)))
        np.testing.assert_array_equal(batch.targets, batch.inputs + 1)
        np.testing.assert_array_equal(batch.weights, batch.inputs)
    assert sorted(seen) == list(range(len(lengths)))


def test_only_the_last_batch_of_a_shape_is_smaller():
    examples = [Example(np.zeros(n), np.zeros(n), every_step(n)) for n in [3] * 10 + [5] * 4]
    drawn = batches_of_one_shape(examples, 4, np.random.default_rng(0))
    assert Counter(batch.inputs.shape for batch in drawn) == {(3, 4): 2, (3, 2): 1, (5, 4): 1}


def test_an_epoch_draws_other_poems_of_one_number():
    texts = ["一二三，四五六。"] * 300 + ["一二三四，五六七八。"] * 100
    recipe = replace(ZH, drawn=3)
    draw = verse_examples(recipe, tokeniser(recipe, texts), texts)
    rng = np.random.default_rng(0)
    first, second = draw(rng), draw(rng)
    assert [len(first), len(second)] == [3, 3]
    assert all(isinstance(batch, Batch) and batch.inputs.shape[1] <= ZH.batch for batch in first)


def test_the_vocabulary_holds_the_most_frequent_tokens_and_a_row_for_all_others():
    read = tokeniser(replace(ZH, most_tokens=2), ["我爱我，", "我你，"])
    assert read.vocabulary == ("", "我", "，")
    assert read.unknown_row == 0
    everything = tokeniser(EN, ["to be/"])
    assert set(everything.vocabulary) == set("tobe·/")
    assert everything.unknown_row is None


@pytest.mark.parametrize("language", VERSES)
def test_what_a_seed_is_chosen_by_is_not_trained_on_and_what_is_held_out_is_another_file(language, tmp_path):
    recipe = VERSES[language]
    (tmp_path / recipe.folder).mkdir()
    lines = [f"{'ab' * (n % 7 + 1)} c{'d' * n}/" for n in range(90)]
    (tmp_path / recipe.folder / "train.txt").write_text("\n".join(lines) + "\n", "utf-8")
    (tmp_path / recipe.folder / "dev.txt").write_text("held out/\n", "utf-8")
    known = corpus(recipe, tmp_path)
    assert sorted(known.train + known.choose) == sorted(lines)
    assert not set(known.train) & set(known.choose)
    assert len(known.choose) == -(-90 // recipe.choose_each)
    assert known.held_out == ["held out/"]


@pytest.mark.parametrize("language", VERSES)
def test_a_training_goes_on_as_its_plan_says_and_the_loss_falls(language):
    recipe = replace(VERSES[language], epochs=10, drawn=VERSES[language].drawn and 4)
    texts = ["天地玄，宇宙洪。"] * 256 if language == "zh" else ["to be/or not/"] * 256
    read = tokeniser(recipe, texts)
    network = verse_network(recipe, len(read.vocabulary), 1)
    records = list(fit(network, verse_examples(recipe, read, texts), plan(recipe, 1)))
    assert len(records) == 10 * (recipe.drawn or 256 // recipe.batch)
    assert max(record.rate for record in records) == pytest.approx(recipe.peak, rel=0.01)
    assert records[-1].loss < records[0].loss / 2


def test_the_plan_makes_large_cells_cost_something():
    texts = ["天地玄，宇宙洪。"] * 8
    read = tokeniser(ZH, texts)
    network = verse_network(ZH, len(read.vocabulary), 0)
    examples = [example(read, text, ZH.marks, ZH.weights) for text in texts]
    (batch,) = batches_of_one_shape(examples, ZH.batch, np.random.default_rng(0))
    assert plan(ZH, 0).penalties.cell == ZH.cell_penalty > 0
    with_cost = gradients(network, batch, penalties=plan(ZH, 0).penalties)[1]
    assert np.abs(with_cost - gradients(network, batch)[1]).max() > 0
