"""All pictures of `pages/figures`, and the cell at every mark of a step's score: `python -m tests.gallery [PAGE.html]`.

With `--renew` it first writes the snapshots of `pages/figures` anew, in tests/pages/figures/snapshots; those of the
cell are written by `npx vitest run tests/gallery.test.ts -u` in assets/stage.
"""

import sys
from html import escape
from pathlib import Path

import plotly.graph_objects as go
import vl_convert
from plotly.offline import get_plotlyjs

from pages.figures.colours import SHARED
from tests.pages.figures.examples import EXAMPLES, Example
from tests.pages.figures.snapshots import renew, snapshot

ROOT = Path(__file__).parents[1]
PAGE = "gallery.html"
STAGE = ROOT / "assets" / "stage"
STYLE = """body { font: 16px/1.5 sans-serif; margin: 24px; background: var(--gw-ground); color: var(--gw-ink); }
section { margin: 0 0 24px; padding: 8px 16px 16px; background: var(--gw-surface); border-radius: 8px; }
summary, small { color: var(--gw-muted); } pre { font-size: 12px; overflow-x: auto; }"""


def variables(theme: str) -> str:
    return "".join(f"--gw-{name}:{ink};" for name, ink in SHARED[theme].items() if isinstance(ink, str))


def seen(example: Example) -> str:
    """The picture as a browser shows it; nothing where it is no picture but a part of one."""
    picture = example.draw()
    if isinstance(picture, go.Figure):
        return picture.to_html(full_html=False, include_plotlyjs=False)
    if isinstance(picture, str) and picture.startswith("<"):
        return picture
    if example.data is not None:
        spec = picture | {"data": {"values": example.data.to_dict("records")}, "width": 480}
        return vl_convert.vegalite_to_svg(spec)
    return ""


def section(name: str, example: Example) -> str:
    said = (example.of.__doc__ or "").partition("\n")[0]
    text = escape(snapshot(name)[1])
    where = f"{example.of.__module__}.{example.of.__qualname__}"
    head = f"<h2>{name}</h2><p><small>{where}: {escape(said)}</small></p>"
    return f"<section>{head}{seen(example)}<details><summary>snapshot</summary><pre>{text}</pre></details></section>"


def cell(path: Path) -> str:
    """One reader in one theme, a picture a mark."""
    drawn = "".join(line for line in path.read_text("utf-8").splitlines(True) if not line.startswith("<?"))
    return f"<section><h2>cell, {path.stem}</h2>{drawn}</section>"


def page() -> str:
    themes = f":root{{{variables('light')}color-scheme:light}}.dark{{{variables('dark')}color-scheme:dark}}"
    styles = (
        themes + STYLE + "".join(path.read_text("utf-8") for path in (ROOT / "assets" / "app.css", STAGE / "stage.css"))
    )
    switch = "document.documentElement.classList.toggle('dark')"
    head = f"<meta charset='utf-8'><title>Figures</title><style>{styles}</style><script>{get_plotlyjs()}</script>"
    body = "".join(section(name, example) for name, example in EXAMPLES.items())
    body += "".join(map(cell, sorted((STAGE / "tests" / "gallery").glob("*.svg"))))
    return f'<!doctype html>{head}<button onclick="{switch}">light or dark</button>{body}'


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--renew"]
    if "--renew" in sys.argv:
        renew()
    target = Path(*arguments or [PAGE])
    target.write_text(page(), "utf-8")
    print(f"{len(EXAMPLES)} pictures in {target}")
