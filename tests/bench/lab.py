"""Training through the app: `python -m tests.bench.lab [--seeds 5]`.

Each training is timed in turn: as a plain loop where there is one (`tests.bench.plain`), in this interpreter alone, and
in the training lab, in Chromium, with a worker that is up. Prints medians. In seconds of the processor, so that a busy
machine tells the same: the plain loop, the updates alone, and the worker's work on them, snapshots and judging
included. By the clock: from the press of the button to the last of it on screen, which a browser on the same cores
makes longer. Then how often the page told something new on the way, and the longest it kept still. About a minute a
seed.
"""

import os

os.environ["OMP_NUM_THREADS"] = "1"  # read when NumPy is loaded

import argparse
from itertools import pairwise
from math import nan
from statistics import median
from time import thread_time

from playwright.sync_api import Page, expect, sync_playwright

from lstm_core.toys import TOYS
from pages.chapters.training.job import SUBJECTS
from pages.state.training_settings import Choice, parse
from tests.__main__ import find_chromium
from tests.bench import plain
from tests.bench.process import children, cpu_seconds
from tests.browser.conftest import QUIET
from tests.browser.server import Server

TRAININGS = (
    "flip-flop",
    "sample-and-hold",
    "latch",
    "integrator",
    "brackets",
    "count-to-five",
    "anbn",
    "sandwich",
    "sandwich;units:16",
    "negation-zh",
    "negation-en;units:16",
    "verse-zh",
)
MOST, NEWS = 1.3, 5.0  # times the work alone; times a second that the page tells something new
PATIENCE = 300_000  # ms
WATCH = """() => {
  window.news = [];
  const panel = document.querySelector(".st-key-gw-train");
  const look = () => {
    const said = panel.querySelector("[data-testid=stProgress] p")?.textContent;
    if (said && said !== window.news.at(-1)?.[1]) window.news.push([performance.now() / 1000, said]);
  };
  new MutationObserver(look).observe(panel, { childList: true, subtree: true, characterData: true });
  const button = panel.querySelector(".st-key-gw-train-start button");
  button.addEventListener("click", () => (window.pressed = performance.now() / 1000), { capture: true });
}"""


def looped(training: str, seed: int) -> float:
    """Seconds of work of a plain loop over as many updates; NaN for what it cannot train."""
    toy, since = TOYS.get(training), thread_time()
    if toy is None:
        return nan
    plain.train(toy, seed, toy.updates)
    return thread_time() - since


def alone(training: str) -> float:
    """Seconds of work for all updates, nothing shown."""
    chosen, since = parse(training) or Choice(), thread_time()
    for _ in SUBJECTS[chosen.recipe].follow(chosen.switches):
        pass
    return thread_time() - since


def worked(server: Server) -> float:
    """Seconds that the server's workers have worked so far."""
    return sum(map(cpu_seconds, children(server.process.pid)))


def seen(page: Page, server: Server, training: str) -> tuple[float, float, float, float]:
    """Seconds of the worker's work, from the press to the end, news a second, the longest without any."""
    page.goto(f"{server.url}/training?lang=en&train={training}")
    page.locator("[data-testid=stage] [data-token]").first.wait_for()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.wait_for_timeout(1500)  # the stage tells its rest after a second
    page.evaluate(WATCH)
    before = worked(server)
    page.locator(".st-key-gw-train-start button").click()
    expect(page.get_by_text("Done:")).to_be_visible(timeout=PATIENCE)
    pressed, news = page.evaluate("[window.pressed, window.news]")
    work = worked(server) - before
    times = [at for at, said in news if said.startswith(("Update", "Done"))]
    gaps = [later - at for at, later in pairwise(times)]
    return work, news[-1][0] - pressed, len(gaps) / (times[-1] - times[0]), max(gaps)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.lab", description=str(__doc__).splitlines()[0])
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--only", default="", help="trainings whose name begins so")
    chosen = parser.parse_args()
    print(f"load of the machine: {os.getloadavg()[0]:.1f}")
    print(
        f"{'training':<22}{'plain, s':>9}{'alone, s':>10}{'worker, s':>11}{'/ alone':>9}{'/ plain':>9}"
        f"{'pressed to end, s':>19}{'/ plain':>9}{'news a second':>15}{'longest still, s':>18}"
    )
    with Server() as server, sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path=find_chromium(), args=QUIET).new_page()
        for training in filter(lambda name: name.startswith(chosen.only), TRAININGS):
            rows = []
            for seed in range(chosen.seeds):
                job = f"{training};seed:{seed + 100}"
                if not rows:  # what is made once for all
                    alone(job)
                    seen(page, server, f"{training};seed:99")
                rows.append((looped(training, seed), alone(job), *seen(page, server, job)))
            loop, bare, work, whole, news, still = (median(column) for column in zip(*rows, strict=True))
            print(
                f"{training:<22}{loop:>9.2f}{bare:>10.2f}{work:>11.2f}{work / bare:>9.2f}{work / loop:>9.2f}"
                f"{whole:>19.2f}{whole / loop:>9.2f}{news:>15.1f}{still:>18.2f}",
                flush=True,
            )
    print(f"must reach: ≤ {MOST} × alone, {NEWS:g} times news a second; load now {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
