"""What the stage is sent when it asks for a unit's products: they and the bias are z, and the largest is found anew."""

import json
import re
from base64 import b64decode
from html import unescape

import numpy as np
import pytest

from lstm_core import load_specimen, specimens
from pages.stage.payload import run_part
from pages.stage.products import Wish, answer, markup, products, wish

GATES = "ifgo"
SAID = {"word": 7, "run": "a|b", "shown": "after", "direction": "forward", "unit": 3}


def decoded(sent: str, *shape: int) -> np.ndarray:
    return np.frombuffer(b64decode(sent), "<f4").reshape(shape)


@pytest.mark.parametrize("name", [*specimens(), "rnn-zh", "rnn-en-both", "gru-en"])
def test_products_and_bias_are_the_sum_that_the_payload_tells(name):
    specimen = load_specimen(name)
    reading = specimen.read(specimen.card.examples[0])
    sent = run_part(specimen, reading, {})
    steps, inputs, units = (sent["sizes"][size] for size in "TDH")
    for way, reader in reading.readers.items():
        blocks = reader.layer.blocks
        z = sum(decoded(sent[way][part], steps, blocks, units).astype(float) for part in ("z_x", "z_h"))
        z += decoded(sent[way]["bias"], blocks, units)
        for unit in (0, units - 1):
            told = products(reader, unit)
            parts = decoded(told["products"], steps, blocks, inputs + units).astype(float)
            total = parts.sum(axis=-1) + decoded(told["bias"], blocks)
            assert np.all(np.abs(total - z[..., unit]) <= 1e-5 * np.maximum(1, np.abs(z[..., unit])))


@pytest.mark.parametrize("name", [*specimens(), "rnn-zh", "rnn-en-both", "gru-en"])
def test_each_product_is_the_number_of_its_column_times_the_weight_above_it(name):
    specimen = load_specimen(name)
    reading = specimen.read(specimen.card.examples[0])
    for reader in reading.readers.values():
        told = products(reader, 1)
        numbers = np.concatenate([reader.trace.x, reader.trace.h_prev], axis=1)  # (T, D + H)
        steps, width = numbers.shape
        blocks = reader.layer.blocks
        weights = decoded(told["weights"], blocks, width)
        expected = numbers[:, None] * weights
        assert np.allclose(decoded(told["products"], steps, blocks, width), expected, rtol=1e-6, atol=1e-9)


def test_the_largest_of_the_products_is_the_one_that_the_model_s_own_weights_give():
    """The figures of the drill's picture: 我爱中国, 中, the forget gate of unit 4 of the forward reader."""
    specimen = load_specimen("segmenter-zh")
    reader = specimen.read("我爱中国").readers["forward"]
    layer, trace, unit, step = reader.layer, reader.trace, 3, 2
    row = GATES.index("f") * layer.hidden_size + unit
    own = [float(w) * float(v) for w, v in zip(layer.weight_ih[row], trace.x[step], strict=True)]
    own += [float(w) * float(v) for w, v in zip(layer.weight_hh[row], trace.h[step - 1], strict=True)]
    largest = max(range(len(own)), key=lambda k: abs(own[k]))
    told = decoded(products(reader, unit)["products"], 4, 4, len(own))[step, GATES.index("f")]
    assert int(np.abs(told).argmax()) == largest
    assert told[largest] == pytest.approx(own[largest])
    f = trace.f[step, unit]
    assert sum(own) + float(layer.bias[row]) == pytest.approx(np.log(f / (1 - f)), rel=1e-4)


def test_what_is_sent_for_twenty_characters_is_at_most_twenty_four_kilobytes():
    reader = load_specimen("segmenter-zh").read("我在中国的大学里学习语言和计算机科学很快乐"[:20]).readers["forward"]
    assert reader.steps == 20
    assert sum(map(len, products(reader, 0).values())) < 24_000


def test_what_the_browser_says_is_a_wish_or_nothing():
    assert wish(SAID) == Wish(7, "a|b", "after", "forward", 3)
    for said in (None, [], {}, SAID | {"unit": "3"}, {**SAID, "run": None}):
        assert wish(said) is None


@pytest.mark.parametrize(
    "asked",
    [
        Wish(1, "another", "after", "forward", 0),
        Wish(1, "run", "before", "forward", 0),
        Wish(1, "run", "after", "sideways", 0),
        Wish(1, "run", "after", "backward", 0),
        Wish(1, "run", "after", "forward", 16),
        Wish(1, "run", "after", "forward", -1),
    ],
)
def test_what_is_not_to_be_had_is_answered_with_nothing(asked):
    reading = load_specimen("segmenter-zh-forward").read("我爱中国")
    assert answer(asked, "run", {"after": reading, "before": None}) == {}
    assert answer(Wish(1, "run", "after", "forward", 0), "run", {"after": reading}) != {}


def test_the_answer_stands_in_the_page_as_it_was_sent():
    told = {"weights": "AA==", "bias": '<&">'}
    found = re.fullmatch(r'<span data-products="(\d+)" data-arrays="([^"]*)"></span>', markup(Wish(**SAID), told))
    assert found
    assert int(found[1]) == 7
    assert json.loads(unescape(found[2])) == told
