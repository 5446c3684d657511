"""The app as a person meets it: a real server in its own process."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
START_SECONDS = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def streamlit_command(port: int, options: dict[str, object]) -> list[str]:
    options = {
        "server.port": port,
        "server.address": HOST,
        "server.headless": "true",
        "server.fileWatcherType": "none",
    } | options
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    for name, value in options.items():
        command += [f"--{name}", str(value)]
    return command


def uvicorn_command(port: int, options: dict[str, object]) -> list[str]:
    """The README's command. Streamlit's options go in by the environment, as they do on a server."""
    prompt = ["--http", "pages.server.connections:Prompt"]
    return [sys.executable, "-m", "uvicorn", "app:app", "--host", HOST, "--port", str(port), *prompt]


COMMANDS = {"streamlit": streamlit_command, "uvicorn": uvicorn_command}


def variable(option: str) -> str:
    """The variable of the environment that Streamlit reads for an option: STREAMLIT_SERVER_BASE_URL_PATH."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|\.", "_", f"streamlit.{option}").upper()


def answers(url: str, process: subprocess.Popen) -> bool:
    """Whether the app is heard at `url` before its time is over and the process that leads there has ended."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1) as answer:
                if answer.status == 200:
                    return True
        except OSError:
            time.sleep(0.05)
    return False


class Server:
    """The app on a port of its own, by `streamlit run app.py` or uvicorn. A new one is cold: nothing is cached.

    `options` are Streamlit's, `environment` is added to the process's own, `base` is the path that the app stands at;
    `before` runs in the new process first.
    """

    def __init__(
        self,
        root: Path = ROOT,
        port: int | None = None,
        *,
        way: str = "streamlit",
        base: str = "",
        options: dict[str, object] | None = None,
        environment: dict[str, str] | None = None,
        before: Callable[[], None] | None = None,
    ) -> None:
        self.port, self.base = port or free_port(), f"/{base}" if base else ""
        self.log = tempfile.TemporaryFile()  # noqa: SIM115 -- lives as long as the process
        options = {**({"server.baseUrlPath": base} if base else {}), **(options or {})}
        named = {variable(name): str(value) for name, value in options.items()} if way == "uvicorn" else {}
        self.process = subprocess.Popen(
            COMMANDS[way](self.port, options),
            cwd=root,
            env={**os.environ, "OMP_NUM_THREADS": "1", **named, **(environment or {})},
            preexec_fn=before,
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Linux shares the cores among sessions: a worker gives way to its own server alone
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        self.wait()

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}{self.base}"

    def wait(self) -> None:
        """Until it answers; RuntimeError with its output where it does not."""
        if answers(self.url, self.process):
            return
        printed = self.printed()
        self.close()
        raise RuntimeError(f"the server did not start:\n{printed}")

    def printed(self) -> str:
        self.log.seek(0)
        return self.log.read().decode(errors="replace")

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def close(self) -> None:
        self.stop()
        self.log.close()

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
