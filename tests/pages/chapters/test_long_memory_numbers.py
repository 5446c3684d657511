"""Long memory: the numbers that its sentences name are those of the core."""

import inspect
from dataclasses import replace

import numpy as np
import pytest

from lstm_core import load_specimen, memory_ledger
from lstm_core.memory import kept_from
from lstm_core.toys import SOLVED, Contender, Toy, contender_network, recall, turns
from pages.chapters.long_memory import clipping, duel, gradients, lives, mixups, reaches
from pages.quiz.long_memory import BIASES
from pages.words.words import LANGUAGES, words
from tests.pages.chapters.test_long_memory import firsts


@pytest.mark.parametrize("lang", LANGUAGES)
def test_powers_in_the_prose_are_those_of_its_doors(lang):
    say = words(lang)
    told = say("long_memory.explain")
    assert "0.99" in told
    assert f"{0.99**100:.2f}" == "0.37"
    assert "0.37" in told
    assert "0.73" in told
    assert f"{0.73**100:.0e}" == "2e-14"
    assert "2 × 10⁻¹⁴" in told
    assert "0.73" in say("long_memory.ask.who.why_never-vanishes")
    assert 0.73**50 < 1e-6
    assert 1 / (1 + np.exp(-float(max(BIASES)))) ** 50 < duel.FAINT


@pytest.mark.parametrize("lang", LANGUAGES)
def test_seeds_and_sequences_named_are_those_of_the_core(lang):
    say = words(lang)
    assert f"{reaches.SEEDS} " in say("long_memory.gradients.about")
    for case in ("more-rnn", "more-lstm"):
        assert f"{reaches.SEEDS} " in say(f"long_memory.ask.{case}.why_right", rnn="", lstm="")
    told = say("long_memory.duel.about")
    assert f"{inspect.signature(Toy.accuracy).parameters['count'].default:,}" in told
    assert f"{100 * SOLVED:g}%" in told
    assert duel.BUDGET == 10  # the ten seconds of a question
    assert clipping.UNCLIPPED.input_scale == 1e-4
    assert clipping.UNCLIPPED.optimiser == "descent"
    assert replace(clipping.CLIPPED, clip=clipping.UNCLIPPED.clip) == clipping.UNCLIPPED


def test_a_gradient_hardly_grows_behind_inputs_and_has_room_in_silence_or_with_more_units():
    assert firsts(gain=1.5)["rnn_h"] < gradients.EXPLODES
    assert firsts(gain=1.5, units=64)["rnn_h"] > gradients.EXPLODES
    assert firsts(gain=1.5, source="silence")["rnn_h"] > gradients.EXPLODES


def test_by_way_of_h_the_gradient_of_an_lstm_grows_where_its_belt_leaves_half():
    found = firsts(bias=5.0, units=64)
    assert found["belt"] < 1
    assert found["lstm_c"] > gradients.EXPLODES


def test_with_a_bias_of_0_every_rnn_that_is_asked_about_is_ahead():
    shut = firsts(bias=0.0)["lstm_c"]
    assert all(firsts(gain=dials.gain)["rnn_h"] > 1e3 * shut for dials in mixups.STARTS)
    assert {dials.gain for dials in mixups.STARTS} == {gain for gain, _ in mixups.ASKED}
    assert 1.0 in {gain for gain, _ in mixups.ASKED}


def test_training_opens_doors_over_a_lag_from_which_enough_of_the_gradient_comes_back():
    toy, begun = recall(20), Contender("lstm")
    x = toy.inputs(toy.example)
    *_, end = turns(begun, toy, 300.0)
    assert end.state == "solved"
    before, after = (np.median(network.layer(x).f) for network in (contender_network(begun, toy), end.network))
    assert after > before + duel.OPENED


@pytest.mark.parametrize(
    ("model", "sentences"),
    [
        ("segmenter-zh", ("研究生命起源，我爱中国。", "我们在学校里学习了很多东西，今天天气很好。")),
        ("segmenter-en", ("goodbyeandgoodnight", "ilovechinaandthepeopleofthiscountry")),
    ],
)
def test_a_segmenter_s_labels_hardly_depend_on_what_stood_ten_places_before(model, sentences):
    specimen = load_specimen(model)
    same = []
    for ahead in sentences:
        for text in sentences:
            alone, behind = specimen.read(text).labels, specimen.read(ahead + text).labels[len(ahead) :]
            same += [one == other for one, other in zip(alone[10:], behind[10:], strict=True)]
    assert np.mean(same) > 0.95


@pytest.mark.parametrize(
    ("model", "text", "word"),
    [("negation-zh", "这部电影不好看", "不"), ("negation-en", "this movie is not good", "not")],
)
def test_a_negation_is_brought_to_the_end_in_a_unit_or_two(model, text, word):
    reading = load_specimen(model).read(text)
    kept = kept_from(reading.trace, reading.tokens.index(word))[-1]
    assert 1 <= (kept > 0.9).sum() <= 2 < len(kept)
    assert np.median(kept) < 0.7


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_count_of_verse_lasts_a_line_and_another_unit_lasts_longer(lang):
    known = load_specimen(f"verse-{lang}")
    reading = known.read(known.card.examples[0])
    counter = next(look["unit"] for look in known.card.look_at if look["kind"] == "count")
    end = next(step for step, token in enumerate(reading.tokens) if token in "，/")
    assert kept_from(reading.trace, 1)[end - 1, counter] > 0.7
    kept = kept_from(reading.trace, end - 1)
    assert kept[end:, counter].max() < 0.01
    assert np.delete(kept[end], counter).max() > 0.5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_metre_of_a_poem_lasts_to_its_end(lang):
    poem = lives.POEM
    reading = load_specimen(poem["model"]).read(poem["text"])
    wrote = reading.trace.i_g[5:7, poem["unit"]]
    stands = memory_ledger(reading.trace)[-1, 6:8, poem["unit"]]
    assert ((stands / wrote > 0.6) & (stands / wrote < 0.7)).all()
    assert len(reading.tokens) - 1 - 6 > 20
    assert str(poem["unit"] + 1) in words(lang)("long_memory.lives.poem")
