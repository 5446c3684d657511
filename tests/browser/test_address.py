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


def test_a_link_restores_everything(visit):
    """On a cold server: in test_what_if."""
    opened = visit(language="en", **STATE)
    opened.stage.reads(list(STATE["text"]))
    opened.stage.stands_at(step=5, unit=4, direction="backward", view="readers")
    assert opened.page.evaluate("document.documentElement.lang") == "zh"
    assert opened.box.input_value() == STATE["text"]
    opened.address_says(**STATE)


def test_a_random_model_is_restored_from_units_and_seed(visit):
    opened = visit(text="abc", model="random", units=6, seed=11, unit=5, step=1, view="readers")
    opened.stage.stands_at(step=1, unit=5, view="readers")
    opened.address_says(model="random", units=6, seed=11)
    assert opened.stage.root.get_attribute("data-meaningless") is not None


def test_twenty_steps_send_nothing_then_one_commit_and_the_address_reopens_the_step(visit):
    opened = visit(text=LONG)
    opened.settle()
    before = len(opened.sent)
    opened.stage.root.focus()
    for _ in range(20):
        opened.page.keyboard.press("ArrowRight")
        opened.page.wait_for_timeout(200)
        assert len(opened.sent) == before
    opened.stage.stands_at(step=20)
    opened.page.wait_for_timeout(1500)
    assert len(opened.sent) == before + 1
    opened.page.wait_for_timeout(1500)
    assert len(opened.sent) == before + 1
    again = visit(**opened.address)
    again.stage.stands_at(step=20)
    again.stage.reads(list(LONG))


def test_one_press_of_back_leaves_after_a_long_walk(visit, server):
    opened = visit()
    opened.page.goto("about:blank")
    opened.page.goto(f"{server.url}/?text={LONG}")
    opened.stage.stands_at(step=0)
    for _ in range(4):
        opened.stage.press("ArrowRight", "ArrowRight")
        opened.settle()
    opened.type(LONG[:8])
    opened.stage.reads(list(LONG[:8]))
    opened.settle()
    opened.page.go_back()
    assert opened.page.url == "about:blank"


def test_switching_the_language_and_the_theme_keeps_sentence_step_and_unit(visit):
    opened = visit(text="我爱中国", step=2, unit=3)
    opened.stage.stands_at(step=2, unit=3)
    opened.stage.press("ArrowLeft")
    opened.switch_language()
    opened.page.wait_for_function("() => document.documentElement.lang === 'en'")
    opened.stage.stands_at(step=1, unit=3)
    opened.stage.reads("我爱中国")
    opened.address_says(lang="en", text="我爱中国", step=1, unit=3)
    opened.switch_language()
    opened.page.wait_for_function("() => document.documentElement.lang === 'zh'")
    opened.stage.stands_at(step=1, unit=3)
    opened.settle()
    before = len(opened.sent)
    ground = "e => getComputedStyle(e.closest('[data-testid=stApp]')).backgroundColor"
    light = opened.stage.root.evaluate(ground)
    opened.switch_theme("dark")
    opened.page.wait_for_function(
        f"light => ({ground})(document.querySelector('[data-testid=stage]')) !== light", arg=light
    )
    opened.stage.stands_at(step=1, unit=3)
    opened.stage.reads("我爱中国")
    assert len(opened.sent) == before
