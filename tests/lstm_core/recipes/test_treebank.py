"""Sentences of a folder: cut for training and choosing, and their tags."""

import hashlib

import numpy as np

from lstm_core.recipes.languages import ZH
from lstm_core.recipes.measure import correlation, edges, margin
from lstm_core.recipes.pairs import Pair
from lstm_core.recipes.segmentation import equal_units
from lstm_core.recipes.segmenter import UNITS
from lstm_core.recipes.treebank import Source, corpus, example, gold, spans

LINES = [f"我 爱{k % 3} 中国 。" for k in range(25)]


def folder(tmp_path):
    (tmp_path / "a.txt").write_text("\n".join(LINES) + "\n", "utf-8")
    (tmp_path / "b.txt").write_text("他 的 确定\n", "utf-8")
    return tmp_path, tuple(Source(name, name, "url", "MIT") for name in ("a.txt", "b.txt"))


def test_a_tenth_is_kept_for_choosing_and_the_last_file_is_held_out(tmp_path):
    made = corpus(*folder(tmp_path))
    assert (len(made.train), len(made.choose), len(made.held_out)) == (22, 3, 1)
    assert made.vocabulary[0] == ""
    assert "国" in made.vocabulary
    assert "确" not in made.vocabulary


def test_a_source_states_the_hash_of_its_file(tmp_path):
    path, (source, _) = folder(tmp_path)
    digest = hashlib.sha256((path / "a.txt").read_bytes()).hexdigest()
    assert source.fact(path)["sha256"] == digest


def test_an_example_has_a_row_and_a_tag_for_every_character():
    made = example(["我", "爱", "中国", "e\u0301x!"], {"我": 1, "e\u0301": 2})
    assert made.inputs.tolist() == [1, 0, 0, 0, 2, 0, 0]
    assert made.targets.tolist() == [3, 3, 0, 2, 0, 1, 2]


def test_spans_are_pieces_of_2_to_8_words_without_punctuation_at_the_edges():
    sentence = ["他", "说", "：", "“", "我", "爱", "中国", "。", "”", "然后", "走", "了", "。"]
    for span in spans(sentence, np.random.default_rng(0), 200):
        assert " ".join(span) in " ".join(sentence)
        assert span == sentence or (1 <= len(span) <= 8 and span[0] not in "：“。”" and span[-1] not in "：“。”")
    assert spans(["。"], np.random.default_rng(0)) == [["。"], ["。"]]


def test_edges_of_legal_and_illegal_tags():
    assert edges("SBESBME") == {(0, 0), (1, 2), (3, 3), (4, 6)}
    assert edges("MES") == {(0, 1), (2, 2)}
    assert edges("") == set()


def test_correlation_is_pearsons():
    rng = np.random.default_rng(0)
    values, mark = rng.standard_normal((50, 3)), rng.integers(2, size=50).astype(float)
    expected = [np.corrcoef(values[:, k], mark)[0, 1] for k in range(3)]
    np.testing.assert_allclose(correlation(values, mark), expected)


def test_margin_is_the_distance_to_the_next():
    assert margin(np.array([0.1, 0.6, 0.3]), 1) == np.float64(0.6) - 0.3
    assert margin(np.array([0.1, 0.6, 0.3]), 2) < 0


def test_a_pair_parts_at_the_last_character_of_the_shorter_text():
    for pair in ZH.pairs:
        assert pair.long.replace(" ", "").startswith(pair.short.replace(" ", ""))
        assert gold(pair.short.split())[pair.step] != gold(pair.long.split())[pair.step]
    assert Pair("我 在 中", "我 在 中国").step == 2


def test_equal_parameters_of_one_reader():
    units = equal_units(ZH, 4)
    both = 2 * 4 * UNITS * (ZH.inputs + UNITS + 1) + 4 * (2 * UNITS + 1)
    one = 4 * units * (ZH.inputs + units + 1) + 4 * (units + 1)
    assert abs(one - both) < 0.03 * both
