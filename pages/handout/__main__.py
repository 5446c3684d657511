"""Make a handout: `python -m pages.handout --model segmenter-zh 我爱中国 … > a.html`."""

import argparse
import sys
from collections.abc import Sequence

from lstm_core import load_specimen
from pages.handout.file import TooMuchError, html
from pages.handout.walk import walk_of
from pages.state.model_names import first_model_for
from pages.words.words import LANGUAGES


def main(arguments: Sequence[str] | None = None) -> bytes:
    """The file that the arguments ask for; SystemExit with a line that says what is wrong with them."""
    parser = argparse.ArgumentParser("python -m pages.handout", description="One HTML file of walks, on the output.")
    parser.add_argument("texts", nargs="+", metavar="TEXT", help="a sentence; one to twelve walks in all")
    parser.add_argument("--model", action="append", metavar="NAME", help="given again, each reads every sentence")
    parser.add_argument("--lang", choices=LANGUAGES, default="zh", help="in which the file opens")
    asked = parser.parse_args(arguments)
    try:
        models = asked.model or [None]
        pairs = [(text, model or first_model_for(text, asked.lang)) for text in asked.texts for model in models]
        return html([walk_of(load_specimen(model).read(text)) for text, model in pairs], asked.lang)
    except KeyError as problem:
        parser.error(str(problem.args[0]))
    except (TooMuchError, ValueError) as problem:
        parser.error(str(problem))


if __name__ == "__main__":
    sys.stdout.buffer.write(main())
