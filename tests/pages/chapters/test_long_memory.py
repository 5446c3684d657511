"""Long memory: what the page says of a picture or a duel is what the numbers at hand say."""

import re
from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lstm_core import LSTM, RNN
from lstm_core.backprop import lstm_gradients, rnn_gradients
from lstm_core.memory import reach
from lstm_core.toys import recall, turns
from pages.chapters.long_memory import contest, duel, gradients, lanes, lives, mixups, reaches, runs
from pages.figures.colours import LIGHT
from pages.figures.fading import fading
from pages.figures.svg.decline import Curve, decline
from pages.jobs.live_panel import Watched
from pages.state import settings
from pages.state.settings import Match, Reach
from pages.words import listing
from pages.words.digits import parsed, sigmoid
from pages.words.powers import power
from pages.words.words import LANGUAGES, words
from tests.pages import test_frame
from tests.pages.test_broken_links import BY_NAME
from tests.sweep import swept

LOST = mixups.LOST


def opened(**address: str) -> AppTest:
    page = test_frame.opened("pages/frame.py", BY_NAME["long_memory"], **{"lang": "en"} | address)
    assert not page.exception
    assert page.slider(key="gw-reach-steps")
    return page


def test_a_figure_is_drawn_once_for_what_it_shows(monkeypatch):
    drawn = []

    def counting(name, draw):
        return lambda *what, **how: drawn.append(name) or draw(*what, **how)

    for module, name in ((gradients, "fading"), (lives, "keeping")):
        monkeypatch.setattr(module, name, counting(name, getattr(module, name)))
    page = opened(reach="steps:37", text="not good at all", step="1")
    drawn.clear()
    page.run()
    assert drawn == []
    page.slider(key="gw-reach-steps").set_value(38).run()
    assert not page.exception
    assert drawn == ["fading"]


def symbols() -> tuple:
    """What a sequence of the usual length is, and its name."""
    x, _ = reaches.sequence(Reach().steps)
    return x, ("steps", Reach().steps, False)


def firsts(**dials: object) -> dict[str, float]:
    shown = Reach(**dials)
    x, _ = reaches.sequence(shown.steps)
    silent = shown.source == "silence"
    return reaches.first(reaches.before(shown, x * (not silent), (shown.source, shown.steps, False)))


@pytest.mark.parametrize("lang", swept(LANGUAGES))
@pytest.mark.parametrize(
    "shown", ["", "source:sentence", "source:sentence;trained:1", "source:silence;gain:1.5;chrono:1"]
)
def test_the_page_runs_with_every_source(lang, shown):
    page = opened(lang=lang, reach=shown)
    assert page.session_state["gw-visit"].state.reach == settings.parse(Reach, shown)


def test_dials_go_into_the_address_and_a_task_is_ticked():
    page = opened()
    page.select_slider(key="gw-reach-gain").set_value(1.5).run()
    page.segmented_control(key="gw-reach-source").set_value("silence").run()
    assert not page.exception
    assert page.session_state["gw-visit"].state.reach == Reach(source="silence", gain=1.5)
    assert "explode" in page.session_state["gw-visit"].done["long_memory"]
    assert "hold" not in page.session_state["gw-visit"].done["long_memory"]


def test_it_shows_fading_exploding_and_the_lstm_fading_with_doors_half_shut():
    assert gradients.does(firsts(gain=0.9)["rnn_h"]) == "fades"
    assert firsts(gain=1.1, source="silence", steps=50)["rnn_h"] == pytest.approx(1.1**49)
    assert gradients.does(firsts(gain=1.5, source="silence")["rnn_h"]) == "explodes"
    assert gradients.does(firsts(bias=0.0)["lstm_c"]) == "fades"
    assert gradients.does(firsts(bias=5.0)["lstm_c"]) == "lasts"
    assert gradients.does(firsts(chrono=True)["lstm_c"]) == "lasts"


def test_curves_are_the_cores_as_shares_of_the_end():
    x, _ = reaches.sequence(30)
    curves = reaches.before(Reach(steps=30, seed=4), x, ("test",))
    lstm = reach(LSTM.random(7, 8, 6), x, 6)
    np.testing.assert_allclose(curves["lstm_c"][2], lstm.c / lstm.c[-1])
    np.testing.assert_allclose(curves["belt"][2], lstm.belt / lstm.c[-1])
    assert {name: values.shape for name, values in curves.items()} == dict.fromkeys(reaches.CURVES, (20, 30))
    assert (curves["belt"] <= 1).all()
    after = reaches.after((RNN.random(7, 8, 6), LSTM.random(7, 8, 6)), x)
    assert set(after) == set(reaches.CURVES)


def records(rnn: str, lstm: str) -> tuple:
    return tuple(SimpleNamespace(side=side, state=state) for side, state in enumerate((rnn, lstm)))


def test_the_outcome_is_that_of_the_records():
    states = ("solved", "unsolved")
    told = {(a, b): duel.outcome(records(a, b)) for a in states for b in states}
    assert list(told.values()) == ["both", "rnn", "lstm", "neither"]
    assert duel.outcome(records("diverged", "solved")) == "lstm"


def test_the_reason_is_that_of_the_doors():
    shut, ajar, wide = ({}, 0.73, 1e-7), ({}, 0.8, 1e-5), ({}, 0.98, 0.3)
    assert duel.lstm_story("rnn", shut, shut) == "shut"
    assert duel.lstm_story("neither", shut, ajar) == "too_late"
    assert duel.lstm_story("rnn", wide, wide) == "in_spite"
    assert duel.lstm_story("both", shut, wide) == "opened"
    assert duel.lstm_story("lstm", wide, wide) == "open"


def test_the_time_left_is_what_the_slower_one_may_still_work():
    solved_early = SimpleNamespace(phase="running", progress=(10 + 1.3) / 20, place=None, reason=None)
    run = Watched(None, None, [None], solved_early)
    assert "9 s of work left" in runs.PANEL.says(words("en"), run, seconds=runs.work_left(solved_early, 20.0))


def test_who_learns_fast_has_not_learnt_in_no_time():
    told = {0.001: "0.01", 0.014: "0.01", 0.36: "0.36", 1.24: "1.2", 10.0: "10.0"}
    assert {seconds: duel.spent(seconds) for seconds in told} == told


def test_the_rnns_reason_is_that_of_its_gradients():
    faint, survives = ({"rnn_h": 1e-18}, 0, 0), ({"rnn_h": 0.4}, 0, 0)
    assert duel.rnn_story("rnn", faint, survives, 0.4) == "won"
    assert duel.rnn_story("both", survives, survives, 0.4) == "kept"
    assert duel.rnn_story("rnn", faint, ({"rnn_h": 1e-6}, 0, 0), 0.1) == "latched"
    assert duel.rnn_story("rnn", faint, ({"rnn_h": 1e-20}, 0, 0), 1e-18) == "unseen"
    assert duel.rnn_story("lstm", faint, survives, 0.4) == duel.rnn_story("neither", faint, faint, 0) == "lost"


@pytest.mark.slow
def test_an_answer_without_a_gradient_behind_it_was_found_with_one():
    """Of three usual RNNs over 50 steps: in those that answer the gradient had grown by far on the way."""
    ended = []
    for seed in (0, 2, 7):
        rnn, seen = contest.rivals(Match(lag=LOST, seed=seed))[0], []
        for turn in turns(rnn, recall(LOST), 300.0):
            seen.append(contest.came_back(turn.network.layer, LOST))
            if turn.state == "solved" or turn.update >= 5000:
                break
        ended.append((turn.state, max(seen) / reaches.at_start(Match(lag=LOST, seed=seed))[0]["rnn_h"]))
    assert len([state for state, _ in ended if state == "solved"]) >= 2
    assert all(grown > 1e4 for state, grown in ended if state == "solved")


def test_facts_before_a_duel_are_those_of_its_networks():
    slopes, door, left = reaches.at_start(Match(lag=LOST))
    assert 0.6 < door < 0.85
    assert left < 1e-5
    assert reaches.at_start(replace(Match(lag=LOST), chrono=True))[2] > 0.05
    assert reaches.begun(Match(lag=LOST))["rnn_h"][0, 0] == pytest.approx(slopes["rnn_h"])


@pytest.mark.parametrize(
    ("share", "case"),
    [(1e-4, "fades"), (0.022, "shrinks"), (0.16, "lasts"), (1.0, "lasts"), (7.2, "grows"), (11.0, "explodes")],
)
def test_a_share_is_called_what_it_is(share, case):
    assert gradients.does(share) == case


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_said_of_the_picture_fits_all_of_it(lang):
    say = words(lang)

    def said(**dials) -> list[str]:
        chosen = Reach(**dials)
        return gradients.sayings(say, gradients.Picture(mixups.curves(chosen), (), False))

    mixed = said(gain=1.5, steps=400)  # fades in the middle, explodes from some starts
    assert any("7.4 × 10⁵" in line.replace("\u00a0", " ") for line in mixed)
    assert any("10⁻⁴⁰" in line for line in said(bias=0.0, steps=400))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "dials",
    [{"gain": 1.2}, {}, {"gain": 1.5, "steps": 400}, {"gain": 0.5, "bias": 5.0}, {"source": "silence"}, {"units": 64}],
)
def test_the_middle_is_said_to_be_only_the_middle_wherever_the_table_s_range_is_wide(lang, dials):
    say, curves = words(lang), mixups.curves(Reach(**dials))
    told = gradients.sayings(say, gradients.Picture(curves, (), False))
    for name in ("rnn_h", "lstm_c"):
        least, most = float(curves[name][:, 0].min()), float(curves[name][:, 0].max())
        line = say("long_memory.does.spread", seeds=20, least=power(least), most=power(most))
        assert told.count(line) == (most / least > 100), (name, least, most)


@pytest.mark.parametrize(
    ("dials", "told"),
    [
        ({}, "eased"),
        ({"gain": 1.0}, "behind"),
        ({"gain": 1.0, "chrono": True}, ""),
        ({"bias": 0.0, "gain": 0.9}, "behind"),
    ],
)
def test_the_two_are_compared_as_the_middles_of_the_seeds_stand(dials, told):
    first = firsts(**dials)
    assert gradients.compared(first) == told
    ratio = first["lstm_c"] / first["rnn_h"]
    lstm, rnn = (parsed(power(first[name])) for name in ("lstm_c", "rnn_h"))  # a reader divides what the table prints
    assert {"eased": ratio > 10, "behind": ratio < 0.1, "": ratio > 0.1}[told]
    assert (first["lstm_c"] < 0.1) if told else True
    for lang in LANGUAGES:
        said = gradients.sayings(words(lang), gradients.Picture(mixups.curves(Reach(**dials)), (), False))
        lines = {
            case: words(lang)(f"long_memory.does.{case}", times=power(float(max(lstm / rnn, rnn / lstm))))
            for case in ("eased", "behind")
        }
        assert [case for case, line in lines.items() if line in said] == ([told] if told else [])


def test_doors_are_blamed_only_where_they_are_shut():
    assert gradients.case("lstm_c", {"lstm_c": 1e-9, "belt": 1e-12}) == "fades"
    assert gradients.case("lstm_c", {"lstm_c": 1e-9, "belt": 0.07}) == "in_spite"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_before_training_it_is_said_that_training_opens_doors(lang):
    least = lanes.facts(lang, "lstm")["least"]
    assert float(least) > float(sigmoid(Decimal(Reach().bias)))
    for trained in (False, True):
        drawn = gradients.Picture(reaches.before(Reach(), *symbols()), (), trained)
        said = gradients.sayings(words(lang), drawn)
        assert (words(lang)("long_memory.does.untrained", least=least) in said) == (not trained)
        assert (words(lang)("long_memory.does.trained") in said) == trained


@pytest.mark.parametrize(
    ("kind", "task", "case"),
    [
        ("trained", "segmentation", "segmentation"),
        ("trained", "negation", "negation"),
        ("trained", "verse", "verse"),
        ("trained", "none", "other"),
        ("random", "none", "random"),
    ],
)
def test_half_lives_are_explained_by_the_task_at_hand(kind, task, case):
    assert lives.because(SimpleNamespace(kind=kind, task=task)) == case


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_case_has_its_words(lang):
    say = words(lang)
    for name in ("rnn_h", "lstm_c"):
        for case in ("fades", "shrinks", "lasts", "grows", "explodes", *("in_spite",) * (name == "lstm_c")):
            assert power(0.001) in say(f"long_memory.does.{name}.{case}", share=power(0.001))
    assert say("long_memory.does.spread", seeds=20, least=1, most=2)
    assert say("long_memory.does.below", least=1)
    for case in ("segmentation", "negation", "verse", "random", "other"):
        assert say(f"long_memory.lives.because.{case}")
    for came in ("both", "rnn", "lstm", "neither"):
        assert say(f"long_memory.outcome.{came}", lag=1, rnn=1, lstm=1)
        assert say(f"long_memory.mixup.always-better.came_{came}", lag=1, start="")
    for case in ("open", "opened", "in_spite", "too_late", "shut"):
        assert say(f"long_memory.why.lstm.{case}", lag=1, f=1, f_end=1, left=1, left_end=1)
    for case in ("won", "kept", "latched", "unseen", "lost"):
        assert say(f"long_memory.why.rnn.{case}", lag=1, start=1, end=1, most=1, update=1)


@pytest.mark.parametrize(
    ("value", "printed"),
    [(1, "1.0"), (0.031, "0.031"), (117.2, "117"), (3.54e-7, "3.5 × 10⁻⁷"), (9.99e9, "1.0 × 10¹⁰"), (0, "0")],
)
def test_powers_of_ten_are_spelt(value, printed):
    assert power(value).replace("\u00a0", " ") == printed


def test_figures_hold_what_they_are_given():
    curves = {"rnn_h": np.array([[0.0, 0.5, 1.0], [1e-5, 0.4, 1.0]]), "lstm_c": np.ones((1, 3))}
    names = {"rnn_h": "R", "lstm_c": "L"}
    hover = {name: name for name in ("distance", "read", "share", "least", "most")}
    figure = fading(curves, names=names, hover=hover, colours=LIGHT, tokens=("<b>", "b", "c"))
    assert figure.layout.xaxis.title.text == "read"  # under tokens "steps back" would be wrong
    assert fading(curves, names=names, hover=hover, colours=LIGHT).layout.xaxis.title.text == "distance"
    middle = {line.name: list(line.y) for line in figure.data if line.name}
    assert middle == {"R": pytest.approx([5e-6, 0.45, 1.0]), "L": [1, 1, 1]}
    assert "<b>" not in figure.layout.xaxis.ticktext
    picture = decline([Curve("b < 1", np.array([0.0, 1.0]), "c")] * 3)
    assert picture.count("<polyline") == 3
    assert "b &lt; 1" in picture


def starts(picture: str) -> list[float]:
    """How far down each curve begins."""
    return [float(points.split(",")[1].split()[0]) for points in re.findall(r'points="([^"]*)"', picture)]


def test_small_curves_of_any_size_are_told_apart():
    for shares in ((3e-3, 1e-4), (1.3, 6.7e-8, 1.7e-21), (1e-3, 1e-60), (1e9, 1.0)):
        drawn = starts(decline([Curve("", np.array([share, 1.0]), "c") for share in shares]))
        assert all(8 <= high <= 112 for high in drawn)
        assert drawn == sorted(drawn)
        assert min(np.diff(drawn)) > 8


def test_the_equations_are_the_loops_of_the_core():
    assert listing.loop(lstm_gradients).startswith("for h, c, c_each, z_ifg, z_o, z,")
    assert "by_h_t" in listing.loop(rnn_gradients)
    with pytest.raises(LookupError, match="0 innermost loops"):
        listing.loop(LSTM.step)
