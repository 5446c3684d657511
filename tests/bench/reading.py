"""How long the way from the map to the review takes: `python -m tests.bench.reading [--texts CHAPTER]`.

Opens every chapter in both languages as a newcomer does, answers its question, opens what people mix up and the
equations, and counts what is there to read; no browser and no clock. Prints minutes a chapter, exit 1 over MOST.
`--texts` prints what was counted of a chapter, piece by piece.

The rates are those by which lessons have been counted since the first of them: 250 Chinese characters or 180 English
words a minute, 20 s a question with all its words, 40 s a task beyond its words. For comparison, Trauzettel-Klosinski
and Dietz 2012 (IReST, doi 10.1167/iovs.11-8284) measured 255 ± 29 characters and 228 ± 30 words read aloud, of easier
texts. In Chinese, a run of letters or digits counts as one character; in both, a name in code or a formula as a word.

On the way are: every text of a chapter, its question, its tasks, both drawers, and the twelve questions of the mixed
test. Not on it, and said to be so on the page: what is headed "not required" (FURTHER). Reference that nobody reads
through is not counted either: the numbers of each pair of the Bi-LSTM, the switches of the training, the review's code.
Nor are letters in pictures, and what bar, sentence row, menus and foot say on every page. The first minute comes
before the map, and no chapter needs the what-if lab.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from html import unescape

from streamlit.testing.v1 import AppTest

from pages.chapters.contents import CHAPTERS, Chapter
from pages.quiz.mixed import QUESTIONS
from pages.words.words import LANGUAGES, Words, words
from tests.pages.test_frame import opened

MOST = 75  # minutes
RATE = {"zh": 250, "en": 180}  # characters, words a minute
QUESTION, TASK = 20, 40  # s
LEFT_OUT = ("walk", "what_if")
FRAME = {"head", "ways", "foot", "offline", "inputs", "told", "picture", "lobby"}
REFERENCE = {"train-switches", "review-code"}
FURTHER = ("further", "why-further")  # how the keys begin of what the page calls not required
SHUT = ("bi_lstm.pairs.numbers", "cost.worth.further", "review.group.unmet")  # labels of drawers: the same two kinds
ASKED = ("ask", "answer", "another", "show-me")  # of a question, which is counted in seconds
WORD = {
    "zh": re.compile(r"[\u4e00-\u9fff]|[^\W\u4e00-\u9fff]+(?:[_'’.,\-−⁻^][^\W\u4e00-\u9fff]+)*"),
    "en": re.compile(r"\w+(?:[_'’.,\-−⁻^]\w+)*"),
}
WITHIN = re.compile(r"</?(?:i|sub|sup)>")  # tags within a name: h with its index is one word
UNSEEN = re.compile(r"<(svg|style|script)\b.*?</\1>", re.DOTALL)
OF_THREE = re.compile(r'<div class="gw-three-(?:title|names|rest)[^"]*">(.*?)</div>', re.DOTALL)


def pieces(block, say: Words, within: str = "") -> Iterator[tuple[str, str]]:
    """(the key of the innermost part of the page that it stands in, what is said there), in the order of the page."""
    shut = tuple(say.table[key].partition("{")[0] for key in SHUT)
    for element in block.children.values():
        key = str(getattr(element.proto, "id", "") or "").rpartition("-gw-")[2] or within
        if key in FRAME | REFERENCE or key.startswith(FURTHER):
            continue
        if not hasattr(element, "children"):
            yield key, _said(element)
            continue
        label = getattr(element, "label", "")
        yield key, label
        if not label.startswith(shut):
            yield from pieces(element, say, key)


def _said(element) -> str:
    if element.type == "html":
        return element.proto.body
    said = getattr(element, "label", "") or getattr(element, "value", "")
    if not isinstance(said, str):
        return ""
    return " ".join(OF_THREE.findall(said)) if said.startswith('<div class="gw-three"') else said  # not all its steps


def count(text: str, lang: str) -> int:
    """Characters or words of a text with marks and tags."""
    plain = unescape(re.sub(r"<[^>]*>", " ", WITHIN.sub("", UNSEEN.sub(" ", text))))
    return len(WORD[lang].findall(re.sub(r"[*`]", "", plain)))


def page_of(chapter: Chapter, lang: str) -> AppTest:
    """The chapter with its question answered and its drawers open."""
    page = opened("pages/frame.py", chapter, lang=lang)
    for drawer in ("mixups", "equations"):
        page.session_state[f"gw-{drawer}-{chapter.name}"] = True
    show_me = [button for button in page.button if button.key == "gw-show-me"]
    for button in show_me:
        button.click()
    page.run()
    assert not page.exception, page.exception
    return page


def counted(chapter: Chapter, lang: str, told: bool) -> Counter[str]:
    """What a chapter has: words, questions, tasks."""
    found: Counter[str] = Counter(questions=QUESTIONS if chapter.name == "review" else 0)
    for key, text in pieces(page_of(chapter, lang).main, words(lang)):
        found["questions"] += 'class="gw-ask-first"' in text
        if key.startswith(ASKED):
            continue
        found["words"] += (number := count(text, lang))
        found["tasks"] += text.startswith('<p class="gw-task"')
        if told and number:
            print(f"  {number:4} {key}: {' '.join(re.sub('<[^>]*>', ' ', UNSEEN.sub(' ', text)).split())[:100]}")
    return found


def minutes(found: Counter[str], lang: str) -> float:
    return found["words"] / RATE[lang] + (QUESTION * found["questions"] + TASK * found["tasks"]) / 60


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", default="", help="a chapter of which to print what was counted")
    asked, over = parser.parse_args(), False
    for lang in LANGUAGES:
        whole: Counter[str] = Counter()
        for chapter in CHAPTERS:
            if chapter.name in LEFT_OUT:
                continue
            found = counted(chapter, lang, chapter.name == asked.texts)
            whole += found
            told = ", ".join(f"{found[name]} {name}" for name in ("words", "questions", "tasks"))
            print(f"{lang} {chapter.name:12} {minutes(found, lang):5.1f} min: {told}")
        print(f"{lang} from the map to the review: {minutes(whole, lang):.1f} min, at most {MOST}: {dict(whole)}")
        over |= minutes(whole, lang) > MOST
    sys.exit(over)


if __name__ == "__main__":
    main()
