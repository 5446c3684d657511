"""How much of the machine training may take."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

SETTING = "GATEWALK_WORKERS"


@dataclass(frozen=True)
class Limits:
    """Seconds, bytes and numbers."""

    workers: int = 1  # runs that compute at the same time
    parked: int = 8  # paused runs that keep their process without computing
    away: float = 5.0  # s that a look at what is computed or paused may be late; then its ticket counts as left
    queued: float = 60.0  # the same of what waits: it takes no place yet
    idle: float = 60.0  # s after which a worker without a run ends
    grace: float = 0.5  # s that a run has to stop before its worker is killed
    opening: float = 60.0  # s that a fresh worker has for its first word
    silence: float = 20.0  # s after which a worker that says nothing is killed; it speaks at least every HEARTBEAT
    run_bytes: int = 48_000_000  # the records of one run; a larger one fails
    kept_bytes: int = 24_000_000  # the records of all finished runs that are kept

    @classmethod
    def of_machine(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """GATEWALK_WORKERS, else one less than there are cores. ValueError for a setting that is no number from 1."""
        said = environment.get(SETTING, "").strip()
        if not said:
            return cls(workers=max(1, cores() - 1))
        if not said.isdecimal() or int(said) < 1:
            raise ValueError(f"{SETTING} is a whole number from 1, not {said!r}")
        return cls(workers=int(said))


def cores(group: Path = Path("/sys/fs/cgroup")) -> int:
    """The cores that this process may use: nice is no help where a container's time is used up."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(usable, int(allowed_cores(group) or usable)))


def allowed_cores(group: Path) -> float | None:
    """The cores that a container's control group allows, None where it sets no bound."""
    try:
        if (group / "cpu.max").exists():
            quota, period = (group / "cpu.max").read_text().split()
        else:
            quota, period = ((group / "cpu" / f"cpu.cfs_{name}_us").read_text() for name in ("quota", "period"))
        return None if quota == "max" or int(quota) <= 0 else int(quota) / int(period)
    except (OSError, ValueError):
        return None
