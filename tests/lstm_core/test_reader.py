"""A reading knows its readers: which directions left its trace, each with its layer and its own trace."""

from dataclasses import replace

import numpy as np
import pytest

from lstm_core import GRU, RNN, Place, Reader, load_specimen, specimens
from lstm_core.layer import sigmoid
from lstm_core.reader import peak


@pytest.mark.parametrize("name", specimens())
def test_each_reader_s_layer_leaves_its_trace_when_it_reads_in_its_direction(name):
    reading = load_specimen(name).read("我爱中国 not")
    assert set(reading.readers) <= {"forward", "backward"}
    for direction, reader in reading.readers.items():
        assert reader.tokens == reading.tokens
        trace = reader.layer(reading.x, reverse=direction == "backward")
        for part in ("f", "i", "g", "o", "c", "h"):
            assert np.array_equal(getattr(reader.trace, part), getattr(trace, part))
        assert reader.nth(reader.steps - 1) == (1 if direction == "backward" else reader.steps)


@pytest.mark.parametrize(
    ("name", "directions"),
    [
        ("segmenter-zh", ["forward", "backward"]),
        ("segmenter-zh-forward", ["forward"]),
        ("segmenter-zh-backward", ["backward"]),
    ],
)
def test_the_forward_reader_comes_first_and_knows_the_opposite_trace(name, directions):
    readers = load_specimen(name).read("我爱中国").readers
    assert list(readers) == directions
    traces = [reader.trace for reader in readers.values()]
    assert [reader.opposite for reader in readers.values()] == (traces[::-1] if len(traces) == 2 else [None])


def test_a_gate_is_sigma_of_its_z():
    for reader in load_specimen("segmenter-zh").read("我爱中国").readers.values():
        for place in reader.places():
            assert reader.value("f", place) == pytest.approx(1 / (1 + np.exp(-reader.z("f", place))), abs=1e-6)
            assert reader.value("g", place) == pytest.approx(np.tanh(reader.z("g", place)), abs=1e-6)


def test_every_cell_s_sums_are_what_its_squashes_take():
    x, tokens, squash = np.random.default_rng(0).normal(size=(4, 2)), tuple("abcd"), {"r": sigmoid, "z": sigmoid}
    drawn = replace(GRU.random(2, 3, 1), bias=np.arange(9.0) / 9, bias_hn=np.ones(3))
    for layer in (RNN.random(2, 3), drawn, replace(drawn, reset_after=False)):
        reader = Reader(tokens, layer, layer(x))
        for gate in "h" if layer.kind == "rnn" else "rzn":
            for place in reader.places():
                assert reader.value(gate, place) == pytest.approx(squash.get(gate, np.tanh)(reader.z(gate, place)))


def test_the_peak_is_one_of_those_that_say_more_where_such_is_near():
    score = np.array([[0.1, 1.0], [0.9, 0.2]])
    few = np.array([[True, False], [True, False]])
    assert peak(score) == Place(0, 1)
    assert peak(score, few) == Place(1, 0)
    assert peak(score, few & (score < 0.5)) == Place(0, 1)
