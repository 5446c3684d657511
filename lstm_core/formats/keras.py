"""Layers of Keras: arrays by path, of version 1 to 3, of the CuDNN layer, and of saved files."""

import warnings
from collections.abc import Mapping

import numpy as np

from lstm_core.bidirectional import AnyLayer
from lstm_core.formats.keras_paths import Reader, chosen, split
from lstm_core.formats.layouts import (
    axes,
    blocks_of,
    checked,
    gru_arrays,
    layer_of,
    named,
    no_bias,
    reordered,
)
from lstm_core.formats.weights import WeightsError, check_names

KERAS_2_SLOPE, KERAS_3_SLOPE = 1 / 5, 1 / 6  # of hard_sigmoid: up to Keras 2, in Keras 3
OLD_DEFAULT = (
    "from_keras: these paths may be of Keras 2.2 or older, where the gates' default was hard_sigmoid; the layer's "
    'config says which: recurrent_activation="hard_sigmoid" or "sigmoid". Read as sigmoid.'
)


def from_keras(
    arrays: Mapping[str, object],
    *,
    prefix: str | None = None,
    activation: str = "tanh",
    recurrent_activation: str | None = None,
    reset_after: bool | None = None,
    go_backwards: bool = False,
    version: int | None = None,
) -> AnyLayer:
    """From the weights of a Keras `LSTM`, `GRU`, `SimpleRNN`, `CuDNNLSTM`, `CuDNNGRU` or two of one, by their path.

    kernel (D, 4H), recurrent_kernel (H, 4H), bias (4H,), columns in the order i f c o; of a GRU 3H in place of 4H,
    z r h, of a SimpleRNN H; without a bias (use_bias=False) it is 0. A bias (8H,) is `CuDNNLSTM`'s (6H of the GRU):
    its kernels are stored by columns, and both are turned. A GRU's bias (2, 3H) says reset_after=True, one of (3H,)
    False: two networks, and both are read; without a bias `reset_after` must say which.
    Paths end in these names at any depth; the readers are told apart by a part that begins with "forward" or
    "backward". `prefix` names the layer where the paths of several are there: the part of the path before its own.

    >>> from_keras({w.path: w for w in model.weights}, prefix="tagger/lstm_1").hidden_size
    5

    What weights cannot say comes from the layer's config. `recurrent_activation` is "sigmoid" or "hard_sigmoid",
    which was the default up to Keras 2.2: paths of that age without a word on it give a warning and sigmoid.
    "hard_sigmoid" is clip(z / 5 + 1/2) up to Keras 2 and clip(z / 6 + 1/2) in Keras 3; `version` (1 to 3) says which,
    None reads it off the paths: 3 where they have a cell in them and no ":0" behind, else 2. With `go_backwards` the
    layer's reverse is True (its trace is in sentence order; Keras's output in reading order). Two readers put h of
    both side by side, as merge_mode="concat".

    Raises `WeightsError`: layers or names (which layer, or what is missing), activations, options, peepholes, shape,
    dtype, not-finite, range.
    """
    everything = named(arrays)
    readers = chosen(everything, prefix)
    sides = [_side(reader) for reader in readers.values()]
    if go_backwards and len(sides) == 2:
        raise WeightsError("options", "no go_backwards of two readers", "go_backwards")
    if activation != "tanh":
        raise WeightsError("activations", "activation tanh", str(activation))
    cudnn = any(_cudnn(reader) for reader in readers.values())
    facts: dict[str, object] = {}
    if all("bias_hn" in side for side in sides):
        facts["reset_after"] = _reset_after(reset_after, list(readers.values()))
    elif reset_after is not None:
        raise WeightsError("options", "reset_after of a GRU only", f"reset_after {reset_after}"[:60])
    if not any(blocks_of(side["weight_hh"]) == 1 for side in sides):
        facts["hard_slope"] = _hard_slope(recurrent_activation, version, everything, cudnn)
    elif recurrent_activation is not None:
        raise WeightsError("options", "no recurrent_activation of a SimpleRNN", str(recurrent_activation)[:40])
    return layer_of(sides, reverse=bool(go_backwards) or list(readers) == ["backward"], **facts)


def _cudnn(reader: Reader) -> bool:
    """Whether the arrays are a CuDNN layer's, which keeps two biases, one after the other: (8H,) or (6H,)."""
    bias, kernel = (getattr(reader.get(name), "shape", ()) for name in ("bias", "kernel"))
    return len(bias) == 1 and len(kernel) == 2 and bias[0] == 2 * kernel[1]


def _side(reader: Reader) -> dict[str, np.ndarray]:
    """The arrays of one reader in this library's layout."""
    for name in reader:
        if "peephole" in name:
            raise WeightsError("peepholes", "kernel recurrent_kernel bias", name)
    check_names(reader, ["kernel", "recurrent_kernel", *(["bias"] if "bias" in reader else [])])
    found = {name: checked(name, array) for name, array in reader.items()}
    kernel, recurrent = axes("kernel", found["kernel"], 2), axes("recurrent_kernel", found["recurrent_kernel"], 2)
    blocks, bias = blocks_of(recurrent.T), found.get("bias", no_bias(kernel.T))
    if not _cudnn(reader):
        return _gru(kernel.T, recurrent.T, bias) if blocks == 3 else _arrays(kernel.T, recurrent.T, bias)
    if blocks not in (3, 4) or kernel.shape[1] % blocks:
        raise WeightsError("shape", "a CuDNN layer's kernels (D, 4H) and (H, 4H)", f"{kernel.shape} {recurrent.shape}")
    each = np.split(kernel, int(blocks), axis=1)
    ih = np.concatenate([block.ravel().reshape(block.shape, order="F").T for block in each])
    hh = np.concatenate(np.split(recurrent, int(blocks), axis=1))  # each is stored transposed, as weight_hh has it
    bias = bias.reshape(2, -1)
    return _gru(ih, hh, bias) if blocks == 3 else _arrays(ih, hh, bias.sum(axis=0))


def _arrays(ih: np.ndarray, hh: np.ndarray, bias: np.ndarray) -> dict[str, np.ndarray]:
    return {"weight_ih": ih, "weight_hh": hh, "bias": bias}


def _gru(ih: np.ndarray, hh: np.ndarray, bias: np.ndarray) -> dict[str, np.ndarray]:
    """Blocks z r h as blocks r z n; the bias (3H,), or (2, 3H) of x and of h."""
    if bias.ndim != 1 and (bias.ndim, len(bias)) != (2, 2):
        raise WeightsError("shape", "bias (3H,) or (2, 3H) of a GRU", str(bias.shape))
    of_x, of_h = bias if bias.ndim == 2 else (bias, np.zeros_like(bias))
    return gru_arrays(*(reordered(rows, (1, 0, 2)) for rows in (ih, hh, of_x, of_h)))


def _reset_after(said: bool | None, readers: list[Reader]) -> bool:
    """Which variant a GRU is: what the shapes of its biases say, or what is said where there are none."""
    shown = {None if "bias" not in reader else _cudnn(reader) or _axes(reader["bias"]) == 2 for reader in readers}
    if len(shown) > 1:
        raise WeightsError("shape", "biases of one shape", " ".join(map(str, shown)))
    (told,) = shown
    if told is None and said is None:
        raise WeightsError("options", "reset_after=True or False of a GRU without a bias", "neither")
    if told is not None and said not in (None, told):
        raise WeightsError("options", f"reset_after={told}, as the bias says", f"reset_after={said}"[:60])
    return bool(said) if told is None else told


def _axes(array: object) -> int:
    return len(getattr(array, "shape", ()))


def _hard_slope(said: str | None, version: int | None, paths: dict[str, object], cudnn: bool) -> float | None:
    """The slope of the gates' sigma, None where it is the logistic one."""
    if version not in (None, 1, 2, 3):
        raise WeightsError("options", "version 1, 2 or 3", str(version))
    in_cell = [split(path)[0].endswith("cell") for path in paths]
    marked = [path.endswith(":0") for path in paths]
    if said is None and not cudnn and all(marked) and not any(in_cell):
        warnings.warn(OLD_DEFAULT, stacklevel=3)
    if said in (None, "sigmoid"):
        return None
    if said != "hard_sigmoid":
        raise WeightsError("activations", "recurrent_activation sigmoid or hard_sigmoid", str(said))
    if cudnn:
        raise WeightsError("activations", "sigmoid in a CuDNNLSTM (a bias of 8H)", said)
    latest = version == 3 if version else all(in_cell) and not any(marked)
    return KERAS_3_SLOPE if latest else KERAS_2_SLOPE
