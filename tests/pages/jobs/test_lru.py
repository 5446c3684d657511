"""The memory of latest results: its two bounds, and who goes first."""

from pages.jobs.lru import Lru


def test_it_makes_each_result_once_and_forgets_the_oldest_asked_for():
    made = []

    def ask(kept, key):
        return kept.get(key, lambda: made.append(key) or key.upper())

    kept = Lru(entries=2, most_bytes=1000, size=len)
    assert [ask(kept, key) for key in "ababcba"] == list("ABABCBA")
    assert made == ["a", "b", "c", "a"]


def test_it_keeps_within_its_bytes_but_always_the_latest():
    made = []
    kept = Lru(entries=9, most_bytes=10, size=len)
    for key in ("xxxx", "yyyy", "zzzz", "yyyy", "w" * 99, "w" * 99, "yyyy"):
        kept.get(key, lambda key=key: made.append(key) or key)
    assert made == ["xxxx", "yyyy", "zzzz", "w" * 99, "yyyy"]


def test_a_failure_is_not_kept():
    kept = Lru(entries=2, most_bytes=1000, size=len)
    for _ in range(2):
        try:
            kept.get("a", lambda: [][1])
        except IndexError:
            continue
        raise AssertionError("the failure did not reach its caller")
    assert kept.get("a", lambda: "b") == "b"


def test_what_was_kept_first_stays_and_is_found():
    kept = Lru(entries=2, most_bytes=1000, size=len)
    assert kept.find("a") is None
    for value in ("first", "second"):
        kept.keep("a", value)
    assert (kept.find("a"), kept.bytes) == ("first", 5)
