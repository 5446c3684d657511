"""Figures for a card."""

import numpy as np

from lstm_core import load_specimen
from lstm_core.recipes.measure import correlation, crisp, edges, margin, whole


def test_edges_of_legal_and_illegal_tags():
    assert edges("SBESBME") == {(0, 0), (1, 2), (3, 3), (4, 6)}
    assert edges("MES") == {(0, 1), (2, 2)}
    assert edges("") == set()


def test_correlation_is_pearsons():
    rng = np.random.default_rng(0)
    values, mark = rng.standard_normal((50, 3)), rng.integers(2, size=50).astype(float)
    expected = [np.corrcoef(values[:, k], mark)[0, 1] for k in range(3)]
    np.testing.assert_allclose(correlation(values, mark), expected)


def test_margin_is_the_distance_to_the_next():
    assert margin(np.array([0.1, 0.6, 0.3]), 1) == np.float64(0.6) - 0.3
    assert margin(np.array([0.1, 0.6, 0.3]), 2) < 0


def test_a_sentence_is_whole_when_every_word_is_found():
    model = load_specimen("segmenter-zh")
    assert whole(model, [["我", "爱", "中国"], ["我爱", "中国"]]) == 0.5


def test_crisp_counts_the_forget_gates_of_both_readers_near_their_ends():
    reading = load_specimen("segmenter-zh").read("我爱中国")
    values = np.concatenate([trace.f.ravel() for trace in reading.traces.values()])
    assert crisp(reading) == sum(value < 0.1 or value > 0.9 for value in values) / len(values)
