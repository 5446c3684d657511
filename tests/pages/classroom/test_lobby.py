"""The way into a room, as it is shown on the wall."""

import socket
from types import SimpleNamespace

import pytest
import segno

from pages.classroom import lobby
from pages.classroom.lobby import way_in
from pages.server import links


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


def test_a_room_opened_at_localhost_is_shown_at_the_network_s_address_if_the_server_is_heard_there(monkeypatch):
    monkeypatch.setattr(links, "own_address", lambda: "127.0.0.1")  # any computer has that one
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert links.from_network(f"http://localhost:{port}/lstm/?r=K7QT") == f"http://127.0.0.1:{port}/lstm/?r=K7QT"
        assert links.from_network(f"https://localhost:{port}/?r=K7QT") is None  # a certificate is of a name
    assert links.from_network(f"http://localhost:{port}/?r=K7QT") is None
    monkeypatch.setattr(links, "own_address", lambda: "")
    assert links.from_network("http://localhost:80/") is None


@pytest.mark.parametrize(
    ("url", "heard", "limit"),
    [
        ("http://localhost:8501/", "http://192.0.2.7:8501/?r=K7QT", "desk.same_network"),
        ("http://localhost:8501/", None, "frame.room_loopback"),
        ("https://class.example.edu/", None, ""),
    ],
)
def test_the_lobby_says_which_devices_cannot_come_in(monkeypatch, url, heard, limit):
    monkeypatch.setattr(lobby, "st", SimpleNamespace(context=SimpleNamespace(url=url)))
    monkeypatch.setattr(lobby, "from_network", lambda link: heard)
    here = SimpleNamespace(page="", room="K7QT")
    assert lobby._reached(lambda key, **_: key, here) == (heard or f"{url}?r=K7QT", limit)


def test_looking_for_the_own_address_finds_one_of_this_computer_or_none():
    found = links.own_address()
    if found:
        socket.create_server((found, 0)).close()
