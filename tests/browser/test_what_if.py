"""The what-if lab: what is changed stands in the address, on the stage, and in the answer; and can be taken back.

A link that holds a door, on a cold server: in test_restart.
"""

from contextlib import suppress

from playwright.sync_api import Locator, TimeoutError, expect

from pages.chapters.what_if import experiments
from pages.state import holds
from tests.pages.lessons import MODELS, specimen

TURN = {"text": "服务很差，但味道很好", "model": "negation-zh", "step": 5}


def test_a_door_is_held_where_the_playhead_stands_and_let_go_and_a_token_is_swapped_and_the_rest_shuffled(visit):
    opened = visit(chapter="what-if", **TURN)
    opened.settle()
    before = opened.stage.squares()["f"]
    opened.stage.press("ArrowDown")
    opened.settle()
    opened.stage.press(*3 * ["Shift+ArrowLeft"], "Enter", "Home", "Enter")
    opened.address_says(hold="f:forward:5:1:1")
    spread = opened.stage.root.locator(".gw-chip-over")
    for name, hold in (("steps", "f:forward:*:1:1"), ("units", "f:forward:*:*:1"), ("units", "f:forward:*:1:1")):
        spread.filter(has_text=opened.words(f"stage.drag_over_{name}")).click()
        opened.address_says(hold=hold)
        opened.settle()
    opened.stage.square_says("f", 1, 1)
    opened.keyed("lab-reset").get_by_role("button").click()
    opened.settle()
    assert opened.stage.squares()["f"] == before
    assert "hold" not in opened.address
    opened.keyed("lab-reading").locator("button").first.click()
    opened.keyed("lab-swap").locator("input").fill("人")
    opened.keyed("lab-swap").locator("input").press("Enter")
    opened.keyed("lab-swap-button").get_by_role("button").click()
    opened.address_says(other="服务很差，人味道很好", text=TURN["text"])
    opened.stage.reads("服务很差，人味道很好")
    opened.keyed("lab-reading").locator("button").first.click()
    opened.keyed("lab-shuffle").get_by_role("button").click()
    opened.settle()
    other = opened.address.get("other", TURN["text"])
    assert sorted(other) == sorted(TURN["text"])
    assert other[5] == "但"


def chosen(opened, name: str) -> Locator:
    """The experiment's button, in the popover that a run on its way shuts again."""
    button = opened.keyed(f"experiment-{name}").get_by_role("button")
    for _ in range(3):
        opened.settle()
        if not button.is_visible():
            opened.keyed("lab-experiments").locator("button").first.click()
        with suppress(TimeoutError):
            button.wait_for(timeout=5000)
            opened.settle()
        if button.is_visible():
            break
    return button


def test_an_experiment_changes_what_the_stage_shows(visit):
    """One of every third model, in turn the first, second and third of its list; all: in tests/pages."""
    opened = visit(chapter="what-if", model=MODELS[0])
    for number, model in enumerate(MODELS[::3]):
        if number:
            opened.choose_model(model)
            opened.address_says(model=model)
        opened.settle()
        way, text = specimen(model).card.direction, opened.address["text"]
        directions = ("forward", "backward") if way == "both" else (way,)
        of_model = experiments.of(model, directions, text, len(specimen(model).tokenise(text)))
        experiment = of_model[number % len(of_model)]
        chosen(opened, experiment.name).click()
        opened.stage.stands_at(step=experiment.step)
        wanted = {"hold": holds.spell(experiment.hold)} if experiment.hold else {"other": experiment.other}
        opened.address_says(text=experiment.text, **wanted)
        expect(opened.keyed("lab-changes").get_by_role("button")).not_to_have_count(0)
