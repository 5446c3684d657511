"""A trained toy as a specimen: it walks, is opened, saved and explained like any other model."""

from dataclasses import asdict, replace

from lstm_core.bidirectional import BiLSTM
from lstm_core.formats.card import Card
from lstm_core.specimen import Specimen
from lstm_core.text.tokeniser import Tokeniser
from lstm_core.toys.toy import Toy
from lstm_core.toys.training import Switches
from lstm_core.train import Record, specimen_of

SPELT = {"gate_penalty": "thrift"}  # in the file of a model


def as_specimen(toy: Toy, record: Record, switches: Switches) -> Specimen:
    """The network of `record` reading the toy's symbols, with a card that says how it was trained.

    `Specimen.read` knows symbols only; what may be typed otherwise goes through `toy.tokens` first. A specimen's
    read-out is one of classes, so that of a toy that says a number is left out.
    """
    network, both = record.network, isinstance(record.network.layer, BiLSTM)
    facts = {SPELT.get(name, name): value for name, value in asdict(switches).items() if name != "seed"}
    card = Card(
        name=toy.name,
        kind="trained",
        task="none",
        language=None,
        tokens="graphemes",
        direction="both" if both else "forward",
        labels=list(toy.labels),
        sizes={
            "vocabulary": len(toy.symbols),
            "embedding": toy.input_size,
            "units": network.layer.hidden_size,
            "labels": len(toy.labels),
        },
        parameters=network.flat().size,
        seed=switches.seed,
        licence="MIT",
        training_seconds=round(record.seconds, 2),
        training={name: _fact(value) for name, value in facts.items() if value is not None} | {"update": record.update},
        metrics=_metrics(record),
        examples=[toy.example],
    )
    return specimen_of(network, card, Tokeniser("graphemes", toy.symbols), toy.rows)


def with_training(made: Specimen, switches: Switches, record: Record) -> Specimen:
    """The specimen of another recipe whose card says, too, by which switches and how far it was trained."""
    facts = {
        "forget_bias": switches.forget_bias,
        "input_bias": switches.input_bias,
        SPELT["gate_penalty"]: switches.gate_penalty,
        "recurrent": str(switches.recurrent),
        "update": record.update,
    }
    return replace(made, card=replace(made.card, training=made.card.training | facts, metrics=_metrics(record)))


def _metrics(record: Record) -> dict[str, float]:
    return {} if record.accuracy is None else {"share": round(record.accuracy, 4)}


def _fact(value: float | bool) -> float | str:
    """A card holds finite numbers and words."""
    return str(value) if isinstance(value, bool) or abs(value) == float("inf") else value
