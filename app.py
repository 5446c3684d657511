"""The server: one Streamlit app over pages/frame.py, guarded, with rooms, worksheets, compression and an error page.

`streamlit run app.py` or `uvicorn app:app`. A host that executes this file as a plain script gets the frame.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages import frame
from pages.chapters import contents
from pages.classroom import routes
from pages.classroom.storage.shared_store import shared
from pages.jobs.limits import Limits
from pages.server import (
    configuration,
    delivery,
    error_page,
    guard,
    headers,
    page_styles,
    stage_files,
    stale_requests,
    static_gzip,
    unknown_pages,
    uploads,
)
from pages.worksheet import route

delivery.mend()
if context := get_script_run_ctx(suppress_warning=True):
    context.on_script_error = error_page.show_error_page
    frame.run()
else:
    configuration.load(Path(__file__))
    configuration.open_files()
    for setting in (configuration.frame_ancestors, configuration.visits, Limits.of_machine, shared):
        setting()  # one that cannot be read stops the start: a server that came up would fail on every page
    app = st.App(
        Path(__file__).parent / "pages" / "frame.py",
        middleware=[
            Middleware(headers.SecurityHeaders),
            Middleware(guard.Guard),
            Middleware(stale_requests.StaleRequests),
            Middleware(uploads.Uploads),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=6),
            Middleware(stage_files.StageFiles),
            Middleware(routes.Rooms),
            Middleware(route.Worksheets),
            Middleware(unknown_pages.UnknownPages, pages=contents.addresses()),
            Middleware(static_gzip.StaticGzip),
            Middleware(page_styles.PageStyles, pages=contents.addresses()),
        ],
        on_script_error=error_page.show_error_page,
    )
