"""Measure the proof of ever larger decision aids, with more routes than there are atoms."""

from __future__ import annotations

import time
from statistics import median

from large_aids import large, proven

SIZES = (1_000, 10_000, 100_000)
RUNS = 3


def bench_trees() -> None:
    """Print how long the proof takes against size. A subject remembers its graph, so that each proof has a new one."""
    for nodes in SIZES:
        times = []
        for subject in map(large, [nodes] * RUNS):
            start = time.perf_counter()
            proven(subject)
            times.append(time.perf_counter() - start)
        spent = median(times) * 1000
        each = f"({spent / nodes * 1000:.0f} µs per stuk)"
        print(f"{f'bewijs van {nodes} vragen en uitkomsten':<46} {spent:8.0f} ms   {each}")
