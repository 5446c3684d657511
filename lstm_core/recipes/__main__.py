"""Remake the shipped models: python -m lstm_core.recipes NAME [--data DIR] [--out DIR]; NAME may be "all"."""

import argparse
from pathlib import Path

import numpy as np

from lstm_core.formats.specimen_file import MODELS, SHIPPED, save_specimen
from lstm_core.recipes.table import make, needs_data
from lstm_core.specimen import Specimen


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m lstm_core.recipes", description=__doc__)
    parser.add_argument("name", choices=[*SHIPPED, "all"])
    parser.add_argument(
        "--data", type=Path, help="holds the folders of verses and segmented sentences; only reviews do without"
    )
    parser.add_argument("--out", type=Path, default=MODELS)
    chosen = parser.parse_args()
    names = SHIPPED if chosen.name == "all" else [chosen.name]
    if chosen.data is None and any(map(needs_data, names)):
        parser.error("--data: expected a folder, verse models and segmenters are made from files")
    chosen.out.mkdir(parents=True, exist_ok=True)
    for name in names:
        for step in make(name, chosen.data or Path()):
            if isinstance(step, Specimen):
                (chosen.out / f"{name}.safetensors").write_bytes(save_specimen(step, dtype=np.float16))
                print(name, step.card.metrics, flush=True)
            else:
                figures = " ".join(f"{key} {value:.4g}" for key, value in step.figures.items())
                print(f"{step.name}  seed {step.seed}  epoch {step.epoch}  {figures}", flush=True)


if __name__ == "__main__":
    main()
