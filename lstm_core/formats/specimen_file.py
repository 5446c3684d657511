"""Reading and writing specimens: the shipped ones, random ones, and files that somebody opens."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import DTypeLike

from lstm_core.bidirectional import BI, AnyLayer, Bidirectional
from lstm_core.counts import count
from lstm_core.formats.card import Card
from lstm_core.formats.layer_file import facts_of, with_facts
from lstm_core.formats.weights import (
    SIDES,
    WeightsError,
    check_names,
    check_shape,
    from_bytes,
    kind_of,
    layer_from_arrays,
    layer_to_arrays,
    read_json,
    to_bytes,
)
from lstm_core.specimen import Embedding, Readout, SeededEmbedding, Specimen
from lstm_core.text.tokeniser import Tokeniser

INSTALLED = Path(__file__).parents[1] / "models"  # where the wheel has them; in the repository they stand in assets
MODELS = INSTALLED if INSTALLED.is_dir() else INSTALLED.parents[1] / "assets" / "models"
MENU = tuple(f"segmenter-{lang}{side}" for lang in ("zh", "en") for side in ("", "-forward", "-backward"))
MENU += ("negation-zh", "negation-en", "reviews-far-zh-lstm", "reviews-far-en-lstm", "verse-zh", "verse-en")
OFF_MENU = tuple(f"reviews-far-{lang}-{cell}" for lang in ("zh", "en") for cell in ("rnn", "gru"))
OFF_MENU += tuple(f"{cell}-{lang}{both}" for lang in ("zh", "en") for cell in ("rnn", "gru") for both in ("", "-both"))
SHIPPED = MENU + OFF_MENU  # those off the menu differ from one of its models in their cell alone
LABELS = {  # task → its labels, in their order; those of segmentation may stand in any
    "segmentation": ["B M E S"],
    "negation": ["negative positive"],
    "verse": ["character comma full_stop", "letter space line_end"],
}
TOLD = ("hard_slope", "reset_after")  # of the layer in the header; the card has the direction
MOST_UNITS = 64
MOST_INPUTS = 512


class SpecimenError(WeightsError):
    """Why a file is no specimen: `code`, `expected`, `got`.

    Codes: those of `WeightsError`, and no-card, card (a field of the card), vocabulary.
    """


def specimens() -> tuple[str, ...]:
    """The names of the shipped models that stand in the menu, in its order."""
    return tuple(name for name in MENU if _path(name).is_file())


def load_specimen(name: str) -> Specimen:
    """A shipped model by name, in the menu or not; KeyError says which there are."""
    if name not in SHIPPED or not _path(name).is_file():
        raise KeyError(f"{name!r}: expected one of {', '.join(one for one in SHIPPED if _path(one).is_file())}")
    return _specimen(_path(name).read_bytes())


def _path(name: str) -> Path:
    return MODELS / f"{name}.safetensors"


def random_specimen(units: int = 16, seed: int = 3, kind: str = "lstm") -> Specimen:
    """Two readers over graphemes with random weights: any text, embedding of `units`, no answer.

    `kind` is that of their cell. ValueError unless it is "rnn", "lstm" or "gru", `units` is 1 to 64 and `seed` is not
    negative.
    """
    both = {one.reader.kind: one for one in BI.values()}.get(kind)
    if both is None:
        raise ValueError(f"kind: expected rnn, lstm or gru, got {kind!r}")
    if not 1 <= units <= MOST_UNITS:
        raise ValueError(f"units: expected 1 to {MOST_UNITS}, got {units}")
    if seed < 0:
        raise ValueError(f"seed: expected 0 or more, got {seed}")
    layer = both.random(units, units, seed, dtype=np.float32)
    card = Card(
        name="random",
        kind="random",
        task="none",
        language=None,
        tokens="graphemes",
        direction="both",
        labels=[],
        sizes={"embedding": units, "units": units},
        parameters=count(both, units, units).parameters,
        seed=seed,
    )
    return Specimen("random", card, Tokeniser("graphemes", None), SeededEmbedding(units, seed), layer, None)


def open_specimen(data: bytes) -> Specimen:
    """The specimen of a safetensors file with its card in the header; `SpecimenError` says why it is none.

    Nothing in the file is executed. The card's siblings are left out: they are not in the file.
    """
    try:
        specimen = _specimen(data)
    except WeightsError as error:
        raise SpecimenError(error.code, error.expected, error.got) from None
    return replace(specimen, card=replace(specimen.card, siblings={}))


def save_specimen(specimen: Specimen, *, dtype: DTypeLike = np.float32) -> bytes:
    """The file that `open_specimen` reads. ValueError for a random specimen: its rows are drawn, not kept."""
    if isinstance(specimen.embedding, SeededEmbedding):
        raise ValueError("specimen: expected one with a vocabulary, got a random one")
    layer = {_prefix(specimen.card) + name: array for name, array in layer_to_arrays(specimen.layer).items()}
    arrays = {"embedding.weight": specimen.embedding.weight} | layer
    if specimen.readout:
        arrays |= {"readout.weight": specimen.readout.weight, "readout.bias": specimen.readout.bias}
    known = {"vocabulary": specimen.tokeniser.vocabulary, "unknown_row": specimen.tokeniser.unknown_row}
    texts = {"card": specimen.card.to_json(), "tokeniser": json.dumps(known, ensure_ascii=False)}
    return to_bytes(arrays, texts | facts_of(specimen.layer, TOLD), dtype=dtype)


def shipped_as(specimen: Specimen) -> Specimen:
    """The specimen with its weights as a shipped file holds them, rounded to float16."""
    return _specimen(save_specimen(specimen, dtype=np.float16))


def _prefix(card: Card) -> str:
    """What a file puts before the names of a layer's arrays; those of two readers name theirs themselves."""
    return "" if card.direction == "both" else f"{card.direction}."


def _specimen(data: bytes) -> Specimen:
    arrays, texts = from_bytes(data)
    if "card" not in texts or "tokeniser" not in texts:
        raise WeightsError("no-card", "__metadata__ card, tokeniser", " ".join(texts)[:80] or "∅")
    card = Card.from_json(texts["card"])
    arrays = {name: array.astype(np.float32) for name, array in arrays.items()}
    readout = ["readout.weight", "readout.bias"] if card.labels else []
    sides = SIDES if card.direction == "both" else (card.direction,)
    kind = kind_of({name.removeprefix(f"{sides[0]}."): array for name, array in arrays.items()})
    check_names(arrays, ["embedding.weight", *(f"{side}.{name}" for side in sides for name in kind.names), *readout])
    layer = _read_layer(arrays, card, texts)
    tokeniser = _tokeniser(card, texts["tokeniser"])
    _check_sizes(arrays, card, layer, tokeniser)
    return Specimen(
        name=card.name,
        card=card,
        tokeniser=tokeniser,
        embedding=Embedding(arrays["embedding.weight"]),
        layer=layer,
        readout=Readout(arrays["readout.weight"], arrays["readout.bias"]) if readout else None,
    )


def _read_layer(arrays: dict[str, np.ndarray], card: Card, texts: dict[str, str]) -> AnyLayer:
    own = {name.removeprefix(_prefix(card)): array for name, array in arrays.items() if name.startswith(SIDES)}
    layer = with_facts(layer_from_arrays(own), texts, TOLD)
    return layer if isinstance(layer, Bidirectional) else replace(layer, reverse=card.direction == "backward")


def _check_sizes(arrays: dict[str, np.ndarray], card: Card, layer: AnyLayer, tokeniser: Tokeniser) -> None:
    units, inputs = layer.hidden_size, layer.input_size
    if units > MOST_UNITS or inputs > MOST_INPUTS:
        raise WeightsError("units", f"H ≤ {MOST_UNITS}, D ≤ {MOST_INPUTS}", f"H = {units}, D = {inputs}")
    if (card.sizes["units"], card.sizes["embedding"]) != (units, inputs):
        raise WeightsError("card", f"sizes: units {units}, embedding {inputs}", json.dumps(card.sizes)[:80])
    check_shape("embedding.weight", arrays["embedding.weight"], (len(tokeniser.vocabulary or ()), inputs))
    if card.labels:
        width = 2 * units if card.direction == "both" else units
        check_shape("readout.weight", arrays["readout.weight"], (len(card.labels), width))
        check_shape("readout.bias", arrays["readout.bias"], (len(card.labels),))
    order = sorted if card.task == "segmentation" else list
    if card.task in LABELS and not any(order(one.split()) == order(card.labels) for one in LABELS[card.task]):
        raise WeightsError("card", "labels: " + " | ".join(LABELS[card.task]), " ".join(card.labels)[:80] or "∅")
    if any(int(place["unit"]) >= units for place in card.look_at):
        raise WeightsError("card", f"look_at: unit < {units}", "unit")


def _tokeniser(card: Card, text: str) -> Tokeniser:
    found = read_json(text, "vocabulary")
    known, blank = found.get("vocabulary"), found.get("unknown_row")
    if not isinstance(known, list) or not known or not all(isinstance(t, str) and len(t) <= 60 for t in known):
        raise WeightsError("vocabulary", "a list of tokens", type(known).__name__)
    if len(set(known)) != len(known):
        raise WeightsError("vocabulary", "each token once", f"{len(known)}, {len(set(known))} different")
    if blank is not None and (type(blank) is not int or not 0 <= blank < len(known)):
        raise WeightsError("vocabulary", f"unknown_row null or 0 to {len(known) - 1}", str(blank)[:40])
    return Tokeniser(card.tokens, tuple(known), blank)
