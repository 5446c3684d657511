"""One test, or a few, for every row of the design's bad-input table, named after the row."""

import pickle
import shutil

import numpy as np
from playwright.sync_api import expect
from safetensors import safe_open
from safetensors.numpy import save

from lstm_core import load_specimen
from tests.browser.server import ROOT, Server
from tests.browser.walk import DRAWERS
from tests.browser.wire import Wire

HOSTILE = {
    "html": "<img src=x onerror=alert(1)>",
    "script": "<script>window.hacked=1</script>",
    "markdown image": "![x](http://example.com/x.png)",
    "markdown link": "[a](javascript:alert(1)) **b**",
    "latex": "$x^2$ \\frac{1}{2}",
    "template": "{0} {step} %s ${x}",
    "emoji": "👩‍👩‍👧‍👦🇨🇳👍🏽",
    "right to left": "שלום مرحبا",
    "combining": "e\u0301a\u0300\u0323z\u0351\u036b\u0343",
    "zero width": "我\u200b爱\u200d\ufeff国",
    "direction override": "我\u202e爱中国",
    "control": "我\x01爱\x7f国",
    "formula": "=1+1",
    "unknown": "龘𠮷",
}


def test_empty_text_or_only_spaces_keeps_the_last_sentence(visit):
    opened = visit()
    for text, last in (("", "我爱中国"), ("   ", "你好"), ("\u3000", "再见")):
        opened.type(last)
        opened.stage.reads(last)
        opened.said_nothing()
        opened.type(text)
        opened.said(opened.words("walk.empty"))
        opened.stage.reads(last)


def test_longer_than_256_tokens_is_cut_there_and_said(visit):
    opened = visit()
    opened.type("我爱中国" * 75)
    opened.stage.reads("我爱中国" * 64)
    opened.said("256", "300")
    opened.stage.press("End")
    opened.stage.stands_at(step=255)


def test_256_tokens_are_not_cut(visit):
    opened = visit(text="我爱中国" * 64, step=200)
    opened.stage.reads("我爱中国" * 64)
    opened.stage.stands_at(step=200)
    opened.said_nothing()


def test_over_4000_characters_is_refused_with_the_length(visit):
    opened = visit()
    opened.type("我" * 5000)
    opened.said("5,000", "4,000")
    opened.stage.reads("我爱中国")


def test_hostile_text_is_shown_as_text_by_grapheme(visit):
    opened = visit()
    for text in HOSTILE.values():
        opened.type(text)
        opened.stage.reads(list(load_specimen("segmenter-zh").read(text).tokens))
        opened.stage.press("End", "Home")
        assert opened.page.evaluate("window.hacked") is None
        assert opened.page.locator("img[src='x'], img[src*='example.com'], .katex").count() == 0


def test_hostile_text_in_a_link_is_shown_as_text(visit):
    text = HOSTILE["html"] + HOSTILE["markdown image"]
    opened = visit(text=text, model="segmenter-zh")
    opened.stage.reads(list(load_specimen("segmenter-zh").read(text).tokens))
    for drawer in DRAWERS:
        opened.open_drawer(drawer)
    opened.settle()
    assert opened.page.locator("img[src='x'], img[src*='example.com']").count() == 0


def test_what_the_model_does_not_know_is_marked(visit):
    opened = visit(text="我龘国")
    reading = load_specimen("segmenter-zh").read("我龘国")
    marks = [opened.stage.tile(i).get_attribute("class").split() for i in range(3)]
    assert ["gw-unknown" in mark for mark in marks] == list(reading.unknown) == [False, True, False]
    opened.said("1", "3")


def test_typing_while_walking_keeps_the_place_while_the_text_before_it_is_unchanged(visit):
    opened = visit(text="我爱中国人民", step=3)
    opened.stage.stands_at(step=3)
    opened.type("我爱中国人")
    opened.stage.reads("我爱中国人")
    opened.stage.stands_at(step=3)
    opened.type("我爱你")
    opened.stage.reads("我爱你")
    opened.stage.stands_at(step=1)


def test_a_link_with_wrong_parameters_uses_what_is_right_with_one_quiet_notice(visit):
    wrong = {"model": "nonsense", "step": "x", "unit": -4, "direction": "up", "view": "7", "units": "9e9"}
    opened = visit(text="你好", lang="fr", **wrong)
    opened.stage.reads("你好")
    opened.stage.stands_at(step=0, direction="forward", view="cell")
    opened.said("model", "step", "unit", "direction", "view", "lang", "units")
    assert opened.notices().count() == 1
    opened.address_says(text="你好", step=0, direction="forward", view="cell")


def test_a_link_with_missing_parameters_falls_back_without_a_notice(visit):
    opened = visit(text="你好")
    opened.stage.reads("你好")
    opened.address_says(text="你好", model="segmenter-zh", step=0, direction="forward", lang="zh")
    opened.said_nothing()


def test_a_step_beyond_the_sentence_goes_to_its_end(visit):
    opened = visit(text="你好", step=99, unit=999)
    opened.stage.stands_at(step=1)
    opened.said("step", "unit")


def model_file(change=None, **card) -> bytes:
    path = ROOT / "assets" / "models" / "segmenter-zh.safetensors"
    with safe_open(path, "numpy") as stored:
        arrays = {name: stored.get_tensor(name) for name in stored.keys()}  # noqa: SIM118 -- not a mapping
        metadata = stored.metadata()
    if change:
        change(arrays)
    return save(arrays, metadata | card)


def with_nan(arrays):
    name = next(iter(arrays))
    arrays[name] = np.full_like(arrays[name], np.nan)


def of_wrong_shape(arrays):
    name = next(name for name, array in arrays.items() if array.ndim == 2)
    arrays[name] = arrays[name][:, :-1].copy()


WITHIN = 1000  # ms that a busy machine may take to draw a line

BAD_FILES = {
    "broken": lambda: model_file()[:-100],
    "too large": lambda: b"\0" * (6 << 20),
    "wrong shape": lambda: model_file(of_wrong_shape),
    "nan": lambda: model_file(with_nan),
    "no card": lambda: save({"weight": np.zeros((4, 4), np.float32)}),
    "pickle": lambda: pickle.dumps({"weight": [1, 2]}),
    "empty": lambda: b"",
}


def test_a_model_file_that_is_not_one_is_refused_and_the_current_model_stays(visit):
    opened = visit()
    for make in BAD_FILES.values():
        opened.open_file("mine.safetensors", make())
        dialog = opened.page.get_by_role("dialog")
        opened.refuses_file()
        expect(dialog).to_contain_text(opened.words("walk.open_accepted"))
        opened.page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        opened.stage.reads("我爱中国")
        opened.address_says(model="segmenter-zh")


def test_a_model_file_opens_and_its_link_says_that_it_must_be_opened_again(visit):
    opened = visit(text="这部电影不好看", model="random", units=5)
    opened.open_file("mine.safetensors", model_file())
    opened.address_says(model="file")
    opened.stage.reads("这部电影不好看")
    whole = load_specimen("segmenter-zh").card.sizes["units"]
    expect(opened.stage.root.locator("[data-vector=c]")).to_have_count(whole)
    opened.settle()
    linked = visit(**opened.address)
    linked.stage.reads("这部电影不好看")
    linked.said(linked.words("errors.file_again", model=linked.words("models.segmenter-zh.name")))


# Until the page is opened again, its latest step is kept where the next page finds it.
REMEMBERS = """stage => {
  window.remembers = new MutationObserver(() => { sessionStorage.walked = stage.dataset.step; });
  window.remembers.observe(stage, { attributeFilter: ["data-step"] });
}"""


def test_a_lost_connection_lets_stepping_go_on_and_catches_up(visit, server):
    with Wire(server) as wire:
        opened = visit(base=wire.url, may_lose_connection=True)
        opened.settle()
        wire.cut()
        opened.stage.press("ArrowRight", "ArrowRight")
        opened.stage.stands_at(step=2)
        expect(opened.keyed("offline")).to_be_visible()
        wire.mend()
        opened.settle()
        opened.stage.stands_at(step=2)
        opened.type("你好")
        opened.stage.reads("你好")


def test_a_server_that_slept_catches_up_with_what_was_typed_and_walked(visit):
    with Server() as first:
        opened = visit(base=first.url, may_lose_connection=True, text="服务很差，但味道很好")
        opened.settle()
        port = first.port
        first.stop()
        opened.stage.press("End", "ArrowLeft")
        opened.stage.stands_at(step=8)
        opened.address_says(step=8)
    with Server(port=port):
        opened.settle()
        opened.stage.stands_at(step=8)
        opened.stage.reads("服务很差，但味道很好")
        opened.type("你好吗")
        opened.stage.reads("你好吗")
        opened.close()


def test_a_server_that_slept_through_a_walk_without_rest_opens_at_its_last_step(visit):
    with Server() as first:
        opened = visit(base=first.url, may_lose_connection=True, text="好" * 200)
        opened.settle()
        opened.stage.root.evaluate(REMEMBERS)
        port = first.port
        first.stop()
        opened.stage.press("Space")
        opened.stage.stands_at(step=3)
    with Server(port=port):
        there = "document.querySelector('[data-testid=stage][data-step]')"
        opened.page.wait_for_function(f"() => !window.remembers && {there}")
        walked = opened.page.evaluate("sessionStorage.walked")
        assert int(walked) >= 3
        opened.stage.stands_at(step=walked)
        opened.address_says(step=walked)
        opened.close()


def test_an_unexpected_error_is_a_plain_sentence_with_a_log_id_and_the_sentence_is_not_lost(visit, serve, tmp_path):
    house = tmp_path / "house"
    house.mkdir()
    leave = shutil.ignore_patterns("node_modules", "__pycache__", ".*")
    for name in ("app.py", "lstm_core", "pages", "assets", ".streamlit"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, house / name, **({"ignore": leave} if source.is_dir() else {}))
    public = house / "lstm_core" / "__init__.py"
    public.write_text(public.read_text() + "\ndef load_specimen(name):\n    raise OSError('disk')\n")
    server = serve(root=house)
    opened = visit(base=server.url, text="你好", drawn=False)
    said, number = opened.trouble()
    assert "OSError" not in said
    assert "你好" in said
    assert opened.address["text"] == "你好"
    assert number in server.printed()


def test_traditional_characters_are_shown_as_typed(visit):
    opened = visit()
    opened.type("我愛中國")
    opened.stage.reads("我愛中國")
    opened.said(opened.words("walk.simplified", count=2))
    assert opened.stage.words() == ["我", "愛", "中國"]


def test_invisible_characters_are_not_read_and_said(visit):
    opened = visit()
    opened.type(HOSTILE["zero width"])
    opened.stage.reads("我爱国")
    opened.said(opened.words("walk.invisible", count=3))
    opened.address_says(text=HOSTILE["zero width"])


def test_what_is_typed_without_a_network_is_said_to_wait_and_is_read_when_it_is_back(visit):
    for language, first, then in (("zh", "你好吗", "再见"), ("en", "hello there", "good bye")):
        opened = visit(language=language, may_lose_connection=True)
        opened.settle()
        opened.page.context.set_offline(True)  # the socket stays open, and nothing crosses it
        opened.type(first)
        waits = opened.page.get_by_text(opened.words("stage.shell_waiting"))
        expect(waits).to_be_visible(timeout=3000 + WITHIN)
        opened.stage.press("ArrowRight")
        opened.stage.stands_at(step=1)
        opened.page.context.set_offline(False)
        expect(waits).to_have_count(0)
        opened.address_says(text=first)
        opened.type(then)
        opened.address_says(text=then)
        expect(waits).to_have_count(0)


def test_what_was_typed_when_the_server_went_is_read_by_the_one_that_comes_back(visit):
    with Server() as first:
        opened = visit(base=first.url, may_lose_connection=True)
        opened.settle()
        port = first.port
        opened.page.context.set_offline(True)
        opened.type("你好吗")
        opened.page.get_by_text(opened.words("stage.shell_waiting")).wait_for()
        first.stop()
    with Server(port=port):
        opened.page.context.set_offline(False)
        opened.stage.reads("你好吗", timeout=30_000)
        expect(opened.box).to_have_value("你好吗")
        opened.address_says(text="你好吗")
        opened.close()
