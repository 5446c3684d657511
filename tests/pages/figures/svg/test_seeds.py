"""Dots of seeds: one each, in its cell's colour, above where it has learnt, below where it guesses, none on another."""

from itertools import combinations
from math import hypot
from xml.etree import ElementTree

import pytest

from pages.figures.svg.seeds import CHANCE, HEAD, NARROW, WIDE, Seeds, height, seeds
from tests.pages.figures.geometry import part, shapes, styles
from tests.pages.figures.meaning import means

PHONE = 350  # pixels
ROWS = (
    Seeds("RNN", "h", [[1.0] * 10, [0.5, 0.51, 0.7, 0.9, 1.0, 0.99, 0.52, 0.5, 0.53, 0.54]]),
    Seeds("LSTM", "c", [[1.0] * 10, [0.98] * 5 + [1.0] * 5], [[1.0, 0.5, 0.7], [0.5] * 6]),
)


def picture(rows=ROWS, narrow=False) -> str:
    names = {"learnt": "yes", "guessing": "no"}
    return seeds(rows, ("0", "≤ 40"), solved=0.99, names=names, alt='a "picture"', narrow=narrow)


def columns(drawn: str) -> list[tuple[float, float, list]]:
    """Of each column of each row: per cent from the left, pixels from the top, its shapes."""
    return [
        (float(inner.get("x").removesuffix("%")), float(inner.get("y")), shapes(ElementTree.tostring(inner, "unicode")))
        for inner in ElementTree.fromstring(drawn).iter("svg")
        if "x" in inner.attrib
    ]


def lines(drawn: str) -> list:
    return list(ElementTree.fromstring(drawn).iter("line"))


def circles(found: list, own: bool = False) -> list:
    return [shape for shape in found if shape.tag == "circle" and (shape.ink == "ink") == own]


@means(seeds)
def test_each_seed_is_a_dot_in_the_colour_of_its_cell_in_its_row_and_column():
    found = columns(picture())
    lefts, tops = sorted({left for left, _, _ in found}), sorted({top for _, top, _ in found})
    assert [(lefts.index(left), tops.index(top)) for left, top, _ in found] == [(0, 0), (1, 0), (0, 1), (1, 1)]
    assert [len(circles(inside)) for *_, inside in found] == [10] * 4
    for _, top, inside in found:
        assert {dot.filled for dot in circles(inside)} == {ROWS[tops.index(top)].colour}


@means(seeds)
@pytest.mark.parametrize("narrow", [False, True])
def test_the_broken_line_bears_the_share_from_which_on_one_has_learnt(narrow):
    drawn = picture(narrow=narrow)
    names = [text for text in ElementTree.fromstring(drawn).iter("text") if text.text == "99%"]
    edges = [line for line in lines(drawn) if "2 3" in line.get("style")]
    assert len(names) == len(edges) == len(ROWS)
    for name, edge in zip(names, edges, strict=True):
        assert name.get("x") == edge.get("x1")
        assert (name.get("text-anchor"), float(name.get("dx"))) == ("end", -4)
        assert 0 < float(name.get("y")) - float(edge.get("y1")) < 6  # its middle is on the line


@means(seeds)
def test_who_has_learnt_stands_above_who_guesses_and_the_others_between_by_their_share():
    shares = [1.0, 0.99, 0.98, 0.8, 0.6, CHANCE - 0.01, 0.4]
    (_, _, inside), *_ = columns(picture([Seeds("RNN", "h", [shares, []])]))
    down = [dot.top for dot in circles(inside)]
    assert down == sorted(down)
    assert down[0] == down[1]
    assert down[5] == down[6]
    assert (down[3] - down[2]) / (down[4] - down[3]) == pytest.approx((0.98 - 0.8) / (0.8 - 0.6), abs=0.01)
    assert min(down[2] - down[1], down[5] - down[4]) > 2 * WIDE.radius
    (edge,) = [each for each in lines(picture([Seeds("RNN", "h", [shares, []])])) if each.get("x1") != "0"]
    assert down[1] + WIDE.pitch + WIDE.radius < float(edge.get("y1")) - HEAD < down[2] - WIDE.radius


@means(seeds)
def test_the_count_over_the_dots_is_of_those_that_have_learnt():
    for (_, _, inside), row in zip(columns(picture())[:2], ROWS[0].shares, strict=True):
        (said,) = [shape.text for shape in inside if shape.tag == "text"]
        learnt = [dot for dot in circles(inside) if dot.top < 50]
        assert said == f"{len(learnt)}/{len(row)}"
        assert len(learnt) == sum(share >= 0.99 for share in row)


@means(seeds)
@pytest.mark.parametrize(("narrow", "size", "column"), [(True, NARROW, 0.84 * PHONE / 5), (False, WIDE, 100)])
def test_no_dot_lies_on_another_or_leaves_its_column_or_its_row(narrow, size, column):
    for *_, inside in columns(picture(narrow=narrow)):
        dots = [(dot, float(dot.said["r"]) + 1) for dot in circles(inside, own=True)]
        dots += [(dot, float(dot.said["r"])) for dot in circles(inside)]
        for (one, near), (other, far) in combinations(dots, 2):
            assert hypot(one.left - other.left, one.top - other.top) >= near + far - 0.2
        assert all(radius - 1.1 <= dot.left <= column - radius for dot, radius in dots)
        assert all(dot.top - radius > 20 and dot.top + radius < size.row for dot, radius in dots)


@means(height)
def test_the_picture_is_as_high_as_its_rows():
    for narrow in (True, False):
        drawn = ElementTree.fromstring(picture(narrow=narrow))
        assert float(drawn.get("height")) == height(2, narrow=narrow)
        assert {float(top) for _, top, _ in columns(picture(narrow=narrow))} == {
            height(row, narrow=narrow) for row in range(2)
        }


@means(seeds)
def test_the_learner_s_own_are_outlined_beside_the_ten_and_the_latest_four_are_shown():
    (*_, first), (*_, second) = columns(picture())[2:]
    own = circles(first, own=True)
    assert [dot.filled for dot in own] == ["c"] * 3
    assert min(dot.left for dot in own) > max(dot.left for dot in circles(first))
    learnt, guesses, between = (dot.top for dot in own)
    assert learnt < between < guesses
    assert len(circles(second, own=True)) == 4


def test_what_it_shows_is_said_and_its_type_keeps_its_size():
    drawn = ElementTree.fromstring(picture())
    assert (drawn.get("role"), drawn.get("width"), drawn.get("viewBox")) == ("img", "100%", None)
    assert drawn.get("aria-label") == 'a "picture"'
    texts = [styles(text.get("style")) for text in drawn.iter("text")]
    assert {style["font-size"] for style in texts} == {"var(--gw-type-1)"}
    assert {part(style["fill"]) for style in texts} == {"ink", "muted", "h", "c"}
