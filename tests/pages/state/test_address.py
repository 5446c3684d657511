"""The state's table: any address gives a state, the valid part of it is used, and a link reads back."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.reading.share_link import link_to
from pages.state import address, model_names
from pages.state.address import LONGEST, PARAMETERS, State, Writer, parse, sentence, spell
from pages.state.holds import Hold
from pages.state.parsers import integer
from pages.state.settings import Cost, Match, Reach
from pages.state.training_settings import USUAL, Choice

CHOSEN = Choice("latch", replace(USUAL, input_bias=-4.0, gate_penalty=0.2, recurrent=False, seed=3), moment=240)
GARBAGE = st.text(max_size=30) | st.sampled_from(
    [
        "",
        "-1",
        "1e3",
        "９",
        "0x1",
        " 2",
        "2 ",
        "1_0",
        "٣",
        "9" * 5000,
        "nan",
        "True",
        "null",
        "zh ",
        "\x00",
        "𝟙",
    ]
)
ADDRESSES = st.dictionaries(st.sampled_from([*PARAMETERS, "embed", "jump", "x"]), GARBAGE)
HOLDS = st.builds(
    Hold,
    part=st.sampled_from("figocrzn"),
    direction=st.sampled_from(["forward", "backward"]),
    steps=st.none() | st.lists(st.integers(0, 255), min_size=1, max_size=3).map(tuple),
    units=st.none() | st.lists(st.integers(0, 63), min_size=1, max_size=3).map(tuple),
    value=st.sampled_from([0.0, 0.5, 1.0]),
)
VALID = st.builds(
    State,
    text=st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=60),
    model=st.sampled_from(model_names.models()),
    units=st.integers(1, 64),
    seed=st.integers(0, 2**31 - 1),
    step=st.integers(0, 255),
    unit=st.integers(0, 63),
    direction=st.sampled_from(["forward", "backward"]),
    view=st.sampled_from(["cell", "readers", "text"]),
    part=st.sampled_from([*"figcohrzn", "sum"]),
    present=st.sampled_from(["", "1"]),
    lang=st.sampled_from(["zh", "en"]),
    hold=st.lists(HOLDS, max_size=3).map(tuple),
    other=st.sampled_from(["", "我恨中国"]),
    train=st.sampled_from([None, Choice(), CHOSEN]),
    sequence=st.sampled_from(["", "..A.B"]),
    reach=st.sampled_from([Reach(), Reach(source="silence", gain=1.5), Reach(trained=True)]),
    match=st.sampled_from([Match(), Match(lag=100, chrono=True), Match(seed=7, equal=True)]),
    price=st.sampled_from([Cost(), Cost(inputs=7, along="steps", segmenter="zh")]),
    own=st.none(),
    lent=st.sampled_from(["", *model_names.models()]),
    tour=st.just(""),  # read once, as the next
    back=st.just(""),
    ask=st.none(),
    go=st.just(0),
    jump=st.just(0),
)


@given(ADDRESSES, st.sampled_from(["", "zh-CN", "zh", "en-US", "de", "ZH-TW"]))
def test_any_address_gives_a_state_whose_every_value_is_valid(found, locale):
    state, wrong = parse(found, locale)
    assert parse(spell(state), locale) == (replace(state, tour="", ask=None, go=0), ())
    assert set(wrong) <= set(found) & set(PARAMETERS)


@given(VALID)
def test_a_link_reads_back_as_the_state_it_was_made_of(state):
    link = link_to("http://localhost/", state)
    assert parse(dict(parse_qsl(urlsplit(link).query)), "") == (state, ())


@given(VALID, st.sampled_from(sorted(set(PARAMETERS) - {"text", "lang", "other", "sequence"})))
def test_one_wrong_value_falls_back_alone(state, name):
    found = spell(state) | {name: "?"}
    parsed, wrong = parse(found, "")
    assert wrong == (name,)
    first = model_names.first_model_for(state.text, state.lang)
    default = first if name == "model" else PARAMETERS[name].default(state.lang)
    assert getattr(parsed, name) == default
    assert all(getattr(parsed, other) == getattr(state, other) for other in PARAMETERS if other != name)


@pytest.mark.parametrize(
    ("found", "locale", "lang"),
    [
        ({}, "zh-CN", "zh"),
        ({}, "en-GB", "en"),
        ({}, "", "en"),
        ({"lang": "en"}, "zh-CN", "en"),
        ({"lang": "fr"}, "zh-CN", "zh"),
    ],
)
def test_the_browser_chooses_the_language_where_the_link_does_not(found, locale, lang):
    state, _ = parse(found, locale)
    assert (state.lang, state.model) == (lang, f"segmenter-{lang}")


def test_the_chinese_page_opens_on_its_sentence():
    state, wrong = parse({}, "zh-CN")
    assert (state.text, state.step, state.direction, state.view, wrong) == (
        "我爱中国",
        0,
        "forward",
        "cell",
        (),
    )


def test_a_link_to_an_opened_file_says_so():
    state, wrong = parse({"model": "file", "text": "你好"}, "zh")
    assert (state.model, state.text, wrong) == ("segmenter-zh", "你好", ("file",))
    state, wrong = parse({"model": "rnn-zh-both", "lent": "file", "text": "你好"}, "zh")
    assert (state.model, state.lent, wrong) == ("rnn-zh-both", "segmenter-zh", ("file",))


def test_a_sentence_is_one_line_that_is_not_all_space():
    assert sentence("a\nb\tc") == "a b c"
    assert sentence(" 你 好 ") == " 你 好 "
    for raw in ("", "  ", "\u3000", "\n", "x" * (LONGEST + 1)):
        with pytest.raises(ValueError, match=r"\d"):
            sentence(raw)
    assert len(sentence("x" * LONGEST)) == LONGEST


def test_integers_are_plain_digits_within_bounds():
    assert integer(0, 255)("007") == 7
    for raw in ("", "-1", "+1", "1.0", " 1", "1_0", "１", "256", "1" * 400):
        with pytest.raises(ValueError, match=r"^"):
            integer(0, 255)(raw)


def test_the_state_holds_values_not_spellings():
    link = {
        "hold": "f:forward:5:*:1",
        "reach": "gain:1.5",
        "match": "lag:100",
        "price": "units:9",
        "train": "latch;seed:3",
    }
    state, wrong = parse(link, "en")
    assert wrong == ()
    assert state.hold == (Hold("f", "forward", (5,), None, 1.0),)
    assert (state.reach, state.match, state.price) == (Reach(gain=1.5), Match(lag=100), Cost(units=9))
    assert state.train == Choice("latch", replace(USUAL, seed=3))
    assert parse({}, "en")[0].train is None


def test_what_was_not_spelled_as_we_spell_it_is_written_as_we_do():
    link = {"hold": "f:forward:5:*:1.00", "reach": "gain:1.50;steps:0100", "train": "latch;forget:-0"}
    spelled = spell(parse(link, "en")[0])
    assert {name: spelled[name] for name in link} == {
        "hold": "f:forward:5:*:1",
        "reach": "gain:1.5",
        "train": "latch;forget:0",
    }


def test_what_is_empty_is_left_out():
    always = {"text", "model", "units", "seed", "step", "unit", "direction", "view", "part", "lang"}
    assert set(spell(parse({}, "en")[0])) == always
    assert spell(parse({"train": "flip-flop"}, "en")[0])["train"] == "flip-flop"


def test_the_playhead_and_the_view_are_places():
    assert address.PLACE == ("step", "unit", "direction", "view", "part", "present")


def test_what_is_read_once_is_never_written(monkeypatch):
    once = replace(PARAMETERS["price"], writer=Writer.ONCE)
    monkeypatch.setitem(PARAMETERS, "price", once)
    state, wrong = parse({"price": "units:9"}, "en")
    assert (state.price, wrong) == (Cost(units=9), ())
    assert "price" not in spell(state)
