"""The address is the state: links, Back, and what a switch must keep."""

LONG = "这个周末我们打算去山里看看红叶，然后在湖边吃午饭"
STATE = {
    "text": "服务很差，但味道很好",
    "model": "segmenter-zh",
    "step": 5,
    "unit": 4,
    "direction": "backward",
    "view": "readers",
    "lang": "zh",
}
# On the page's own clock, on which a step comes before the rest that it puts off, however late both are.
STEPS = """stage => new Promise((done) => {
  let left = 20;
  const step = () => {
    stage.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, cancelable: true }));
    left -= 1;
    if (left) setTimeout(step, 200); else done();
  };
  step();
})"""


def test_a_link_restores_everything_and_switching_language_and_theme_keeps_it(visit):
    """On a cold server: in test_restart; a random model: in test_widgets."""
    opened = visit(language="en", **STATE)
    opened.stage.reads(list(STATE["text"]))
    opened.stage.stands_at(step=5, unit=4, direction="backward", view="readers")
    assert opened.page.evaluate("document.documentElement.lang") == "zh"
    assert opened.box.input_value() == STATE["text"]
    opened.address_says(**STATE)
    opened.stage.press("ArrowLeft")
    opened.page.wait_for_function(f"document.querySelector('[data-testid=stage]').dataset.place !== '{STATE['step']}'")
    place = {"step": opened.stage.step, "unit": 4, "direction": "backward", "view": "readers"}
    opened.switch_language()
    opened.page.wait_for_function("() => document.documentElement.lang === 'en'")
    opened.stage.stands_at(**place)
    opened.stage.reads(STATE["text"])
    opened.address_says(**STATE | place | {"lang": "en"})
    opened.switch_language()
    opened.page.wait_for_function("() => document.documentElement.lang === 'zh'")
    opened.stage.stands_at(**place)
    opened.settle()
    before = len(opened.sent)
    ground = "e => getComputedStyle(e.closest('[data-testid=stApp]')).backgroundColor"
    light = opened.stage.root.evaluate(ground)
    opened.switch_theme("dark")
    opened.page.wait_for_function(
        f"light => ({ground})(document.querySelector('[data-testid=stage]')) !== light", arg=light
    )
    opened.stage.stands_at(**place)
    opened.stage.reads(STATE["text"])
    assert len(opened.sent) == before


def test_twenty_steps_send_nothing_then_one_commit_the_address_reopens_the_step_and_one_press_of_back_leaves(visit):
    opened = visit(text=LONG)
    opened.settle()
    before = len(opened.sent)
    opened.stage.root.evaluate(STEPS)
    opened.stage.stands_at(step=20)
    opened.settle()
    assert len(opened.sent) == before + 1
    opened.page.wait_for_timeout(1500)
    assert len(opened.sent) == before + 1
    address = opened.page.url
    opened.page.goto("about:blank")
    opened.page.goto(address)
    opened.stage.stands_at(step=20)
    opened.stage.reads(list(LONG))
    for _ in range(4):
        opened.stage.press("ArrowLeft", "ArrowLeft")
        opened.settle()
    opened.type(LONG[:8])
    opened.stage.reads(list(LONG[:8]))
    opened.settle()
    opened.page.go_back()
    assert opened.page.url == "about:blank"
