"""The handout's file: what is in it is the run, nothing of it is a request or another's markup."""

import gzip
import json
import re
from base64 import b64decode
from dataclasses import replace

import pytest

from lstm_core import load_specimen, random_specimen
from pages.handout.__main__ import main
from pages.handout.file import MOST_BYTES, MOST_WALKS, REST, TooMuchError, fits, html
from pages.handout.walk import Walk, walk_of
from pages.stage.looks import LOOKS
from pages.stage.payload import run_part
from pages.words.words import LANGUAGES, words

HOSTILE = "</script><script>alert(1)</script><!--<script>&amp;\u2028\x00‮<img src=x onerror=alert(1)>"
SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.S)


def walk(text: str, model: str = "segmenter-zh") -> Walk:
    return walk_of(load_specimen(model).read(text))


def scripts(page: bytes) -> list[tuple[str, str]]:
    return SCRIPT.findall(page.decode())


def data(page: bytes) -> dict:
    return json.loads(scripts(page)[0][1])


def unpacked(page: bytes) -> list[str]:
    return gzip.decompress(b64decode(scripts(page)[1][1])).decode().split("\0")


def test_one_walk_is_in_the_file_as_the_run_left_it_and_small():
    specimen = load_specimen("segmenter-zh")
    reading = specimen.read("我爱中国")
    page = html([walk_of(reading)], "zh")
    [only] = data(page)["walks"]
    names = {way: load_specimen(f"segmenter-zh-{way}").read("我爱中国") for way in ("forward", "backward")}
    part = json.loads(json.dumps(run_part(specimen, reading, names)))
    assert {name: only["sent"][name] for name in part} == part
    assert set(part["verdicts"]) == {"both", "forward", "backward"}
    assert len(page) <= 300_000


@pytest.mark.parametrize("kind", ["lstm", "rnn", "gru"])
def test_a_cell_brings_its_script_and_only_then(kind):
    page = html([walk_of(random_specimen(4, 0, kind).read("我爱"))], "en")
    family = "gwFamily=" in "".join(unpacked(page)[1:-1])
    assert family == (kind != "lstm")


def test_it_names_no_address_to_fetch_from_and_its_policy_allows_none():
    page = html([walk("我爱中国")], "zh").decode()
    assert re.findall(r"\b(?:src|href|action)\s*=", page) == []
    assert "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src blob: data:\"" in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_hostile_text_stays_text(lang):
    reading = random_specimen(4, 0).read(HOSTILE)
    page = html([walk_of(reading)], lang)
    assert [kind for kind, _ in scripts(page)] == [
        ' type="application/json" id="gw-handout"',
        ' type="text/plain" id="gw-packed"',
        ' type="module"',
    ]
    assert data(page)["walks"][0]["titles"][lang] == HOSTILE
    assert not [mark for mark in (b"<img", b"<!--") if mark in page]


def test_half_a_character_does_not_stop_it():
    assert b"?" in html([walk_of(random_specimen(4, 0).read("我\ud800"))], "zh")


def test_walks_say_what_tells_them_apart():
    models = ("segmenter-zh", "gru-zh-both", "segmenter-zh-forward")
    cells, alike = [walk("我爱", name) for name in models[:2]], [walk("我爱", name) for name in models[::2]]
    say = words("en")
    assert [one.title(say, cells) for one in cells] == ["LSTM · 我爱", "GRU · 我爱"]
    assert all(one.title(say, alike) != "我爱" for one in alike)
    assert len({one.title(say, alike) for one in alike}) == 2
    assert walk("我爱").title(say, [walk("你好")]) == "我爱"
    shown = [replace(walk("我爱"), lesson=lesson) for lesson in ("", "forget_gate", "output_gate")]
    assert [one.title(say, shown) for one in shown] == ["我爱", "Forget gate · 我爱", "Output gate · 我爱"]


def test_a_walk_is_shown_as_a_lesson_shows_it():
    """What its page sends beside the run, with the view that its camera looks from; the run itself stays whole."""
    reading = load_specimen("segmenter-zh").read("我爱中国")
    for lesson, view in (("forget_gate", "cell"), ("bi_lstm", "readers")):
        sent = Walk(reading, lesson=lesson).sent()
        assert sent["look"] == LOOKS[lesson].sent()
        assert sent["address"]["view"] == view
        assert sent["forward"] == walk_of(reading).sent()["forward"]
        assert sent["run"] != walk_of(reading).sent()["run"]
    assert len(html([Walk(reading, lesson="forget_gate")], "zh")) <= 300_000


def test_a_lesson_shows_no_walk_of_another_cell():
    rnn, lstm = load_specimen("rnn-zh-both").read("我爱"), walk("我爱").reading
    for reading, lesson in ((rnn, "forget_gate"), (rnn, "gru"), (lstm, "rnn")):
        with pytest.raises(ValueError, match=lesson.replace("_", "-")):
            Walk(reading, lesson=lesson)
    assert Walk(rnn, lesson="rnn").sent()["look"]["phase"] == "overwrite"


def test_what_is_set_by_hand_has_the_run_before_it_behind():
    specimen = load_specimen("segmenter-zh")
    before = specimen.read("我爱中国")
    after = specimen.read("我爱中国", hold_forward=[("f", 1, None, 0.0)])
    sent = Walk(after, before=before).sent()
    assert sent["before"]["forward"] == run_part(specimen, before, {})["forward"] != sent["forward"]
    assert walk_of(after).siblings == {}


def test_runs_of_one_sentence_with_other_numbers_are_other_runs():
    hold = [("f", 1, None, 0.0)]
    readings = [random_specimen(4, seed).read("我爱", hold_forward=held) for seed in (0, 1) for held in (None, hold)]
    assert len({walk_of(reading).sent()["run"] for reading in readings}) == 4
    assert walk_of(readings[0]).sent() == walk_of(random_specimen(4, 0).read("我爱")).sent()


def test_the_foot_names_the_licence_of_the_cards():
    found = {name: load_specimen(name).card.licence for name in ("segmenter-zh", "negation-zh")}
    foot = data(html([walk("服务很差", name) for name in found], "en"))["words"]["en"]["foot"]
    assert "Pictures: CC BY 4.0" in foot
    assert all(licence in foot for licence in found.values())


def test_what_fits_is_made_and_what_does_not_is_refused():
    small, large = walk("我爱中国"), walk_of(random_specimen(64, 0).read("我" * 256))
    assert fits([small] * MOST_WALKS)
    assert len(html([small] * MOST_WALKS, "zh")) <= MOST_BYTES
    for walks in ([], [small] * (MOST_WALKS + 1), [large]):
        assert not fits(walks)
        with pytest.raises(TooMuchError):
            html(walks, "zh")


@pytest.mark.parametrize(
    ("name", "text"),
    [("segmenter-zh", "我爱中国" * 9), ("rnn-zh-both", "我爱"), ("verse-zh", "白日依山尽，黄河入海流。")],
)
def test_no_walk_is_larger_than_was_told_before_it_was_made(name, text):
    one = walk(text, name)
    assert len(html([one], "zh")) <= one.size() + REST


def test_the_command_makes_a_walk_of_every_sentence_by_every_model():
    page = main(["--model", "rnn-zh-both", "--model", "segmenter-zh", "我爱", "你好"])
    titles = [each["titles"]["zh"] for each in data(page)["walks"]]
    assert titles == ["RNN · 我爱", "LSTM · 我爱", "RNN · 你好", "LSTM · 你好"]
    assert data(main(["--lang", "en", "I love"]))["walks"][0]["sent"]["address"]["model"] == "segmenter-en"
    [shown] = data(main(["--lang", "en", "--lesson", "gru", "I love"]))["walks"]
    assert (shown["sent"]["look"]["phase"], shown["sent"]["address"]["model"]) == ("blend", "gru-en-both")
    page = main(["--model", "segmenter-zh", "--lesson", "forget-gate", "--lesson", "output-gate", "我爱"])
    assert [each["sent"]["look"]["phase"] for each in data(page)["walks"]] == ["forget", "output"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--model", "nobody", "我"],
        ["--lesson", "walk", "我"],
        ["--lesson", "gru", "--model", "segmenter-zh", "我"],
        [" "],
        ["我"] * 13,
        [],
    ],
)
def test_the_command_says_what_is_wrong(arguments, capsys):
    with pytest.raises(SystemExit):
        main(arguments)
    assert capsys.readouterr().err
