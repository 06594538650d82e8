"""Measure the proof of ever larger decision aids, with more routes than there are atoms.

Each in a process of its own, so that what it holds at most is told of it alone.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from statistics import median

from large_aids import large, proven

from leidraad.cli import collect_seldom

SIZES = (1_000, 10_000, 100_000)
RUNS = 3


def megabytes() -> float:
    """Return the most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def processor(work: Callable[[], object]) -> float:
    """Return the milliseconds of a processor that some work takes."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def proof(nodes: int) -> Iterator[float]:
    """Yield the most memory before one proof, the milliseconds that it takes, and the most memory after it."""
    subject = large(nodes)
    yield megabytes()
    yield processor(lambda: proven(subject))
    yield megabytes()


def alone(nodes: int) -> list[float]:
    """Return what a process of its own measures of a proof."""
    command = [sys.executable, "-m", "tests.bench.trees", str(nodes)]
    found = subprocess.run(command, check=True, capture_output=True, text=True)
    return [float(value) for value in found.stdout.split()]


def bench_trees() -> None:
    """Print how much the proof takes against size: of several runs the middle."""
    for nodes in SIZES:
        itself, spent, most = map(median, zip(*(alone(nodes) for _ in range(RUNS)), strict=True))
        told = f"{most:.0f} MB, waarvan de beslishulp {itself:.0f}"
        print(f"{f'bewijs van {nodes} vragen en uitkomsten':<46} {spent:8.0f} ms   {told}")


if __name__ == "__main__":
    collect_seldom()
    print(*proof(int(sys.argv[1])))
