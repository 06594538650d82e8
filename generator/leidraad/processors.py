"""How many processes are worth starting: as many as this one may use processors, not as many as the computer has."""

from __future__ import annotations

import math
import os
from contextlib import suppress
from pathlib import Path

# Where Linux says what part of the processors a container gets: a time, and the period in which it may use it.
QUOTAS = (("cpu.max",), ("cpu/cpu.cfs_quota_us", "cpu/cpu.cfs_period_us"))


def processors(system: Path = Path("/sys/fs/cgroup")) -> int:
    """Return how many this process may use, by its affinity and by the quota of its container; at least one."""
    try:
        count = len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        count = os.cpu_count() or 1
    return max(1, min([count, *_quotas(system)]))


def _quotas(system: Path) -> list[int]:
    found = []
    for names in QUOTAS:
        with suppress(OSError, ValueError):
            time, period = map(int, " ".join((system / name).read_text("ascii") for name in names).split())
            if time > 0 < period:
                found.append(math.ceil(time / period))
    return found
