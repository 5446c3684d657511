"""Keras's layers as people have them: in a model, in a file, from old versions, with hard gates."""

import os

os.environ["KERAS_BACKEND"] = "torch"

import h5py
import keras
import numpy as np
import pytest

from lstm_core import GRU, LSTM, RNN, BiGRU, BiLSTM, BiRNN, WeightsError, from_keras

D, H, T = 3, 4, 6
X = np.random.default_rng(0).standard_normal((T, D)).astype(np.float32)


def refused(code, says):
    return pytest.raises(WeightsError, match=f"^{code}: .*{says}")


def built(layer):
    layer.build((None, T, D))
    rng = np.random.default_rng(1)
    layer.set_weights([2 * rng.standard_normal(w.shape).astype(np.float32) for w in layer.weights])
    return layer


def weights(layer):
    return {w.path: w for w in layer.weights}


def output(layer):
    return layer(X[None]).detach().numpy()[0]


@pytest.mark.parametrize("both", [False, True])
def test_hard_gates_of_the_present_keras(both):
    layer = keras.layers.LSTM(H, return_sequences=True, recurrent_activation="hard_sigmoid")
    layer = built(keras.layers.Bidirectional(layer) if both else layer)
    ours = from_keras(weights(layer), recurrent_activation="hard_sigmoid")
    assert ours.hard_slope == 1 / 6
    np.testing.assert_allclose(ours(X).h, output(layer), atol=1e-5)
    assert np.abs(from_keras(weights(layer))(X).h - output(layer)).max() > 0.01


def old_style(both=False, hard=0.2):
    """(arrays by paths of Keras 2.2, and h of the formula in its documentation: clip(z / 5 + 1/2, 0, 1))."""
    rng, found, outputs = np.random.default_rng(2), {}, []
    for reader in ("forward_", "backward_") if both else ("",):
        shapes = {"kernel": (D, 4 * H), "recurrent_kernel": (H, 4 * H), "bias": (4 * H,)}
        arrays = {name: 2 * rng.standard_normal(shape) for name, shape in shapes.items()}
        where = f"bidirectional_1/{reader}lstm_1" if both else "lstm_1"
        found |= {f"{where}/{name}:0": array for name, array in arrays.items()}
        h, c, hs = np.zeros(H), np.zeros(H), []
        for x in X[::-1] if reader == "backward_" else X:
            i, f, g, o = np.split(x @ arrays["kernel"] + h @ arrays["recurrent_kernel"] + arrays["bias"], 4)
            i, f, o = (np.clip(hard * z + 0.5, 0, 1) for z in (i, f, o))
            c = f * c + i * np.tanh(g)
            h = o * np.tanh(c)
            hs.append(h)
        outputs.append(hs[::-1] if reader == "backward_" else hs)
    return found, np.concatenate(outputs, axis=-1)


@pytest.mark.parametrize("both", [False, True])
def test_hard_gates_of_old_keras(both):
    arrays, wanted = old_style(both)
    ours = from_keras(arrays, recurrent_activation="hard_sigmoid")
    assert ours.hard_slope == 1 / 5
    np.testing.assert_allclose(ours(X).h, wanted, atol=1e-12)
    with pytest.warns(UserWarning, match="hard_sigmoid"):
        from_keras(arrays)
    assert from_keras(arrays, recurrent_activation="sigmoid").hard_slope is None


@pytest.mark.parametrize(
    ("where", "end", "slope"),
    [
        ("lstm/lstm_cell/", "", 1 / 6),
        ("layers/lstm/cell/", "", 1 / 6),
        ("lstm/lstm_cell/", ":0", 1 / 5),
        ("lstm_1/", ":0", 1 / 5),
        ("", "", 1 / 5),
    ],
)
def test_which_hard_sigmoid_is_read_off_the_paths_unless_it_is_said(where, end, slope):
    arrays, _ = old_style()
    arrays = {f"{where}{path.split('/')[1].removesuffix(':0')}{end}": array for path, array in arrays.items()}
    assert from_keras(arrays, recurrent_activation="hard_sigmoid").hard_slope == slope
    for version, said in ((1, 1 / 5), (2, 1 / 5), (3, 1 / 6)):
        assert from_keras(arrays, recurrent_activation="hard_sigmoid", version=version).hard_slope == said
    with refused("options", "version 1, 2 or 3, got 4"):
        from_keras(arrays, recurrent_activation="hard_sigmoid", version=4)


@pytest.mark.parametrize("above", ["", "bidirectional_1/", "model_weights/bidirectional_1/bidirectional_1/", "a/b/c/"])
@pytest.mark.parametrize("cell", ["", "lstm_cell/", "while/lstm_cell_7/"])
def test_two_readers_are_told_apart_at_any_depth(above, cell):
    arrays, wanted = old_style(both=True)
    moved = {}
    for path, array in arrays.items():
        _, reader, name = path.split("/")
        moved[f"{above}{reader}/{cell}{name}"] = array
    for arrays in (moved, dict(reversed(moved.items()))):
        ours = from_keras(arrays, recurrent_activation="hard_sigmoid", version=2)
        np.testing.assert_allclose(ours(X).h, wanted, atol=1e-12)


def test_a_backward_half_alone_reads_from_the_end():
    arrays, wanted = old_style(both=True)
    half = {path: array for path, array in arrays.items() if "backward" in path}
    ours = from_keras(half, recurrent_activation="hard_sigmoid")
    assert ours.reverse
    np.testing.assert_allclose(ours(X).h, wanted[:, H:], atol=1e-12)


def test_go_backwards_stays_with_the_layer():
    layer = built(keras.layers.LSTM(H, return_sequences=True, go_backwards=True))
    ours = from_keras(weights(layer), go_backwards=True)
    np.testing.assert_allclose(ours(X).h, output(layer)[::-1], atol=1e-5)  # Keras's output is in reading order
    with refused("options", "go_backwards of two readers"):
        from_keras(weights(built(keras.layers.Bidirectional(keras.layers.LSTM(H)))), go_backwards=True)


def cudnn(seed=3):
    """(A CuDNNLSTM's arrays, the same layer's as an LSTM has them.) cuDNN keeps W (H, D) row by row; Keras kept those
    numbers in an array (D, H), and each recurrent block as cuDNN's R, which is used as h @ R.T."""
    rng = np.random.default_rng(seed)
    W, R, biases = rng.standard_normal((4, H, D)), rng.standard_normal((4, H, H)), rng.standard_normal((2, 4 * H))
    kernel = np.concatenate([w.ravel().reshape(D, H) for w in W], axis=1)
    theirs = {"kernel": kernel, "recurrent_kernel": np.concatenate(list(R), axis=1), "bias": biases.ravel()}
    return theirs, (W.reshape(4 * H, D), R.reshape(4 * H, H), biases.sum(axis=0))


def test_a_cudnn_layer_is_turned():
    theirs, wanted = cudnn()
    ours = from_keras({f"cu_dnnlstm_1/{name}:0": array for name, array in theirs.items()})
    for array, right in zip((ours.weight_ih, ours.weight_hh, ours.bias), wanted, strict=True):
        np.testing.assert_allclose(array, right, atol=1e-12)
    both = {f"bidirectional_1/{s}_cu_dnnlstm_1/{n}:0": a for s in ("forward", "backward") for n, a in theirs.items()}
    assert isinstance(from_keras(both), BiLSTM)


def test_a_cudnn_layer_that_cannot_be_is_refused_in_words_that_name_it():
    theirs, _ = cudnn()
    with refused("activations", "CuDNN"):
        from_keras(theirs, recurrent_activation="hard_sigmoid")
    with refused("shape", "CuDNN"):
        from_keras(theirs | {"recurrent_kernel": np.ones((H + 1, 4 * H))})


def model():
    """Two layers one after the other, and a dense one."""
    readers = keras.layers.Bidirectional(keras.layers.LSTM(H, return_sequences=True), name="readers")
    return keras.Sequential([keras.Input((T, D)), readers, keras.layers.LSTM(H), keras.layers.Dense(2)])


def test_one_layer_of_a_model_is_named_by_its_prefix():
    made = model()
    paths = weights(made)
    first, second = (made.layers[k].weights[0].path.rsplit("/", 1)[0] for k in (0, 1))
    first = first.rsplit("/", 2)[0]
    with refused("layers", f'prefix="{first}", prefix="{second}", got 2 of them'):
        from_keras(paths)
    ours = from_keras(paths, prefix=first)
    assert isinstance(ours, BiLSTM)
    np.testing.assert_allclose(ours(X).h, output(made.layers[0]), atol=1e-5)
    for prefix in (second, second.rsplit("/", 1)[0], second + "/"):
        assert isinstance(from_keras(paths, prefix=prefix), LSTM)
    with refused("names", "got prefix='dense'"):
        from_keras(paths, prefix="dense")
    alone = {path: w for path, w in paths.items() if not path.startswith(first)}
    with refused("names", r"prefix=.*got \+.*dense/kernel, \+.*dense/bias"):
        from_keras(alone)
    with refused("names", "none is in it, got .*dense"):
        from_keras({path: w for path, w in paths.items() if "dense" in path} | {"other/table": np.ones(2)})


@pytest.mark.parametrize("name", ["all.weights.h5", "all.h5"])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_arrays_of_a_saved_file(tmp_path, name):
    made, found = model(), {}
    (made.save_weights if name.endswith("weights.h5") else made.save)(tmp_path / name)
    with h5py.File(tmp_path / name) as file:
        file.visititems(lambda path, part: found.update({path: part[()]} if isinstance(part, h5py.Dataset) else {}))
    prefix = "layers/bidirectional" if name.endswith("weights.h5") else "model_weights/readers"
    ours = from_keras(found, prefix=prefix)
    np.testing.assert_allclose(ours(X).h, output(made.layers[0]), atol=1e-5)


@pytest.mark.parametrize("both", [False, True])
@pytest.mark.parametrize("after", [True, False])
@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("gates", ["sigmoid", "hard_sigmoid"])
def test_a_gru_of_the_present_keras(gates, bias, after, both):
    options = {"reset_after": after, "use_bias": bias, "recurrent_activation": gates}
    layer = keras.layers.GRU(H, return_sequences=True, **options)
    layer = built(keras.layers.Bidirectional(layer) if both else layer)
    said = {"recurrent_activation": gates} | ({} if bias else {"reset_after": after})
    ours = from_keras(weights(layer), **said)
    assert isinstance(ours, BiGRU if both else GRU)
    assert {one.reset_after for one in ((ours.forward, ours.backward) if both else (ours,))} == {after}
    np.testing.assert_allclose(ours(X).h, output(layer), atol=1e-5)


def test_a_gru_that_goes_backwards():
    layer = built(keras.layers.GRU(H, return_sequences=True, go_backwards=True))
    np.testing.assert_allclose(from_keras(weights(layer), go_backwards=True)(X).h, output(layer)[::-1], atol=1e-5)


def gru_arrays(after):
    """(arrays as Keras's documentation lays them out, blocks z r h, and h of its formulas in float64)."""
    rng = np.random.default_rng(4)
    kernel, recurrent, bias = rng.normal(size=(D, 3 * H)), rng.normal(size=(H, 3 * H)), rng.normal(size=(2, 3 * H))
    of_x, of_h = bias if after else (bias[0], np.zeros(3 * H))
    h, hs = np.zeros(H), []
    for x in X.astype(float):
        x_z, x_r, x_h = np.split(x @ kernel + of_x, 3)
        h_z, h_r, h_h = np.split(h @ recurrent + of_h, 3)
        z, r = (1 / (1 + np.exp(-v)) for v in (x_z + h_z, x_r + h_r))
        new = np.tanh(x_h + (r * h_h if after else (r * h) @ recurrent[:, 2 * H :]))
        h = z * h + (1 - z) * new
        hs.append(h)
    return {"kernel": kernel, "recurrent_kernel": recurrent, "bias": bias if after else bias[0]}, np.array(hs)


@pytest.mark.parametrize("after", [True, False])
def test_a_gru_s_documented_layout_to_the_last_digits(after):
    arrays, wanted = gru_arrays(after)
    np.testing.assert_allclose(from_keras(arrays, reset_after=after)(X).h, wanted, atol=1e-10)
    with refused("options", f"reset_after={after}, as the bias says, got reset_after={not after}"):
        from_keras(arrays, reset_after=not after)


def test_a_gru_without_a_bias_does_not_say_which_it_is():
    arrays, _ = gru_arrays(True)
    del arrays["bias"]
    with refused("options", "reset_after=True or False of a GRU without a bias"):
        from_keras(arrays)
    one, other = (from_keras(arrays, reset_after=after)(X).h for after in (True, False))
    assert np.abs(one - other).max() > 0.01


def test_a_cudnn_gru_is_turned():
    rng = np.random.default_rng(5)
    W, R, biases = rng.normal(size=(3, H, D)), rng.normal(size=(3, H, H)), rng.normal(size=(2, 3 * H))
    kernel = np.concatenate([w.ravel().reshape(D, H) for w in W], axis=1)
    theirs = {"kernel": kernel, "recurrent_kernel": np.concatenate(list(R), axis=1), "bias": biases.ravel()}
    plain = {"kernel": W.reshape(3 * H, D).T, "recurrent_kernel": R.reshape(3 * H, H).T, "bias": biases}
    ours, wanted = from_keras(theirs), from_keras(plain)
    assert ours.reset_after
    for name in GRU.names:
        np.testing.assert_allclose(getattr(ours, name), getattr(wanted, name), atol=1e-12)


@pytest.mark.parametrize("both", [False, True])
def test_a_simple_rnn_of_the_present_keras(both):
    layer = keras.layers.SimpleRNN(H, return_sequences=True)
    layer = built(keras.layers.Bidirectional(layer) if both else layer)
    ours = from_keras(weights(layer))
    assert isinstance(ours, BiRNN if both else RNN)
    np.testing.assert_allclose(ours(X).h, output(layer), atol=1e-5)
    with refused("options", "no recurrent_activation of a SimpleRNN"):
        from_keras(weights(layer), recurrent_activation="sigmoid")


def test_readers_of_two_kinds_are_no_pair():
    gru, _ = gru_arrays(False)
    lstm, _ = old_style()
    mixed = {f"b/forward_gru/{name}": array for name, array in gru.items()}
    mixed |= {path.replace("lstm_1", "b/backward_lstm"): array for path, array in lstm.items()}
    with refused("names", "backward.bias_hn"):
        from_keras(mixed, recurrent_activation="sigmoid")
    with refused("options", "reset_after of a GRU only"):
        from_keras(lstm, recurrent_activation="sigmoid", reset_after=True)


def test_other_activations_are_refused_by_name():
    arrays, _ = old_style()
    with refused("activations", "recurrent_activation sigmoid or hard_sigmoid, got tanh"):
        from_keras(arrays, recurrent_activation="tanh")
    with refused("activations", "activation tanh, got relu"):
        from_keras(arrays, recurrent_activation="sigmoid", activation="relu")
