"""The distance sentences on the page: what stands there is the shipped table; own networks are measured as it was."""

import re
from types import SimpleNamespace

import pytest

from lstm_core import load_specimen
from lstm_core.recipes.far.languages import FAR
from lstm_core.recipes.far.seeds import RANGES, SET_UP, kept
from lstm_core.recipes.far.training import SOLVED, Setting, accuracies, steps, train
from pages.chapters.long_memory import learning, own, runs, seeds
from pages.jobs.live_panel import Watched
from pages.jobs.run import State
from pages.lesson.account_bars import CELL_COLOURS
from pages.quiz.long_memory import Counted
from pages.words.markup import prose
from pages.words.words import LANGUAGES, words
from tests.pages.chapters.test_long_memory import opened
from tests.pages.figures.svg.test_seeds import circles, columns
from tests.sweep import swept


def html(page) -> str:
    return "\n".join(element.proto.body for element in page.get("html"))


def drawn(page) -> list[str]:
    """The dots as a wide screen shows them; what a narrow one shows says the same."""
    found = [
        re.findall("<div[^>]*>(<svg.*?</svg>)</div>", text.value) for text in page.markdown if "gw-seeds" in text.value
    ]
    for wide, narrow in found:
        assert [inside[-1].text for *_, inside in columns(wide)] == [inside[-1].text for *_, inside in columns(narrow)]
    return [wide for wide, _ in found]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sentence_that_the_chapter_opens_with_is_the_shipped_one(lang):
    told = words(lang)("long_memory.idea").replace("*", "").lower()
    assert FAR[lang].shown[0] in told
    one = load_specimen(FAR[lang].name("lstm"))
    assert one.read(FAR[lang].shown[0]).answer == "negative"


@pytest.mark.parametrize("lang", swept(LANGUAGES))
def test_nothing_is_shown_before_the_question_is_answered(lang):
    page = opened(lang=lang)
    assert re.search(r"20", page.session_state["gw-visit"].answers["long_memory"].question.slots["n"])
    assert page.session_state["gw-visit"].answers["long_memory"].question.kind == "learnt"
    assert not drawn(page)
    page.button(key="gw-show-me").click().run()
    assert not page.exception
    assert drawn(page)


@pytest.mark.parametrize("lang", swept(LANGUAGES))
def test_the_dots_are_those_of_the_table(lang):
    page = opened(lang=lang)
    page.button(key="gw-show-me").click().run()
    (picture,) = drawn(page)
    shown = iter(columns(picture))
    for cell, colour in CELL_COLOURS.items():
        for farthest in RANGES:
            row, (*_, inside) = kept()[lang, Setting(cell, "keras", farthest)], next(shown)
            assert [text.text for text in inside if text.tag == "text"] == [f"{row.solved}/10"]
            assert {dot.filled for dot in circles(inside)} == {colour}
            assert sum(dot.top < 50 for dot in circles(inside)) == row.solved
        assert ", ".join(str(kept()[lang, Setting(cell, "keras", n)].solved) for n in RANGES) in picture.replace(
            "、", ", "
        )


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_figures_named_are_those_of_the_table(lang):
    page = opened(lang=lang)
    for figure in (SET_UP["units"], f"{SET_UP['sentences']:,}", "1,250", "99%"):
        assert str(figure) in html(page)
    (record,) = [one for one in train(lang, Setting("rnn", "keras", 0), 0) if one.update == one.updates]
    assert own.UPDATES == record.updates == 1250
    assert round(100 * SET_UP["solved_from"]) == 99


@pytest.mark.parametrize("lang", LANGUAGES)
def test_equal_time_is_told_as_the_table_and_the_cards_have_it(lang):
    told = prose(words(lang), "long_memory.seeds.same_time", **seeds.same_time(lang))
    numbers = [float(number) for number in re.findall(r"\d+\.?\d*", told)]
    table = kept()
    seconds = [load_specimen(FAR[lang].name(cell)).card.training_seconds for cell in ("lstm", "rnn")]
    expected = [round(seconds[0] / seconds[1], 1)]
    for farthest in (20, 40):
        longer = table[lang, Setting("rnn", "keras", farthest, epochs=20)].solved
        expected += [farthest, longer, table[lang, Setting("lstm", "keras", farthest)].solved]
    assert numbers == expected
    assert 1.5 < numbers[0] < 2.5  # twice the updates are about as many seconds


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_asked_about_is_what_the_table_counts(lang):
    counts = [
        Counted(farthest, *(kept()[lang, Setting(cell, "keras", farthest)].solved for cell in ("rnn", "lstm")), 10)
        for farthest in (20, 40)
    ]
    assert list(seeds.counted(lang)) == counts
    assert all(count.lstm == 10 and 0 < count.rnn < 10 for count in counts)


@pytest.mark.slow
def test_an_own_network_learns_and_is_examined_as_those_of_the_table():
    *before, last = learning.learning("en", "rnn", 0, 0)
    *_, record = train("en", Setting("rnn", "keras", 0), 0)
    assert last.share == pytest.approx(accuracies(record.network, "en", steps(0))[0])
    assert last.share == pytest.approx(kept()["en", Setting("rnn", "keras", 0)].shares[0], abs=0.01)
    assert [one.progress for one in before] == sorted(one.progress for one in before)
    assert (last.progress, last.update) == (1.0, own.UPDATES)
    assert all(one.share is None for one in before)


def test_an_own_network_is_said_to_be_what_its_share_is():
    assert [own.outcome(share) for share in (1.0, SOLVED, 0.98, 0.55, 0.54)] == [
        "learnt",
        "learnt",
        "between",
        "between",
        "guesses",
    ]
    for lang in LANGUAGES:
        for case in ("learnt", "between", "guesses"):
            slots = {"cell": "RNN", "seed": 10, "n": 20, "share": "51.0%", "solved": "99%"}
            assert "51.0%" in prose(words(lang), f"long_memory.own.came.{case}", **slots)


def test_an_own_network_joins_the_dots_of_its_cell_and_range():
    page = opened()
    page.button(key="gw-show-me").click().run()
    here = page.session_state["gw-visit"]
    here.own_seeds[own.Own("en", "lstm", 40, 10)] = 1.0
    here.own_seeds[own.Own("zh", "rnn", 0, 11)] = 0.5
    (picture,) = drawn(page.run())
    assert [len(circles(inside, own=True)) for *_, inside in columns(picture)] == [0] * 9 + [1] + [0] * 5


def test_an_own_network_that_finished_while_the_question_was_open_is_kept_when_the_next_one_starts(monkeypatch):
    monkeypatch.setattr(runs, "start_run", lambda *_: None)
    page = opened()
    here, asked = page.session_state["gw-visit"], own.Own("en", "lstm", 40, 10)
    record = SimpleNamespace(share=0.75, loss=0.5, update=own.UPDATES)
    here.runs[own.RUN] = Watched(asked, None, [record], State("done", None, (), 1, 1.0, 1.0, 0.0, None, "", 1.0))
    assert not page.button(key="gw-own-begin").click().run().exception
    assert page.session_state["gw-visit"].own_seeds == {asked: 0.75}


def test_what_was_stopped_has_no_dot():
    for reason in ("asked", "left", "paused"):
        run = Watched(
            own.Own("en"), None, [SimpleNamespace(share=None)], SimpleNamespace(phase="stopped", reason=reason)
        )
        assert own.PANEL.key(run) == "long_memory.run.unfinished"


@pytest.mark.slow
def test_another_network_begins_at_another_seed_than_all_before(monkeypatch):
    asked = []
    monkeypatch.setattr(runs, "start_run", lambda name, job, own: asked.append((name, dict(job.arguments), own)))
    page = opened()
    for _ in range(2):
        assert not page.button(key="gw-own-begin").click().run().exception
    assert [one["seed"] for _, one, _ in asked] == [10, 11]
    assert {name for name, *_ in asked} == {"far"}
    page.segmented_control(key="gw-own-cell").set_value("gru").run()
    page.segmented_control(key="gw-own-range").set_value(40).run()
    page.button(key="gw-own-begin").click().run()
    assert asked[-1][1] == {"cell": "gru", "farthest": 40, "language": "en", "seed": 12}
