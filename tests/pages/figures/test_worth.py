"""The picture of what segmenters cost: each at its card's figures, none where there is no figure."""

import pytest

from pages.chapters.cost import accuracy
from pages.figures.colours import LIGHT
from pages.figures.worth import COSTS, worth
from pages.words.words import LANGUAGES


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_point_is_the_card_s(lang, narrow):
    found = accuracy.of(lang)
    names = {name: name for name in (*found, *COSTS, "accuracy", "missing")}
    figure = worth(found, names=names, colours=LIGHT, narrow=narrow)
    points = [(point.name, point.x[0], point.y[0]) for point in figure.data]
    wanted = [
        (rival.name, getattr(rival, cost), 100 * rival.accuracy)
        for cost in COSTS
        for rival in found.values()
        if getattr(rival, cost) is not None
    ]
    assert points == wanted
    assert len(points) == 7
    told = [note.xref for note in figure.layout.annotations if note.text == "missing"]
    assert told == ["x2 domain"]  # who has no point beside the seconds is named there, and only there
    low, high = figure.layout.yaxis.range
    assert all(low < y < high for *_, y in points)
