"""The chapter on the wall: what is counted, and the time where it was measured, as numbers with bars."""

from collections.abc import Mapping

from pages.chapters.cost import measured, screen, stopwatch
from pages.figures.growth import QUANTITIES
from pages.lesson import slide
from pages.state.sizes import BOUNDS, LAYERS, Sizes
from pages.words.words import Words

TONES = {"rnn": "h", "lstm": "c", "bilstm": "ink"}  # as the picture along a size has them


def put(say: Words, sizes: Sizes) -> None:
    """Lay it beside the page."""
    about = [f"{say(f'cost.size.{name}')} = {getattr(sizes, name)}" for name in BOUNDS]
    slide.put(rows(say, sizes), title=say("cost.heading"), about=about, said=say("cost.slide"))


def rows(say: Words, sizes: Sizes) -> dict[str, object]:
    """A row for each kind; a column for each quantity, and for the time where these very sizes were measured."""
    columns = {say(f"cost.quantity.{name}"): _counted(say, sizes, name) for name in QUANTITIES}
    if laps := measured.found().get(sizes):
        columns[say("cost.measured.time")] = _timed(say, laps)
    return {
        "kind": "rows",
        "heads": list(columns),
        "rows": [
            {
                "name": say(f"cost.kind.{kind}"),
                "tone": tone,
                "cells": [column[kind] for column in columns.values()],
            }
            for kind, tone in TONES.items()
        ],
    }


def _counted(say: Words, sizes: Sizes, quantity: str) -> dict[str, dict]:
    counts = {kind: getattr(sizes.counts(kind), quantity) for kind in LAYERS}
    ratios = {kind: f"{round(count / counts['rnn'], 2):g}" for kind, count in counts.items()}
    return _cells(say, counts, {kind: f"{count:,}" for kind, count in counts.items()}, ratios)


def _timed(say: Words, laps: list[stopwatch.Lap]) -> dict[str, dict]:
    """A time has no ratio where the rounds differ too much for one."""
    times = {kind: 1000 * seconds for kind, seconds in stopwatch.times(laps).items()}
    printed = {kind: say("cost.measured.milliseconds", time=screen.number(time)) for kind, time in times.items()}
    busy = stopwatch.is_busy(laps)
    ratios = {} if busy else {kind: screen.ratio(time, times["rnn"]) for kind, time in times.items()}
    return _cells(say, times, printed, ratios)


def _cells(say: Words, values: Mapping[str, float], printed: Mapping[str, str], ratios: Mapping[str, str]) -> dict:
    most = max(values.values())
    return {
        kind: {
            "share": round(value / most, 4),
            "number": printed[kind],
            "ratio": say("cost.measured.times", ratio=ratios[kind]) if kind in ratios else "",
        }
        for kind, value in values.items()
    }
