"""However many play the moments of a training, the moments together stay few."""

from pages.chapters.training.players import SHORTEST, TOGETHER, Players


def test_one_player_sees_every_moment_and_a_class_shares_them():
    at = [0.0]
    players = Players(lambda: at[0])
    assert players.interval("Li") == SHORTEST
    intervals = [players.interval(visitor) for visitor in range(40)]
    assert intervals[-1] == 41 / TOGETHER
    assert sum(1 / players.interval(visitor) for visitor in range(40)) <= TOGETHER


def test_who_has_stopped_counts_no_more():
    at = [0.0]
    players = Players(lambda: at[0])
    for visitor in range(40):
        players.interval(visitor)
    at[0] += 60.0
    assert players.interval("Li") == SHORTEST
