"""The way into a room, as it is shown on the wall."""

import pytest
import segno

from pages.classroom.lobby import way_in


@pytest.mark.parametrize(
    ("url", "page", "link"),
    [
        ("http://class.example.edu", "", "http://class.example.edu/?r=K7QT"),
        ("http://class.example.edu/", "", "http://class.example.edu/?r=K7QT"),
        ("https://class.example.edu:8501/forget-gate", "forget-gate", "https://class.example.edu:8501/?r=K7QT"),
        ("https://class.example.edu/lstm/", "", "https://class.example.edu/lstm/?r=K7QT"),
        ("https://class.example.edu/lstm/map?text=a", "map", "https://class.example.edu/lstm/?r=K7QT"),
        ("https://class.example.edu/s/0a1b2c3d/map", "map", "https://class.example.edu/?r=K7QT"),
        ("https://class.example.edu/s/0a1b2c3d", "", "https://class.example.edu/?r=K7QT"),
    ],
)
def test_the_code_leads_into_the_room(url, page, link):
    assert way_in(url, page, "K7QT") == link


def test_the_way_is_short_enough_to_be_read_from_the_last_row():
    """Version 3 has 29 modules a side: of 900 pixels 27 each, 3.4 cm on a wall 2.4 m wide."""
    assert segno.make_qr(way_in("https://gatewalk.example.edu", "", "K7QT"), error="l").version <= 3
