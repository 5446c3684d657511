"""The chapter on the price: dials, formulas with live numbers, a measurement in a worker, tasks it can see."""

import re

import pytest

from lstm_core import LSTM, RNN, BiLSTM, count
from pages.chapters.contents import CHAPTERS
from pages.chapters.cost import accuracy, arithmetic, measured
from pages.chapters.cost.tasks import GOAL
from pages.state import progress
from pages.state.settings import Cost
from pages.state.sizes import BOUNDS, Sizes
from pages.words.words import LANGUAGES, words
from tests.pages.jobs.waiting import look_at
from tests.pages.test_frame import opened
from tests.sweep import swept

COST = next(chapter for chapter in CHAPTERS if chapter.name == "cost")
CLASSES = {"rnn": RNN, "lstm": LSTM, "bilstm": BiLSTM}


def page_of(**address: str):
    page = opened("pages/frame.py", COST, **({"lang": "en"} | address))
    assert not page.exception
    return page


def html(page) -> str:
    return "\n".join(element.proto.body for element in page.get("html"))


def shown(page) -> dict[str, int]:
    found = re.findall(r'data-count="([\w-]+)">([\d,]+)<', html(page))
    return {name: int(number.replace(",", "")) for name, number in found}


def move(page, name: str, value: int):
    page.slider(key=f"gw-price-{name}").set_value(value).run()
    assert not page.exception
    return page


def done(page) -> frozenset[str]:
    return page.session_state["gw-visit"].done.get("cost", frozenset())


def test_a_figure_is_drawn_once_for_what_it_shows(monkeypatch):
    drawn = []

    def counting(name, draw):
        return lambda *what, **how: drawn.append((name, how["narrow"])) or draw(*what, **how)

    for module, name in ((arithmetic, "growth"), (accuracy, "worth")):
        monkeypatch.setattr(module, name, counting(name, getattr(module, name)))
    page = page_of(price="inputs:37")
    drawn.clear()
    page.run()
    assert drawn == []
    move(page, "inputs", 38)
    assert drawn == [("growth", False), ("growth", True)]
    move(page, "inputs", 37)
    assert drawn == [("growth", False), ("growth", True)]


@pytest.mark.slow
def test_the_numbers_are_the_core_s_and_follow_the_dials():
    page = page_of()
    for sizes in ((32, 16, 20), (32, 40, 20), (7, 40, 9)):
        for name, value in zip(("inputs", "units", "steps"), sizes, strict=True):
            move(page, name, value)
        counts = {kind: count(layer, *sizes) for kind, layer in CLASSES.items()}
        assert shown(page) == {
            f"{kind}-{quantity}": getattr(counts[kind], quantity)
            for kind in counts
            for quantity in ("parameters", "multiply_adds")
        }


@pytest.mark.parametrize("lang", swept(LANGUAGES))
def test_the_printed_arithmetic_comes_to_the_printed_number(lang):
    page = page_of(lang=lang, price="inputs:7;units:5;steps:9;layers:3")
    cells = re.findall(r"<small>= (.*?)</small><br>= <strong[^>]*>([\d,]+)<", html(page))
    assert len(cells) == 6
    for formula, total in cells:
        spelt = formula.replace("·", "*").replace("[", "(").replace("]", ")")
        assert re.fullmatch(r"[\d+* ()]+", spelt)
        assert eval(spelt) == int(total.replace(",", ""))


def test_a_link_restores_the_dials_and_a_wrong_one_is_said():
    page = page_of(price="inputs:7;units:40;steps:9;layers:2;along:steps;segmenter:zh")
    assert [page.slider(key=f"gw-price-{name}").value for name in BOUNDS] == [7, 40, 9, 2]
    assert page.session_state["gw-visit"].state.price == Cost(7, 40, 9, 2, "steps", "zh")
    wrong = opened("pages/frame.py", COST, lang="en", price="units:0")
    assert not wrong.exception
    assert wrong.slider(key="gw-price-units").value == 16


@pytest.mark.slow
def test_the_segmenters_compared_are_those_that_the_switch_shows():
    page = page_of(lang="zh")
    table = html(page)
    page.button(key="gw-lang").click().run()
    assert page.segmented_control(key="gw-price-segmenter").value == "en"
    assert html(page) != table
    page.segmented_control(key="gw-price-segmenter").set_value("zh").run()
    page.button(key="gw-lang").click().run()
    assert page.segmented_control(key="gw-price-segmenter").value == "zh"
    assert page.session_state["gw-visit"].state.price == Cost(segmenter="zh")


@pytest.mark.slow
def test_tasks_with_dials_are_ticked_when_done_and_not_before():
    page = page_of()
    move(page, "steps", 30)
    assert "flat" not in done(page)
    move(page, "units", 20)
    move(page, "steps", 60)
    assert {"flat", "equal"} & done(page) == {"flat"}
    move(page, "units", 26)
    assert "equal" in done(page)


def test_the_second_task_names_the_number_it_is_held_to():
    goal = GOAL.counts("bilstm").parameters
    for lang in LANGUAGES:
        assert f"{goal:,}" in words(lang)("cost.task.equal")


def measure(page) -> None:
    page.button(key="gw-price-measure").click().run()
    assert not page.exception
    look_at(page, filter(None, [page.session_state["gw-visit"].measuring]))
    assert page.session_state["gw-visit"].measuring is None


@pytest.mark.slow
def test_a_measurement_is_told_with_the_sentence_that_is_true_of_it():
    page = page_of(price="inputs:4;units:4;steps:5")
    measure(page)
    ((sizes, laps),) = page.session_state["gw-visit"].measured.items()
    assert sizes == Sizes(4, 4, 5)
    times = measured.stopwatch.times(laps)
    ratio = float(measured.screen.ratio(1000 * times["lstm"], 1000 * times["rnn"]))
    told = "busy" if measured.stopwatch.is_busy(laps) else measured.outcome(ratio, 4.0)
    assert f'data-outcome="{told}"' in html(page)
    assert "twice" not in done(page)
    move(page, "units", 16)
    assert words("en")("cost.measured.moved") in [caption.value for caption in page.caption]
    measure(page)
    assert "twice" in done(page)


@pytest.mark.slow
def test_a_measurement_takes_the_sizes_of_a_dial_that_was_moved_just_before():
    page = page_of(price="inputs:4;units:4;steps:5")
    page.slider(key="gw-price-units").set_value(16)  # and pressed before the page has been drawn with it
    measure(page)
    assert list(page.session_state["gw-visit"].measured) == [Sizes(4, 16, 5)]


@pytest.mark.slow
def test_sizes_once_measured_are_shown_to_the_next_and_measured_anew_when_asked_again():
    first, second = (page_of(price="inputs:5;units:3;steps:4") for _ in range(2))
    measure(first)
    measure(second)
    (before,), (shown,) = (list(page.session_state["gw-visit"].measured.values()) for page in (first, second))
    assert shown == before
    measure(second)
    (anew,) = second.session_state["gw-visit"].measured.values()
    assert anew != before


@pytest.mark.slow
def test_no_question_moves_the_playhead():
    page = page_of(step="2", unit="5", text="I love China", model="segmenter-en")
    asked = set()
    while not {"equal", "enough"} <= asked:
        asked.add(page.session_state["gw-visit"].answers["cost"].name.kind)
        page.button(key="gw-show-me").click().run()
        page.button(key="gw-another").click().run()
        assert not page.exception
        here = page.session_state["gw-visit"].state
        assert (here.step, here.unit) == (2, 5), asked
    assert progress.ANSWERED in done(page)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_dense_layers_are_four_wherever_they_are_counted(lang):
    """One product may compute them together; the picture, the count and the training call them by the same number."""
    say = words(lang)
    told = [say("stage.cell_dense"), say("stage.cell_concat_dense")]
    told += [say.table[f"{chapter}.ask.parameters.why_right"] for chapter in ("cost", "training")]
    assert all({"en": "four dense layers", "zh": "四个全连接层"}[lang] in text.lower() for text in told)
