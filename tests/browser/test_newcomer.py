"""A newcomer in every chapter: from a fresh page, with nothing but what the page itself says."""

import re
from math import tanh

from playwright.sync_api import expect

from pages.words.digits import parsed
from tests.browser.asking import questions_are_asked_before_they_tell
from tests.browser.newcomer import Newcomer
from tests.browser.test_cost import bars_are_as_long_as_their_times, is_busy
from tests.browser.visit import WORK

CLEAR = 0.05  # "something on the lane"


def test_walk(visit):
    new = Newcomer(visit, "walk", language="zh", size="projector")
    new.step_to(3)
    assert new.stage.words() == ["我", "爱", "中国"]
    new.touch(new.button(new.say("walk.help")))
    said = new.page.get_by_test_id("stPopoverBody")
    expect(said).to_contain_text(new.say("walk.hint_door"))
    expect(said).to_contain_text(new.say("walk.keys"))
    new.touch(new.page.get_by_role("heading", name=new.say("frame.name")))
    expect(said).to_have_count(0)
    new.press("Home", until={"step": 0})
    new.press("ArrowDown", until={"unit": 1})
    new.press("Shift+ArrowLeft", until={"phase": "update"})
    new.press("Space")
    new.stage.stands_at(step=3)
    new.touch(new.button(new.say("walk.examples")))
    example = new.keyed("example-1").get_by_role("button")
    sentence = example.inner_text()
    new.touch(example)
    new.stage.reads(sentence)
    expect(new.opened.box).to_have_value(sentence)
    new.write("我在中国")
    new.page.keyboard.press("Enter")
    new.stage.reads("我在中国")
    new.press("ArrowRight")
    new.touch(new.button(new.say("stage.head_readers")))
    new.stage.stands_at(view="readers")
    new.is_sound()
    new.touch(new.button(new.say("frame.group.lstm")))
    new.touch(new.page.get_by_role("link", name=new.say("forget_gate.tab")))
    new.stage.stands_at(view="cell")
    new.is_sound()


def test_map(visit):
    new = Newcomer(visit, "map", language="zh", size="phone", staged=False)
    new.answer()
    expect(new.page.get_by_text(new.say("lesson.after_answer"))).to_have_count(0)
    new.has_completed()
    new.goes_on("rnn")


def asks_on(new: Newcomer, *done: str) -> None:
    """What was done stays so, in the other language, too."""
    new.ticked(*done)
    questions_are_asked_before_they_tell(new.opened, new.chapter)
    new.ticked(*done)
    new.has_completed()


def test_forget_gate(visit):
    new = Newcomer(visit, "forget_gate", language="en", size="projector")
    new.follow_the_hint()
    new.answer()
    new.opens("lesson.after_answer")
    new.find("forgets", lambda v, unit: v["f"][unit] < 0.1 and abs(v["c_prev"][unit]) > CLEAR)
    new.find("keeps", lambda v, unit: v["f"][unit] > 0.9 and abs(v["c_prev"][unit]) > CLEAR)
    new.touch(new.button("See one:"))
    expect(new.opened.box).to_have_value(re.compile("bad, but"))
    new.stage.reads(new.opened.box.input_value().replace(",", " ,").split())
    new.touch(new.button(new.say("stage.shell_play")))
    new.stage.stands_at(step=new.stage.tiles.count() - 1)
    new.unticked("swap")
    new.write(new.opened.box.input_value().replace("bad", "good"))
    new.ticked("swap", "forgets", "keeps")
    new.has_completed()
    asks_on(new, "swap", "forgets", "keeps")
    new.goes_on("input_gate")


def test_input_gate(visit):
    new = Newcomer(visit, "input_gate", language="zh", size="phone")
    new.follow_the_hint()
    new.answer()
    new.opens("lesson.after_answer")
    new.find("takes_away", lambda v, unit: v["i_g"][unit] < -0.5)
    new.unticked("keeps_out")
    new.touch(new.button("看一句"))
    expect(new.opened.box).to_have_value("菜不难吃，不过价格不便宜")
    new.stage.stands_at(unit=1)
    new.find("keeps_out", lambda v, unit: v["i"][unit] < 0.2 and abs(v["g"][unit]) > 0.5)
    new.has_completed()
    asks_on(new, "takes_away", "keeps_out")
    new.goes_on("cell_update")


def largest(new: Newcomer) -> int:
    """The place whose writing is the largest share in the ledger of the unit and place in view."""
    token = new.stage.tile(new.stage.step).inner_text().strip()
    caption = new.say("cell_update.account.caption", unit=new.stage.unit + 1, token=token)
    book = new.page.locator(".gw-account")
    expect(book.locator("caption")).to_have_text(re.sub(r"[`*]", "", caption))
    rows = book.locator("tbody tr").evaluate_all(
        "rows => rows.map(row => [row.querySelector('small')?.textContent, row.lastElementChild.textContent])"
    )
    place, _ = max(rows, key=lambda row: abs(parsed(row[1])))
    return int(place)


def openings(new: Newcomer) -> tuple[float, float, float]:
    """f, C before and i of the unit and place in view, as the box under the picture has them: f × C, i × C̃."""
    box = new.page.locator(".gw-formula[data-lit=true]").inner_text()
    (f, before), (i, _) = re.findall(r"(\S+) × (\S+) [=≈]", box)
    return float(f), float(before.strip("()").replace("−", "-")), float(i)


def find_both_open(new: Newcomer) -> None:
    for step in range(1, new.stage.tiles.count()):
        new.step_to(step)
        for unit in range(16):
            new.unit_to(unit if step % 2 else 15 - unit)
            f, before, i = openings(new)
            if min(f, i) > 0.8 and abs(before) > CLEAR:
                return


def test_cell_update(visit):
    new = Newcomer(visit, "cell_update", language="en", size="projector")
    new.follow_the_hint()
    new.answer()
    new.opens("lesson.after_answer")
    new.unticked("wide")
    find_both_open(new)
    new.ticked("wide")
    new.find("beyond", lambda v, unit: abs(v["c"][unit]) > 1)
    new.step_to(new.stage.tiles.count() - 1)
    for unit in range(16):
        new.unit_to(unit)
        if largest(new) <= new.stage.step - 1:
            break
    new.ticked("wide", "beyond", "old")
    new.has_completed()
    asks_on(new, "wide", "beyond", "old")
    new.touch(new.button("看一句 C 走得远的"))
    expect(new.opened.box).to_have_value("故事很精彩，而且音乐很好听")
    new.goes_on("output_gate")


def test_output_gate(visit):
    new = Newcomer(visit, "output_gate", language="zh", size="projector")
    new.follow_the_hint()
    expect(new.task("shows")).to_contain_text(new.say("lesson.not_here"))
    new.answer()
    new.opens("lesson.after_answer")
    new.touch(new.button("看一句"))
    new.stage.reads("菜不地道。")
    expect(new.task("shows")).not_to_contain_text(new.say("lesson.not_here"))
    new.find("hides", lambda v, unit: abs(v["tanh_c"][unit]) > tanh(0.5) and abs(v["h"][unit]) < 0.15)
    new.step_to(new.stage.step + 1)
    assert abs(new.values()["h"][new.stage.unit]) > 0.4
    new.ticked("shows")
    new.write("菜很地道。")
    new.ticked("flip")
    new.has_completed()
    asks_on(new, "hides", "shows", "flip")
    new.goes_on("bi_lstm")


def test_bi_lstm(visit):
    new = Newcomer(visit, "bi_lstm", language="en", size="phone")
    new.follow_the_hint()
    new.answer()
    new.opens("lesson.after_answer")
    new.step_to(0)
    new.step_to(new.stage.tiles.count() - 1)
    new.ticked("alone")
    new.unticked("turn")
    new.write("i love you")
    new.stage.reads("iloveyou")
    new.write("i love your")
    new.ticked("turn")
    new.has_completed()
    new.opened.settle()
    if new.keyed("pairs").get_by_text(new.say("bi_lstm.closed")).count():  # the new sentence's question is about them
        new.answer()
    pair = new.keyed("bring-pairs").get_by_role("button").first
    sentence = pair.inner_text()
    new.touch(pair)
    expect(new.opened.box).to_have_value(sentence)
    asks_on(new, "alone", "turn")
    new.goes_on("long_memory")


def test_long_memory(visit):
    new = Newcomer(visit, "long_memory", language="zh", size="projector", staged=False)
    new.answer()
    expect(new.page.get_by_text(new.say("lesson.after_answer"))).to_have_count(0)
    picture = new.keyed("chart-gatewalk-fading").locator("svg").first
    expect(picture).to_be_visible()
    new.unticked("explode", "hold", "carry")
    silence = new.keyed("reach-source").get_by_role("radio", name=new.say("long_memory.dial.source_silence"))
    new.touch(silence)
    told = new.keyed("why-gradients")
    expect(told).to_contain_text("RNN 的梯度消失了")
    new.take("reach-gain", "End")
    expect(told).to_contain_text("RNN 的梯度爆炸了")
    new.opened.address_says(reach="source:silence;gain:1.5")
    new.ticked("explode")
    expect(new.dial("reach-steps")).to_have_value("100")
    new.take("reach-bias", "End")
    new.ticked("hold")
    new.unticked("carry")
    expect(new.dial("match-lag")).to_have_value("20")
    new.touch(new.button(new.say("long_memory.duel.open")))
    expect(new.dial("match-lag")).to_have_value("50")
    expect(new.keyed("duel-outcome")).to_have_text(re.compile(r"\S"), timeout=1000 * WORK)
    expect(new.page.locator('[data-side="lstm"]')).to_have_attribute("data-state", "solved")
    new.ticked("carry")
    new.has_completed()
    new.touch(new.keyed("reach-trained").get_by_role("radio").last)
    expect(told).to_contain_text("这是训练过的网络")
    new.touch(new.button(new.say("long_memory.clipping.begin")))
    expect(new.keyed("why-clipping").locator("canvas, svg.marks").first).to_be_visible(timeout=1000 * WORK)
    expect(new.keyed("why-clipping")).to_contain_text("裁到长度 1，学会了", timeout=1000 * WORK)
    new.goes_on("training")


def mark(new: Newcomer) -> float:
    """The forget gate at the marks, as the sentence below the chart gives it."""
    said = new.page.get_by_text(re.compile(r"After update \d+, on average")).last.inner_text()
    return float(re.search(r"forget gate (\S+) at", said)[1])


def find_fall(new: Newcomer) -> None:
    """From the first snapshot on, until the forget gate at the marks is below a half."""
    new.take("moment", "Home")
    last = int(new.dial("moment").get_attribute("max"))
    for snapshot in range(last + 1):
        expect(new.dial("moment")).to_have_value(str(snapshot))
        moment = re.search(r"\d+", new.dial("moment").get_attribute("aria-valuetext"))[0]
        new.page.get_by_text(f"After update {moment}, on average").wait_for()
        if mark(new) < 0.5:
            return
        new.press("ArrowRight")
    raise AssertionError("the forget gate never fell below a half")


def trained(new: Newcomer) -> None:
    new.touch(new.button(new.say("training.train"), new.keyed("train")))
    done = new.page.get_by_text(re.compile(r"^Done: \d+ updates"))
    done.wait_for(timeout=1000 * WORK)
    new.opened.settle()  # while its last word is drawn, the question about it is not there yet
    if new.keyed("ask-doors").count() and new.keyed("ask-doors").get_by_role("status").count() == 0:
        new.page.get_by_text(new.say("training.guess_first")).wait_for()
        new.answer("-doors")
    expect(new.keyed("text")).to_contain_text("Solved. On 2,000 fresh sequences")


def test_training(visit):
    new = Newcomer(visit, "training", language="en", size="projector")
    new.answer()
    trained(new)
    new.ticked("solve")
    new.unticked("thrift", "falls")
    expect(new.keyed("train-doors").locator("canvas, svg.marks").first).to_be_visible()
    expect(new.keyed("train-curves").locator("canvas, svg.marks").first).to_be_visible()
    find_fall(new)
    new.ticked("falls")
    expect(new.keyed("text")).to_contain_text("Now try thrift: under Switches set it to 0.2")
    new.touch(new.button(new.say("training.switches")))
    for name, value in (("train-thrift", 0.2), ("train-into", -4)):
        new.take(name)
        turn_to(new, name, value)
    new.touch(new.page.get_by_role("heading", name=new.say("frame.name")))
    trained(new)
    new.ticked("thrift", "solve", "falls")
    new.has_completed()
    new.goes_on("cost")


def turn_to(new: Newcomer, key: str, value: float) -> None:
    """By the arrow keys, until the number above the thumb is this one."""
    while (shown := new.dial(key).get_attribute("aria-valuetext")) != f"{value:g}".replace("-", "−"):
        new.press("ArrowRight" if float(shown.replace("−", "-")) < value else "ArrowLeft")
        expect(new.dial(key)).not_to_have_attribute("aria-valuetext", shown)


def measure(new: Newcomer, label: str, caption: str) -> None:
    """Its progress is shown, and then times and ratios."""
    new.touch(new.button(new.say(label)))
    expect(new.page.get_by_test_id("stProgress")).to_be_visible()
    table = new.page.locator('[data-table="measured"]')
    expect(table.locator("caption")).to_contain_text(caption, timeout=1000 * WORK)
    expect(new.page.get_by_test_id("stProgress")).to_have_count(0)
    expect(table.locator("tbody tr")).to_have_count(3)
    expect(new.page.locator("[data-outcome]")).to_have_count(1)
    first = table.locator("tbody tr").first.inner_text()
    assert ("–" if is_busy(new.opened) else new.say("cost.measured.times", ratio="1.00")) in first
    bars_are_as_long_as_their_times(new.opened)


def test_cost(visit):
    new = Newcomer(visit, "cost", language="zh", size="phone", staged=False)
    new.answer()
    expect(new.keyed("chart-gatewalk-growth-narrow").locator("svg").first).to_be_visible()
    new.unticked("flat", "equal", "twice")
    new.slide("price-steps", 10)
    expect(new.page.locator('[data-count="lstm-multiply_adds"]')).to_have_text("30,720")
    new.ticked("flat")
    new.slide("price-units", 6)
    expect(new.page.locator('[data-count="lstm-parameters"]')).to_have_text("936")
    measure(new, "cost.measured.start", "H = 6")
    new.unticked("equal", "twice")
    new.slide("price-units", 26)
    expect(new.page.locator('[data-count="lstm-parameters"]')).to_have_text("6,136")
    new.ticked("equal")
    measure(new, "cost.measured.again", "H = 26")
    new.ticked("twice")
    new.has_completed()
    new.goes_on("gru")
    new.page.set_viewport_size({"width": 1366, "height": 768})
    bars_are_as_long_as_their_times(new.opened)


def test_gru(visit):
    new = Newcomer(visit, "gru", language="en", size="projector")
    new.follow_the_hint()
    new.answer()
    new.opens("lesson.after_answer")
    new.touch(new.button("See one that reaches far"))
    expect(new.opened.box).to_have_value(re.compile("never thought"))
    new.find("keeps", lambda v, unit: v["z"][unit] > 0.9 and abs(v["z_h_prev"][unit]) > 0.1)
    new.write(new.opened.box.input_value().replace("never", "always"))
    new.ticked("swap", "keeps")
    asks_on(new, "swap", "keeps")
    new.goes_on("what_if")


def test_what_if(visit):
    new = Newcomer(visit, "what_if", language="en", size="projector")
    expect(new.stage.root.locator(".gw-chip")).to_contain_text(new.say("stage.part_o"))
    expect(new.stage.answer.locator(".gw-differs")).not_to_have_count(0)  # a door that matters
    expect(new.stage.root.locator(".gw-voice-shown")).to_contain_text(new.say("stage.part_o"))  # before any hint
    new.press("ArrowLeft", until={"step": new.stage.step - 1})
    new.touch(new.button(new.say("what_if.reset")))
    step, unit = new.stage.step, new.stage.unit
    expect(new.keyed("lab-changes")).to_contain_text("Nothing is changed yet.")
    kept = new.values()
    new.touch(new.stage.root.locator(".gw-grip.gw-tone-f"))
    new.touch(new.stage.root.locator(".gw-pull-choices button").nth(3))
    expect(new.stage.root.locator(".gw-chip")).to_contain_text(new.say("stage.part_f"))
    new.stage.square_says("f", unit, 1)
    answers = new.page.locator(".gw-symbols").filter(has_text=new.say("what_if.after"))
    expect(answers.locator("dd")).to_have_count(2)
    expect(new.page.get_by_text(new.say("stage.run_keys"))).to_have_count(1)
    new.press("b")
    new.stage.square_says("f", unit, kept["f"][unit])
    new.press("b")
    new.stage.square_says("f", unit, 1)
    new.touch(new.stage.root.locator(".gw-chip-off"))
    expect(new.keyed("lab-changes")).to_contain_text("Nothing is changed yet.")
    new.touch(new.button(new.say("what_if.text")))
    box = new.keyed("lab-swap").get_by_label("becomes")
    new.touch(box)
    box.fill("a")
    new.touch(new.button(new.say("what_if.swap"), new.page.get_by_test_id("stPopoverBody")))
    expect(new.stage.tile(step)).to_have_text("a")
    expect(answers.locator("dd")).to_have_count(2)
    new.touch(new.button(new.say("what_if.reset")))
    new.stage.reads("ilovechina")
    new.touch(new.button(new.say("what_if.experiments")))
    new.touch(new.page.get_by_test_id("stPopoverBody").get_by_role("button").first)
    expect(new.keyed("lab-changes").get_by_role("button").first).to_be_visible()
    new.is_sound()
    back = new.keyed("ways").get_by_role("link", name=new.say("gru.title"))
    new.touch(back)
    new.page.wait_for_url("**/gru**")
