"""The rows of the design's bad-input table: those about a sentence on one page, of the others a test each."""

from playwright.sync_api import expect

from lstm_core import load_specimen
from tests.browser.chapters import go
from tests.browser.server import ROOT
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
    typing_is_not_disturbed_by_the_answers_to_it(opened)
    a_cut_text_stays_in_the_box_until_the_page_is_left(opened)


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
        opened.settle()
        assert opened.box.input_value() == text


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


def typing_is_not_disturbed_by_the_answers_to_it(opened):
    sentence = "The story is not good at all"
    opened.box.click()
    opened.page.keyboard.press("Control+a")
    for letter in sentence:  # now within, now beyond the pause after which the box sends what stands in it
        opened.page.keyboard.type(letter)
        opened.page.wait_for_timeout(240 if letter in " o" else 60)
        assert sentence.startswith(opened.box.input_value())
    assert opened.box.input_value() == sentence
    opened.address_says(text=sentence)


def a_cut_text_stays_in_the_box_until_the_page_is_left(opened):
    opened.type("我爱中国" * 75)
    opened.said("256", "300")
    go(opened, "what_if")
    expect(opened.box).to_have_value("我爱中国" * 64)
    opened.said_nothing()


def test_hostile_text_is_shown_as_text_by_grapheme_in_a_link_and_typed(visit):
    """Side by side, as many as go into one sentence."""
    texts = tuple(HOSTILE.values())
    first, *others = ("".join(texts[at : at + 4]) for at in range(0, len(texts), 4))
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


def test_without_a_connection_stepping_goes_on_and_what_is_typed_waits_until_it_is_back(visit, server):
    with Wire(server) as wire:
        opened = visit(base=wire.url, may_lose_connection=True)
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
        opened.type("我爱中国")
        opened.address_says(text="我爱中国")
        expect(waits).to_have_count(0)
        opened.stage.press("Home")
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
