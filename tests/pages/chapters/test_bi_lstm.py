"""What the lesson of two readers says of its models, its pairs and its halves holds."""

import numpy as np
import pytest

from lstm_core import LSTM, BiLSTM, load_specimen, random_specimen
from pages.chapters.bi_lstm import LESSON
from pages.ui import halves, pairs
from pages.ui.payload import hide, run_part
from pages.ui.quiz.ground import Place
from pages.ui.text import LANGUAGES

ALL = [(lang, pair) for lang in LANGUAGES for pair in pairs.PAIRS[lang]]
BOTH = [
    (load_specimen("segmenter-zh"), "我在中国学习"),
    (load_specimen("segmenter-en"), "i love your cat"),
    (random_specimen(5, 1), "我爱中国人"),
]
TURN = next(task for task in LESSON.tasks if task.name == "turn")


@pytest.mark.parametrize(("lang", "pair"), ALL, ids=[pair.long for _, pair in ALL])
def test_a_pair_is_settled_by_what_follows_alone(lang, pair):
    def said(reader: str) -> tuple[float, float]:
        return tuple(pairs.ends(lang, reader, text, pair.step) for text in (pair.short, pair.long))

    short, long = said("forward")
    assert halves.four(short) == halves.four(long)
    for reader in ("backward", "both"):
        short, long = said(reader)
        assert short > 0.5 > long, reader
    assert pair.long.startswith(pair.short)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sentence_is_cut_wrongly_by_all_three(lang):
    text, right, answers = pairs.lost(lang)
    assert right.replace(" ", "") == text.replace(" ", "").lower()
    assert set(answers) == set(pairs.READERS)
    assert right not in answers.values()


@pytest.mark.parametrize(("specimen", "text"), BOTH, ids=[text for _, text in BOTH])
def test_what_follows_moves_the_backward_half_and_not_one_bit_of_the_forward_half(specimen, text):
    reading = specimen.read(text)
    for step in range(len(reading.tokens) - 1):
        found = halves.ahead(specimen, reading, Place(step, 1))
        assert len({one.following for one in found}) == len(found) == 3
        assert found[0].following == reading.tokens[step + 1]
        assert all(one.moved[0] == 0 for one in found)
        assert all(one.moved[1] > 1e-3 for one in found[1:])
        assert [one.forward for one in found] == [float(reading.trace.forward.h[step, 1])] * 3
    assert halves.ahead(specimen, reading, Place(len(reading.tokens) - 1, 0)) == []


@pytest.mark.parametrize(("specimen", "text"), BOTH, ids=[text for _, text in BOTH])
def test_the_last_column_is_the_backward_readers_first_step(specimen, text):
    reading = specimen.read(text)
    for unit in range(specimen.layer.hidden_size):
        found = halves.slip(specimen, reading, unit)
        h, _ = specimen.layer.backward.step(reading.x[-1], *np.zeros((2, specimen.layer.hidden_size), np.float32))
        assert found.last == found.alone == pytest.approx(float(h[unit]), abs=1e-6)
        assert found.final == float(reading.trace.backward.h[0, unit])


@pytest.mark.parametrize(("specimen", "text"), BOTH, ids=[text for _, text in BOTH])
def test_both_cost_twice_what_one_does(specimen, text):
    layer = specimen.layer
    ways = (layer.forward, layer.backward)
    weights = [sum(array.size for array in (way.weight_ih, way.weight_hh, way.bias)) for way in ways]
    found = halves.costs(specimen, specimen.read(text))
    assert found["parameters"] == (weights[0], sum(weights))
    assert all(two == 2 * one for one, two in found.values())
    assert isinstance(layer, BiLSTM)
    assert isinstance(layer.forward, LSTM)


@pytest.mark.parametrize(
    ("before", "after", "ticks"),
    [
        ("我在中", "我在中国", True),
        ("我在中国", "我在中", True),
        ("我在中", "我在中我在中", False),     # no earlier label changes
        ("我在中", "他在中国", False),        # not only the end was changed
        ("我在中国", "我在中心", False),
    ],
)
def test_the_end_turns_an_earlier_label(before, after, ticks):
    specimen = load_specimen("segmenter-zh")
    assert TURN.came(specimen.read(before), specimen.read(after)) is ticks
    alone = load_specimen("segmenter-zh-forward")
    assert TURN.came(alone.read(before), alone.read(after)) is False


def test_a_part_of_the_reader_that_is_not_followed_can_be_hidden():
    specimen = load_specimen("segmenter-zh")
    sent = run_part(specimen, specimen.read("我爱中国"), {})
    shown = hide(sent, "forward", 2, ("backward.h", "c"))
    assert shown["backward"]["h"] != sent["backward"]["h"]
    assert shown["forward"]["c"] != sent["forward"]["c"]
    assert shown["forward"]["h"] == sent["forward"]["h"]
    assert shown["backward"]["c"] == sent["backward"]["c"]
    assert shown["verdicts"] == sent["verdicts"]
    alone = load_specimen("segmenter-zh-forward")
    sent = run_part(alone, alone.read("我爱中国"), {})
    assert hide(sent, "forward", 2, ("backward.h",)) == sent
