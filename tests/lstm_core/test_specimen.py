"""A specimen's answer stands where it has read all of the sentence."""

from dataclasses import replace

import numpy as np
import pytest

from lstm_core import SpecimenError, load_specimen, open_specimen, save_specimen


def turned(name: str):
    """The same model as a reader who begins at the end."""
    one = load_specimen(name)
    return replace(one, card=replace(one.card, direction="backward"))


def test_a_backward_reader_answers_at_the_first_place():
    forward, backward = load_specimen("negation-zh"), turned("negation-zh")
    text = "这部电影不好看"
    reading, mirrored = forward.read(text), backward.read(text[::-1])
    assert (reading.last, mirrored.last) == (len(text) - 1, 0)
    assert np.array_equal(reading.probabilities[::-1], mirrored.probabilities)
    assert reading.answer == mirrored.answer == "negative"
    assert mirrored.labels[-1] != "negative"


def test_two_readers_together_answer_at_the_last_place():
    assert load_specimen("segmenter-zh").read("我爱中国").last == 3


def test_two_readers_answer_from_both_halves_of_the_column_at_each_place():
    one = load_specimen("segmenter-zh")
    reading, H = one.read("我爱中国"), one.layer.hidden_size
    forward, backward = np.split(one.readout.weight, [H], axis=1)
    scores = reading.trace.forward.h @ forward.T + reading.trace.backward.h @ backward.T + one.readout.bias
    shares = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    np.testing.assert_allclose(reading.probabilities, shares, atol=1e-5)


@pytest.mark.parametrize("labels", [["positive", "negative"], ["bad", "good"], []])
def test_a_review_model_with_other_labels_is_refused(labels):
    """The page says "positive" of the last class."""
    one = load_specimen("negation-zh")
    spoilt = replace(one, card=replace(one.card, labels=labels), readout=one.readout if labels else None)
    with pytest.raises(SpecimenError, match="labels: negative positive"):
        open_specimen(save_specimen(spoilt))
