"""The numbers of the cases beside what people mix up are those of the core, the cards and the measurement."""

import pytest

from lstm_core import LSTM, load_specimen
from pages.chapters.cost import accuracy, mixups
from pages.state.sizes import Sizes
from pages.words.words import LANGUAGES

SIZES = Sizes(24, 10, 33)


def cases(name: str, lang: str = "zh") -> list[tuple[str, dict]]:
    return [(key, slots) for _, key, slots in mixups.CASES[name](SIZES, lang)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_wrong_tags_are_what_the_cards_leave(lang):
    (key, slots), *done = cases("double-better", lang)
    found = accuracy.of(lang)
    assert key == "case"
    for name, said in slots.items():
        assert float(said.removesuffix("%")) == pytest.approx(100 * (1 - found[name].accuracy), abs=0.0051)
    wrong = 1 - load_specimen(f"negation-{lang}").card.metrics["accuracy"]
    assert done == [("case_done", {"wrong": f"{100 * wrong:.1f}%"})]


def test_counts_at_the_sizes_on_the_page():
    real = LSTM.random(SIZES.inputs, SIZES.units)
    held = f"{real.weight_ih.size + real.weight_hh.size + real.bias.size:,}"
    assert cases("units-are-steps") == [("case", {"H": 10, "T": 33, "parameters": held})]
