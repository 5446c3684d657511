"""The rows of the design's bad-input table: those about a sentence on one page, of the others a test each."""

import pickle
import shutil

from playwright.sync_api import expect

from lstm_core import load_specimen
from tests.browser.server import ROOT, Server
from tests.browser.walk import DRAWERS
from tests.browser.wire import Wire

HOSTILE = {
    "html": "<img src=x onerror=alert(1)>",
    "markdown image": "![x](http://example.com/x.png)",
    "script": "<script>window.hacked=1</script>",
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


def test_what_is_typed_that_cannot_be_read_as_it_stands_is_said(visit):
    """Every row about a sentence, on one page; the page itself is that of a link with missing parameters."""
    opened = visit(text="你好")
    a_link_with_missing_parameters_falls_back_without_a_notice(opened)
    empty_text_or_only_spaces_keeps_the_last_sentence(opened)
    longer_than_256_tokens_is_cut_there_and_said(opened)
    over_4000_characters_is_refused_with_the_length(opened)
    what_the_model_does_not_know_is_marked(opened)
    traditional_characters_are_shown_as_typed(opened)
    invisible_characters_are_not_read_and_said(opened)
    typing_while_walking_keeps_the_place_while_the_text_before_it_is_unchanged(opened)


def a_link_with_missing_parameters_falls_back_without_a_notice(opened):
    opened.stage.reads("你好")
    opened.address_says(text="你好", model="segmenter-zh", step=0, direction="forward", lang="zh")
    opened.said_nothing()


def empty_text_or_only_spaces_keeps_the_last_sentence(opened):
    for text, last in (("", "我爱中国"), ("\u3000 ", "再见")):
        opened.type(last)
        opened.stage.reads(last)
        opened.said_nothing()
        opened.type(text)
        opened.said(opened.words("walk.empty"))
        opened.stage.reads(last)


def longer_than_256_tokens_is_cut_there_and_said(opened):
    opened.type("我爱中国" * 64)
    opened.stage.reads("我爱中国" * 64)
    opened.said_nothing()
    opened.type("我爱中国" * 75)
    opened.said("256", "300")
    opened.stage.reads("我爱中国" * 64)
    opened.stage.press("End")
    opened.stage.stands_at(step=255)


def over_4000_characters_is_refused_with_the_length(opened):
    opened.type("我爱中国")
    opened.stage.reads("我爱中国")
    opened.type("我" * 5000)
    opened.said("5,000", "4,000")
    opened.stage.reads("我爱中国")


def what_the_model_does_not_know_is_marked(opened):
    opened.type("我龘国")
    opened.stage.reads("我龘国")
    reading = load_specimen("segmenter-zh").read("我龘国")
    marks = [opened.stage.tile(i).get_attribute("class").split() for i in range(3)]
    assert ["gw-unknown" in mark for mark in marks] == list(reading.unknown) == [False, True, False]
    opened.said("1", "3")


def traditional_characters_are_shown_as_typed(opened):
    opened.type("我愛中國")
    opened.stage.reads("我愛中國")
    opened.said(opened.words("walk.simplified", count=2))
    assert opened.stage.words() == ["我", "愛", "中國"]


def invisible_characters_are_not_read_and_said(opened):
    opened.type(HOSTILE["zero width"])
    opened.stage.reads("我爱国")
    opened.said(opened.words("walk.invisible", count=3))
    opened.address_says(text=HOSTILE["zero width"])


def typing_while_walking_keeps_the_place_while_the_text_before_it_is_unchanged(opened):
    opened.type("我爱中国人民")
    opened.stage.reads("我爱中国人民")
    opened.stage.press("Home", "ArrowRight", "ArrowRight", "ArrowRight")
    opened.stage.stands_at(step=3)
    opened.type("我爱中国人")
    opened.stage.reads("我爱中国人")
    opened.stage.stands_at(step=3)
    opened.type("我爱你")
    opened.stage.reads("我爱你")
    opened.stage.stands_at(step=1)


def test_hostile_text_is_shown_as_text_by_grapheme_in_a_link_and_typed(visit):
    each = iter(HOSTILE.values())
    first, *others = (f"{one}{other}" for one, other in zip(each, each, strict=True))
    opened = visit(text=first, model="segmenter-zh")
    for text in (None, *others, first):
        if text:
            opened.type(text)
        opened.stage.reads(list(load_specimen("segmenter-zh").read(text or first).tokens))
        opened.stage.press("End", "Home")
        assert opened.page.evaluate("window.hacked") is None
        assert opened.page.locator("img[src='x'], img[src*='example.com'], .katex").count() == 0
    for drawer in DRAWERS:
        opened.open_drawer(drawer)
    opened.settle()
    assert opened.page.locator("img[src='x'], img[src*='example.com']").count() == 0


def test_a_link_with_wrong_parameters_uses_what_is_right_with_one_quiet_notice(visit):
    wrong = {"model": "nonsense", "step": "x", "unit": -4, "direction": "up", "view": "7", "units": "9e9"}
    opened = visit(text="你好", lang="fr", **wrong)
    opened.stage.reads("你好")
    opened.stage.stands_at(step=0, direction="forward", view="cell")
    opened.said("model", "step", "unit", "direction", "view", "lang", "units")
    assert opened.notices().count() == 1
    opened.address_says(text="你好", step=0, direction="forward", view="cell")


def model_file() -> bytes:
    return (ROOT / "assets" / "models" / "segmenter-zh.safetensors").read_bytes()


BAD_FILES = {
    "broken": lambda: model_file()[:-100],
    "too large": lambda: b"\0" * (6 << 20),
    "pickle": lambda: pickle.dumps({"weight": [1, 2]}),
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


UNREAD = "好" * 200  # a walk through it takes longer than a server to come back
# Until the page is opened again, its latest step is kept where the next page finds it.
REMEMBERS = """stage => {
  window.remembers = new MutationObserver(() => { sessionStorage.walked = stage.dataset.place; });
  window.remembers.observe(stage, { attributeFilter: ["data-place"] });
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


def test_a_server_that_slept_catches_up_with_what_was_walked_and_typed(visit):
    """One page outlives three servers: a walk at rest, a sentence typed without a network, a walk that goes on."""
    with Server() as first:
        port = first.port
        opened = visit(base=first.url, may_lose_connection=True, text="服务很差，但味道很好")
        opened.settle()
        first.stop()
        opened.stage.press("End", "ArrowLeft")
        opened.stage.stands_at(step=8)
        opened.address_says(step=8)
    with Server(port=port) as second:
        opened.settle()
        opened.stage.stands_at(step=8)
        opened.stage.reads("服务很差，但味道很好")
        opened.type("你好吗")
        opened.stage.reads("你好吗")
        opened.settle()
        opened.page.context.set_offline(True)
        opened.type(UNREAD)
        opened.page.get_by_text(opened.words("stage.shell_waiting")).wait_for()
        second.stop()
    with Server(port=port) as third:
        opened.page.context.set_offline(False)
        opened.stage.reads(UNREAD)
        expect(opened.box).to_have_value(UNREAD)
        opened.address_says(text=UNREAD)
        opened.settle()
        opened.stage.root.evaluate(REMEMBERS)
        third.stop()
        opened.stage.press("Space")
        opened.stage.comes_to(3)
    with Server(port=port):
        there = "document.querySelector('[data-testid=stage][data-place]')"
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


def test_what_is_typed_without_a_network_is_said_to_wait_and_is_read_when_it_is_back(visit):
    opened = visit(may_lose_connection=True)
    opened.settle()
    opened.page.context.set_offline(True)  # the socket stays open, and nothing crosses it
    opened.type("你好吗")
    waits = opened.page.get_by_text(opened.words("stage.shell_waiting"))
    expect(waits).to_be_visible()
    opened.stage.press("ArrowRight")
    opened.stage.stands_at(step=1)
    opened.page.context.set_offline(False)
    expect(waits).to_have_count(0)
    opened.address_says(text="你好吗")
    opened.type("再见")
    opened.address_says(text="再见")
    expect(waits).to_have_count(0)
