"""Shares as bars: parts of a whole end to end, boxes that are filled as often as is counted, verdicts beside a half."""

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from pages.figures.svg.pips import Count, pips
from pages.figures.svg.stacked import Part, Stack, stacked
from pages.figures.svg.verdicts import WIDE, Sentence, Verdict, verdicts
from tests.pages.figures.geometry import part, styles
from tests.pages.figures.meaning import means

STACKS = (
    Stack(
        "RNN", "h", (Part(0.1, "own", "10%", "h"), Part(0.85, "others", "85%", "g"), Part(0.05, "bias", "5%", "muted"))
    ),
    Stack("LSTM", "c", (Part(0.9, "kept", "90%", "c"), Part(0.1, "new", "10%", "i"))),
)
COUNTS = (Count("RNN", "h", 3, 10), Count("LSTM", "c", 10, 10), Count("none", "c", 0, 10))
SENTENCES = (Sentence("ab", "c", ""), Sentence("ab", "c", "d"))
SAID = (Verdict("forward", (0.7, 0.7), (True, False)), Verdict("both", (0.95, 0.2), (True, True)))
DRAWN = (stacked(STACKS, "<b>"), pips(COUNTS, "<b>"), verdicts(SENTENCES, SAID, "<b>"))


def boxes(drawn: str) -> list[dict]:
    """Of each rectangle its place and width in per cent, its edge above in pixels, and its colour."""
    return [
        {name: float((box.get(name) or "0").removesuffix("%")) for name in ("x", "width", "y", "height")}
        | {"fill": part(styles(box.get("style"))["fill"])}
        for box in ElementTree.fromstring(drawn).iter("rect")
    ]


def texts(drawn: str) -> list[tuple[float, str, dict]]:
    """Of each text its base line, what it says with its parts, and its style."""
    return [
        (float(text.get("y")), "".join(text.itertext()), styles(text.get("style")))
        for text in ElementTree.fromstring(drawn).iter("text")
    ]


@means(stacked)
def test_parts_stand_end_to_end_in_their_order_and_colours_and_fill_the_width():
    rows = {}
    for box in boxes(DRAWN[0]):
        rows.setdefault(box["y"], []).append(box)
    for (_, found), stack in zip(sorted(rows.items()), STACKS, strict=True):
        assert [box["fill"] for box in found] == [each.colour for each in stack.parts]
        assert [box["width"] for box in found] == pytest.approx([100 * each.share for each in stack.parts], abs=0.01)
        assert found[0]["x"] == 0
        assert all(other["x"] == pytest.approx(one["x"] + one["width"], abs=0.01) for one, other in pairwise(found))
        assert found[-1]["x"] + found[-1]["width"] == pytest.approx(100, abs=0.01)


@means(stacked)
def test_each_part_is_named_below_its_bar_with_its_share_and_written_in_it_where_there_is_room():
    said = [text for _, text, _ in texts(DRAWN[0])]
    assert [text for text in said if "own" in text] == ["own 10%others 85%bias 5%"]
    assert [text for text in said if text.endswith("%") and " " not in text] == ["10%", "85%", "90%", "10%"]
    colours = {
        each.text: part(styles(each.get("style"))["fill"]) for each in ElementTree.fromstring(DRAWN[0]).iter("tspan")
    }
    assert colours["kept 90%"] == "c"
    assert colours["bias 5%"] == "muted"


@means(pips)
def test_as_many_boxes_are_filled_as_are_counted_from_the_left():
    rows = {}
    for box in boxes(DRAWN[1]):
        rows.setdefault(box["y"], []).append(box)
    for (_, found), count in zip(sorted(rows.items()), COUNTS, strict=True):
        assert len(found) == count.of
        assert all(one["x"] + one["width"] < other["x"] for one, other in pairwise(found))
        assert [box["fill"] for box in found] == [count.colour] * count.count + ["shut"] * (count.of - count.count)
    assert [text for _, text, _ in texts(DRAWN[1])] == ["RNN", "3/10", "LSTM", "10/10", "none", "0/10"]


@means(verdicts)
def test_bars_are_as_long_as_the_shares_and_the_line_is_at_one_half():
    bars = [box for box in boxes(DRAWN[2]) if box["x"] == 0 and box["fill"] in ("ink", "c") and box["y"] > 40]
    assert [box["width"] for box in bars] == pytest.approx(
        [WIDE * share for one in SAID for share in one.shares], abs=0.01
    )
    assert [box["fill"] for box in bars] == ["ink", "c"] * 2
    lines = list(ElementTree.fromstring(DRAWN[2]).iter("line"))
    assert {line.get("x1") for line in lines} == {line.get("x2") for line in lines} == {f"{WIDE / 2}%"}
    for line, (one, other) in zip(lines, zip(bars[::2], bars[1::2], strict=True), strict=True):
        assert float(line.get("y1")) < one["y"] < other["y"] + other["height"] < float(line.get("y2"))


@means(verdicts)
def test_each_sentence_has_its_key_and_its_place_is_underlined_and_what_is_mistaken_is_crossed():
    keys = [box["fill"] for box in boxes(DRAWN[2]) if box["y"] < 40]
    assert keys == ["ink", "c"]
    said = [text for _, text, _ in texts(DRAWN[2])]
    assert said[:2] == ["abc", "abcd"]
    assert said[2:] == ["forward", "✓", "✗", "both", "✓", "✓"]
    stressed = [each.text for each in ElementTree.fromstring(DRAWN[2]).iter("tspan")]
    assert stressed == ["c", "c"]


@pytest.mark.parametrize("drawn", DRAWN, ids=["stacked", "pips", "verdicts"])
def test_what_they_show_is_said_and_their_type_keeps_its_size(drawn):
    root = ElementTree.fromstring(drawn)
    assert (root.get("role"), root.get("width"), root.get("viewBox")) == ("img", "100%", None)
    assert root.get("aria-label") == "<b>"
    assert {style["font-size"] for _, _, style in texts(drawn)} <= {"var(--gw-type-1)", "var(--gw-type-2)"}
