"""Where the layers start whose seeds are counted."""

import numpy as np
import pytest

from lstm_core.recipes.far.starts import CELLS, STARTS, start

INPUTS, UNITS, LONGEST = 12, 8, 30
ALL = [(cell, name) for cell, starts in STARTS.items() for name in starts]


def begun(cell, name, seed=0):
    return start(cell, name, INPUTS, UNITS, seed, LONGEST)


@pytest.mark.parametrize(("cell", "name"), ALL)
def test_a_start_is_a_layer_of_its_cell_in_float32_and_the_same_for_a_seed(cell, name):
    layer = begun(cell, name)
    assert isinstance(layer, CELLS[cell])
    assert (layer.input_size, layer.hidden_size, layer.dtype) == (INPUTS, UNITS, np.float32)
    np.testing.assert_array_equal(layer.weight_ih, begun(cell, name).weight_ih)
    np.testing.assert_array_equal(layer.weight_hh, begun(cell, name).weight_hh)
    assert (layer.weight_ih != begun(cell, name, seed=1).weight_ih).any()


@pytest.mark.parametrize("name", ["keras", "orthogonal"])
def test_keras_recurrent_weights_of_an_rnn_are_orthogonal(name):
    weights = begun("rnn", name).weight_hh
    np.testing.assert_allclose(weights @ weights.T, np.eye(UNITS), atol=1e-5)


@pytest.mark.parametrize("cell", CELLS)
def test_keras_recurrent_kernel_is_orthogonal_as_a_whole_and_its_inputs_lie_within_glorot_s_bound(cell):
    layer = begun(cell, "keras")
    np.testing.assert_allclose(layer.weight_hh.T @ layer.weight_hh, np.eye(UNITS), atol=1e-5)
    bound = np.sqrt(6 / (INPUTS + len(layer.weight_ih)))
    assert 0.9 * bound < np.abs(layer.weight_ih).max() <= bound


def test_biases_are_as_the_names_say():
    forget = slice(UNITS, 2 * UNITS)
    for name, bias in (("keras", 1), ("uniform", 1), ("bias 0", 0), ("bias 2", 2)):
        layer = begun("lstm", name)
        assert (layer.bias[forget] == bias).all()
        assert not np.delete(layer.bias, np.arange(UNITS, 2 * UNITS)).any()
    assert not begun("rnn", "keras").bias.any()
    assert begun("rnn", "torch").bias.any()


def test_chrono_opens_doors_for_memories_as_long_as_the_longest_sentence():
    bias = begun("lstm", "chrono").bias
    np.testing.assert_array_equal(bias[:UNITS], -bias[UNITS : 2 * UNITS])
    assert 0 <= bias[UNITS : 2 * UNITS].min() <= bias[UNITS : 2 * UNITS].max() <= np.log(LONGEST - 1)


def test_identity_keeps_what_it_has():
    np.testing.assert_array_equal(begun("rnn", "identity").weight_hh, np.eye(UNITS))


def test_a_start_that_a_cell_does_not_have_is_refused():
    with pytest.raises(KeyError, match="chrono"):
        begun("rnn", "chrono")
