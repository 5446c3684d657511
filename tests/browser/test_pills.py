"""What stands in the pills of the cell multiplies and adds up as it is printed, in a model of every task.

Of any numbers whatever: the stage's own tests.
"""

import re
from decimal import ROUND_HALF_UP, Decimal

import pytest

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


@pytest.mark.parametrize("model", MODELS.values())
def test_every_product_and_sum_in_the_pills_is_true_of_its_digits(visit, model):
    card = load_specimen(model).card
    language = "en" if "-en" in model else "zh"
    opened = visit(model=model, text=card.examples[0], language=language, lang=language)
    opened.settle()
    root = opened.stage.root.element_handle()
    for step in range(min(STEPS, len(load_specimen(model).tokenise(card.examples[0])))):
        for unit in range(min(MOST_UNITS, card.sizes["units"])):
            texts = opened.page.evaluate(PILLS, root)
            said = f"{model}, step {step}, unit {unit}: {texts}"
            of = {name: parsed(text) for name, text in texts.items()}
            for a, b, result in PRODUCTS:
                assert rounded(of[a] * of[b], of[result]) == of[result], said
            assert rounded(of["f_c_prev"] + of["i_g"], of["c"]) == of["c"], said
            assert not re.search(rf"\.\d{{{PLACES + 1}}}", " ".join(texts.values())), said
            opened.stage.press("ArrowDown")
        opened.stage.press(*["ArrowUp"] * MOST_UNITS, "ArrowRight")
