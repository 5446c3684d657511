"""One layer as a file: its arrays, and in the header what they do not say, the gates' sigma and the direction."""

import json
from dataclasses import replace

from numpy.typing import DTypeLike

from lstm_core.bilstm import BiLSTM
from lstm_core.formats.weights import (
    LARGEST_WEIGHT,
    WeightsError,
    from_bytes,
    layer_from_arrays,
    layer_to_arrays,
    read_json,
    to_bytes,
)
from lstm_core.lstm import LSTM
from lstm_core.rnn import RNN

NAME = "layer"  # of the header's text
FACTS = ("hard_slope", "reverse")  # in it


def save_layer(layer: LSTM | BiLSTM | RNN, *, dtype: DTypeLike | None = None) -> bytes:
    """The layer as a safetensors file: weight_ih, weight_hh, bias; of a BiLSTM forward.weight_ih and so on."""
    return to_bytes(layer_to_arrays(layer), facts_of(layer), dtype=dtype or layer.dtype)


def load_layer(data: bytes) -> LSTM | BiLSTM | RNN:
    """The layer that `save_layer` wrote; `WeightsError` for anything else."""
    arrays, texts = from_bytes(data)
    return with_facts(layer_from_arrays(arrays), texts)


def facts_of(layer: LSTM | BiLSTM | RNN, facts: tuple[str, ...] = FACTS) -> dict[str, str]:
    """The header's text {"layer": '{"hard_slope": 0.2, "reverse": true}'}; what is usual is left out, all of it {}."""
    told = {name: getattr(layer, name) for name in facts if getattr(layer, name, None)}
    return {NAME: json.dumps(told, sort_keys=True)} if told else {}


def with_facts(
    layer: LSTM | BiLSTM | RNN, texts: dict[str, str], known: tuple[str, ...] = FACTS
) -> LSTM | BiLSTM | RNN:
    """The layer with what `facts_of` wrote; `WeightsError` "header" for anything else."""
    facts = read_json(texts.get(NAME, "{}"), "header")
    without = {BiLSTM: "reverse", RNN: "hard_slope"}.get(type(layer))
    for name in facts:
        if name not in known or name == without:
            expected = " ".join(known) if name not in known else f"no {name} of this layer"
            raise WeightsError("header", f"layer: {expected}", name[:40])
    slope, reverse = facts.get("hard_slope"), facts.get("reverse", False)
    fits = isinstance(slope, int | float) and not isinstance(slope, bool) and 0 < slope <= LARGEST_WEIGHT
    if "hard_slope" in facts and not fits:
        raise WeightsError("header", f"layer: hard_slope above 0, at most {LARGEST_WEIGHT:g}", str(slope)[:40])
    if type(reverse) is not bool:
        raise WeightsError("header", "layer: reverse true or false", str(reverse)[:40])
    if isinstance(layer, BiLSTM):
        return BiLSTM(*(replace(reader, hard_slope=slope) for reader in (layer.forward, layer.backward)))
    return replace(layer, **({"hard_slope": slope} if isinstance(layer, LSTM) else {}), reverse=reverse)
