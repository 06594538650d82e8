"""Measure the proof of ever larger decision aids, with more routes than there are atoms, and pictures.

Each proof in a process of its own, so that what it holds at most is told of it alone.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median

from drawn import any_labels, in_a_row, in_two
from large_aids import large, proven
from tests.bench.memory import megabytes

from leidraad.cli import collect_seldom
from leidraad.trees.diagram import picture

SIZES, BOXES = (1_000, 10_000, 100_000), (30, 80, 200)
RUNS = 3


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
    """Print how much the proof takes against size, of several runs the middle; and each picture, drawn once."""
    for nodes in SIZES:
        itself, spent, most = map(median, zip(*(alone(nodes) for _ in range(RUNS)), strict=True))
        told = f"{most:.0f} MB, waarvan de beslishulp {itself:.0f}"
        print(f"{f'bewijs van {nodes} vragen en uitkomsten':<46} {spent:8.0f} ms   {told}")
    for boxes in BOXES:
        for shape, graph in (("op een rij", in_a_row(boxes - 2)), ("steeds in tweeën", in_two(boxes // 2))):
            spent = processor(partial(picture, graph, any_labels(graph)))
            print(f"{f'tekening van {boxes} vakken, {shape}':<46} {spent:8.0f} ms")


if __name__ == "__main__":
    collect_seldom()
    print(*proof(int(sys.argv[1])))
