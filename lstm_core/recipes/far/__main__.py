"""Train ten seeds in each setting: python -m lstm_core.recipes.far [--out FILE]. It takes about half an hour."""

import argparse
from pathlib import Path

from lstm_core.recipes.far.seeds import FILE, Seeds, kept, measure, settings, to_toml

LANGUAGES = ("zh", "en")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m lstm_core.recipes.far", description=__doc__)
    parser.add_argument("--out", type=Path, default=FILE)
    parser.add_argument("--go-on", action="store_true", help="keep what the file holds and measure what it lacks")
    chosen = parser.parse_args()
    done = kept(chosen.out) if chosen.go_on and chosen.out.exists() else {}
    found = []
    for language in LANGUAGES:
        for setting in settings(language):
            if (language, setting) not in done:
                shares = []
                for run in measure(language, setting):
                    shares.append(round(run.figures["accuracy"], 4))
                    print(f"{run.name}  seed {run.seed}  {shares[-1]}  {run.figures['seconds']:.1f} s", flush=True)
                done[language, setting] = Seeds(language, setting, tuple(shares))
            found.append(done[language, setting])
            chosen.out.write_text(to_toml(found), "utf-8")


if __name__ == "__main__":
    main()
