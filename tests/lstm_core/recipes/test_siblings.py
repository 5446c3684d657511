"""The RNN and the GRU beside the segmenters: as large, trained alike, and with the figures of their cards."""

import numpy as np
import pytest

from lstm_core import count, load_specimen, specimens
from lstm_core.formats.specimen_file import OFF_MENU
from lstm_core.recipes import measure
from lstm_core.recipes.segmenters.languages import SEGMENTERS

SIBLINGS = [name for name in OFF_MENU if name.startswith(("rnn-", "gru-"))]


def lstm_of(name):
    """The segmenter whose sibling it is."""
    _, language, *both = name.split("-")
    return load_specimen(f"segmenter-{language}" + ("" if both else "-forward"))


@pytest.mark.parametrize("name", SIBLINGS)
def test_a_sibling_is_as_large_as_the_segmenter_and_was_trained_alike(name):
    one, lstm = load_specimen(name), lstm_of(name)
    assert one.layer.kind == name.split("-")[0]
    assert one.card.sizes == lstm.card.sizes
    assert one.card.direction == lstm.card.direction
    assert one.tokeniser == lstm.tokeniser
    assert one.card.data == lstm.card.data
    chosen = ("epoch_chosen", "seeds_tried")
    trained = [
        {key: value for key, value in card.training.items() if key not in chosen} for card in (one.card, lstm.card)
    ]
    assert trained[0] == trained[1]
    assert one.card.seed == SEGMENTERS[one.card.language].seeds[0]
    sizes = one.card.sizes
    rest = sizes["vocabulary"] * sizes["embedding"] + one.readout.weight.size + one.readout.bias.size
    assert one.card.parameters == rest + count(type(one.layer), sizes["embedding"], sizes["units"]).parameters


@pytest.mark.parametrize("name", SIBLINGS)
def test_a_sibling_s_everyday_sentences_come_out_as_its_card_says(name, tmp_path):
    one = load_specimen(name)
    (ours,) = (source for source in SEGMENTERS[one.card.language].sources if source.here)
    metrics, file = one.card.metrics, ours.path(tmp_path).stem
    assert measure.whole(one, ours.read(tmp_path)) == pytest.approx(metrics[f"whole_{file}"], abs=0.005)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_in_cutting_words_an_rnn_is_close_to_an_lstm_and_a_gru_is_closer(language):
    tags = {
        cell: load_specimen(name).card.metrics["tag_accuracy"]
        for cell, name in (
            ("rnn", f"rnn-{language}"),
            ("lstm", f"segmenter-{language}-forward"),
            ("gru", f"gru-{language}"),
        )
    }
    assert tags["rnn"] < tags["gru"] < tags["lstm"] + 0.01
    assert tags["lstm"] - tags["rnn"] < 0.06
    assert abs(tags["lstm"] - tags["gru"]) < 0.02


@pytest.mark.parametrize("name", [name for name in SIBLINGS if name.endswith("-both")])
def test_two_readers_find_more_right_tags_than_the_forward_one(name):
    both, forward = (load_specimen(one).card for one in (name, name.removesuffix("-both")))
    assert both.metrics["tag_accuracy"] > forward.metrics["tag_accuracy"] + 0.03
    assert both.siblings == {"forward": name.removesuffix("-both")}


def test_what_the_stage_does_not_draw_can_be_read_and_is_not_in_the_menu():
    assert not set(OFF_MENU) & set(specimens())
    for name in OFF_MENU:
        reading = load_specimen(name).read(load_specimen(name).card.examples[0])
        assert reading.answer
        np.testing.assert_allclose(reading.probabilities.sum(axis=1), 1, atol=1e-5)
