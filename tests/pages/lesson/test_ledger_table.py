"""The account of a cell: its lines sum to C_t, in the order of reading, and its sign is true of what is printed."""

import numpy as np
import pytest

from lstm_core import LSTM, Place, Reader
from pages.lesson.ledger_table import MOST, account, drawn
from pages.words.digits import printed
from pages.words.words import words

STEPS = 30


def reader_over(steps: int = STEPS, **how) -> Reader:
    layer = LSTM.random(3, 4, seed=2, forget_bias=3.0)
    x = np.random.default_rng(1).normal(size=(steps, 3))
    return Reader(tuple(f"<{step}>" for step in range(steps)), layer, layer(x, **how))


@pytest.mark.parametrize("reverse", [False, True])
def test_the_lines_sum_to_the_cell_state_at_every_place(reverse):
    run = reader_over(reverse=reverse)
    signs = set()
    for place in run.places():
        book = account(run, place)
        lines = [*book.entries, *([book.rest] if book.rest else [])]
        assert sum(line.stands for line in lines) == pytest.approx(run.value("c", place), abs=1e-12)
        total = sum(printed(line.stands, 2) for line in lines)
        assert book.exact == (total == printed(run.value("c", place), 2))
        assert all(abs(line.stands) <= book.bound + 1e-12 for line in lines)
        signs.add(book.exact)
    assert signs == {True, False}


@pytest.mark.parametrize("reverse", [False, True])
def test_writers_stand_in_the_order_of_reading_and_the_least_go_together(reverse):
    run = reader_over(reverse=reverse)
    last = Place(0 if reverse else STEPS - 1, 1)
    book = account(run, last)
    counts = [run.nth(entry.writer) for entry in book.entries]
    assert counts == sorted(counts)
    assert (len(book.entries), book.left_out) == (MOST, STEPS - MOST)
    for steps in (MOST, MOST + 1):  # a single line is not put away
        short = reader_over(steps)
        assert account(short, Place(steps - 1, 1)).left_out == 0


def test_what_was_set_by_hand_has_a_line_of_its_own():
    run = reader_over(8, hold=[("c", 3, 2, 5.0)])
    book = account(run, Place(5, 2))
    assert sum(entry.stands for entry in book.entries) == pytest.approx(run.value("c", Place(5, 2)), abs=1e-12)
    assert [entry.writer for entry in book.entries][-1] is None


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_tokens_reach_the_page_as_text_only(lang):
    html = drawn(words(lang), "cell_update", reader_over(3), Place(2, 0))
    assert "&lt;0&gt;" in html
    assert "<0>" not in html
    assert html.count("<tr>") == 5
