"""What an epoch has, and the model that is compared by parameters."""

import numpy as np
import pytest

from lstm_core.recipes.segmenters.languages import SEGMENTERS
from lstm_core.recipes.segmenters.training import drawing, equal_units


def test_an_epoch_has_each_sentence_and_two_spans_of_it():
    sentences = [["我", "爱", "中国"], ["他", "的", "确定", "。"]]
    rows = {token: row for row, token in enumerate("我爱中国他的确定。", 1)}
    drawn = drawing(sentences, rows, 2, exchange=False)(np.random.default_rng(0))
    assert [one.inputs.tolist() for one in drawn[:2]] == [[1, 2, 3, 4], [5, 6, 7, 8, 9]]
    assert len(drawn) == 6
    for place, one in enumerate(drawn[2:]):
        whole = ["", *drawn[place // 2].inputs.tolist(), ""]
        assert " ".join(map(str, one.inputs.tolist())) in " ".join(map(str, whole))


@pytest.mark.parametrize("recipe", SEGMENTERS.values(), ids=SEGMENTERS)
def test_equal_parameters_of_one_reader(recipe):
    units = equal_units(recipe, 4)
    both = 2 * 4 * recipe.units * (recipe.inputs + recipe.units + 1) + 4 * (2 * recipe.units + 1)
    one = 4 * units * (recipe.inputs + units + 1) + 4 * (units + 1)
    rows = 27 * recipe.inputs  # the smallest embedding of all
    assert abs(one - both) < 0.03 * (both + rows)
