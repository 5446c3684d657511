"""Figures for a card, taken from a specimen as it is shipped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from lstm_core.recipes.segmenters.corpus import gold
from lstm_core.specimen import Reading, Specimen

PARTS = {"lstm": ("h", "f", "i", "g", "o", "c"), "rnn": ("h",), "gru": ("h", "r", "z", "n")}  # kind of trace → parts
GATES = {"lstm": ("i", "f", "o"), "gru": ("r", "z")}
HALF_OPEN = (0.25, 0.75)
CRISP = (0.1, 0.9)


def segmentation(specimen: Specimen, sentences: Sequence[list[str]]) -> dict[str, float]:
    """Share of right tags and F1 of words: each step's likeliest tag (greedy) and the best legal path.

    And, where there are gates, the shares of them that `between` and `crisp` find.
    """
    right = {"greedy": 0, "legal": 0}
    hits, made, given, steps, unknown = {"greedy": 0, "legal": 0}, {"greedy": 0, "legal": 0}, 0, 0, 0
    shares, kind = np.zeros(2), specimen.layer.kind
    for sentence in sentences:
        expected = gold(sentence)
        reading = specimen.read("".join(sentence))
        steps, unknown = steps + len(expected), unknown + sum(reading.unknown)
        if kind in GATES:
            shares += np.array([between(reading), crisp(reading)]) * len(expected)
        given += len(edges(expected))
        for way, tags in (("greedy", reading.labels), ("legal", reading.tags)):
            right[way] += sum(a == b for a, b in zip(expected, tags, strict=True))
            hits[way] += len(edges(expected) & edges("".join(tags)))
            made[way] += len(edges("".join(tags)))
    gates = {"lstm": ("half_open", "crisp_forget"), "gru": ("half_open", "crisp_update")}.get(kind, ())
    return {
        "sentences": len(sentences),
        "characters": steps,
        "unknown_share": unknown / steps,
        **dict(zip(gates, (shares / steps).tolist(), strict=False)),
        "tag_accuracy": right["greedy"] / steps,
        "tag_accuracy_legal": right["legal"] / steps,
        "word_f1": 2 * hits["greedy"] / (made["greedy"] + given),
        "word_f1_legal": 2 * hits["legal"] / (made["legal"] + given),
    }


def whole(specimen: Specimen, sentences: Sequence[list[str]]) -> float:
    """The share of the sentences of which every word is found."""
    return float(np.mean([specimen.read("".join(words)).answer == tuple(words) for words in sentences]))


def between(reading: Reading) -> float:
    """The share of the gates' values in a run that lie between `HALF_OPEN`."""
    gates = [getattr(trace, gate) for trace in reading.traces.values() for gate in GATES[trace.kind]]
    low, high = HALF_OPEN
    return float(np.mean([(low < gate) & (gate < high) for gate in gates]))


def crisp(reading: Reading) -> float:
    """The share of the forget gates' values in a run that lie outside `CRISP`; of a GRU of its update gates'."""
    low, high = CRISP
    doors = [trace.z if trace.kind == "gru" else trace.f for trace in reading.traces.values()]
    return float(np.mean([(door < low) | (door > high) for door in doors]))


def edges(tags: str) -> set[tuple[int, int]]:
    """The words of a tag string as (first, last) places; an illegal tag starts a word, too."""
    found, start = set(), 0
    for place, tag in enumerate(tags):
        if place and (tag in "BS" or tags[place - 1] in "ES"):
            found.add((start, place - 1))
            start = place
    return found | ({(start, len(tags) - 1)} if tags else set())


@dataclass(frozen=True)
class Telling:
    """A unit's part, how it goes with a mark, r, and its means with and without the mark."""

    direction: str = ""
    part: str = ""
    unit: int = 0
    r: float = 0.0
    mean_with: float = 0.0
    mean_without: float = 0.0


def telling_unit(readings: Sequence[Reading], marks: Sequence[np.ndarray]) -> Telling:
    """The unit, part and reader whose value goes most with a mark (|r| of Pearson), and its means with and without.

    `marks` holds a 0/1 array (T,) for each reading.
    """
    mark = np.concatenate(marks).astype(np.float64)
    best = Telling()
    for direction in readings[0].readers:
        traces = [reading.traces[direction] for reading in readings]
        for part in PARTS[traces[0].kind]:
            values = np.concatenate([getattr(trace, part) for trace in traces]).astype(np.float64)  # (N, H)
            r = correlation(values, mark)
            unit = int(np.abs(r).argmax())
            if abs(r[unit]) > abs(best.r):
                means = (round(float(values[mark == marked, unit].mean()), 3) for marked in (1, 0))
                best = Telling(direction, part, unit, round(float(r[unit]), 3), *means)
    return best


def correlation(values: np.ndarray, mark: np.ndarray) -> np.ndarray:
    """Pearson's r of each column of values (N, H) with mark (N,)."""
    values, mark = values - values.mean(axis=0), mark - mark.mean()
    return mark @ values / np.maximum(np.sqrt((values**2).sum(axis=0) * (mark**2).sum()), 1e-12)


def fails(specimen: Specimen, doubtful: Sequence[tuple[str, str]]) -> Iterator[dict[str, str]]:
    """The doubtful texts, each with its answer, that the model gets wrong; words stand apart by a space.

    A model that answers at each step is asked for its answer at the last.
    """
    for text, expected in doubtful:
        reading = specimen.read(text)
        answer = reading.answer or reading.labels[reading.last]
        got = answer if isinstance(answer, str) else " ".join(answer)
        if got != expected:
            yield {"text": text, "expected": expected, "got": got}


def shortfall(figures: dict[str, float], bounds: dict[str, tuple[float, float]]) -> float:
    """How far the figures are outside their bounds (least, most) in all; 0 when every bound is kept."""
    return sum(max(least - figures[name], figures[name] - most, 0.0) for name, (least, most) in bounds.items())


def rounded(figures: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in figures.items()}


def margin(probabilities: np.ndarray, place: int) -> float:
    """How far the probability at `place` is above the largest other one; negative where it is not the largest."""
    return float(probabilities[place] - np.delete(probabilities, place).max())
