"""What the stage is sent: exactly the trace's float32, the right verdicts, and no more bytes than agreed."""

import json
from base64 import b64decode

import numpy as np
import pytest

from lstm_core import load_specimen, random_specimen, specimens
from lstm_core.toys import TOYS, Switches, as_specimen, train
from pages.stage.payload import PARTS, run_part, verdicts
from pages.state import model_names

TWENTY = "我在中国的大学里学习语言和计算机科学很快乐"[:20]


def decoded(floats: str, *shape: int) -> np.ndarray:
    return np.frombuffer(b64decode(floats), "<f4").reshape(shape)


def part(name: str, text: str = "我爱中国", siblings: dict | None = None):
    specimen = load_specimen(name) if isinstance(name, str) else name
    reading = specimen.read(text)
    return specimen, reading, run_part(specimen, reading, siblings or {})


OTHERS = [name for name in model_names.models() if name not in (*specimens(), *model_names.RANDOMS.values())]
RANDOM = [random_specimen(5, 1), random_specimen(1, 0), random_specimen(64, 2)]


@pytest.mark.parametrize("name", [*specimens(), *OTHERS, *RANDOM])
def test_arrays_decode_to_exactly_the_trace(name):
    _, reading, sent = part(name, "我 a爱b中国")
    steps, units = sent["sizes"]["T"], sent["sizes"]["H"]
    assert np.array_equal(decoded(sent["x"], steps, sent["sizes"]["D"]), reading.x)
    assert [way for way in ("forward", "backward") if sent[way]] == list(reading.readers)
    for way, reader in reading.readers.items():
        layer, trace = reader.layer, reader.trace
        assert trace.reverse == (way == "backward")
        assert np.array_equal(decoded(sent[way]["bias"], layer.blocks * units), layer.bias)
        assert sent["kind"] == reading.kind
        for kind in PARTS[reading.kind]:
            array = getattr(trace, kind)
            assert array.dtype == np.float32
            assert np.array_equal(decoded(sent[way][kind], *array.shape), array), kind


def test_every_kind_that_a_link_can_open_is_drawn():
    assert set(PARTS) == set(model_names.DRAWN)
    assert {load_specimen(name).layer.kind for name in (*specimens(), *OTHERS)} <= set(PARTS)


@pytest.mark.parametrize("name", [name for name in OTHERS if "rnn" in name])
def test_an_rnn_s_sum_and_weights_are_sent_and_its_tanh_is_h(name):
    """One dense layer: every number of x and of the old h by a weight, and a bias; nothing else makes the new h."""
    _, reading, sent = part(name, load_specimen(name).card.examples[0])
    steps, units = sent["sizes"]["T"], sent["sizes"]["H"]
    for way, reader in reading.readers.items():
        total = decoded(sent[way]["sum"], steps, units)
        assert np.allclose(np.tanh(total), decoded(sent[way]["h"], steps, units), atol=1e-6)
        weights = decoded(sent[way]["weight_hh"], units, units)
        assert np.array_equal(weights, reader.layer.weight_hh)
        by_x = reader.trace.x @ reader.layer.weight_ih.T
        assert np.allclose(by_x + reader.trace.h_prev @ weights.T + reader.layer.bias, total, atol=1e-4)
        assert sent[way]["hard_slope"] is None


@pytest.mark.parametrize("name", [name for name in OTHERS if "gru" in name])
def test_a_gru_keeps_the_share_z_and_writes_the_rest_of_what_it_proposes(name):
    """Three dense layers read x and the old h; r multiplies what one of them makes of h, never h itself."""
    _, reading, sent = part(name, load_specimen(name).card.examples[0])
    shape = sent["sizes"]["T"], sent["sizes"]["H"]
    for way, reader in reading.readers.items():
        r, z, n, u, h = (decoded(sent[way][part], *shape) for part in ("r", "z", "n", "u", "h"))
        before = reader.trace.h_prev
        assert np.allclose(z * before + (1 - z) * n, h, atol=1e-6)
        inner = before @ np.split(reader.layer.weight_hh, 3)[2].T + reader.layer.bias_hn
        assert np.allclose(inner, u, atol=1e-4)
        own = reader.trace.x @ np.split(reader.layer.weight_ih, 3)[2].T + np.split(reader.layer.bias, 3)[2]
        assert np.allclose(np.tanh(own + r * u), n, atol=1e-5)
        assert "weight_hh" not in sent[way]


@pytest.mark.parametrize("name", specimens())
def test_what_is_sent_survives_json_and_is_flat_enough(name):
    _, reading, sent = part(name)
    assert json.loads(json.dumps(sent)) == sent
    assert sent["tokens"] == list(reading.tokens)
    lists = [value for value in sent.values() if isinstance(value, list)]
    assert not any(isinstance(item, list | dict) for items in lists for item in items)


def test_what_is_held_goes_as_a_mask_and_nothing_held_is_not_sent():
    specimen = load_specimen("segmenter-zh")
    hold = [("f", 1, [0, 3], 0.25), ("c", 2, 5, -0.5), ("g", None, 7, 1.0)]
    reading = specimen.read("我爱中国", hold_forward=hold)
    sent = run_part(specimen, reading, {})
    assert "held" not in sent["backward"]
    units = sent["sizes"]["H"]
    mask = np.frombuffer(b64decode(sent["forward"]["held"]), np.uint8).reshape(4, 5, units)
    expected = np.zeros((4, 5, units), np.uint8)
    expected[1, "ifgoc".index("f"), [0, 3]] = 1
    expected[2, "ifgoc".index("c"), 5] = 1
    expected[:, "ifgoc".index("g"), 7] = 1
    assert np.array_equal(mask, expected)
    assert np.array_equal(mask, reading.trace.forward.held)
    assert not any("held" in part("segmenter-zh")[2][way] for way in ("forward", "backward"))


def test_one_reader_speaks_for_its_direction_only():
    for name, way in (
        ("segmenter-zh-forward", "forward"),
        ("segmenter-zh-backward", "backward"),
        ("negation-zh", "forward"),
    ):
        _, reading, sent = part(name)
        assert list(sent["verdicts"]) == [way]
        assert np.array_equal(decoded(sent["verdicts"][way], *reading.probabilities.shape), reading.probabilities)


def test_siblings_stand_beside_both_when_they_read_the_same_tokens():
    siblings = {way: load_specimen(f"segmenter-zh-{way}").read("我爱中国") for way in ("forward", "backward")}
    _, reading, sent = part("segmenter-zh", siblings=siblings)
    assert list(sent["verdicts"]) == ["both", "forward", "backward"]
    for way, other in ({"both": reading} | siblings).items():
        assert np.array_equal(decoded(sent["verdicts"][way], 4, 4), other.probabilities)
    elsewhere = {"forward": load_specimen("segmenter-zh-forward").read("你好")}
    assert list(verdicts(reading, elsewhere)) == ["both"]


def test_random_weights_have_no_answer_and_say_that_they_mean_nothing():
    _, _, sent = part(random_specimen(16, 3))
    assert sent["meaningless"]
    assert (sent["task"], sent["classes"], sent["verdicts"], sent["answer"]) == (
        "none",
        [],
        {},
        "",
    )
    assert sent["tags"] == [""] * 4


def test_a_network_before_its_first_update_is_called_untrained():
    *_, last = records = list(train(TOYS["flip-flop"], Switches(updates=4), every=2))
    for record in records:
        assert part(as_specimen(TOYS["flip-flop"], record, Switches()))[2]["untrained"] == (record.update == 0)
    assert records[0].update == 0 < last.update
    assert not part("segmenter-zh")[2]["untrained"]
    assert not part(random_specimen(16, 3))[2]["untrained"]  # which says that it has no answer


def test_the_answer_is_a_label_and_words_are_left_to_the_tags():
    assert part("segmenter-zh")[2]["answer"] == ""
    text = "这部电影不好看"
    assert part("negation-zh", text)[2]["answer"] == load_specimen("negation-zh").read(text).answer


def test_twenty_characters_and_sixteen_units_both_ways_fit_the_wire():
    siblings = {way: load_specimen(f"segmenter-zh-{way}").read(TWENTY) for way in ("forward", "backward")}
    specimen, _, sent = part("segmenter-zh", TWENTY, siblings)
    assert specimen.layer.forward.bias.size // 4 <= 16
    assert len(json.dumps(sent)) <= 100_000
