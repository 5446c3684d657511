"""The pictures for slides, as a browser sets them: every label large enough and free, nothing told that is hidden."""

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from lstm_core import load_specimen
from tests.browser.chapters import go
from tests.browser.labels import faults

SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "cc": "http://creativecommons.org/ns#",
}
ROOMS = {
    "the walk by phone, dark": {
        "language": "en",
        "theme": "dark",
        "size": "phone",
        "text": "I love China",
        "model": "segmenter-en",
        "direction": "backward",
        "step": 5,
    },
    "a verse": {"model": "verse-zh", "view": "text", "step": 9},
    "a held door": {"hold": "o:forward:3:6:0", "text": "我爱中国", "step": 3, "unit": 6},
}


def saved(opened, kind: str) -> bytes:
    """The file that the share menu gives."""
    if opened.page.locator(f'[data-share="{kind}"]').count() == 0:
        opened.keyed("room").get_by_role("button").click()
    with opened.page.expect_download() as download:
        opened.page.locator(f'[data-share="{kind}"]').click()
    return Path(download.value.path()).read_bytes()


def labels_are_large_and_free(opened, svg: str) -> None:
    shown = opened.page.context.new_page()
    shown.set_content(f'<body style="margin: 0"><div data-testid="stMain">{svg}</div></body>')
    assert shown.locator("svg text").count() > 10
    assert faults(shown) == []
    shown.close()


@pytest.mark.parametrize("room", ROOMS)
def test_no_label_of_a_saved_picture_is_small_or_over_another(visit, room):
    """Of the walk as it opens, of two readers and of a lesson: below."""
    opened = visit(**ROOMS[room])
    labels_are_large_and_free(opened, saved(opened, "svg").decode())


def test_a_saved_picture_names_its_link_and_the_licence_of_the_card(visit):
    opened = visit(text="我爱中国&", model="segmenter-zh", step=2)
    svg = saved(opened, "svg").decode()
    labels_are_large_and_free(opened, svg)
    work = ElementTree.fromstring(svg).find(".//cc:Work", SPACES)
    said = {name: work.findtext(f"dc:{name}", namespaces=SPACES) for name in ("title", "source", "rights")}
    deed = work.find("cc:license", SPACES).get(f"{{{SPACES['rdf']}}}resource")
    assert said["source"] == opened.page.url
    assert said["title"].startswith("我爱中国&")
    assert load_specimen("segmenter-zh").card.licence in said["rights"]
    assert deed == "https://creativecommons.org/licenses/by-sa/4.0/"
    with Image.open(BytesIO(saved(opened, "png"))) as png:
        assert png.size == (2560, 1440)
        png.load()
        assert png.text["Source"] == said["source"]
        assert png.text["Title"] == said["title"]
        assert png.text["Copyright"] == f"{said['rights']} {deed}"


def test_a_picture_saved_while_a_question_is_open_has_its_curtains_and_one_saved_after_it_has_none(visit):
    """From the walk, where both readers stand side by side, to a lesson."""
    opened = visit(language="en", text="I love China", model="segmenter-en", view="readers", step=6)
    labels_are_large_and_free(opened, saved(opened, "svg").decode())
    opened.page.keyboard.press("Escape")
    go(opened, "forget_gate")
    opened.settle()
    hidden = saved(opened, "svg").decode()
    assert "data-hides" in hidden
    labels_are_large_and_free(opened, hidden)
    opened.page.keyboard.press("Escape")
    opened.keyed("show-me").get_by_role("button").click()
    opened.settle()
    assert "data-hides" not in saved(opened, "svg").decode()
