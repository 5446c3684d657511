"""The one test command, `python3 tests`: sets up what the tests need, then runs every one of them.

Needs Python >= 3.11, Node >= 20 with npm, a Chromium, a Redis and the proxies of deploy/ (on Debian, as root, it
installs all but the first two).
Whatever cannot be had is named and fails the command; nothing is skipped. A second run sets nothing up again.
`python3 tests quick`, for after each change, leaves out the browser and what is marked slow.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STAGE = ROOT / "assets" / "stage"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
REQUIREMENTS = [ROOT / "requirements.txt", ROOT / "tests" / "requirements.txt"]
BUILT = [
    f"assets/stage/{name}"
    for name in (
        "stage.js",
        "drill.js",
        "drawing.js",
        "text.js",
        "family.js",
        "teacher.js",
        "back.js",
        "ballot.js",
        "remote.js",
        "marks.js",
        "uploads.js",
        "present.js",
        "plan.js",
        "plans.js",
        "stage.css",
        "page.js",
        "page.css",
    )
]
OLDEST_PYTHON = (3, 11)
MOST_AT_ONCE = 6  # tests; of the browser's, each process has a server and a browser of its own
PYTORCH_CPU_INDEX = "https://download.pytorch.org/whl/cpu"
BROWSERS = (
    "chromium-headless-shell",  # Chromium without a window: a fifth less of a processor than with a hidden one
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


REDIS = ("redis-server", "valkey-server")
PROGRAMS = {  # any of these names: Debian's package
    REDIS: "redis-server",
    ("nginx",): "nginx-light",
    ("caddy",): "caddy",
    ("haproxy",): "haproxy",
}


class Missing(Exception):
    """What the tests need could not be set up; the message says what, and where to get it."""


def run(*command: str | Path, cwd: Path = ROOT) -> None:
    subprocess.run([str(part) for part in command], cwd=cwd, check=True, stdin=subprocess.DEVNULL)


@contextmanager
def beside(*commands: list[str], cwd: Path) -> Iterator[None]:
    """Run commands while the block runs; then print what each has said, and fail with the first that failed."""
    running = [
        subprocess.Popen(command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for command in commands
    ]
    with ThreadPoolExecutor(len(running)) as readers:  # a full pipe would stop its command
        said = [readers.submit(process.communicate) for process in running]
        try:
            yield
        finally:
            for each in said:
                sys.stdout.buffer.write(each.result()[0])
                sys.stdout.flush()
    for process in running:
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, process.args)


def succeeds(*command: str | Path) -> bool:
    return subprocess.run([str(part) for part in command], cwd=ROOT, stdin=subprocess.DEVNULL).returncode == 0


def output(*command: str | Path) -> str:
    return subprocess.check_output([str(part) for part in command], cwd=ROOT, text=True)


def once(stamp: Path, sources: list[Path], work: Callable[[], None]) -> None:
    """Do the work unless `stamp` says that it was done for these sources as they are now."""
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    if not stamp.exists() or stamp.read_text() != digest:
        work()
        stamp.write_text(digest)


def python_packages() -> None:
    if sys.version_info < OLDEST_PYTHON:
        raise Missing(f"Python >= 3.11 is needed; this is {sys.version.split()[0]}")
    fits = f"import pip, sys; sys.exit(sys.version_info < {OLDEST_PYTHON})"
    usable = PYTHON.exists() and succeeds(PYTHON, "-c", fits)
    if not usable and not succeeds(sys.executable, "-m", "venv", "--clear", VENV):
        raise Missing("Python's venv module does not work here (Debian: apt-get install python3-venv)")
    once(VENV / "tests.sha256", [*REQUIREMENTS, Path(__file__)], install)


def install() -> None:
    pip = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
    run(*pip, "-r", REQUIREMENTS[0])  # by itself: beside hashed lines pip asks for hashes of all
    pytorch(pip)
    run(*pip, "-r", REQUIREMENTS[1])


def pytorch(pip: list[str | Path]) -> None:
    """PyTorch's default Linux wheel brings gigabytes of CUDA; take its CPU build, or none."""
    if sys.platform != "linux":
        return
    pinned = next(line for line in REQUIREMENTS[1].read_text().splitlines() if line.startswith("torch=="))
    wanted = f"{pinned.strip()}+cpu"
    print(f"installing {wanted}", flush=True)
    if succeeds(*pip, wanted):
        return
    print(f"not in the configured indexes; trying {PYTORCH_CPU_INDEX}", flush=True)
    if not succeeds(*pip, wanted, "--extra-index-url", PYTORCH_CPU_INDEX):
        raise Missing(f"{wanted} is to be had neither from pip's indexes nor from {PYTORCH_CPU_INDEX}")


def node_packages() -> None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise Missing("Node >= 20 with npm is needed (https://nodejs.org); not found on the path")
    version = output(node, "--version").strip()
    if int(re.sub(r"\D.*", "", version.removeprefix("v")) or 0) < 20:
        raise Missing(f"Node >= 20 is needed; {node} is {version}")
    modules = STAGE / "node_modules"
    sources = [STAGE / "package.json", STAGE / "package-lock.json"]
    once(modules / "lock.sha256", sources, lambda: run(npm, "ci", "--no-audit", "--no-fund", cwd=STAGE))


def find_chromium() -> str | None:
    """The browser that GATEWALK_CHROMIUM names, else the first one found."""
    named = os.environ.get("GATEWALK_CHROMIUM")
    return shutil.which(named) if named else find_program(BROWSERS)


def chromium() -> None:
    if not find_chromium() and not os.environ.get("GATEWALK_CHROMIUM"):
        debian("chromium-headless-shell")
    found = find_chromium()
    if not found:
        raise Missing("a Chromium is needed: install chromium or Chrome, or name one in GATEWALK_CHROMIUM")
    os.environ["GATEWALK_CHROMIUM"] = found
    if shutil.which("fc-list") and not output("fc-list", ":lang=zh", "file"):
        debian("fonts-noto-cjk")
        if not output("fc-list", ":lang=zh", "file"):
            raise Missing("a Chinese font is needed, for instance Noto Sans CJK (Debian: fonts-noto-cjk)")
    print(output(found, "--version").strip() or found, flush=True)


def programs() -> None:
    """What else the tests start: a Redis, which several servers share their rooms in, and the proxies of `deploy/`."""
    for names, package in PROGRAMS.items():
        if not find_program(names):
            debian(package)
        if not find_program(names):
            raise Missing(f"{' or '.join(names)} is needed (Debian: {package})")


def find_program(names: Iterable[str]) -> str | None:
    """The first one that is there."""
    return next(filter(None, map(shutil.which, names)), None)


def debian(package: str) -> None:
    """Install a Debian package where we may; elsewhere do nothing."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
        succeeds("apt-get", "update", "-qq")
        succeeds("apt-get", "install", "-qq", "-y", "--no-install-recommends", package)


def lint() -> None:
    run(PYTHON, "-m", "ruff", "format", "--check", ".")
    run(PYTHON, "-m", "ruff", "check", ".")


def stage_is_current() -> None:
    run(str(shutil.which("npm")), "run", "--silent", "check", cwd=STAGE)
    if not (ROOT / ".git").exists():
        return
    uncommitted = output("git", "-c", "safe.directory=*", "status", "--porcelain", "--", *BUILT)
    if uncommitted:
        raise Missing(f"the built stage is not committed:\n{uncommitted}")


def pytest_at_once(number: int, *selection: str) -> None:
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # the cores are shared by servers, browsers and tests
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # pytest would compile every test anew, in each of its processes
    run(PYTHON, "-m", "pytest", "--numprocesses", str(min(number, MOST_AT_ONCE)), *selection)


def cores() -> int:
    return os.cpu_count() or 1


def without_browser(*selection: str, of_stage: Iterable[str] = ()) -> None:
    """The stage's types and tests beside Python's, for neither keeps all cores at work."""
    npm = str(shutil.which("npm"))
    with beside([npm, "run", "--silent", "types"], [npm, "test", "--silent", "--", *of_stage], cwd=STAGE):
        pytest_at_once(cores(), "--ignore", "tests/browser", *selection)


def tests_without_browser() -> None:
    without_browser()


def quick_tests() -> None:
    without_browser("-m", "not slow", of_stage=["--tags-filter=!slow"])


def browser_tests() -> None:
    """Three more at once than there are cores, for some wait; one by one, what shares a server of its own together."""
    pytest_at_once(cores() + 3, "--dist", "loadgroup", "tests/browser")


BEFORE = (lint, stage_is_current)
QUICK = (python_packages, node_packages, *BEFORE, quick_tests)
WHOLE = (python_packages, node_packages, chromium, programs, *BEFORE, tests_without_browser, browser_tests)
STAGES = {(): WHOLE, ("quick",): QUICK}


def main() -> int:
    """Run the stages in order; the first that fails ends the command with its name."""
    stages = STAGES.get(tuple(sys.argv[1:]))
    if stages is None:
        print("usage: python3 tests [quick]", file=sys.stderr)
        return 2
    for number, stage in enumerate(stages, 1):
        name = stage.__name__.replace("_", " ")
        print(f"\n[{number}/{len(stages)}] {name}", flush=True)
        started = time.monotonic()
        try:
            stage()
        except (Missing, subprocess.CalledProcessError, OSError) as problem:
            print(f"\nFAILED at {name}: {problem}", file=sys.stderr, flush=True)
            return 1
        print(f"{name}: {time.monotonic() - started:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
