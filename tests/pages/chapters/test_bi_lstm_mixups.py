"""What the lesson of two readers says of two mix-ups: the last column, and shared weights."""

import numpy as np
import pytest
import torch

from lstm_core import BiLSTM, Reader
from pages.chapters.bi_lstm.page import LESSON
from pages.words.digits import decimals
from pages.words.words import LANGUAGES, words
from tests.pages.chapters.test_bi_lstm import BOTH


def settled_of(specimen, text: str, mixup: str):
    """The run as its forward reader is followed, what settles the mix-up, and the place of it."""
    reading = specimen.read(text)
    reader = Reader(reading.tokens, specimen.layer.forward, reading.trace.forward, reading.trace.backward)
    settled = next(settled for settled in LESSON.settled if settled.mixup == mixup)
    (place,) = (case(reader) for case in settled.cases)
    return reading, reader, settled, place


@pytest.mark.parametrize(("specimen", "text"), BOTH, ids=[text for _, text in BOTH])
def test_the_last_column_is_said_to_be_the_backward_readers_first_step(specimen, text):
    reading, reader, settled, place = settled_of(specimen, text, "last-output")
    told = settled.numbers(reader, place)
    first, _ = specimen.layer.backward.step(reading.x[-1], *np.zeros((2, specimen.layer.hidden_size), np.float32))
    assert place.step == reader.steps - 1
    assert told["last"] == decimals(first[place.unit])
    assert told["final"] == decimals(reading.trace.backward.h[0, place.unit])
    assert told["first"] == reader.tokens[0]
    assert settled.text(reader, place) == "case"
    assert settled.draw(reader, place).count("stroke-dasharray:3 2") == 1


@pytest.mark.parametrize("specimen", [specimen for specimen, _ in BOTH], ids=[one.name for one, _ in BOTH])
def test_of_one_token_the_only_column_is_said_to_hold_both_final_states(specimen):
    one = "a" if specimen.name.endswith("en") else "我"
    reading, reader, settled, place = settled_of(specimen, one, "last-output")
    assert reader.steps == 1
    assert settled.text(reader, place) == "case_one"
    assert settled.numbers(reader, place)["final"] == decimals(reading.trace.backward.h[0, place.unit])
    assert "stroke-dasharray:3 2" not in settled.draw(reader, place)
    for lang in LANGUAGES:
        slots = {"token": "x", "unit": place.unit + 1} | settled.numbers(reader, place)
        assert words(lang)("bi_lstm.mixup.last-output.case_one", **slots)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_code_named_in_the_text_is_what_pytorch_hands_back(lang):
    text = words(lang)("bi_lstm.mixup.last-output.truth")
    torch.manual_seed(1)
    H, x = 5, torch.randn(2, 4, 3)
    lstm = torch.nn.LSTM(3, H, bidirectional=True, batch_first=True)
    out, (h, _) = lstm(x)
    places = {"last": "out[:, -1, H:]", "first": "out[:, 0, H:]", "final": "h_n[1]"}
    assert all(place in text for place in places.values())
    assert torch.equal(out[:, 0, H:], h[1])
    assert torch.equal(out[:, -1, H:], lstm(x[:, -1:])[0][:, 0, H:])
    assert not torch.allclose(out[:, -1, H:], h[1])


@pytest.mark.parametrize(("specimen", "text"), BOTH, ids=[text for _, text in BOTH])
def test_with_shared_weights_the_other_reader_would_say_the_number_told(specimen, text):
    reading, reader, settled, place = settled_of(specimen, text, "backward-of-forward")
    told, there = settled.numbers(reader, place), (place.step, place.unit)
    forward = specimen.layer.forward
    assert told["own"] == decimals(reading.trace.backward.h[there])
    assert told["shared"] == decimals(BiLSTM(forward, forward)(reading.x).backward.h[there])
