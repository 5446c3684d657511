"""The server's settings: Streamlit's, the same under `uvicorn app:app` as under `streamlit run app.py`, and ours.

Ours are read from the environment: GATEWALK_ORIGINS (other sites that may talk to this server, as `https://name`
or `name`, between spaces or commas), GATEWALK_FRAME_ANCESTORS (who may embed the app, as in a
Content-Security-Policy; anybody by default) and GATEWALK_VISITS (how many pages may be open at once). How many
trainings compute at once, GATEWALK_WORKERS, is read by `pages.jobs.limits`, and where several servers keep their rooms,
GATEWALK_ROOMS_URL, by `pages.classroom.storage.shared_store`.
"""

import logging
import os
from pathlib import Path
from urllib.parse import urlsplit

from streamlit import config
from streamlit.runtime.caching.global_cache_budget import reconfigure_global_cache_budget_from_config
from streamlit.web import bootstrap
from streamlit.web.cli import main_run

try:
    import resource
except ImportError:  # Windows has no such limit
    resource = None

VISITS, MOST_FILES = 500, 1 << 16


def load(main: Path) -> None:
    """Read the configuration beside `main` and every STREAMLIT_… variable, where no command line has done so.

    Streamlit's variables belong to the options of `streamlit run`: a server that only imports the app knows none.
    """
    logging.getLogger("uvicorn.access").disabled = True  # typed text stands in the addresses it would print
    if config._main_script_path is not None:
        return
    config._main_script_path = str(main)
    options = main_run.make_context("run", [str(main)]).params
    bootstrap.load_config_options({name: value for name, value in options.items() if name not in ("target", "args")})
    reconfigure_global_cache_budget_from_config()


def open_files() -> None:
    """Let this process open as many files, and so hold as many connections, as the system allows it.

    The usual limit of 1,024 is as many as one stranger can open.
    """
    if resource:
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        most = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
        if soft != resource.RLIM_INFINITY and soft < most:
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def origins() -> frozenset[str]:
    """The host names, beside the server's own, whose pages may talk to it."""
    named = os.environ.get("GATEWALK_ORIGINS", "").replace(",", " ").split()
    return frozenset(filter(None, (host_name(origin) for origin in named)))


def host_name(origin: str) -> str | None:
    """The host of an origin or a Host header, without scheme and port; None where there is none."""
    try:
        name = urlsplit(origin if "//" in origin else f"//{origin}").hostname
    except ValueError:
        return None
    return name.rstrip(".") if name else None


def frame_ancestors() -> str:
    """Who may embed the app. ValueError where the setting would write more into the policy than that."""
    setting = " ".join(os.environ.get("GATEWALK_FRAME_ANCESTORS", "").split()) or "*"
    if not setting.isascii() or ";" in setting or "," in setting:
        raise ValueError(f"GATEWALK_FRAME_ANCESTORS is no list of sources between spaces: {setting!r}")
    return setting


def visits() -> int:
    """How many pages may be open at once. ValueError for a setting that is no number from 1."""
    said = os.environ.get("GATEWALK_VISITS", "").strip()
    if said and (not said.isdecimal() or int(said) < 1):
        raise ValueError(f"GATEWALK_VISITS is a whole number from 1, not {said!r}")
    return int(said or VISITS)
