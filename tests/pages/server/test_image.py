"""`deploy/Dockerfile` without Docker: its two commands, in a folder that has what the image is given and no more."""

import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.bench.visitor import Visitor
from tests.browser.server import HOST, ROOT, answers, free_port

DEPLOY = ROOT / "deploy"
CHECK, COMMAND = (
    json.loads(found)
    for found in re.findall(r"CMD (\[.*\])$", (DEPLOY / "Dockerfile").read_text("utf-8"), re.MULTILINE)
)


@pytest.fixture(scope="module")
def image(tmp_path_factory) -> Path:
    """A copy of what `.dockerignore` lets into an image."""
    names = (ROOT / ".dockerignore").read_text("utf-8").split("\n")
    assert "*" in names
    wanted = [name[1:] for name in names if name.startswith("!")]
    unwanted = {ROOT / name for name in names if name and name[0] not in "#!*"}
    folder = tmp_path_factory.mktemp("image")

    def left_out(parent: str, inside: list[str]) -> list[str]:
        return [name for name in inside if Path(parent, name) in unwanted or name == "__pycache__"]

    for name in wanted:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=left_out)
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


async def text_of(visitor: Visitor) -> str | None:
    """The sentence of the page that it opens, None where the page apologises."""
    answer = await visitor.start()
    await visitor.leave()
    return None if visitor.troubled else answer.text


@pytest.mark.slow
@pytest.mark.parametrize("base", ["", "lstm"])
def test_the_command_starts_the_app_the_check_finds_it_well_and_a_page_is_whole(image, base):
    port, environment = free_port(), os.environ | {"HOME": "/nonexistent", "STREAMLIT_SERVER_BASE_URL_PATH": base}
    instead = {"8501": str(port), "0.0.0.0": HOST}
    command = [sys.executable, "-m", *(instead.get(part, part) for part in COMMAND)]
    check = [sys.executable, *(part.replace("8501", str(port)) for part in CHECK[1:])]
    assert CHECK[0] == "python"
    assert subprocess.run(check, env=environment, capture_output=True).returncode != 0
    with subprocess.Popen(command, cwd=image, env=environment, stdout=subprocess.DEVNULL) as app:
        try:
            assert answers(f"http://{HOST}:{port}/{base}".rstrip("/"), app)
            assert subprocess.run(check, env=environment).returncode == 0
            assert asyncio.run(text_of(Visitor(port, base=base, query=urlencode({"text": "我爱中国"})))) == "我爱中国"
        finally:
            app.terminate()


@pytest.mark.parametrize("name", ["compose.yaml", "compose.scaled.yaml"])
def test_the_files_that_a_compose_file_mounts_are_there(name):
    text = (DEPLOY / name).read_text("utf-8")
    mounted = re.findall(r"\"(\./[^:\"]+):", text)
    assert mounted
    assert all((DEPLOY / path).is_file() for path in mounted)
