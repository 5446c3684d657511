"""What stands in the pills of the cell multiplies and adds up as it is printed, in a model of every task.

Of any numbers whatever: the stage's own tests.
"""

import re
from decimal import ROUND_HALF_UP, Decimal

from lstm_core import load_specimen
from lstm_core.formats.specimen_file import MENU
from pages.words.digits import parsed

PILLS = """root => Object.fromEntries([...root.querySelectorAll("[data-number]")]
    .map((pill) => [pill.dataset.number, pill.querySelector("text").textContent]))"""
PRODUCTS = (("f", "c_prev", "f_c_prev"), ("i", "g", "i_g"), ("o", "tanh_c", "h"))
STEPS, MOST_UNITS, PLACES = 6, 4, 5
MODELS = {load_specimen(name).card.task: name for name in MENU if name != "random"}  # the last of each task


def rounded(number: Decimal, like: Decimal) -> Decimal:
    return number.quantize(Decimal(1).scaleb(like.as_tuple().exponent), ROUND_HALF_UP)


def test_every_product_and_sum_in_the_pills_is_true_of_its_digits(visit):
    opened = visit(language="en", lang="en")
    for model in MODELS.values():
        opened.settle()
        opened.choose_model(model)
        opened.settle()  # the model brings an example of its own into the box
        text = load_specimen(model).card.examples[0]
        opened.type(text)
        opened.settle()
        opened.address_says(model=model, text=text)
        opened.stage.press("Home")
        every_product_and_sum_is_true(opened, model)


def every_product_and_sum_is_true(opened, model: str) -> None:
    """Of the first units at the first steps, down through the units at one and up at the next."""
    card, root = load_specimen(model).card, opened.stage.root.element_handle()
    opened.stage.press(*["ArrowUp"] * opened.stage.unit)
    units, down = list(range(min(MOST_UNITS, card.sizes["units"]))), True
    for step in range(min(STEPS, len(load_specimen(model).tokenise(card.examples[0])))):
        keys = [*["ArrowDown" if down else "ArrowUp"] * (len(units) - 1), "ArrowRight"]
        for unit, key in zip(units if down else reversed(units), keys, strict=True):
            opened.stage.stands_at(step=step, unit=unit)
            texts = opened.page.evaluate(PILLS, root)
            said = f"{model}, step {step}, unit {unit}: {texts}"
            of = {name: parsed(text) for name, text in texts.items()}
            for a, b, result in PRODUCTS:
                assert rounded(of[a] * of[b], of[result]) == of[result], said
            assert rounded(of["f_c_prev"] + of["i_g"], of["c"]) == of["c"], said
            assert not re.search(rf"\.\d{{{PLACES + 1}}}", " ".join(texts.values())), said
            opened.page.keyboard.press(key)
        down = not down
