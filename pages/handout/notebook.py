"""A reading in a notebook: the handout of its walk, in a frame that can reach neither the notebook nor a network."""

from lstm_core import Reading
from pages.handout import file
from pages.handout.walk import walk_of

HEIGHT = 820  # px
SANDBOX = "allow-scripts allow-downloads"
FRAME = "<iframe sandbox='{sandbox}' width='100%' height='{height}' style='border: 0' title='{title}'"
FRAME += " srcdoc='{page}'></iframe>"


def frame(reading: Reading) -> str:
    """The frame; "" for a walk that is too large for a handout.

    Each brings its own scripts: a notebook grows by about 200 kB an output.
    """
    walks = [walk_of(reading)]
    if not file.fits(walks):
        return ""
    page = file.html(walks, reading.card.language or "en").decode()
    return FRAME.format(sandbox=SANDBOX, height=HEIGHT, title=quoted(reading.text), page=quoted(page))


def quoted(text: str) -> str:
    """`text` as the value of an attribute in single quotes, of which a page has fewer than of double ones."""
    return text.replace("&", "&amp;").replace("'", "&#39;")
