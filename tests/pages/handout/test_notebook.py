"""A reading in a notebook with the app beside it: a frame with the handout in it."""

from html.parser import HTMLParser

from lstm_core import load_specimen, random_specimen
from pages.handout.file import html
from pages.handout.walk import walk_of

HOSTILE = "'><script>alert(1)</script>\"&#39;&amp;"


class Elements(HTMLParser):
    """The elements of a text, each with its attributes, and the text between them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_frame_holds_the_handout_and_nothing_else_of_the_text():
    for reading in (load_specimen("segmenter-zh").read("我爱中国"), random_specimen(4, 0).read(HOSTILE)):
        shown = Elements(reading._repr_html_())
        [(tag, attributes)] = shown.found
        assert (tag, shown.text) == ("iframe", "")
        assert attributes["sandbox"] == "allow-scripts allow-downloads"
        assert attributes["title"] == reading.text
        assert attributes["srcdoc"] == html([walk_of(reading)], reading.card.language or "en").decode()


def test_a_walk_that_is_too_large_is_a_table():
    assert random_specimen(64, 0).read("我" * 256)._repr_html_().startswith("<table>")
