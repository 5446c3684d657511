"""Layers through safetensors and back; what is wrong is named."""

import json

import numpy as np
import pytest
from safetensors.numpy import load

from lstm_core import GRU, LSTM, RNN, BiGRU, BiLSTM, BiRNN, load_layer, save_layer
from lstm_core.formats.weights import (
    WeightsError,
    from_bytes,
    layer_from_arrays,
    layer_to_arrays,
    to_bytes,
)


@pytest.mark.parametrize("kind", [RNN, LSTM, GRU, BiRNN, BiLSTM, BiGRU])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_layer_comes_back_as_it_was(kind, dtype):
    layer = kind.random(3, 5, seed=1, dtype=dtype)
    back = load_layer(save_layer(layer))
    assert type(back) is kind
    for name, array in layer_to_arrays(layer).items():
        again = layer_to_arrays(back)[name]
        assert again.dtype == dtype
        np.testing.assert_array_equal(again, array)


def test_the_file_is_what_the_library_reads_and_always_the_same():
    arrays = {"b": np.arange(6.0, dtype=np.float32).reshape(2, 3), "a": np.ones(3, np.float32)}
    texts = {"card": "门 { }", "tokeniser": "x", "another": "y"}
    data = to_bytes(arrays, texts)
    read = load(data)
    np.testing.assert_array_equal(read["b"], arrays["b"])
    assert from_bytes(data)[1] == texts
    assert all(to_bytes(dict(reversed(arrays.items())), dict(reversed(texts.items()))) == data for _ in range(5))


def test_float16_weights_run_in_float32():
    layer = load_layer(save_layer(LSTM.random(2, 3, dtype=np.float32), dtype=np.float16))
    assert layer.dtype == np.float32


@pytest.mark.parametrize(
    ("change", "code", "says"),
    [
        (lambda a: a.pop("bias"), "names", "−bias"),
        (lambda a: a.update(extra=np.ones(1)), "names", r"\+extra"),
        (lambda a: a.update(bias=np.ones(11)), "shape", r"bias \(12,\), got \(11,\)"),
        (lambda a: a.update(weight_ih=np.ones((11, 2))), "shape", r"weight_ih \(12, 2\), got \(11, 2\)"),
        (lambda a: a.update(weight_hh=np.ones((12, 4))), "shape", r"weight_hh \(16, 4\)"),
        (lambda a: a.update(weight_hh=np.ones(12)), "shape", r"\(4H, H\)"),
        (lambda a: a.update(weight_ih=np.ones((12, 0))), "shape", r"\(12, 0\)"),
        (lambda a: a.update(bias=np.arange(12)), "dtype", "int64"),
        (lambda a: a.update(bias=np.full(12, np.nan)), "not-finite", "NaN"),
        (lambda a: a.update(bias=np.full(12, -np.inf)), "not-finite", "infinity"),
        (lambda a: a.update(bias=np.full(12, 2e4)), "range", "20000"),
    ],
)
def test_what_is_wrong_is_named(change, code, says):
    arrays = dict(layer_to_arrays(LSTM.random(2, 3)))
    change(arrays)
    with pytest.raises(WeightsError, match=says) as caught:
        layer_from_arrays(arrays)
    assert caught.value.code == code


def test_readers_that_do_not_fit_together_are_refused():
    arrays = layer_to_arrays(BiLSTM.random(2, 3)) | {"backward.weight_ih": np.ones((12, 5))}
    with pytest.raises(WeightsError, match=r"backward.weight_ih \(12, 2\), got \(12, 5\)"):
        layer_from_arrays(arrays)
    other = {f"backward.{name}": array for name, array in layer_to_arrays(LSTM.random(2, 4)).items()}
    with pytest.raises(WeightsError, match="shape"):
        layer_from_arrays(layer_to_arrays(BiLSTM.random(2, 3)) | other)


def with_header(header: dict, body: bytes) -> bytes:
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + body


def test_a_file_that_is_cut_off_anywhere_is_said_to_be_incomplete():
    data = save_layer(BiLSTM.random(3, 5, dtype=np.float32))
    for length in range(9, len(data)):
        with pytest.raises(WeightsError) as caught:
            from_bytes(data[:length])
        assert caught.value.code == "truncated", length
    whole = sum(array.nbytes for array in layer_to_arrays(load_layer(data)).values())
    assert (caught.value.expected, caught.value.got) == (f"{whole} B", f"{whole - 1} B")


@pytest.mark.parametrize(
    ("places", "expected", "got"),
    [
        ({"b": [12, 36]}, "b [0, 24]", "[12, 36]"),  # an array before it is missing from the header
        ({"a": [0, 12], "b": [16, 40]}, "b [12, 36]", "[16, 40]"),
        ({"a": [0, 12], "b": [8, 32]}, "b [12, 36]", "[8, 32]"),
        ({"a": [0, 16], "b": [16, 40]}, "a [0, 12]", "[0, 16]"),
        ({"a": [0, 12], "b": [12, 36]}, "36 B", "40 B"),  # an array behind them is missing
        ({"a": [0, 12], "b": [12]}, "b [0, 24]", "[12]"),
        ({"a": "x", "b": [0, 24]}, "a [0, 12]", '"x"'),
        ({"a": [-4, 8], "b": [8, 32]}, "a [0, 12]", "[-4, 8]"),
    ],
)
def test_an_array_that_is_not_at_its_place_is_named_with_its_place(places, expected, got):
    shapes = {"a": [3], "b": [2, 3]}
    header = {name: {"dtype": "F32", "shape": shapes[name], "data_offsets": place} for name, place in places.items()}
    with pytest.raises(WeightsError) as caught:
        from_bytes(with_header(header, b"\0" * 40))
    assert (caught.value.code, caught.value.expected, caught.value.got) == ("offsets", expected, got)


@pytest.mark.parametrize("shape", [None, 3, [-3], [1.5], ["3"], [True], [10**400], [2] * 9])
def test_a_shape_that_is_none_is_named(shape):
    header = {"a": {"dtype": "F32", "shape": shape, "data_offsets": [0, 12]}}
    with pytest.raises(WeightsError) as caught:
        from_bytes(with_header(header, b"\0" * 12))
    assert (caught.value.code, caught.value.expected[:3]) == ("shape", "a [")
