"""Both ways: the same LSTM twice, from either end, and what each place then knows."""

import numpy as np

from lstm_core import BiLSTM, BiTrace, Place, Reader, Reading, Trace
from pages.chapters.bi_lstm import panel
from pages.figures.svg.strip import Row, strip
from pages.lesson import lesson
from pages.lesson.cases import Settled, peak_of
from pages.lesson.ledger_table import visible
from pages.quiz import bi_lstm
from pages.quiz.task import Change, Find
from pages.words.digits import decimals as two


def _alone(reader: Reader) -> np.ndarray:
    """Where the backward reader has read one token."""
    mask = np.zeros((reader.steps, reader.units), bool)
    mask[-1] = reader.steps > 1
    return mask


def _turns(before: Reading, after: Reading) -> bool:
    """Only the end was changed, by adding or taking away, and an earlier token has another label now."""
    if not isinstance(after.trace, BiTrace) or not before.labels or not after.labels:
        return False
    common = min(len(before.tokens), len(after.tokens))
    if before.tokens[:common] != after.tokens[:common] or len(before.tokens) == len(after.tokens):
        return False
    if any(before.unknown[common:] + after.unknown[common:]):
        return False
    return before.labels[:common] != after.labels[:common]


def _opposite(reader: Reader) -> Trace:
    assert reader.opposite, "the lesson is shown of a model with two readers"
    return reader.opposite


def _taken(reader: Reader) -> Place:
    """The last place, and the unit that would be furthest off if it were taken for the final state."""
    h = bi_lstm.both_traces(reader)[1].h
    return Place(reader.steps - 1, int(np.abs(h[-1] - h[0]).argmax()))


def _ends(reader: Reader, place: Place) -> str:
    forward, backward = (trace.h[:, place.unit] for trace in bi_lstm.both_traces(reader))
    last = reader.steps - 1
    return strip(Row(forward, full=last), Row(backward, full=0, broken=last or None))


def _ends_numbers(reader: Reader, place: Place) -> dict[str, str]:
    h = bi_lstm.both_traces(reader)[1].h[:, place.unit]
    return {"last": two(h[-1]), "final": two(h[0]), "first": visible(reader.tokens[0])}


def _shared(reader: Reader) -> np.ndarray:
    """What the other reader's h would be with the weights of the one that is followed."""
    return reader.layer(reader.trace.x, reverse=not reader.trace.reverse).h


def _weights(reader: Reader, place: Place) -> str:
    rows = (_opposite(reader).h[:, place.unit], _shared(reader)[:, place.unit])
    return strip(Row(rows[0], full=place.step), Row(rows[1], broken=place.step))


def _weights_numbers(reader: Reader, place: Place) -> dict[str, str]:
    there = (place.step, place.unit)
    return {"own": two(_opposite(reader).h[there]), "shared": two(_shared(reader)[there])}


FURTHEST = peak_of(lambda reader: np.abs(_shared(reader) - _opposite(reader).h))
LESSON = lesson.Lesson(
    name="bi_lstm",
    kinds=bi_lstm.KINDS,
    tasks=(Find("alone", _alone), Change("turn", _turns, lambda reading: bool(reading.labels))),
    settled=(
        Settled(
            "last-output",
            (_taken,),
            _ends,
            _ends_numbers,
            text=lambda reader, place: "case" if reader.steps > 1 else "case_one",
        ),
        Settled("backward-of-forward", (FURTHEST,), _weights, _weights_numbers),
    ),
    equations=("forward", "backward", "h"),
    equations_of=BiLSTM.__call__,
    symbols=("forward", "backward", "joined"),
    more=panel.show,
    both=True,
)

if __name__ == "__main__":
    lesson.show(LESSON)
