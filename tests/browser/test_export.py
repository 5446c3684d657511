"""The pictures for slides, as a browser sets them: every label large enough and free, nothing told that is hidden."""

import struct
from pathlib import Path

import pytest

from tests.browser.labels import faults

ROOMS = {
    "the walk": {"text": "我爱中国", "step": 3},
    "the walk by phone, dark": {
        "language": "en",
        "theme": "dark",
        "size": "phone",
        "text": "I love China",
        "model": "segmenter-en",
        "direction": "backward",
        "step": 5,
    },
    "two readers": {"language": "en", "text": "I love China", "model": "segmenter-en", "view": "readers", "step": 6},
    "a verse": {"model": "verse-zh", "view": "text", "step": 9},
    "a lesson": {"chapter": "forget-gate", "language": "en"},
    "a held door": {"hold": "o:forward:3:6:0", "text": "我爱中国", "step": 3, "unit": 6},
}


def saved(opened, kind: str) -> bytes:
    """The file that the share menu gives."""
    if opened.page.locator(f'[data-share="{kind}"]').count() == 0:
        opened.keyed("room").get_by_role("button").click()
    with opened.page.expect_download() as download:
        opened.page.locator(f'[data-share="{kind}"]').click()
    return Path(download.value.path()).read_bytes()


@pytest.mark.parametrize("room", ROOMS)
def test_no_label_of_a_saved_picture_is_small_or_over_another(visit, room):
    opened = visit(**ROOMS[room])
    svg = saved(opened, "svg").decode()
    shown = opened.page.context.new_page()
    shown.set_content(f'<body style="margin: 0"><div data-testid="stMain">{svg}</div></body>')
    assert shown.locator("svg text").count() > 10
    assert faults(shown) == []
    shown.close()


def test_a_png_is_the_same_picture_twice_as_large(visit):
    png = saved(visit(text="我爱中国"), "png")
    assert struct.unpack(">II", png[16:24]) == (2560, 1440)


def test_a_picture_saved_while_a_question_is_open_has_its_curtains_and_one_saved_after_it_has_none(visit):
    opened = visit(chapter="forget-gate", language="en")
    hidden = saved(opened, "svg").decode()
    assert "data-hides" in hidden
    opened.page.keyboard.press("Escape")
    opened.keyed("show-me").get_by_role("button").click()
    opened.settle()
    assert "data-hides" not in saved(opened, "svg").decode()
