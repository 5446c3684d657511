"""Specimens that are shipped, random, and from files that somebody made, some of them hostile."""

import io
import json
import pickle
from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import save

from lstm_core import (
    GRU,
    LSTM,
    RNN,
    BiGRU,
    BiLSTM,
    BiRNN,
    SpecimenError,
    open_specimen,
    random_specimen,
    save_specimen,
)
from lstm_core.formats.card import Card
from lstm_core.formats.weights import layer_to_arrays
from lstm_core.specimen import Embedding, Readout, Specimen
from lstm_core.text.tokeniser import Tokeniser


def specimen(direction="both", labels=("B", "M", "E", "S"), units=3):
    kind, width = (BiLSTM, 2 * units) if direction == "both" else (LSTM, units)
    rng = np.random.default_rng(0)
    card = Card(
        name="mine",
        kind="trained",
        task="segmentation" if labels else "none",
        language="zh",
        tokens="graphemes",
        direction=direction,
        labels=list(labels),
        sizes={"units": units, "embedding": 2},
        parameters=100,
        siblings={"forward": "mine-forward"},
        look_at=[{"kind": "place", "text": "我爱", "step": 1, "unit": 2, "direction": "forward", "r": 0.5}],
        examples=["我爱"],
    )
    readout = None
    if labels:
        weight = rng.standard_normal((len(labels), width)).astype(np.float32)
        readout = Readout(weight, np.zeros(len(labels), np.float32))
    table = Embedding(rng.standard_normal((3, 2)).astype(np.float32))
    layer = kind.random(2, units, dtype=np.float32)
    return Specimen("mine", card, Tokeniser("graphemes", ("", "我", "爱"), 0), table, layer, readout)


def parts(one=None):
    """(arrays, texts) of a good file, to be spoilt."""
    data = save_specimen(one or specimen())
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    texts, body = header.pop("__metadata__"), data[8 + length :]
    arrays = {}
    for name, entry in header.items():
        start, end = entry["data_offsets"]
        arrays[name] = np.frombuffer(body[start:end], np.float32).reshape(entry["shape"]).copy()
    return arrays, texts


def carded(**changes):
    """A file whose card has other fields; a field of ... is left out."""
    arrays, texts = parts()
    card = {name: value for name, value in (json.loads(texts["card"]) | changes).items() if value is not ...}
    return save(arrays, texts | {"card": json.dumps(card)})


def known(**changes):
    arrays, texts = parts()
    return save(arrays, texts | {"tokeniser": json.dumps(json.loads(texts["tokeniser"]) | changes)})


def spoilt(change):
    arrays, texts = parts()
    change(arrays)
    return save(arrays, texts)


def raw(header, body=b""):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + body


@pytest.mark.parametrize("direction", ["both", "forward", "backward"])
@pytest.mark.parametrize("labels", [("B", "M", "E", "S"), ()])
def test_a_saved_specimen_reads_the_same_when_opened(direction, labels):
    one = specimen(direction, labels)
    again = open_specimen(save_specimen(one))
    ours, theirs = one.read("我爱你"), again.read("我爱你")
    np.testing.assert_array_equal(ours.trace.h, theirs.trace.h)
    assert (ours.labels, ours.answer, ours.unknown) == (theirs.labels, theirs.answer, theirs.unknown)
    assert again.card == replace(one.card, siblings={})


def test_the_backward_reader_starts_at_the_end():
    one = specimen("backward")
    reading = one.read("我爱你我")
    assert reading.trace.reverse
    np.testing.assert_array_equal(reading.trace.h, one.layer(reading.x, reverse=True).h)


def pickled():
    buffer = io.BytesIO()
    torch.save({"weight": torch.ones(2)}, buffer)
    return buffer.getvalue()


HOSTILE = [
    (lambda: b"", "not-safetensors"),
    (lambda: b"\0" * 7, "not-safetensors"),
    (lambda: b"GIF89a" + b"\0" * 100, "not-safetensors"),
    (lambda: pickle.dumps({"weight": [1.0] * 100}), "pickle"),
    (lambda: pickle.dumps({"weight": [1.0] * 100}, protocol=2), "pickle"),
    (pickled, "pickle"),
    (lambda: save_specimen(specimen()) + b"\0" * 5_000_000, "too-large"),
    (lambda: save_specimen(specimen())[:200], "truncated"),
    (lambda: save_specimen(specimen())[:-4], "truncated"),
    (lambda: (2**63).to_bytes(8, "little") + b"{}", "header"),
    (lambda: (999_999).to_bytes(8, "little") + b"{}", "truncated"),
    (lambda: raw(b"{" * 100_000), "header"),
    (lambda: raw(b'{"a":' + b"[" * 100_000), "header"),
    (lambda: raw(b'{"\xff": 1}'), "header"),
    (lambda: raw({"__metadata__": {"card": 3}}), "header"),
    (lambda: raw({"a": 3}), "dtype"),
    (lambda: raw({"a": {"dtype": "I64", "shape": [1], "data_offsets": [0, 8]}}, b"\0" * 8), "dtype"),
    (lambda: raw({"a": {"dtype": "BF16", "shape": [1], "data_offsets": [0, 2]}}, b"\0" * 2), "dtype"),
    (lambda: raw({"a": {"dtype": "F32", "shape": [-1], "data_offsets": [0, 4]}}, b"\0" * 4), "shape"),
    (lambda: raw({"a": {"dtype": "F32", "shape": [2**40, 2**40], "data_offsets": [0, 4]}}, b"\0" * 4), "shape"),
    (lambda: raw({"a": {"dtype": "F32", "shape": [1], "data_offsets": [4, 8]}}, b"\0" * 8), "offsets"),
    (lambda: save({"a": np.ones(2, np.float32)}), "no-card"),
    (lambda: save(parts()[0], {"card": "{"}), "no-card"),
    (lambda: save(parts()[0], parts()[1] | {"card": "{"}), "card"),
    (lambda: save(parts()[0], parts()[1] | {"card": "[]"}), "card"),
    (lambda: save(parts()[0], parts()[1] | {"card": "[" * 100_000}), "card"),
    (lambda: save(parts()[0], parts()[1] | {"card": '{"seed": NaN}'}), "card"),
    (lambda: save(parts()[0], parts()[1] | {"card": '{"seed": 1e999}'}), "card"),
    (lambda: save(parts()[0], parts()[1] | {"tokeniser": "3"}), "vocabulary"),
    (lambda: carded(name=...), "card"),
    (lambda: carded(name="\ud800"), "card"),
    (lambda: known(vocabulary=["", "我", "\ud83d"]), "vocabulary"),
    (lambda: carded(name=" "), "card"),
    (lambda: carded(name="n" * 61), "card"),
    (lambda: carded(colour="red"), "card"),
    (lambda: carded(kind="magic"), "card"),
    (lambda: carded(task=["segmentation"]), "card"),
    (lambda: carded(tokens="bytes"), "card"),
    (lambda: carded(labels=["B", "M", "E"]), "shape"),
    (lambda: carded(labels=["B", "M", "E", "X"]), "card"),
    (lambda: carded(labels="BMES"), "card"),
    (lambda: carded(task="negation", labels=["positive", "negative", "M", "E"]), "card"),
    (lambda: carded(task="verse"), "card"),
    (lambda: carded(task="verse", labels=[]), "names"),
    (lambda: carded(sizes={"units": 3}), "card"),
    (lambda: carded(sizes={"units": 4, "embedding": 2}), "card"),
    (lambda: carded(parameters=-1), "card"),
    (lambda: carded(parameters=True), "card"),
    (lambda: carded(seed=10**400), "card"),
    (lambda: carded(metrics={"tag_accuracy": "good"}), "card"),
    (lambda: carded(fails=[{"text": "a"}]), "card"),
    (lambda: carded(examples=[""]), "card"),
    (lambda: carded(look_at=[{"kind": "place", "text": "我", "step": 0, "unit": 3, "direction": "forward"}]), "card"),
    (lambda: carded(look_at=[{"kind": "place", "text": "我", "step": 0, "unit": 0, "direction": "up"}]), "card"),
    (lambda: carded(look_at=[{"kind": "digit", "text": "我", "step": 0, "unit": 0, "direction": "forward"}]), "card"),
    (lambda: carded(siblings={"cousin": "x"}), "card"),
    (lambda: carded(direction="forward"), "names"),
    (lambda: known(vocabulary=["我", "我", "爱"]), "vocabulary"),
    (lambda: known(vocabulary=[]), "vocabulary"),
    (lambda: known(vocabulary=["", "我", 3]), "vocabulary"),
    (lambda: known(unknown_row=3), "vocabulary"),
    (lambda: known(unknown_row=True), "vocabulary"),
    (lambda: known(vocabulary=["", "我", "爱", "你"]), "shape"),
    (lambda: spoilt(lambda a: a.pop("forward.bias")), "names"),
    (lambda: spoilt(lambda a: a.update(extra=np.ones(1, np.float32))), "names"),
    (lambda: spoilt(lambda a: a.update({"forward.bias": np.ones(11, np.float32)})), "shape"),
    (lambda: spoilt(lambda a: a.update({"embedding.weight": np.ones((3, 3), np.float32)})), "shape"),
    (lambda: spoilt(lambda a: a.update({"readout.bias": np.ones((4, 1), np.float32)})), "shape"),
    (lambda: spoilt(lambda a: a["backward.weight_hh"].__setitem__((0, 0), np.nan)), "not-finite"),
    (lambda: spoilt(lambda a: a["embedding.weight"].__setitem__((0, 0), np.inf)), "not-finite"),
    (lambda: spoilt(lambda a: a["readout.bias"].__setitem__(0, 1e30)), "range"),
    (lambda: save_specimen(specimen(units=65)), "units"),
]


@pytest.mark.parametrize(("made", "code"), HOSTILE)
def test_a_file_that_is_no_specimen_is_refused_with_its_reason(made, code):
    with pytest.raises(SpecimenError) as caught:
        open_specimen(made())
    assert caught.value.code == code
    assert caught.value.expected
    assert caught.value.got
    assert len(caught.value.got) < 400


class Runs:
    """What a pickle of it does when it is opened."""

    ran = False

    def __reduce__(self):
        return setattr, (Runs, "ran", True)


def test_a_pickle_runs_code_where_it_is_opened_and_is_not_opened_here():
    data = pickle.dumps(Runs()) + b"\0" * 100
    with pytest.raises(SpecimenError) as caught:
        open_specimen(data)
    assert (caught.value.code, Runs.ran) == ("pickle", False)
    pickle.loads(data)
    assert Runs.ran


CELLS = {"forward": (RNN, LSTM, GRU), "backward": (RNN, LSTM, GRU), "both": (BiRNN, BiLSTM, BiGRU)}


@pytest.mark.parametrize(("direction", "kind"), [(way, kind) for way, kinds in CELLS.items() for kind in kinds])
def test_a_specimen_holds_any_of_the_three_cells(direction, kind):
    made = specimen(direction)
    made = replace(made, layer=kind.random(2, 3, dtype=np.float32))
    back = open_specimen(save_specimen(made))
    assert type(back.layer) is kind
    reading, again = made.read("我爱我"), back.read("我爱我")
    assert reading.kind == kind.__name__.lower().removeprefix("bi")
    assert {reader.kind for reader in again.readers.values()} == {reading.kind}
    assert list(again.readers) == (["forward", "backward"] if direction == "both" else [direction])
    np.testing.assert_array_equal(reading.probabilities, again.probabilities)
    np.testing.assert_array_equal(reading.trace.h, again.trace.h)
    assert len(reading.answer) > 0


def test_a_gru_of_the_other_variant_comes_back_as_it_was():
    made = specimen("forward")
    made = replace(made, layer=replace(GRU.random(2, 3, dtype=np.float32), reset_after=False, hard_slope=0.2))
    back = open_specimen(save_specimen(made)).layer
    assert (back.reset_after, back.hard_slope) == (False, 0.2)


@pytest.mark.parametrize("kind", [RNN, BiRNN])
def test_an_rnn_has_nothing_to_hold(kind):
    made = specimen("both" if kind is BiRNN else "forward")
    made = replace(made, layer=kind.random(2, 3, dtype=np.float32))
    with pytest.raises(ValueError, match="hold: expected a cell with doors, got an RNN"):
        made.read("我", hold_forward=[("f", None, None, 1.0)])


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_spoilt_byte_does_more_than_raise_a_specimen_error(data):
    good = bytearray(save_specimen(specimen()))
    for _ in range(data.draw(st.integers(1, 4))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    try:
        opened = open_specimen(bytes(good))
    except SpecimenError:
        return
    assert np.isfinite(opened.read("我爱你").trace.h).all()


def test_the_random_specimen_knows_every_grapheme_and_answers_nothing():
    one = random_specimen(units=5, seed=9)
    reading = one.read("我👩‍👩‍👧 a我")
    assert reading.tokens == ("我", "👩‍👩‍👧", "a", "我")
    assert not any(reading.unknown)
    np.testing.assert_array_equal(reading.x[0], reading.x[3])
    assert reading.x.shape == (4, 5)
    assert reading.trace.h.shape == (4, 10)
    assert (reading.answer, reading.labels, reading.tags) == (None, (), ())
    assert reading.probabilities.shape == (4, 0)
    np.testing.assert_array_equal(random_specimen(5, 9).read("我").trace.h, one.read("我").trace.h)
    assert np.abs(random_specimen(5, 8).read("我").trace.h - one.read("我").trace.h).max() > 1e-3
    assert one.card.parameters == sum(array.size for array in layer_to_arrays(one.layer).values())


@pytest.mark.parametrize("kind", [BiRNN, BiLSTM, BiGRU])
def test_a_random_specimen_of_any_cell_reads(kind):
    name = kind.reader.kind
    one = random_specimen(5, 9, name)
    assert type(one.layer) is kind
    assert one.read("我a").kind == name
    assert one.card.parameters == sum(array.size for array in layer_to_arrays(one.layer).values())
    with pytest.raises(ValueError, match="kind: expected rnn, lstm or gru, got 'cnn'"):
        random_specimen(kind="cnn")


@pytest.mark.parametrize(("units", "seed"), [(0, 0), (65, 0), (4, -1)])
def test_random_specimens_outside_the_bounds_are_refused(units, seed):
    with pytest.raises(ValueError, match="expected"):
        random_specimen(units, seed)


def test_a_random_specimen_is_not_saved():
    with pytest.raises(ValueError, match="random"):
        save_specimen(random_specimen())


@pytest.mark.parametrize("text", ["", " \n\u3000"])
def test_a_text_without_a_token_is_refused(text):
    with pytest.raises(ValueError, match="at least one token"):
        random_specimen().read(text)


def test_holds_reach_their_reader_only():
    one = specimen("both")
    reading = one.read("我爱你", hold_forward=[("f", 1, None, 0.25)], hold_backward=[("o", 0, 2, 1.0)])
    assert (reading.trace.forward.f[1] == 0.25).all()
    assert reading.trace.backward.o[0, 2] == 1
    assert not (reading.trace.backward.f == 0.25).any()
    with pytest.raises(ValueError, match="backward reader"):
        specimen("backward").read("我爱", hold_forward=[("f", 0, None, 1.0)])


def test_a_token_without_a_row_reads_zeros():
    one = replace(specimen(), tokeniser=Tokeniser("graphemes", ("x", "我", "爱")))
    assert (one.read("我你").x[1] == 0).all()
    assert (one.read("我你").x[0] != 0).any()
