"""The whole way: its numbers are the run's, its parts lead to their lessons, and each model's end is told as it is."""

import re
from html import unescape
from random import Random

import numpy as np
import pytest

from lstm_core import Place, random_specimen
from pages.chapters import script
from pages.chapters.contents import CHAPTERS
from pages.chapters.map import boxes, page
from pages.quiz import map as quiz
from pages.quiz.question import at
from pages.words.digits import decimals, parsed, percent
from pages.words.digits import printed as digits_of
from pages.words.words import LANGUAGES, words
from tests.pages.files import files
from tests.pages.lessons import specimen
from tests.pages.menu import choose
from tests.pages.test_frame import opened
from tests.sweep import swept

CHAPTER = next(chapter for chapter in CHAPTERS if chapter.name == "map")
READ = {  # what the last box says, by model
    "segmenter-zh": "path",
    "segmenter-en-forward": "path",
    "negation-zh": "verdict",
    "reviews-far-en-lstm": "verdict",
    "verse-zh": "follows",
    "random": "path",
}


def shown(lang: str, model: str = "", **address: str):
    card = specimen(model).card if model else None
    more = {"model": model, "text": (card.examples or ["我爱中国"])[0]} if card else {}
    found = opened("pages/frame.py", CHAPTER, lang=lang, **more, **address)
    assert not found.exception
    return found


def html(found) -> str:
    return unescape("".join(element.proto.body for element in found.get("html")))


def way(found) -> list[str]:
    (drawn,) = (one.value for one in found.markdown if "gw-way" in one.value)
    return re.findall(r"<li [^>]*>(.*?)</li>", unescape(drawn), re.DOTALL)


def reader_of(found):
    state = found.session_state["gw-visit"].state
    reading = specimen(state.model).read(state.text)
    return reading, reading.readers[state.direction], Place(state.step, state.unit)


@pytest.mark.parametrize("lang", swept(LANGUAGES))
@pytest.mark.parametrize("model", READ)
def test_the_boxes_say_what_is_true_of_the_model(model, lang):
    found = shown(lang, model)
    found.button(key="gw-show-me").click().run()
    say, (reading, reader, place) = words(lang), reader_of(found)
    made = way(found)
    assert len(made) == 7
    names = [re.sub("<[^>]*>", "", re.search('gw-way-name">(.*?)</div>', box)[1]) for box in made]
    assert [name.split(" ")[0] for name in names] == [str(n) for n in range(1, 8)]
    x = reading.x[place.step]
    assert say("map.read.note", nth=reader.nth(place.step), T=reader.steps) in made[0]
    assert f"{decimals(float(x[0]))}, {decimals(float(x[1]))}, …" in made[2]
    assert made[2].count("<rect") == min(len(x), boxes.MOST)
    assert made[4].count("<rect") == sum(trace.h.shape[1] for trace in reading.traces.values()) + 1
    readout = specimen(model).readout
    if readout:
        for k, label in enumerate(specimen(model).card.labels):
            score = float(reading.trace.h[place.step] @ readout.weight[k] + readout.bias[k])
            share = percent(float(reading.probabilities[place.step, k]))
            assert f"<span>{say(f'stage.answer_class_{label}')}</span><span>{decimals(score)}</span>" in made[5]
            assert f"<span>{share}</span>" in made[5]
    else:
        assert say("map.scored.none") in made[5]
        assert say("map.scored.none") in made[6]
    assert names[6] == f"7 {say(f'map.{READ[model]}.name')}"
    if READ[model] == "verdict":
        assert say(f"stage.answer_class_{reading.answer}") in made[6]
    elif READ[model] == "follows":
        assert say(f"stage.answer_class_{reading.labels[place.step]}") in made[6]
    elif readout:
        changed = sum(a != b for a, b in zip(reading.tags, reading.labels, strict=True))
        assert say(f"map.path.{'changed' if changed else 'same'}", changed=changed) in made[6]


@pytest.mark.parametrize("lang", swept(LANGUAGES))
def test_a_model_that_the_texts_do_not_know_answers_by_its_own_labels(lang):
    say, toy = words(lang), next(file for file in files() if file.name == "toy count-to-five")
    known, reading = toy.make(), toy.make().read(toy.text)
    found = opened("pages/frame.py", lang=lang)
    found.session_state["gw-visit"].opened = (toy.name, toy.make())
    choose(found.run(), "file")
    found.text_input(key="gw-box").set_value(toy.text).run()
    found.switch_page(str(script("map"))).run()
    assert not found.exception
    made = way(found)
    step = found.session_state["gw-visit"].state.step
    assert say("map.chosen.name") in made[6]
    assert f"<strong>{reading.labels[step]}</strong>" in made[6]
    assert not boxes.ground(say, _Scene(known, reading), reading.readers["forward"]).has_table


def test_one_number_is_told_as_one():
    found = opened("pages/frame.py", CHAPTER, lang="en", model="random", units="1", text="我爱中国")
    assert not found.exception
    found.button(key="gw-show-me").click().run()
    here = found.session_state["gw-visit"].state
    x = random_specimen(1, here.seed).read(here.text).x[here.step]
    assert x.shape == (1,)
    assert f"<p>{decimals(float(x[0]))}</p>" in way(found)[2]


@pytest.mark.parametrize("lang", swept(LANGUAGES))
def test_the_row_of_the_table_is_the_token_s(lang):
    found = shown(lang, f"segmenter-{lang}")
    found.button(key="gw-show-me").click().run()
    reading, _, place = reader_of(found)
    weight = specimen(f"segmenter-{lang}").embedding.weight
    row = int(re.search(r"([\d,]+)", way(found)[1].rpartition("<p>")[2])[1].replace(",", "")) - 1
    np.testing.assert_array_equal(weight[row], reading.x[place.step])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_part_leads_to_its_lesson_and_the_map_has_the_unit_s_numbers(lang):
    found = shown(lang)
    found.button(key="gw-show-me").click().run()
    say = words(lang)
    links = {link.proto.label: link.proto.page for link in found.get("page_link")}
    for number, (part, lesson) in enumerate(page.PARTS.items(), 1):
        assert links[say(f"map.part.{part}", n=number)] == lesson.replace("_", "-")
        assert say(f"{lesson}.tab").startswith(str(number))
    (drawn,) = (one.value for one in found.markdown if "gw-route" in one.value)
    _, reader, place = reader_of(found)
    told = {"token": reader.tokens[place.step], "unit": place.unit + 1, "way": say("walk.forward")}
    printed = page.spelt_out({name: reader.value(name, place) for name in page.VALUES})
    assert say("map.cell.alt", **told, **printed) in unescape(drawn)
    assert all(f"{number}</text>" in drawn for number in printed.values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_the_map_multiplies_and_adds_comes_out_with_a_calculator(lang):
    """Where the first page opens; and of every unit, wherever as many as three decimals can do it."""
    _, reader, place = reader_of(shown(lang))
    rest = [calculated(reader, *at) for at in np.ndindex(reader.trace.c.shape)]
    assert calculated(reader, place.step, place.unit)
    assert sum(rest) >= 0.6 * len(rest)


def calculated(reader, step: int, unit: int) -> bool:
    """Whether the printed numbers give each other."""
    shown = page.spelt_out({name: reader.value(name, Place(step, unit)) for name in page.VALUES})
    value = {name: parsed(text) for name, text in shown.items()}
    digits = {name: -value[name].as_tuple().exponent for name in value}
    return value["f_c_prev"] + value["i_g"] == value["c"] and all(
        digits_of(value[door] * value[before], digits[behind]) == value[behind]
        for door, before, behind in page.PRODUCTS
    )


def test_its_buttons_go_from_step_to_step_and_no_further():
    found = shown("en", "segmenter-zh", step="0", unit="1")
    assert found.button(key="gw-map-back").disabled
    for step in (1, 2, 3):
        found.button(key="gw-map-forward").click().run()
        assert found.session_state["gw-visit"].state.step == step
    assert found.button(key="gw-map-forward").disabled


@pytest.mark.parametrize("kind", [kind.name for kind in quiz.KINDS])
def test_what_would_answer_the_open_question_is_curtained(kind):
    (one,) = (one for one in quiz.KINDS if one.name == kind)
    names = {name for name in one.curtains if not name.startswith("explain-")}
    assert names <= {"cell", *(f"station-{n}" for n in range(1, 8))}
    paragraphs = words("en")("map.explain").strip().split("\n\n")
    assert all(int(name.rpartition("-")[2]) <= len(paragraphs) for name in one.curtains if name.startswith("explain-"))


def routes():
    for model in READ:
        known = specimen(model)
        reading = known.read((known.card.examples or ["我爱中国"])[0])
        for reader in reading.readers.values():
            yield model, boxes.ground(words("en"), _Scene(known, reading), reader)


class _Scene:
    def __init__(self, known, reading):
        self.specimen, self.reading = known, reading


def test_every_question_is_right_of_the_run_and_asked_where_it_may_be():
    asked = set()
    for model, route in routes():
        for kind in quiz.KINDS:
            for place in route.places():
                question = at(kind, route, place, Random(0))
                if question is None:
                    continue
                asked.add((model, kind.name))
                slots = question.slots
                (right,) = (choice for choice in question.choices if choice.mixup is None)
                for lang in LANGUAGES:
                    for part in ("question", *(f"why_{choice.mixup or 'right'}" for choice in question.choices)):
                        assert words(lang)(f"map.ask.{question.text}.{part}", **slots)
                if kind.name == "share":
                    scores = route.scores[place.step]
                    best = int(scores.argmax())
                    exact = np.exp(scores[best]) / np.exp(scores).sum()
                    assert exact == pytest.approx(float(route.shares[place.step, best]), abs=1e-5)
                    assert abs(float(parsed(right.value)) - exact) < 0.006
                    wrong = {choice.mixup: float(parsed(choice.value)) for choice in question.choices if choice.mixup}
                    told = {
                        "score-is-share": scores[best],
                        "no-exp": scores[best] / np.abs(scores).sum(),
                        "sigma-tanh": 1 / (1 + np.exp(-scores[best])),
                    }
                    assert all(abs(value - told[mixup]) < 0.02 for mixup, value in wrong.items())
                if kind.name == "passes":
                    assert route.nth(place.step) < route.steps
    assert {("segmenter-zh", kind.name) for kind in quiz.KINDS} <= asked
    assert not {kind for model, kind in asked if model == "random"} & {"row", "share", "path"}
    assert not {kind for model, kind in asked if model in ("negation-zh", "verse-zh")} & {"path"}


def test_what_is_said_to_be_learnt_is_and_what_is_not_is_not():
    """Table, layer and read-out are all the arrays that a model has."""
    for model in READ:
        known = specimen(model)
        if not known.readout:
            continue
        parts = sum(array.size for array in (known.embedding.weight, known.readout.weight, known.readout.bias))
        layers = [getattr(known.layer, way, known.layer) for way in ("forward", "backward")]
        layers = layers if hasattr(known.layer, "forward") else layers[:1]
        parts += sum(getattr(layer, name).size for layer in layers for name in ("weight_ih", "weight_hh", "bias"))
        assert parts == known.card.parameters
