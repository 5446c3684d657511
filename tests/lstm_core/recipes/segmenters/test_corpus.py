"""Sentences of a folder: cut for training and choosing, and their tags."""

import hashlib

import numpy as np

from lstm_core.recipes.origins import Origin
from lstm_core.recipes.segmenters.corpus import corpus, example, gold, span
from lstm_core.recipes.segmenters.sources import Source

LINES = [f"我 爱{k % 3} 中国 {'。' * k}" for k in range(25)]
ORIGINS = (Origin("a treebank", "url", "MIT"), Origin("a dictionary", "url", "CC BY 4.0"))


def folder(tmp_path):
    files = {"a.txt": LINES, "b.txt": ["他 的 确定"], "c.txt": ["我 爱1 中国 。", "天 好"], "d.txt": ["他 是 谁"] * 2}
    for name, lines in files.items():
        (tmp_path / name).write_text("\n".join(lines) + "\n", "utf-8")
    return tmp_path, (
        Source("a.txt", ORIGINS, times=2, apart=10),
        Source("d.txt", ORIGINS, most=1),
        Source("b.txt", ORIGINS, "held-out"),
        Source("c.txt", ORIGINS, "everyday"),
    )


def test_each_tenth_is_kept_for_choosing_and_what_is_held_out_stays_so(tmp_path):
    made = corpus(*folder(tmp_path), least=2)
    assert (len(made.train), len(made.choose), len(made.held_out)) == (2 * 21 + 1, 3, 1)
    assert made.train.count(["我", "爱2", "中国", "。。"]) == 2
    assert made.train.count(["他", "是", "谁"]) == 1
    assert made.vocabulary[0] == ""
    assert "国" in made.vocabulary
    assert not {"确", "谁"} & set(made.vocabulary)


def test_no_everyday_sentence_is_trained_on_or_chosen_by_however_it_is_cut(tmp_path):
    path, sources = folder(tmp_path)
    (path / "d.txt").write_text("天好\n", "utf-8")
    made = corpus(path, sources, least=2)
    assert made.everyday == {"c.txt": [["我", "爱1", "中国", "。"], ["天", "好"]]}
    texts = {"".join(sentence) for sentence in made.train + made.choose}
    assert not texts & {"我爱1中国。", "天好"}
    assert "我爱1中国。。。。" in texts


def test_a_source_states_the_hash_of_its_file_once_for_each_origin(tmp_path):
    path, (source, *_) = folder(tmp_path)
    digest = hashlib.sha256((path / "a.txt").read_bytes()).hexdigest()
    facts = source.facts(path)
    assert [(fact["name"], fact["licence"]) for fact in facts] == [("a treebank", "MIT"), ("a dictionary", "CC BY 4.0")]
    assert {fact["sha256"] for fact in facts} == {digest}


def test_an_example_has_a_row_and_a_tag_for_every_character():
    made = example(["我", "爱", "中国", "e\u0301x!"], {"我": 1, "e\u0301": 2})
    assert made.inputs.tolist() == [1, 0, 0, 0, 2, 0, 0]
    assert made.targets.tolist() == [3, 3, 0, 2, 0, 1, 2]
    assert gold(["我", "爱", "中国"]) == "SSBE"


def test_a_span_is_a_piece_of_2_to_8_words_without_punctuation_at_the_edges():
    sentence = ["他", "说", "：", "“", "我", "爱", "中国", "。", "”", "然后", "走", "了", "。"]
    rng = np.random.default_rng(0)
    for _ in range(200):
        one = span(sentence, rng)
        assert " ".join(one) in " ".join(sentence)
        assert one == sentence or (1 <= len(one) <= 8 and one[0] not in "：“。”" and one[-1] not in "：“。”")
    assert span(["。"], np.random.default_rng(0)) == ["。"]
