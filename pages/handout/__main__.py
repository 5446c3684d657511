"""Make a handout: `python -m pages.handout --model segmenter-zh 我爱中国 … > a.html`."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace

from lstm_core import load_specimen
from pages.handout.file import TooMuchError, html
from pages.handout.walk import walk_of
from pages.stage.looks import LOOKS
from pages.state import model_names
from pages.words.words import LANGUAGES


def main(arguments: Sequence[str] | None = None) -> bytes:
    """The file that the arguments ask for; SystemExit with a line that says what is wrong with them."""
    parser = argparse.ArgumentParser("python -m pages.handout", description="One HTML file of walks, on the output.")
    parser.add_argument("texts", nargs="+", metavar="TEXT", help="a sentence; one to twelve walks in all")
    parser.add_argument(
        "--model", action="append", metavar="NAME", help="given again, each reads every sentence; else one that fits"
    )
    parser.add_argument("--lang", choices=LANGUAGES, default="zh", help="in which the file opens; %(default)s")
    lessons = {name.replace("_", "-"): name for name in LOOKS}
    parser.add_argument("--lesson", action="append", choices=lessons, help="as it shows a walk; given again, each does")
    asked = parser.parse_args(arguments)
    try:
        walks = [
            replace(walk_of(load_specimen(model or _model_for(text, lesson, asked.lang)).read(text)), lesson=lesson)
            for text in asked.texts
            for model in asked.model or [""]
            for lesson in [lessons[name] for name in asked.lesson or []] or [""]
        ]
        return html(walks, asked.lang)
    except KeyError as problem:
        parser.error(str(problem.args[0]))
    except (TooMuchError, ValueError) as problem:
        parser.error(str(problem))


def _model_for(text: str, lesson: str, lang: str) -> str:
    """The model that a text is read by; of the cell that the lesson is about."""
    first = model_names.first_model_for(text, lang)
    return model_names.family(first)[LOOKS[lesson].cell] if lesson else first


if __name__ == "__main__":
    sys.stdout.buffer.write(main())
