"""The shipped table of seeds: it is whole, and agrees with what was measured of the same set-up elsewhere."""

from math import comb

import pytest

from lstm_core.recipes.far.seeds import ONLY_FAR, RANGES, SEEDS, Seeds, kept, settings, to_toml
from lstm_core.recipes.far.training import Setting

# Solved seeds of ten with other sentences of the same rule and the same set-up.
MEASURED = {
    ("zh", "keras"): {
        "rnn": dict(zip(RANGES, (10, 10, 10, 5, 3), strict=True)),
        "lstm": dict(zip(RANGES, (10, 10, 10, 10, 10), strict=True)),
        "gru": dict(zip(RANGES, (10, 10, 10, 9, 7), strict=True)),
    },
    ("zh", "uniform"): {"rnn": {20: 1}, "lstm": {20: 10}, "gru": {20: 6}},
    ("zh", "torch"): {"rnn": {20: 2}, "lstm": {20: 6}, "gru": {20: 10}},
    ("zh", "orthogonal"): {"rnn": {20: 6}},
    ("zh", "identity"): {"rnn": {20: 10}},
    ("zh", "bias 0"): {"lstm": {20: 7}},
    ("zh", "bias 2"): {"lstm": {20: 10}},
    ("zh", "chrono"): {"lstm": {20: 10}},
    ("en", "uniform"): {"rnn": {20: 0}, "lstm": {20: 10}},
    ("en", "orthogonal"): {"rnn": {20: 7}},
    ("en", "identity"): {"rnn": {20: 9}},
    ("en", "keras"): {"rnn": {20: 5, 40: 2}, "lstm": {20: 10, 40: 10}, "gru": {20: 6}},
}
COUNTS = [
    (language, Setting(cell, start, farthest), count)
    for (language, start), cells in MEASURED.items()
    for cell, ranges in cells.items()
    for farthest, count in ranges.items()
]
COUNTS += [
    ("zh", Setting("rnn", "keras", 20, epochs=20), 9),
    ("zh", Setting("rnn", "keras", 40, epochs=20), 5),
    ("en", Setting("rnn", "keras", 20, epochs=20), 7),
    ("zh", Setting("rnn", "identity", 40), 5),
    ("zh", Setting("lstm", "uniform", 40, nearest=40), 0),
    ("zh", Setting("lstm", "chrono", 40, nearest=40), 8),
    ("zh", Setting("rnn", "orthogonal", 40, nearest=40), 0),
    ("zh", Setting("rnn", "identity", 40, nearest=40), 0),
]


def fisher(one: int, other: int, of: int = 10) -> float:
    """Fisher's exact test, two-sided: the probability of all tables of these margins that are no likelier."""
    total = one + other
    chances = {k: comb(of, k) * comb(of, total - k) / comb(2 * of, total) for k in range(total + 1) if total - k <= of}
    return sum(chance for chance in chances.values() if chance <= chances[one] * (1 + 1e-9))


def test_fisher_s_exact_test_gives_published_values():
    assert fisher(10, 1) == pytest.approx(1.19e-4, rel=0.01)
    assert fisher(10, 5) == pytest.approx(0.0325, rel=0.01)
    assert fisher(6, 2) == pytest.approx(0.1698, rel=0.01)
    assert fisher(7, 7) == 1


def test_every_setting_has_its_ten_seeds():
    table = kept()
    assert set(table) == {(language, setting) for language in ("zh", "en") for setting in settings(language)}
    for (_, setting), row in table.items():
        assert len(row.shares) == len(SEEDS)
        assert all(0 <= share <= 1 for share in row.shares)
        assert (row.setting, row.solved) == (setting, sum(share >= 0.99 for share in row.shares))


@pytest.mark.parametrize(("language", "setting", "count"), COUNTS)
def test_as_many_seeds_learn_it_as_were_measured_elsewhere(language, setting, count):
    assert fisher(kept()[language, setting].solved, count) > 0.01


@pytest.mark.parametrize("language", ["zh", "en"])
def test_near_all_three_learn_and_far_the_lstm_learns_oftener_than_the_rnn(language):
    table = {(one.cell, one.farthest): kept()[language, one].solved for one in settings(language)[:15]}
    assert all(table[cell, farthest] >= 9 for cell in ("rnn", "lstm", "gru") for farthest in (0, 4))
    assert fisher(table["lstm", 40], table["rnn", 40]) < 0.05
    assert table["lstm", 40] > table["rnn", 40]


def test_what_is_written_is_what_is_read(tmp_path):
    rows = [
        Seeds("zh", Setting("rnn", "bias 0", 20, 2, 20), (0.5, 0.99, 1.0)),
        Seeds("en", Setting("lstm", "keras", 0), (1.0,)),
    ]
    (tmp_path / "seeds.toml").write_text(to_toml(rows), "utf-8")
    found = kept(tmp_path / "seeds.toml")
    assert found == {(row.language, row.setting): row for row in rows}
    assert [row.solved for row in found.values()] == [2, 1]


def test_what_holds_of_the_libraries_does_not_hold_of_every_start():
    """An RNN from the identity learns as an LSTM does, from U(±1/√H) next to never: the start decides."""
    solved = {name: kept()["zh", Setting("rnn", name, 20)].solved for name in ("uniform", "identity", "torch")}
    lstm = kept()["zh", Setting("lstm", "uniform", 20)].solved
    assert fisher(lstm, solved["uniform"]) < 0.01
    assert fisher(lstm, solved["torch"]) < 0.01
    assert fisher(lstm, solved["identity"]) > 0.05
    assert fisher(solved["identity"], solved["uniform"]) < 0.01


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_short_sentences_doors_half_open_learn_nothing_and_doors_open_for_the_length_do(language):
    solved = {(cell, start): kept()[language, Setting(cell, start, 40, nearest=40)].solved for cell, start in ONLY_FAR}
    assert solved["lstm", "uniform"] == solved["rnn", "orthogonal"] == solved["rnn", "identity"] == 0
    assert solved["lstm", "chrono"] == 10
    assert fisher(solved["lstm", "chrono"], solved["lstm", "uniform"]) < 0.001
