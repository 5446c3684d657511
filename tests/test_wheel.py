"""What `pip install .` gives: the core with its models, its version and nothing but what it asks for."""

import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
MODELS = {path.stem for path in (ROOT / "assets" / "models").glob("*.safetensors")}
READ = """
import importlib.metadata
import os
import lstm_core
from lstm_core.formats.specimen_file import SHIPPED
reading = lstm_core.load_specimen("segmenter-zh").read("我爱中国")
print(os.path.dirname(lstm_core.__file__), importlib.metadata.version("gatewalk"), sep="\\n")
print(*(lstm_core.load_specimen(name).name for name in SHIPPED), *reading.answer, sep="\\n")
"""


PIP = [sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check"]


def run(command: list[str | Path], folder: Path) -> str:
    result = subprocess.run(list(map(str, command)), cwd=folder, capture_output=True, encoding="utf-8")
    assert result.returncode == 0, result.stderr
    return result.stdout


def wheel_of(source: Path, folder: Path) -> Path:
    run([*PIP, "wheel", "--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, source], folder)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module", params=["from the tree", "from the source archive"])
def wheel(request, tmp_path_factory):
    if request.param == "from the tree":
        return wheel_of(ROOT, tmp_path_factory.mktemp("wheel"))
    archives = tmp_path_factory.mktemp("archive")
    run([sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", archives], ROOT)
    (archive,) = archives.iterdir()
    return wheel_of(archive, tmp_path_factory.mktemp("wheel"))


def test_a_wheel_holds_the_core_and_its_models_and_nothing_else(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    core = {path.relative_to(ROOT).as_posix() for path in (ROOT / "lstm_core").rglob("*") if path.is_file()}
    models = {f"lstm_core/models/{name}.safetensors" for name in MODELS}
    assert {name for name in names if ".dist-info/" not in name} == {n for n in core if "__pycache__" not in n} | models
    assert any(name.endswith("/LICENSE") for name in names)


def test_in_an_empty_environment_the_wheel_reads_a_sentence(wheel, tmp_path):
    python, site = empty_environment(tmp_path / "environment")
    run([*PIP, "--python", python, "install", "--no-index", "--no-deps", wheel], tmp_path)
    folder, version, *said = run([python, "-I", "-X", "utf8", "-c", READ], tmp_path).splitlines()
    assert (Path(folder), version) == (site / "lstm_core", PROJECT["version"])
    assert set(said[:-3]) == MODELS
    assert said[-3:] == ["我", "爱", "中国"]


def empty_environment(folder: Path) -> tuple[Path, Path]:
    """Its python and its packages: what the core asks for and no other, linked from where the tests run."""
    venv.create(folder, with_pip=False)
    scheme = {"base": str(folder), "platbase": str(folder)}
    scripts, site = (Path(sysconfig.get_path(name, "venv", scheme)) for name in ("scripts", "purelib"))
    for asked in map(Requirement, PROJECT["dependencies"]):
        package = distribution(asked.name)
        for name in {file.parts[0] for file in package.files} - {".."}:
            (site / name).symlink_to(package.locate_file(name))
    return scripts / Path(sys.executable).name, site
