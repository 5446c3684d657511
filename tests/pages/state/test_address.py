"""The state's table: any address gives a state, the valid part of it is used, and a link reads back."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.reading.share_link import link_to
from pages.state import model_names
from pages.state.address import FIELDS, LONGEST, State, integer, parse, sentence

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
ADDRESSES = st.dictionaries(st.sampled_from([*FIELDS, "embed", "jump", "x"]), GARBAGE)
VALID = st.builds(
    State,
    text=st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=60),
    model=st.sampled_from(model_names.models()),
    units=st.integers(1, 64),
    seed=st.integers(0, 2**31 - 1),
    step=st.integers(0, 255),
    unit=st.integers(0, 63),
    direction=st.sampled_from(["forward", "backward"]),
    view=st.sampled_from(["cell", "readers"]),
    lang=st.sampled_from(["zh", "en"]),
    hold=st.sampled_from(["", "f:forward:5:*:1", "c:backward:*:0,3:-0.9;o:forward:2:1:0"]),
    other=st.sampled_from(["", "我恨中国"]),
    train=st.sampled_from(["", "latch;into:-4;thrift:0.2;still:1;seed:3;moment:240"]),
    sequence=st.sampled_from(["", "..A.B"]),
    reach=st.sampled_from(["", "source:silence;gain:1.5", "trained:1"]),
    match=st.sampled_from(["", "lag:100;chrono:1", "seed:7;equal:1"]),
)


@given(ADDRESSES, st.sampled_from(["", "zh-CN", "zh", "en-US", "de", "ZH-TW"]))
def test_any_address_gives_a_state_whose_every_value_is_valid(found, locale):
    state, wrong = parse(found, locale)
    for name, field in FIELDS.items():
        assert field.parse(str(getattr(state, name))) == getattr(state, name)
    assert set(wrong) <= set(found) & set(FIELDS)


@given(VALID)
def test_a_link_reads_back_as_the_state_it_was_made_of(state):
    link = link_to("http://localhost/", state)
    assert parse(dict(parse_qsl(urlsplit(link).query)), "") == (state, ())


@given(VALID, st.sampled_from(sorted(set(FIELDS) - {"text", "lang", "other", "sequence"})))
def test_one_wrong_value_falls_back_alone(state, name):
    found = dict(parse_qsl(urlsplit(link_to("http://localhost/", state)).query)) | {name: "?"}
    parsed, wrong = parse(found, "")
    assert wrong == (name,)
    first = model_names.first_model_for(state.text, state.lang)
    default = first if name == "model" else FIELDS[name].default(state.lang)
    assert getattr(parsed, name) == default
    assert all(getattr(parsed, other) == getattr(state, other) for other in FIELDS if other != name)


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
