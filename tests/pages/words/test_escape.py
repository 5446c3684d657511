"""Others' text inside Markdown: nothing of it is markup."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pages.words.escape import literal


@given(st.text())
def test_every_mark_is_escaped_and_no_other_character_changes(text):
    safe = literal(text)
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", safe) == " ".join(text.split())
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_`$<>\[\]()#:!&~|]", safe)


def test_examples():
    assert literal("我爱中国") == "我爱中国"
    assert literal("![x](http://e.com/x.png)") == r"\!\[x\]\(http\:\/\/e\.com\/x\.png\)"
    assert literal("$x^2$\n:smile:") == r"\$x\^2\$ \:smile\:"
