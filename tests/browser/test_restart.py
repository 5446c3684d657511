"""A page outlives its servers: what was walked, typed, held and answered is there when another one has started.

Each of them is cold: it has read nothing yet of what the page's address names.
"""

from playwright.sync_api import expect

from tests.browser.axe import violations, violations_in
from tests.browser.chapters import arrive, go
from tests.browser.server import Server
from tests.browser.test_record import answer, card
from tests.browser.test_widgets import read
from tests.browser.walk import Walk
from tests.pages.lessons import specimen
from tests.pages.state.test_every_pair import STATE

TURN = {"text": "服务很差，但味道很好", "model": "negation-zh", "step": 5}
OPEN = "f:forward:5:*:1"
OTHERS = {name: STATE[name] for name in ("train", "sequence", "reach", "match", "price")}
UNREAD = "好" * 120  # a walk through it takes longer than a server to come back
# Until the page is opened again, its latest step is kept where the next page finds it.
REMEMBERS = """stage => {
  window.remembers = new MutationObserver(() => { sessionStorage.walked = stage.dataset.place; });
  window.remembers.observe(stage, { attributeFilter: ["data-place"] });
}"""


def test_one_page_outlives_four_servers(visit):
    """A link on a cold one, a walk at rest, an answered question, a sentence without a network, a walk that goes on."""
    with Server() as first:
        port = first.port
        held = f"f:forward:99:*:1;{OPEN}"
        opened = visit(
            base=first.url, chapter="what-if", hold=held, may_lose_connection=True, lang="zh", **TURN, **OTHERS
        )
        keeps_the_door_open_and_leaves_out_what_the_run_has_not(opened)
        has_no_wcag_violation(opened)
        opened.settle()
        first.stop()
        opened.stage.press("End", "ArrowLeft")
        opened.stage.stands_at(step=8)
        opened.address_says(step=8)
    with Server(port=port) as second:
        opened.settle()
        opened.stage.stands_at(step=8)
        opened.stage.reads(TURN["text"])
        opened.address_says(hold=OPEN, **TURN | {"step": 8})
        go(opened, "training")
        said = answer(opened)
        before = read(opened)
        opened.page.evaluate("window.before = true")
        second.stop()
    with Server(port=port) as third:
        opened.page.wait_for_function("() => !window.before")
        arrive(opened, "training")
        assert read(opened) == before
        assert card(opened) == said
        assert "training" not in third.printed()
        go(opened, "walk")
        opened.type("你好吗")
        opened.stage.reads("你好吗")
        opened.settle()
        opened.page.context.set_offline(True)
        opened.type(UNREAD)
        opened.page.get_by_text(opened.words("stage.shell_waiting")).wait_for()
        third.stop()
    with Server(port=port) as fourth:
        opened.page.context.set_offline(False)
        opened.stage.reads(UNREAD)
        expect(opened.box).to_have_value(UNREAD)
        opened.address_says(text=UNREAD)
        opened.settle()
        opened.stage.root.evaluate(REMEMBERS)
        fourth.stop()
        opened.stage.press("Space")
        opened.stage.comes_to(3)
    with Server(port=port):
        there = "document.querySelector('[data-testid=stage][data-place]')"
        opened.page.wait_for_function(f"() => !window.remembers && {there}")
        walked = opened.page.evaluate("sessionStorage.walked")
        assert int(walked) >= 3
        opened.stage.stands_at(step=walked)
        opened.address_says(step=walked)
        arrive(opened, "walk")
        go(opened, "long_memory")
        opened.close()


def keeps_the_door_open_and_leaves_out_what_the_run_has_not(opened: Walk) -> None:
    opened.stage.stands_at(step=5)
    assert set(opened.stage.squares()["f"].values()) == {"1"}
    held = specimen("negation-zh").read(TURN["text"], hold_forward=[("f", 5, None, 1.0)])
    shown = opened.stage.squares()["c"]
    assert [float(shown[unit]) for unit in range(4)] == [float(c) for c in held.trace.c[5]]
    expect(opened.page.locator(".gw-moved")).to_contain_text("好评")
    opened.address_says(hold=OPEN, **TURN)


def has_no_wcag_violation(opened: Walk) -> None:
    for drawer in ("difference", "ledgers"):
        opened.open_drawer(drawer)
        opened.settle()
    assert violations(opened.page) == []
    assert violations_in(opened, "dark") == []
    opened.address_says(hold=OPEN)
