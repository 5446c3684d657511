"""Pictures as text that is readable in a diff: an SVG a line an element, a figure as JSON, numbers of five digits."""

import json
from base64 import b64decode
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from pages.figures.colours import DARK, LIGHT
from tests.pages.figures.examples import EXAMPLES

FOLDER = Path(__file__).parent / "snapshots"
WIDTH = 110  # of a line, in characters


def snapshot(name: str) -> tuple[Path, str]:
    """The file of an example, and what should stand in it."""
    picture = EXAMPLES[name].draw()
    if isinstance(picture, str) and picture.startswith("<"):
        kind = "svg" if picture.startswith("<svg") else "html"
        return FOLDER / f"{name}.{kind}", _markup(picture)
    return FOLDER / f"{name}.json", _lines(_plain(picture)) + "\n"


def renew() -> None:
    """Write all snapshots anew, and remove those of no example."""
    files = dict(map(snapshot, EXAMPLES))
    FOLDER.mkdir(exist_ok=True)
    for path in set(FOLDER.iterdir()) - set(files):
        path.unlink()
    for path, text in files.items():
        path.write_text(text, "utf-8")


def _markup(picture: str) -> str:
    root = ElementTree.fromstring(picture)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", short_empty_elements=picture.startswith("<svg")) + "\n"


def _plain(value: object) -> object:
    """As JSON has it: Plotly's own template left out, a colour scale by its name."""
    if isinstance(value, go.Figure):
        value = value.to_dict()
        value["layout"].pop("template", None)
    if isinstance(value, pd.DataFrame):
        value = value.to_dict("records")
    if isinstance(value, np.ndarray | np.generic):
        value = value.tolist()
    if isinstance(value, dict):
        if "bdata" in value:  # how Plotly 6 and later keep an array
            array = np.frombuffer(b64decode(value["bdata"]), value["dtype"])
            shape = value.get("shape", str(array.size)).split(",")
            return _plain(array.reshape([int(size) for size in shape]))
        return {key: _scale(item) if key == "colorscale" else _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return None if np.isnan(value) else float(f"{value:.5g}")
    return value


def _scale(scale: object) -> object:
    return _scales().get(json.dumps(_plain(scale)), "another")


def _lines(value: object, indent: int = 0) -> str:
    """JSON in which a list or a record that fits stands on one line."""
    whole = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, list | dict) or len(whole) + indent <= WIDTH:
        return whole
    pad = "\n" + " " * (indent + 2)
    named = isinstance(value, dict)
    items = [(f"{json.dumps(key)}: ", item) for key, item in value.items()] if named else [("", item) for item in value]
    inside = ",".join(f"{pad}{key}{_lines(item, indent + 2)}" for key, item in items)
    opening, closing = "{}" if named else "[]"
    return f"{opening}{inside}\n{' ' * indent}{closing}"


@cache
def _scales() -> dict[str, str]:
    """The names of the colour scales, which have snapshots of their own."""
    themes = {"light": LIGHT, "dark": DARK}
    gates = {(theme, f"gate {part}"): inks.gate(part) for theme, inks in themes.items() for part in "fio"}
    signed = {(theme, "signed"): inks.signed() for theme, inks in themes.items()}
    return {json.dumps(_plain(scale)): ": ".join(name) for name, scale in (gates | signed).items()}
