"""One layer as a file: its arrays, and in the header what they do not say: the gates' sigma, a GRU's variant, the
direction."""

import json
from collections.abc import Collection
from dataclasses import fields, replace

from numpy.typing import DTypeLike

from lstm_core.bidirectional import AnyLayer, Bidirectional
from lstm_core.formats.weights import (
    LARGEST_WEIGHT,
    WeightsError,
    from_bytes,
    layer_from_arrays,
    layer_to_arrays,
    read_json,
    to_bytes,
)

NAME = "layer"  # of the header's text
FACTS = {"hard_slope": None, "reset_after": True, "reverse": False}  # in it, and what is usual


def save_layer(layer: AnyLayer, *, dtype: DTypeLike | None = None) -> bytes:
    """The layer as a safetensors file: weight_ih, weight_hh, bias; of two readers forward.weight_ih and so on."""
    return to_bytes(layer_to_arrays(layer), facts_of(layer), dtype=dtype or layer.dtype)


def load_layer(data: bytes) -> AnyLayer:
    """The layer that `save_layer` wrote; `WeightsError` for anything else."""
    arrays, texts = from_bytes(data)
    return with_facts(layer_from_arrays(arrays), texts)


def facts_of(layer: AnyLayer, facts: Collection[str] = FACTS.keys()) -> dict[str, str]:
    """The header's text {"layer": '{"hard_slope": 0.2, "reverse": true}'}; what is usual is left out, all of it {}."""
    one = layer.forward if isinstance(layer, Bidirectional) else layer
    told = {name: getattr(one, name) for name in _known(layer, facts) if getattr(one, name) != FACTS[name]}
    return {NAME: json.dumps(told, sort_keys=True)} if told else {}


def with_facts(layer: AnyLayer, texts: dict[str, str], known: Collection[str] = FACTS.keys()) -> AnyLayer:
    """The layer with what `facts_of` wrote; `WeightsError` "header" for anything else."""
    facts = read_json(texts.get(NAME, "{}"), "header")
    for name in facts:
        if name not in _known(layer, known):
            expected = " ".join(known) if name not in known else f"no {name} of this layer"
            raise WeightsError("header", f"layer: {expected}", name[:40])
    slope = facts.get("hard_slope", 1)
    if not isinstance(slope, int | float) or isinstance(slope, bool) or not 0 < slope <= LARGEST_WEIGHT:
        raise WeightsError("header", f"layer: hard_slope above 0, at most {LARGEST_WEIGHT:g}", str(slope)[:40])
    for name in ("reset_after", "reverse"):
        if type(facts.get(name, True)) is not bool:
            raise WeightsError("header", f"layer: {name} true or false", str(facts[name])[:40])
    if isinstance(layer, Bidirectional):
        return layer.each(lambda reader: replace(reader, **facts))
    return replace(layer, **facts)


def _known(layer: AnyLayer, facts: Collection[str]) -> list[str]:
    """Those of the facts that a layer of this kind has; the direction of two readers is none."""
    both = isinstance(layer, Bidirectional)
    own = {field.name for field in fields(layer.forward if both else layer)} - ({"reverse"} if both else set())
    return [name for name in facts if name in own]
