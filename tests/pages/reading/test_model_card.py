"""The card: every shipped model says what it is in both languages, and a hostile file's card stays text."""

import re
from dataclasses import replace
from itertools import cycle
from operator import itemgetter

import pytest
from streamlit.testing.v1 import AppTest

from lstm_core import load_specimen, specimens
from pages.reading.model_card import METRICS, class_name, figures, gates, kind_of, label, percent, seconds, title
from pages.state.training_settings import Choice
from pages.words.escape import literal
from pages.words.words import LANGUAGES, words
from tests.pages.menu import choose, opened_menu
from tests.pages.test_imports import ROOT
from tests.sweep import swept

TURNS = cycle([LANGUAGES, LANGUAGES[::-1]])  # of every other model the first card is in English
CARDS = [(name, lang) for name in specimens() for lang in next(TURNS)]
HOSTILE = "<img src=x> **b** $x$ {0} ![y](http://e.com/y.png)"


def opened(**parameters: str) -> AppTest:
    page = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=120)
    page.query_params.update(parameters)
    page.session_state["gw-card"] = True
    page.run()
    assert not page.exception
    return page


@pytest.mark.parametrize(("name", "lang"), swept(CARDS, itemgetter(0)))
def test_a_shipped_model_has_its_prose_and_figures(name, lang):
    card = load_specimen(name).card
    said = [element.value for element in opened(lang=lang, model=name).text]
    assert words(lang)(f"models.{name}.about", **gates(name, card)) in said
    assert words(lang)(f"models.card.{kind_of(card)}", **figures(card)) in said
    assert all(any(fail["text"] in line for line in said) for fail in card.fails)
    for source in card.data:
        assert said.count(words(lang)("models.card.source", **source)) == 1
    assert figures(card)["accuracy"] in label(words(lang), name, card)
    assert percent(card.metrics[METRICS[kind_of(card)]["accuracy"]]) in title(words(lang), name, card).replace("\\", "")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", specimens())
def test_the_places_to_look_at_have_words_of_their_own(lang, name):
    for place in load_specimen(name).card.look_at:
        assert f"models.look.{place['kind']}" in words(lang).table


@pytest.mark.parametrize("lang", LANGUAGES)
def test_random_weights_are_called_meaningless(lang):
    said = [element.value for element in opened(lang=lang, model="random").text]
    assert words(lang)("models.random.about") in said


def test_show_me_goes_to_the_place():
    place = load_specimen("segmenter-zh").card.look_at[0]
    page = opened(lang="zh", model="segmenter-zh", text="你好")
    page.button(key="gw-show-look-0").click().run()
    state = page.session_state["gw-visit"].state
    assert not page.exception
    assert {name: getattr(state, name) for name in ("text", "step", "unit", "direction")} == {
        name: place[name] for name in ("text", "step", "unit", "direction")
    }
    assert state.jump == 1


def test_what_a_file_says_of_itself_is_text():
    specimen = load_specimen("negation-zh")
    place = {
        "kind": HOSTILE,
        "text": HOSTILE,
        "step": 10**9,
        "unit": 0,
        "direction": "backward",
        "key": "x",
        "self": 1,
    }
    card = replace(
        specimen.card,
        name=HOSTILE[:60],
        labels=[HOSTILE, "b"],
        data=[{}, {"name": HOSTILE, "key": "x"}],
        metrics={HOSTILE: 1.0, "huge": 1e15},
        fails=[{"text": HOSTILE, "expected": HOSTILE, "got": HOSTILE}],
        look_at=[place],
        pairs=[{HOSTILE: 1.0}],
        siblings={"equal_parameters": {HOSTILE: 1.0}},
        examples=[HOSTILE, "。" * 300],
        licence=HOSTILE,
        seed=None,
    )
    page = opened(lang="zh")
    page.session_state["gw-visit"].opened = ("digest", replace(specimen, card=card))
    page.run()
    choose(page, "file")
    assert not page.exception
    assert page.session_state["gw-visit"].state.model == "file"
    marked = [element.value for element in (*page.markdown, *page.caption)]
    assert not any("<img" in value or "![" in value for value in marked)
    page.session_state["gw-examples"] = True
    page.run()
    assert page.button(key="gw-example-0").label == literal(HOSTILE)
    for key in ("gw-show-look-0", "gw-example-0", "gw-example-1"):
        page.session_state["gw-card"] = page.session_state["gw-examples"] = True
        page.run()
        page.button(key=key).click().run()
        assert not page.exception
    assert page.session_state["gw-visit"].state.step < 300


def test_percent():
    assert [percent(share) for share in (0.879, 1.0, 0.0004, 0.0)] == ["87.9%", "100.0%", "<0.1%", "0.0%"]


@pytest.mark.parametrize(("lang", "begins"), [("zh", "B 词首"), ("en", "B begin")])
def test_a_class_has_its_words_only_where_its_task_is_known(lang, begins):
    card = load_specimen("segmenter-zh").card
    assert class_name(words(lang), card, "B") == begins
    assert class_name(words(lang), replace(card, task="none"), "B") == "B"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["segmenter-zh", "segmenter-en-forward"])
def test_a_segmenter_says_how_many_ordinary_sentences_it_cuts_without_a_mistake(lang, name):
    card = load_specimen(name).card
    count = card.metrics["everyday_sentences"]
    whole = round(count * card.metrics["everyday_whole"])
    said = [element.value for element in opened(lang=lang, model=name).text]
    assert any(
        {"zh": f"{count} 个日常句子", "en": f"{count} ordinary sentences"}[lang] in line and f" {whole} " in line
        for line in said
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["segmenter-zh", "segmenter-zh-forward"])
def test_a_segmenter_says_how_many_seeds_were_tried(lang, name):
    tried = load_specimen(name).card.training["seeds_tried"]
    said = [element.value for element in opened(lang=lang, model=name).text]
    single, several = (
        words(lang)(f"models.card.tried.{key}", **slots)
        for key, slots in (("single", {}), ("segmentation", {"tried": tried}))
    )
    assert (single in said, several in said) == (tried == 1, tried > 1)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["verse-zh", "verse-en"])
def test_a_verse_model_is_compared_with_other_seeds_only_where_others_passed(lang, name):
    training, say = load_specimen(name).card.training, words(lang)
    slots = {"tried": training["seeds_tried"], "passed": training["seeds_passed"]}
    said = [element.value for element in opened(lang=lang, model=name).text]
    several, alone = say("models.card.tried.verse", **slots), say("models.card.tried.verse-alone", **slots)
    assert (several in said, alone in said) == (slots["passed"] > 1, slots["passed"] == 1)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_chinese_segmenter_says_how_its_gates_stand(lang):
    card = load_specimen("segmenter-zh").card
    said = [element.value for element in opened(lang=lang, model="segmenter-zh").text]
    assert any(all(percent(card.metrics[name], 0) in line for name in ("crisp_forget", "half_open")) for line in said)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_card_shows_pairs_of_the_kind_that_its_reader_can_tell_apart(lang):
    headings = {kind: f"**{words(lang)(f'models.card.pairs_{kind}')}**" for kind in ("following", "preceding")}
    for name, kinds in (("", {"following", "preceding"}), ("-forward", {"preceding"}), ("-backward", {"following"})):
        page = opened(lang=lang, model=f"segmenter-{lang}{name}")
        shown = {element.value for element in page.markdown}
        assert {kind for kind, heading in headings.items() if heading in shown} == kinds


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["negation-zh", "negation-en"])
def test_a_review_model_says_on_what_it_was_measured_and_how_many_seeds_were_tried(lang, name):
    card, say = load_specimen(name).card, words(lang)
    said = [element.value for element in opened(lang=lang, model=name).text]
    assert {"zh": "同类新句子", "en": "rule-made sentences only"}[lang] in label(say, name, card)
    assert any("3,000" in line and {"zh": "同样规则", "en": "the same rules"}[lang] in line for line in said)
    assert say("models.card.tried.negation", tried=card.training["seeds_tried"]) in said
    assert any({"zh": "训练 0.5 秒", "en": "trained for 0.5 s"}[lang] in line for line in said)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["reviews-far-zh-lstm", "reviews-far-en-lstm"])
def test_a_far_review_model_says_how_many_seeds_learnt_it_and_how_it_was_picked(lang, name):
    card = load_specimen(name).card
    said = [element.value for element in opened(lang=lang, model=name).text]
    tried, passed, everywhere = (card.training[f"seeds_{key}"] for key in ("tried", "passed", "everywhere"))
    (line,) = (line for line in said if "Keras" in line)
    assert [int(word) for word in re.findall(r"(?<![\d.])\d+(?![\d%.])", line)] == [tried, passed, everywhere]
    assert line.count(percent(card.metrics["own"], 0)) >= 1
    assert percent(card.metrics["own_least"], 0) in line
    asked = f"{card.metrics['sentences']:,.0f}"
    assert any(asked in line and percent(card.metrics["least"]) in line for line in said)
    assert any({"zh": "读着啰唆", "en": "they ramble"}[lang] in line for line in said)


def test_natural_sentences_that_the_review_model_gets_wrong_are_on_its_card():
    fails = {fail["text"]: fail["got"] for fail in load_specimen("negation-zh").card.fails}
    assert fails["虽然很贵，但是很好"] == fails["这家店不错"] == "negative"


def test_seconds_have_two_digits_that_count():
    assert [seconds(spent) for spent in (0.5, 0.02, 8.5, 16.8, 0.0)] == ["0.5", "0.02", "8.5", "17", "0"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_card_speaks_of_the_cell_state_where_the_number_is_the_cell_state(lang):
    """What is written is another number: i times the candidate."""
    model = load_specimen("negation-en")
    place = next(place for place in model.card.look_at if place["kind"] == "hidden-negation")
    trace = model.read(place["text"]).trace
    assert abs(trace.c[place["step"], place["unit"]] - place["cell"]) < 0.001
    assert abs(trace.i_g[place["step"], place["unit"]] - place["cell"]) > 0.05
    assert {"zh": "细胞状态", "en": "cell state"}[lang] in words(lang).table["models.look.hidden-negation"]


@pytest.mark.parametrize("lang", swept(LANGUAGES[::-1]))
def test_a_model_trained_here_is_called_so_and_one_of_a_file_is_not(lang):
    page = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=30)
    page.query_params.update({"lang": lang})
    page.run()
    one = load_specimen("negation-zh")
    page.session_state["gw-visit"].opened = ("digest", replace(one, card=replace(one.card, metrics={"share": 0.9876})))
    visit = page.session_state["gw-visit"]
    visit.state = replace(visit.state, own=Choice())
    page.run()
    choose(page, "file")
    page.session_state["gw-card"] = True
    page.run()
    say = words(lang)
    assert say("models.own.name") in opened_menu(page).button_group(key="gw-model-file").options
    assert say("models.own.about") in [element.value for element in page.text]
    assert say("models.own.share", share="98.8%") in [element.value for element in page.text]
    visit.state = replace(visit.state, own=None)
    page.run()
    page.session_state["gw-card"] = True
    page.run()
    assert not page.exception
    assert say("models.file.name") in opened_menu(page).button_group(key="gw-model-file").options
    assert say("models.file.about") in [element.value for element in page.text]
    assert "share 0.9876" in [element.value for element in page.text]


def test_what_the_lab_carries_away_is_known_as_one_s_own():
    def carry():
        from lstm_core import load_specimen, save_specimen
        from pages.chapters.training import takes
        from pages.reading import scene
        from pages.state import visit

        takes._carry(save_specimen(load_specimen("negation-zh")), "味道不错")
        assert scene.called(visit.state().model) == "own"

    page = AppTest.from_function(carry, default_timeout=30).run()
    assert not page.exception
    assert page.session_state["gw-visit"].state.model == "file"
