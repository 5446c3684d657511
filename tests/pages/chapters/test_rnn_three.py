"""Three cells side by side: each number is a trace's own, each step is there, and what is said is true of the runs."""

import json
import re
from collections import Counter
from decimal import Decimal
from xml.etree import ElementTree

import numpy as np
import pytest

from lstm_core import Place, account, load_specimen
from lstm_core.recipes.far.carrier import STATES
from lstm_core.recipes.far.languages import FAR
from pages.chapters.contents import CHAPTERS
from pages.chapters.rnn import three
from pages.chapters.rnn.crossed import crossed
from pages.figures.crossing import ROW
from pages.lesson import carriers
from pages.words.digits import decimals, hyperbolic, parsed, printed
from pages.words.words import LANGUAGES, words
from tests.pages.figures.geometry import styles, value
from tests.pages.figures.svg.test_counted import boxes
from tests.pages.figures.test_crossing import Drawn
from tests.pages.test_frame import opened

CELLS = ("rnn", "lstm", "gru")
RNN = next(chapter for chapter in CHAPTERS if chapter.name == "rnn")
GRU = ("h_prev", "z", "z_h_prev", "new", "h")
TURNS = {"zh": ("不", "也"), "en": ("never", "always")}


@pytest.fixture(params=LANGUAGES)
def lang(request):
    return request.param


def shown(lang: str) -> ElementTree.Element:
    return ElementTree.fromstring(re.sub(r"(<input[^>]*[^/])>", r"\1/>", three.panels(lang)))


def of(root: ElementTree.Element, *names: str) -> list[ElementTree.Element]:
    return [each for each in root.iter("div") if set(names) <= set(each.get("class", "").split())]


def drawn(piece: ElementTree.Element) -> Drawn:
    return Drawn(ElementTree.tostring(piece.find("svg"), encoding="unicode"))


def runs(lang: str, cell: str):
    """The reader of the denied sentence and that of the affirmed one, run here."""
    specimen = load_specimen(FAR[lang].name(cell))
    return [specimen.read(text) for text in FAR[lang].shown]


def test_the_three_networks_read_the_denied_sentence_as_bad_and_the_affirmed_one_as_good(lang):
    for cell in CELLS:
        denied, affirmed = runs(lang, cell)
        assert (denied.answer, affirmed.answer) == ("negative", "positive")
        other = next((a, b) for a, b in zip(denied.tokens, affirmed.tokens, strict=True) if a != b)
        assert other == TURNS[lang] == three._swapped(lang)
        assert "".join(denied.tokens).endswith(three._judged(lang))


def test_every_step_has_one_button_and_one_lane_of_each_cell_and_one_on_the_way_is_shown_first(lang):
    root, tokens = shown(lang), runs(lang, "rnn")[0].tokens
    buttons = [each.get("id") for each in root if each.tag == "input"]
    assert buttons == [f"gw-three-{step}" for step in range(len(tokens))]
    assert {each.get("name") for each in root if each.tag == "input"} == {"gw-three"}
    assert not [each for each in root.iter("input") if "checked" in each.attrib]  # React would hold it there
    steps = of(root, "gw-three-step")
    assert [int(step.get("data-at")) for step in steps] == list(range(len(tokens)))
    children = list(root)
    assert all(children[children.index(step) - 1].get("id") == f"gw-three-{n}" for n, step in enumerate(steps))
    (first,) = of(root, "gw-three-first")
    begun, found = int(first.get("data-at")), carriers.lane(lang, "rnn")
    assert found.turn < begun < found.step
    assert children.index(first) > children.index(steps[-1])  # hidden by a button before it
    for step in (*steps, first):
        for cell in CELLS:
            assert len(of(step, "gw-three-lane", f"gw-three-{cell}")) == 1
    for cell in CELLS:
        labels = list(of(root, "gw-three-film", f"gw-three-{cell}")[0].iter("label"))
        assert [label.text for label in labels] == list(tokens)
        assert [label.get("for") for label in labels] == buttons
        columns = [int(styles(label.get("style"))["grid-column"]) for label in labels]
        assert columns == list(range(1, len(tokens) + 1))


def test_the_playhead_stands_over_its_own_column_in_all_three_panels(lang):
    steps = of(shown(lang), "gw-three-step")
    for n, step in enumerate(steps):
        for cell in CELLS:
            (mark,) = of(step, "gw-three-now", f"gw-three-{cell}")
            left, width = (
                float(styles(mark.find("i").get("style"))[name].removesuffix("%")) for name in ("left", "width")
            )
            assert left == pytest.approx(100 * n / len(steps), abs=0.01)
            assert width == pytest.approx(100 / len(steps), abs=0.01)


@pytest.mark.parametrize("cell", CELLS)
def test_each_panel_draws_its_own_model_s_lane_at_each_step(lang, cell):
    root, reader = shown(lang), runs(lang, cell)[0].readers["forward"]
    unit, trace = carriers.lane(lang, cell).unit, reader.trace
    old = {"rnn": "h_prev", "lstm": "c_prev", "gru": "h_prev"}[cell]
    door = {"rnn": None, "lstm": "f", "gru": "z"}[cell]
    for n, step in enumerate(of(root, "gw-three-step")):
        (piece,) = of(step, "gw-three-lane", f"gw-three-{cell}")
        picture = drawn(piece)
        now = getattr(trace, STATES[cell])[n, unit]
        assert list(picture.squares().values()) == pytest.approx(
            [getattr(trace, old)[n, unit], now], rel=0.02, abs=0.01
        )
        assert (
            decimals(now) in picture.texts()
            or decimals(now, 3) in picture.texts()
            or decimals(now, 4) in picture.texts()
        )
        thick = [bottom - top for _, _, top, bottom, _ in picture.lanes()]
        assert len(thick) == (2 if door is None else 3)
        if door:
            assert thick[1] / thick[0] == pytest.approx(getattr(trace, door)[n, unit], abs=0.01)


@pytest.mark.parametrize("cell", CELLS)
def test_the_film_is_the_state_of_the_run_and_frames_the_lane_that_differs_most(lang, cell):
    (piece,) = of(shown(lang), "gw-three-film", f"gw-three-{cell}")
    *squares, frame = piece.find("svg").iter("rect")
    states = getattr(runs(lang, cell)[0].trace, STATES[cell])
    found = np.array([value(styles(box.get("style"))["fill"]) for box in squares]).reshape(states.shape)
    np.testing.assert_allclose(found, states, rtol=0.02, atol=0.01)
    rows = sorted({float(box.get("y")) for box in squares})
    framed = [
        row
        for row, y in enumerate(rows)
        if float(frame.get("y")) < y + ROW / 2 < float(frame.get("y")) + float(frame.get("height"))
    ]
    assert framed == [carriers.lane(lang, cell).unit]


@pytest.mark.parametrize("cell", CELLS)
def test_what_is_printed_is_true_of_itself_and_of_the_trace(lang, cell):
    reader = runs(lang, cell)[0].readers["forward"]
    for step in range(reader.steps):
        for unit in range(reader.units):
            made = crossed(cell, reader, step, unit)
            if cell == "rnn":
                total, new = re.search(r"\((.+)\)", made.comes)[1], made.printed[3]
                assert is_told(total, reader.z("h", Place(step, unit)))
                assert is_told(new, reader.trace.h[step, unit])
                places = len(new.partition(".")[2])
                assert "×" in new or printed(hyperbolic(number(total)), places) == number(new)
                continue
            names = ("c_prev", "f", "f_c_prev", "i_g", "c") if cell == "lstm" else GRU
            values = [float(getattr(reader.trace, name)[step, unit]) for name in names]
            old, door, kept, new = made.printed
            comes = made.comes.split(" = ")[1]
            for said, true in zip((old, door, kept, comes, new), values, strict=True):
                if said in ("> 0.9999", "< 0.0001"):
                    assert true > 0.99995 or true < 0.00005
                else:
                    assert is_told(said, true)
            rounded = printed(number(new), 2)
            if not new.startswith("≈"):
                assert printed(number(kept) + number(comes), 2) == rounded
            assert new.startswith("≈") == (not told_by(values[2], values[3], rounded))
            if not door.startswith(("<", ">")):
                assert 0 < number(door) < 1
                product = number(old) * number(door)
                assert any(printed(product, n) == printed(number(kept), n) for n in (2, len(kept.partition(".")[2])))


def number(said: str) -> Decimal:
    """What is printed; a power of ten is 0 as far as four digits show."""
    return Decimal(0) if "×" in said else parsed(said.removeprefix("≈ "))


def is_told(said: str, true: float) -> bool:
    """Whether a number is printed as it is, and reads 0 only where it is 0."""
    if "×" in said:
        return 0 < abs(true) < 0.00005
    return number(said) == printed(float(true), len(said.partition(".")[2])) and (number(said) != 0 or true == 0)


def told_by(kept: float, made: float, new: Decimal) -> bool:
    """Whether two addends have digits, at most four, that give the sum as printed."""
    return any(printed(printed(kept, one) + printed(made, other), 2) == new for one in (2, 3, 4) for other in (2, 3, 4))


def test_the_other_sentence_s_number_is_below_the_new_one(lang):
    for cell in CELLS:
        unit, state = carriers.lane(lang, cell).unit, STATES[cell]
        affirmed = getattr(runs(lang, cell)[1].trace, state)[:, unit]
        for n, step in enumerate(of(shown(lang), "gw-three-step")):
            (piece,) = of(step, "gw-three-lane", f"gw-three-{cell}")
            assert f"{TURNS[lang][1]}: {decimals(affirmed[n])}" in drawn(piece).texts()


@pytest.mark.parametrize("cell", CELLS)
def test_the_account_has_the_shares_of_the_lane_and_the_sentence_tells_them(lang, cell):
    (rest,) = of(shown(lang), "gw-three-rest", f"gw-three-{cell}")
    shares = carriers.lane(lang, cell).shares
    picture = ElementTree.tostring(rest.find("svg"), encoding="unicode")
    assert [box["width"] for box in boxes(picture)] == pytest.approx(
        [100 * share for share in shares.values()], abs=0.01
    )
    said = "".join(rest.find("p").itertext())
    facts = carriers.facts(lang, cell)
    for name in {"rnn": ("own", "others"), "lstm": ("kept", "least"), "gru": ("kept", "least")}[cell]:
        assert facts[name] in said


def test_the_other_lanes_of_the_gru_share_it_out_otherwise(lang):
    reader = runs(lang, "gru")[0].readers["forward"]
    found = carriers.lane(lang, "gru")
    way = slice(found.turn + 1, found.step + 1)
    kept = [account(reader.layer, reader.trace, unit)[way, 0].mean() for unit in range(reader.units)]
    assert max(kept) - min(kept) > 0.1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_section_is_there_once_a_question_was_answered_above_the_way_to_the_first_door(lang):
    page = opened("pages/frame.py", RNN, lang=lang)
    assert not [shown for shown in page.markdown if "gw-three" in shown.value]
    page.button(key="gw-show-me").click().run()
    assert [shown.value for shown in page.markdown if "gw-three" in shown.value] == [three.panels(lang)]
    assert words(lang)("rnn.three.heading") in "".join(element.proto.body for element in page.get("html"))


def test_what_a_room_is_shown_are_the_same_numbers(lang):
    """The films, lanes and printed numbers of the page, read back from what the wall draws."""
    root = shown(lang)
    wall = json.loads(root.get("data-wall"))
    assert wall["first"] == int(of(root, "gw-three-first")[0].get("data-at"))
    for cell in CELLS:
        denied, _ = runs(lang, cell)
        told = wall["cells"][cell]
        assert wall["tokens"] == list(denied.tokens)
        assert told["unit"] == carriers.lane(lang, cell).unit
        np.testing.assert_allclose(told["film"], getattr(denied.trace, STATES[cell]), atol=5e-4)
        for step, (old, door, kept, new, rest, *said) in enumerate(told["steps"]):
            numbers = crossed(cell, denied, step, told["unit"])
            assert [old, kept, new] == pytest.approx([numbers.old, numbers.kept, numbers.new], abs=5e-4)
            assert door == (None if cell == "rnn" else pytest.approx(numbers.door, abs=5e-4))
            assert rest == (cell == "gru")
            place = of(root, "gw-three-step")[step]
            lane = next(piece for piece in place if f"gw-three-{cell}" in piece.get("class") and piece.find("svg"))
            drawn_there = Counter(text.text for text in lane.iter("text"))
            shown_here = Counter(one for one in said if one)
            assert shown_here <= drawn_there
            assert (drawn_there - shown_here).total() == (cell != "rnn")  # what is kept
