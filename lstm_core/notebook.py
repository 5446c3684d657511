"""What a notebook shows of a reading: its walk, where the app stands beside the core, else a table."""

from html import escape
from importlib import import_module

import numpy as np

APP = "pages.handout.notebook"  # of the app, which the core does not need


def walk(reading: object) -> str:
    """The walk as HTML; "" where there is no app to draw it, or it is too large."""
    try:
        app = import_module(APP)
    except ImportError:
        return ""
    return app.frame(reading)


def table(tokens: tuple[str, ...], labels: tuple[str, ...], probabilities: np.ndarray) -> str:
    """The tokens and, below each, the likeliest label and its probability (T, L), where there are labels."""
    rows = ["".join(f"<th>{escape(token)}</th>" for token in tokens)]
    if labels:
        rows.append("".join(f"<td>{escape(label)}</td>" for label in labels))
        rows.append("".join(f"<td>{share:.1%}</td>" for share in probabilities.max(axis=1)))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
