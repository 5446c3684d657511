"""Whatever is given to the readers of weights, they return a layer or raise WeightsError, and nothing else."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_core import (
    GRU,
    LSTM,
    RNN,
    BiGRU,
    BiLSTM,
    BiRNN,
    WeightsError,
    from_keras,
    from_onnx,
    from_onnx_node,
    from_torch,
    load_layer,
    save_layer,
)

D, H = 2, 3
SHAPES = st.one_of(
    st.sampled_from([(12, 2), (12, 3), (12,), (2, 12), (3, 12), (1, 12, 2), (1, 12, 3), (1, 24), (24,), (3, 3), ()]),
    st.sampled_from([(9, 2), (9, 3), (9,), (2, 9), (3, 9), (1, 9, 2), (1, 9, 3), (1, 18), (18,), (3, 2), (3,)]),
    st.lists(st.integers(0, 4), max_size=4).map(tuple),
)
DTYPES = st.sampled_from([np.float16, np.float32, np.float64, np.int64, np.bool_, np.complex64, object])
arrays = st.builds(lambda shape, dtype, fill: np.full(shape, fill, dtype), SHAPES, DTYPES, st.sampled_from([0, 1, 0.5]))
odd = st.sampled_from([None, "x", b"x", 3, [1.0, [2.0]], {}, np.nan, np.array([np.nan, np.inf]), object()])
values = arrays | odd


def some(names):
    """Mappings from some of these names to anything."""
    return st.dictionaries(st.sampled_from(names), values, max_size=8)


TORCH = [
    f"{prefix}{kind}{end}"
    for prefix in ("", "lstm.", "a.b.")
    for kind in ("weight_ih", "weight_hh", "bias_ih", "bias_hh", "weight_hr")
    for end in ("_l0", "_l1", "_l0_reverse", "_l99999999999", "")
]
KERAS = [
    f"{where}{name}"
    for where in ("", "lstm/", "b/forward_lstm/", "b/backward_lstm/", "/", "//", "l/cell/vars/")
    for name in ("kernel", "recurrent_kernel", "bias", "kernel:0", "0", "1", "2", "", "peephole")
]
ONNX = ["W", "R", "B", "P", "X"]


def right(arrays, layout):
    """Good arrays of the layout with some of them spoilt."""
    good = {
        "torch": {"weight_ih_l0": (12, 2), "weight_hh_l0": (12, 3), "bias_ih_l0": (12,), "bias_hh_l0": (12,)},
        "keras": {"kernel": (2, 12), "recurrent_kernel": (3, 12), "bias": (12,)},
        "onnx": {"W": (1, 12, 2), "R": (1, 12, 3), "B": (1, 24)},
    }[layout]
    return {name: np.ones(shape) for name, shape in good.items()} | arrays


def only_weights_error(read, *given_to, **options):
    """Whether a layer was read; anything but a WeightsError fails the test."""
    try:
        layer = read(*given_to, **options)
    except WeightsError:
        return False
    assert isinstance(layer, RNN | LSTM | GRU | BiRNN | BiLSTM | BiGRU)
    return True


@settings(max_examples=300, deadline=None)
@given(some(TORCH), st.booleans(), st.sampled_from([None, "", "lstm", "a.b.", "zz"]), st.sampled_from([None, 0, 1, -1]))
def test_torch(arrays, spoilt, prefix, layer):
    only_weights_error(from_torch, right(arrays, "torch") if spoilt else arrays, prefix=prefix, layer=layer)


@settings(max_examples=300, deadline=None)
@given(
    some(KERAS),
    st.booleans(),
    st.sampled_from([None, "", "lstm", "b", "/"]),
    st.booleans(),
    st.sampled_from(["sigmoid", "hard_sigmoid", "x"]),
    st.sampled_from([None, True, False]),
)
def test_keras(arrays, spoilt, prefix, backwards, gates, after):
    options = {"prefix": prefix, "go_backwards": backwards, "recurrent_activation": gates, "reset_after": after}
    only_weights_error(from_keras, right(arrays, "keras") if spoilt else arrays, **options)


@settings(max_examples=300, deadline=None)
@given(
    some(ONNX),
    st.booleans(),
    st.dictionaries(
        st.sampled_from(
            [
                "direction",
                "activations",
                "activation_alpha",
                "activation_beta",
                "hidden_size",
                "linear_before_reset",
                "clip",
            ]
        ),
        st.sampled_from(
            [
                None,
                0,
                3,
                -1.5,
                b"reverse",
                "bidirectional",
                b"\xff",
                [],
                [b"HardSigmoid", b"Tanh", b"Tanh"],
                ["Sigmoid"],
                [0.2],
                ["x"],
                [[0.2]],
                {},
                object(),
            ]
        ),
    ),
)
def test_onnx(arrays, spoilt, attributes):
    arrays = right(arrays, "onnx") if spoilt else arrays
    only_weights_error(from_onnx, arrays, **attributes)
    node = SimpleNamespace(op_type="LSTM", input=["X", *"WRB", "", "X", "W", "P"], attribute=[])
    only_weights_error(from_onnx_node, node, arrays)


@pytest.mark.parametrize("read", [from_torch, from_keras, from_onnx])
@pytest.mark.parametrize("whole", [None, 3, "weights", [], np.ones(3), LSTM.random(2, 3)], ids=repr)
def test_what_is_no_mapping(read, whole):
    with pytest.raises(WeightsError):
        read(whole)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from([RNN, LSTM, GRU, BiRNN, BiLSTM, BiGRU]),
    st.lists(st.tuples(st.integers(0, 9999), st.integers(0, 255)), max_size=4),
)
def test_a_layer_s_file(kind, changes):
    data = bytearray(save_layer(kind.random(D, H, dtype=np.float32)))
    for place, byte in changes:
        data[place % len(data)] = byte
    only_weights_error(load_layer, bytes(data))
