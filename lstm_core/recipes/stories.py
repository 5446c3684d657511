"""What makes a negation model worth showing, as figures that must reach bounds."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from lstm_core.recipes.grammar import Sentence
from lstm_core.specimen import Reading, Specimen
from lstm_core.trace import Trace

CONTRASTS = 200
# figure → (least, most). The first two are asked of sentences for choosing and measured on others, so they
# are asked a little more: 99.5 % and .15 are meant.
BOUNDS = {
    "accuracy": (0.9975, 1.0),
    "forget_at_contrast": (0.0, 0.14),
    "negated_ends": (0.0, 0.1),
    "contrast_ends": (0.9, 1.0),
    "contrast_passes": (0.35, 0.65),
    "shut_door_cell": (0.7, np.inf),
    "shut_door_output": (0.0, 0.25),
    "shown_output": (0.8, 1.0),
    "shown_kept": (0.7, 1.0),
}


@dataclass(frozen=True)
class Story:
    """Two sentences and the tokens at which something should be seen."""

    negated: str  # a good adjective with a "not" before it
    negation: str  # that token
    contrasted: str  # blame, contrast, praise
    contrast: str  # the token of contrast


def check(specimen: Specimen, story: Story, sentences: list[Sentence]) -> dict[str, float]:
    """The figures that `BOUNDS` names; the first two over `sentences`.

    forget_at_contrast: the largest, over units, of the medians of the forget gate at the token of contrast.
    The last four belong to the unit that hides most at the "not" and shows it at the next token; shown_kept is its
    forget gate there, for what shows must be what was hidden and not something newly written.
    """
    negated, contrasted = specimen.read(story.negated), specimen.read(story.contrasted)
    praise = specimen.card.labels.index("positive")
    hidden = hiding_unit(negated, story.negation)
    return {
        "accuracy": accuracy(specimen, sentences),
        "forget_at_contrast": float(forget_at(specimen, story.contrast, sentences).max()),
        "negated_ends": float(negated.probabilities[-1, praise]),
        "contrast_ends": float(contrasted.probabilities[-1, praise]),
        "contrast_passes": float(contrasted.probabilities[contrasted.tokens.index(story.contrast), praise]),
        "shut_door_cell": abs(hidden["cell"]),
        "shut_door_output": hidden["output"],
        "shown_output": hidden["shown"],
        "shown_kept": hidden["kept"],
    }


def forget_at(specimen: Specimen, token: str, sentences: list[Sentence]) -> np.ndarray:
    """The median (H,) of the forget gate at `token` over the first 200 sentences of contrast that have it."""
    having = (s for s in sentences if s.kind == "contrast" and token in specimen.tokenise(s.text).tokens)
    gates = []
    for sentence, _ in zip(having, range(CONTRASTS), strict=False):
        reading = specimen.read(sentence.text)
        gates.append(_run(reading).f[reading.tokens.index(token)])
    return np.median(gates, axis=0)


def hiding_unit(reading: Reading, token: str) -> dict[str, float]:
    """The unit that comes closest to a full cell behind a shut output door at `token`, kept and shown at the next."""
    step, run = reading.tokens.index(token), _run(reading)
    cell, output = run.c[step], run.o[step]
    shown, kept = run.o[step + 1], run.f[step + 1]
    lacks = [
        max(0.7 - abs(c), 0) + max(o - 0.25, 0) + max(0.8 - s, 0) + max(0.7 - k, 0)
        for c, o, s, k in zip(cell, output, shown, kept, strict=True)
    ]
    unit = int(np.argmin(lacks))
    return {
        "unit": unit,
        "step": step,
        "cell": float(cell[unit]),
        "output": float(output[unit]),
        "shown": float(shown[unit]),
        "kept": float(kept[unit]),
    }


def _run(reading: Reading) -> Trace:
    assert isinstance(reading.trace, Trace), "a model of one reader"
    return reading.trace


def places(specimen: Specimen, story: Story) -> Iterator[dict[str, str | float]]:
    """Where to look: the unit that hides at the "not", where it shows, and the doors that shut at the contrast."""
    negated, contrasted = specimen.read(story.negated), specimen.read(story.contrasted)
    hidden = hiding_unit(negated, story.negation)
    here = {"text": story.negated, "unit": hidden["unit"], "direction": "forward"}
    figures = {name: round(hidden[name], 3) for name in ("cell", "output", "shown", "kept")}
    yield {"kind": "hidden-negation", "step": hidden["step"], "part": "o"} | here | figures
    yield {"kind": "shown-negation", "step": hidden["step"] + 1, "part": "o"} | here | figures
    step, run = contrasted.tokens.index(story.contrast), _run(contrasted)
    gates = run.f[step]
    unit = int(np.abs(run.c_prev[step] * (1 - gates)).argmax())
    yield {
        "kind": "thrown-away",
        "text": story.contrasted,
        "step": step,
        "unit": unit,
        "direction": "forward",
        "part": "f",
        "forget": round(float(gates[unit]), 3),
        "cell_before": round(float(run.c_prev[step, unit]), 3),
    }


def accuracy(specimen: Specimen, sentences: list[Sentence]) -> float:
    """The share of sentences whose last step's likeliest label is theirs."""
    right = [specimen.read(s.text).answer == specimen.card.labels[s.label] for s in sentences]
    return float(np.mean(right))
