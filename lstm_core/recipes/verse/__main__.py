"""Pick the poems that ship with the app: python -m lstm_core.recipes.verse DIR [--out FILE]."""

import argparse
from pathlib import Path

from lstm_core.recipes.verse.languages import ZH
from lstm_core.recipes.verse.poems import FILE, pack, select
from lstm_core.recipes.verse.recipe import FILES, lines


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m lstm_core.recipes.verse", description=__doc__)
    parser.add_argument("data", type=Path, help=f"holds {ZH.folder}/{FILES[0]}")
    parser.add_argument("--out", type=Path, default=FILE)
    chosen = parser.parse_args()
    poems = list(select(lines(chosen.data / ZH.folder / FILES[0])))
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_bytes(pack(poems))
    print(f"{chosen.out}: {len(poems)} poems, {chosen.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
