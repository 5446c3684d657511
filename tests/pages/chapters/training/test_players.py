"""However many play the moments of a training, the moments together stay few."""

from pages.chapters.training.players import BEAT, TOGETHER, Players


def test_one_player_sees_every_beat_and_a_class_shares_them():
    at = [0.0]
    players = Players(lambda: at[0])
    assert players.beat("Li") == BEAT
    beats = [players.beat(visitor) for visitor in range(40)]
    assert beats[-1] == 41 / TOGETHER
    assert sum(1 / players.beat(visitor) for visitor in range(40)) <= TOGETHER


def test_who_has_stopped_counts_no_more():
    at = [0.0]
    players = Players(lambda: at[0])
    for visitor in range(40):
        players.beat(visitor)
    at[0] += 60.0
    assert players.beat("Li") == BEAT
