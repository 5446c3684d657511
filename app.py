"""The server: one Streamlit app over pages/frame.py, with the stage's files, compression, our own error page.

`streamlit run app.py` or `uvicorn app:app`. A host that executes this file as a plain script gets the frame.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages import frame
from pages.ui import dressed, lost, packed, served, trouble

if context := get_script_run_ctx(suppress_warning=True):
    context.on_script_error = trouble.apologise
    frame.run()
else:
    app = st.App(
        Path(__file__).parent / "pages" / "frame.py",
        routes=served.routes(),
        middleware=[
            Middleware(lost.KnownPages, pages=frame.addresses()),
            Middleware(packed.Packed),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=6),
            Middleware(dressed.Dressed, pages=frame.addresses()),
        ],
        on_script_error=trouble.apologise,
    )
