"""The picture of what segmenters cost: each at its card's figures, none where there is no figure."""

import pytest

from pages.chapters.cost import accuracy
from pages.figures.colours import LIGHT
from pages.figures.worth import COSTS, worth
from pages.words.words import LANGUAGES
from tests.pages.figures.examples import COSTS as CALLED
from tests.pages.figures.examples import EXAMPLES, RIVALS
from tests.pages.figures.meaning import means
from tests.pages.figures.plots import axis, place


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


@means(worth)
@pytest.mark.parametrize("name", ["worth", "worth-narrow"])
def test_who_costs_more_stands_further_right_and_who_is_better_higher(name):
    figure = EXAMPLES[name].draw()
    legend = {point.name: point.marker.symbol for point in figure.data if point.showlegend}
    assert legend.keys() == {CALLED[rival] for rival in RIVALS}
    for title, cost in (("weights", "above"), ("time", "seconds")):
        seen = {}
        for point in figure.data:
            if axis(figure, point, "x").title.text == title:
                assert point.marker.symbol == legend[point.name]
                seen[point.name] = [place(figure, point, letter, point[letter][0]) for letter in "xy"]
        known = {CALLED[rival.name]: rival for rival in RIVALS.values() if getattr(rival, cost) is not None}
        assert seen.keys() == known.keys()
        across = {who: getattr(rival, cost) for who, rival in known.items()}
        up = {who: rival.accuracy for who, rival in known.items()}
        for one in known:
            for other in known:
                assert (seen[one][0] < seen[other][0]) == (across[one] < across[other])
                assert (seen[one][1] < seen[other][1]) == (up[one] < up[other])
    timed = {point.name: point.x[0] for point in figure.data if axis(figure, point, "x").title.text == "time"}
    assert timed == {CALLED[rival.name]: rival.seconds for rival in RIVALS.values() if rival.seconds}
    assert [note.xref for note in figure.layout.annotations] == ["x2 domain"]


@means(worth)
def test_a_sign_points_the_way_it_is_read():
    signs = {point.name: point.marker.symbol for point in EXAMPLES["worth"].draw().data}
    assert "right" in signs["→"]
    assert "left" in signs["←"]
    assert not {"left", "right"} & set(signs["⇄"].split("-"))
    assert signs["→ more"] == f"{signs['→']}-open"
