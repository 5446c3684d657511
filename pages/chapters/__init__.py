"""The chapters: each is a file, or a folder whose `page.py` is the page and whose other files nobody else needs.

`contents.py` puts them in their order.
"""

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache  # every run of the frame asks for all of them
def script(name: str) -> Path:
    """The file that shows the chapter of this name."""
    folder = HERE / name
    return folder / "page.py" if folder.is_dir() else folder.with_suffix(".py")
