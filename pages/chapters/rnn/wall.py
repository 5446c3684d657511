"""The three panels as numbers, from which present.js draws them for a room (`assets/stage/src/present/three/`)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

from pages.figures.crossing import Crossing

FINE = 3  # digits of what becomes a colour or a width


@dataclass(frozen=True)
class Panel:
    """A cell's film (T, H), the unit that is followed, and its lane at each step."""

    film: np.ndarray
    unit: int
    steps: Sequence[Crossing]


def attribute(tokens: Sequence[str], first: int, panels: Mapping[str, Panel]) -> str:
    """All panels as JSON, as the value of an attribute in single quotes; `first` is the step before one is chosen."""
    told = {"tokens": tokens, "first": first, "cells": {cell: _told(panel) for cell, panel in panels.items()}}
    return escape(json.dumps(told, ensure_ascii=False, separators=(",", ":")), quote=False).replace("'", "&#39;")


def _told(panel: Panel) -> dict:
    film = [[_fine(value) for value in column] for column in panel.film]
    return {"unit": panel.unit, "film": film, "steps": [_step(step) for step in panel.steps]}


def _step(step: Crossing) -> list:
    old, opened, _, new = step.printed
    door = None if step.door is None else _fine(step.door)
    values = [_fine(step.old), door, _fine(step.kept), _fine(step.new)]
    return [*values, step.rest, old, opened, new, step.comes, step.was]


def _fine(value: float) -> float:
    return round(float(value), FINE) + 0
