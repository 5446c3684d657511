"""Weights taken from real layers of other libraries give the same numbers as those layers."""

import os

os.environ["KERAS_BACKEND"] = "torch"

import numpy as np
import onnx
import onnxruntime
import pytest
import torch

from lstm_core import LSTM, BiLSTM, WeightsError, from_keras, from_onnx, from_torch

D, H, T = 3, 5, 7
X = np.random.default_rng(0).standard_normal((T, D))


def state(layer):
    return {name: value.numpy() for name, value in layer.state_dict().items()}


def arrays(**changes):
    return state(torch.nn.LSTM(D, H)) | changes


@pytest.mark.parametrize("both", [False, True])
@pytest.mark.parametrize("bias", [False, True])
def test_a_torch_layer(both, bias):
    layer = torch.nn.LSTM(D, H, bidirectional=both, bias=bias, dtype=torch.float64)
    with torch.no_grad():
        expected = layer(torch.from_numpy(X))[0].numpy()
    ours = from_torch({f"encoder.{name}": value for name, value in state(layer).items()})
    assert isinstance(ours, BiLSTM if both else LSTM)
    np.testing.assert_allclose(ours(X).h, expected, atol=1e-12)


@pytest.fixture(scope="module")
def keras():
    import keras

    return keras


@pytest.mark.parametrize("both", [False, True])
@pytest.mark.parametrize("bias", [False, True])
def test_a_keras_layer(keras, both, bias):
    layer = keras.layers.LSTM(H, return_sequences=True, use_bias=bias)
    layer = keras.layers.Bidirectional(layer) if both else layer
    layer.build((None, T, D))
    rng = np.random.default_rng(1)
    layer.set_weights([rng.standard_normal(w.shape).astype(np.float32) for w in layer.weights])
    x = X.astype(np.float32)
    expected = layer(x[None]).detach().numpy()[0]
    ours = from_keras({w.path: w.value.detach().numpy() for w in layer.weights})
    assert isinstance(ours, BiLSTM if both else LSTM)
    np.testing.assert_allclose(ours(x).h, expected, atol=1e-5)


def graph(parts, **attributes):
    """An ONNX graph of one LSTM node with these weights, as bytes."""
    names = ["W", "R", "B"]
    node = onnx.helper.make_node("LSTM", ["X", *names], ["Y"], hidden_size=H, **attributes)
    values = [onnx.numpy_helper.from_array(parts[name], name) for name in names]
    x = onnx.helper.make_tensor_value_info("X", onnx.TensorProto.FLOAT, [T, 1, D])
    y = onnx.helper.make_tensor_value_info("Y", onnx.TensorProto.FLOAT, None)
    built = onnx.helper.make_graph([node], "g", [x], [y], values)
    opset = [onnx.helper.make_opsetid("", 14)]
    return onnx.helper.make_model(built, opset_imports=opset, ir_version=8).SerializeToString()


@pytest.mark.parametrize("direction", ["forward", "reverse", "bidirectional"])
def test_an_onnx_graph(direction):
    readers, rng = 1 + (direction == "bidirectional"), np.random.default_rng(2)
    shapes = {"W": (readers, 4 * H, D), "R": (readers, 4 * H, H), "B": (readers, 8 * H)}
    parts = {name: rng.standard_normal(shape).astype(np.float32) for name, shape in shapes.items()}
    x = X.astype(np.float32)
    session = onnxruntime.InferenceSession(graph(parts, direction=direction), providers=["CPUExecutionProvider"])
    (y,) = session.run(None, {"X": x[:, None]})  # (T, readers, 1, H)
    ours = from_onnx(parts, direction=direction.encode(), hidden_size=H)
    np.testing.assert_allclose(ours(x).h, y[:, :, 0].reshape(T, -1), atol=1e-5)


ONES = {"W": np.ones((1, 4 * H, D)), "R": np.ones((1, 4 * H, H)), "B": np.ones((1, 8 * H))}
KERAS = {"kernel": np.ones((D, 4 * H)), "recurrent_kernel": np.ones((H, 4 * H)), "bias": np.ones(4 * H)}


@pytest.mark.parametrize(
    ("load", "code", "says"),
    [
        (lambda: from_torch(state(torch.nn.LSTM(D, H, proj_size=2))), "projections", "weight_hr_l0"),
        (lambda: from_torch(state(torch.nn.LSTM(D, H, num_layers=2))), "layers", "_l1"),
        (lambda: from_torch(state(torch.nn.RNNCell(D, H))), "names", r"\+weight_ih"),
        (lambda: from_torch(arrays(attention=np.ones(3))), "names", r"\+attention"),
        (lambda: from_torch({}), "names", "−weight_ih_l0"),
        (lambda: from_torch(arrays(bias_hh_l0=np.ones(19))), "shape", r"\(20,\), got \(19,\)"),
        (lambda: from_torch(arrays(bias_hh_l0=np.ones(20, np.int32))), "dtype", "bias_hh_l0 .*int32"),
        (lambda: from_torch(arrays(weight_hh_l0=np.full((20, 5), np.nan))), "not-finite", "weight_hh_l0"),
        (lambda: from_keras(KERAS, activation="relu"), "activations", "activation tanh, got relu"),
        (lambda: from_keras(KERAS | {"a/kernel": np.ones(1), "b/kernel": np.ones(1)}), "names", r"\+a/kernel"),
        (lambda: from_keras({f"{k}/{n}": v for k in ("lstm", "lstm_1") for n, v in KERAS.items()}), "layers", "lstm_1"),
        (lambda: from_keras(KERAS | {"peephole_i": np.ones(H)}), "peepholes", "peephole_i"),
        (lambda: from_keras(KERAS | {"kernel": np.ones(4)}), "shape", "kernel of 2 axes"),
        (lambda: from_keras(KERAS | {"bias": np.ones((2, 3 * H))}), "shape", r"\(2, 15\)"),
        (lambda: from_onnx(ONES | {"P": np.ones((1, 3 * H))}), "peepholes", "P"),
        (lambda: from_onnx(ONES, activations=["Sigmoid", "Relu", "Tanh"]), "activations", "relu"),
        (lambda: from_onnx(ONES, clip=3.0), "options", "clip"),
        (lambda: from_onnx(ONES, input_forget=1), "options", "input_forget"),
        (lambda: from_onnx(ONES, direction="sideways"), "options", "sideways"),
        (lambda: from_onnx(ONES, direction="bidirectional"), "shape", r"\(2, 4H, D\)"),
        (lambda: from_onnx(ONES, hidden_size=4), "shape", "H = 4"),
        (lambda: from_onnx(ONES | {"B": np.ones((1, 4 * H))}), "shape", r"B \(1, 40\), got|B \(1, 10\)"),
        (lambda: from_onnx(ONES | {"C": np.ones(1)}), "names", r"\+C"),
    ],
)
def test_what_cannot_be_expressed_is_refused_by_name(load, code, says):
    with pytest.raises(WeightsError, match=says) as caught:
        load()
    assert caught.value.code == code


def test_onnx_defaults_are_accepted():
    assert isinstance(from_onnx(ONES, activations=[b"Sigmoid", b"Tanh", b"Tanh"], input_forget=0), LSTM)
