"""Layers of PyTorch: the arrays of a `state_dict`, told apart by name."""

import re
from collections.abc import Mapping

import numpy as np

from lstm_core.bidirectional import AnyLayer
from lstm_core.formats.layouts import blocks_of, checked, gru_arrays, layer_of, listed, named, no_bias
from lstm_core.formats.weights import WeightsError, check_names

ARRAY = re.compile(r"(?P<prefix>.*\.|)(?P<kind>(?:weight|bias)_(?:ih|hh|hr))_l(?P<layer>\d+)(?P<end>_reverse)?")
KINDS: dict[float, str] = {1: "RNN", 3: "GRU", 4: "LSTM"}  # by the blocks of rows of weight_hh


def from_torch(
    arrays: Mapping[str, object],
    *,
    prefix: str | None = None,
    layer: int | None = None,
    nonlinearity: str | None = None,
) -> AnyLayer:
    """From the state_dict of a `torch.nn.LSTM`, `torch.nn.GRU` or `torch.nn.RNN`, or of a model that holds one.

    weight_ih_l0 (4H, D), weight_hh_l0 (4H, H), bias_ih_l0 and bias_hh_l0 (4H,), summed, rows in the order
    i f g o; of a GRU 3H in place of 4H, r z n, b_hn apart; with the suffix _reverse for the backward reader. Without
    any bias (bias=False) it is 0. The backward half alone gives a layer with reverse=True. Tensors are detached,
    bfloat16 becomes float32.

    `prefix` names the layer where the arrays hold other things too, "" those without a prefix; `layer` picks one
    layer of a stack. An RNN's arrays (rows H in place of 4H) do not say what its nonlinearity was, so it must be
    said: "tanh".

    >>> from_torch(tagger.state_dict(), prefix="encoder.lstm", layer=1).hidden_size
    4

    Raises `WeightsError`: projections (proj_size), layers (which one?), names (which layer, or what is missing),
    activations, options, shape, dtype, not-finite, range.
    """
    parts, number = _one_layer(_group(named(arrays), prefix), layer)
    for name in parts:
        if name.startswith("weight_hr"):
            raise WeightsError("projections", "no proj_size", name)
    ends = [end for end in ("", "_reverse") if any(name.endswith("_reverse") == bool(end) for name in parts)]
    kinds = ["weight_ih", "weight_hh", *(["bias_ih", "bias_hh"] if any(n.startswith("bias") for n in parts) else [])]
    names = [[f"{kind}_l{number}{end}" for kind in kinds] for end in ends or [""]]
    check_names(parts, [name for side in names for name in side])
    sides = [_side(*(checked(name, parts[name]) for name in side)) for side in names]
    if not all(blocks_of(side["weight_hh"]) == 1 for side in sides):
        if nonlinearity is not None:
            raise WeightsError("options", "a nonlinearity of an RNN only", f"nonlinearity {nonlinearity}")
    elif nonlinearity != "tanh":
        said = "an RNN whose state_dict does not say" if nonlinearity is None else f"nonlinearity {nonlinearity}"
        raise WeightsError("activations", 'nonlinearity="tanh"', said)
    return layer_of(sides, reverse=ends == ["_reverse"])


def _group(arrays: dict[str, object], prefix: str | None) -> dict[str, object]:
    """The arrays of one module, their names without its prefix."""
    found: dict[str, dict[str, object]] = {}
    for name, array in arrays.items():
        match = ARRAY.fullmatch(name)
        if match:
            found.setdefault(match["prefix"], {})[name.removeprefix(match["prefix"])] = array
    if prefix is not None:
        prefix = prefix.rstrip(".") + "." if prefix.rstrip(".") else ""
        if prefix not in found:
            raise WeightsError("names", _choices(found), f"prefix={prefix!r}")
        own = {name.removeprefix(prefix): a for name, a in arrays.items() if name.startswith(prefix)}
        return found[prefix] | {name: array for name, array in own.items() if "." not in name}
    if len(found) > 1:
        raise WeightsError("layers", _choices(found), f"{len(found)} of them")
    only = next(iter(found), "")
    others = [name for name in arrays if not ARRAY.fullmatch(name)]
    if found and any(not name.startswith(only) or "." in name.removeprefix(only) for name in others):
        raise WeightsError("names", _choices(found), " ".join(f"+{name[:60]}" for name in others[:5]))
    return {name.removeprefix(only): array for name, array in arrays.items()}


def _one_layer(group: dict[str, object], layer: int | None) -> tuple[dict[str, object], int]:
    """The arrays of one layer of a stack, and its number."""
    matches = {name: ARRAY.fullmatch(name) for name in group}
    layers = sorted({int(match["layer"]) for match in matches.values() if match})
    if layer is None and len(layers) > 1:
        raise WeightsError("layers", f"one layer: layer= one of {layers}", " ".join(f"_l{k}" for k in layers))
    chosen = layer if layer is not None else next(iter(layers), 0)
    if layers and chosen not in layers:
        raise WeightsError("layers", f"layer= one of {layers}", f"{layer!r}")
    return {n: group[n] for n, match in matches.items() if match is None or int(match["layer"]) == chosen}, chosen


def _side(ih: np.ndarray, hh: np.ndarray, *biases: np.ndarray) -> dict[str, np.ndarray]:
    """The arrays of one reader in this library's layout."""
    of_x, of_h = biases or (no_bias(ih), no_bias(ih))
    if of_x.shape != of_h.shape:
        raise WeightsError("shape", f"bias_hh {of_x.shape}", f"{of_h.shape}")
    if blocks_of(hh) == 3:
        return gru_arrays(ih, hh, of_x, of_h)
    return {"weight_ih": ih, "weight_hh": hh, "bias": of_x + of_h}


def _choices(found: dict[str, dict[str, object]]) -> str:
    """What can be named: prefix="lstm." (LSTM, layers 0 to 1, both directions), ..."""
    if not found:
        return "weight_ih_l0 weight_hh_l0 …: no recurrent layer is in it"
    return "one layer: " + listed(f'prefix="{prefix}" ({_described(group)})' for prefix, group in found.items())


def _described(group: dict[str, object]) -> str:
    layers = sorted({int(match["layer"]) for match in map(ARRAY.fullmatch, group) if match})
    hidden = next((array for name, array in group.items() if name.startswith("weight_hh")), None)
    facts = [KINDS.get(blocks_of(hidden), "other")]
    facts += [f"layers {layers[0]} to {layers[-1]}"] if len(layers) > 1 else []
    return ", ".join(facts + (["both directions"] if any(name.endswith("_reverse") for name in group) else []))
