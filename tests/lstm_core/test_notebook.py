"""A reading in a notebook without the app beside it."""

import sys

from lstm_core import load_specimen, random_specimen
from lstm_core.notebook import APP


def test_without_the_app_it_is_a_table_of_the_answer(monkeypatch):
    monkeypatch.setitem(sys.modules, APP, None)
    reading = load_specimen("segmenter-zh").read("我爱")
    top = [f"{row.max():.1%}" for row in reading.probabilities]
    assert reading._repr_html_() == (
        "<table><tr><th>我</th><th>爱</th></tr><tr><td>S</td><td>S</td></tr>"
        f"<tr><td>{top[0]}</td><td>{top[1]}</td></tr></table>"
    )


def test_without_a_read_out_it_is_the_tokens_and_they_are_text(monkeypatch):
    monkeypatch.setitem(sys.modules, APP, None)
    shown = random_specimen(4, 0).read("<b>&")._repr_html_()
    assert shown == "<table><tr><th>&lt;</th><th>b</th><th>&gt;</th><th>&amp;</th></tr></table>"


def test_a_console_shows_one_line_and_no_arrays():
    """A notebook keeps that line beside each picture, too: once it was 139 kB of "the cat sat"."""
    model = load_specimen("segmenter-zh")
    assert repr(model) == "Specimen('segmenter-zh', 'lstm')"
    assert repr(model.read("我爱中国")) == "Reading('我爱中国', 'lstm', answer=('我', '爱', '中国'))"
    assert len(repr(load_specimen("segmenter-zh").read("我" * 5000))) < 200
