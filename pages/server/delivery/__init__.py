"""What Streamlit sends to a browser that does not keep up, over a slow wire or on a slow machine: its faults mended."""

from pages.server.delivery import files, queue, references, runs


def mend() -> None:
    """Put ours in the place of Streamlit's own, for the whole server."""
    queue.mend()
    references.mend()
    files.mend()
    runs.mend()
