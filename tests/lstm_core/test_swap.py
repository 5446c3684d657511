"""Swapping a token: the difference of two plain runs, and nothing before the place."""

from dataclasses import replace

import numpy as np
import pytest

from lstm_core import GRU, RNN, BiGRU, load_specimen, random_specimen, swap

TEXT = "其实我不觉得昨天好看"


def with_layer(kind, name="segmenter-zh"):
    one = load_specimen(name)
    return replace(one, layer=kind.random(one.layer.input_size, one.layer.hidden_size, 3, dtype=np.float32))


SPECIMENS = {
    "two LSTMs": load_specimen("segmenter-zh"),
    "forward": load_specimen("segmenter-zh-forward"),
    "backward": load_specimen("segmenter-zh-backward"),
    "two GRUs": with_layer(BiGRU),
    "GRU": with_layer(GRU, "segmenter-zh-forward"),
    "RNN": with_layer(RNN, "segmenter-zh-backward"),
    "drawn": random_specimen(4),
}


@pytest.mark.parametrize("name", SPECIMENS)
@pytest.mark.parametrize("place", [0, 3, len(TEXT) - 1])
def test_what_is_left_is_the_difference_of_two_readings(name, place):
    specimen, other = SPECIMENS[name], TEXT[:place] + "也" + TEXT[place + 1 :]
    before, after = specimen.read(TEXT), specimen.read(other)
    found = swap(specimen, TEXT, place, "也")
    assert list(found) == list(before.readers)
    for direction, left in found.items():
        one, two = before.readers[direction].trace, after.readers[direction].trace
        for part in ("h", "c"):
            if not hasattr(one, part):
                assert left.c is None
                continue
            moved = np.sqrt(((getattr(one, part) - getattr(two, part)) ** 2).sum(axis=1))
            np.testing.assert_allclose(getattr(left, part), moved / moved[place], rtol=1e-5)
        unread = slice(place + 1, None) if direction == "backward" else slice(0, place)
        assert not left.h[unread].any()
        assert left.h[place] == 1


@pytest.mark.parametrize(
    ("place", "token", "error", "message"),
    [
        (10, "也", IndexError, "place 10: expected 0 to 9"),
        (-1, "也", IndexError, "place -1: expected 0 to 9"),
        (3, "也许", ValueError, "token: expected one token, got 2"),
        (3, "", ValueError, "token: expected one token, got 0"),
        (3, "不", ValueError, "token: expected another than '不'"),
    ],
)
def test_what_cannot_be_swapped_is_named(place, token, error, message):
    with pytest.raises(error, match=message):
        swap(SPECIMENS["two LSTMs"], TEXT, place, token)
