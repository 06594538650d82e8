"""What `leidraad check` takes from its start, beside an earlier program, in turns so that both meet the same noise."""

from __future__ import annotations

import io
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

# The program before it was made for speed, with the content of then, which it can read.
EARLIER = "499f4e3"
RUNS = 10


def bench_check() -> None:
    """Print the processor time of both and their ratio; without the history of the project only ours."""
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as bare:
        # Where nothing was built nothing is kept, so that all is checked each time.
        shutil.copytree("content", Path(bare) / "content")
        (Path(bare) / "generator").symlink_to(Path("generator").absolute())
        folders = {"leidraad check": Path(bare), f"leidraad check van {EARLIER}": Path(name)}
        if not _unpacked(Path(name)):
            folders.popitem()
        taken: dict[str, list[float]] = {title: [] for title in folders}
        for _ in range(RUNS):
            for title, folder in folders.items():
                taken[title].append(_checked(folder))
    found = [statistics.median(times) for times in taken.values()]
    for title, median in zip(taken, found, strict=True):
        print(f"{title:<46} {median * 1000:8.0f} ms rekentijd")
    if len(found) > 1:
        print(f"{'verhouding':<46} {found[0] / found[1]:8.2f}")


def _unpacked(folder: Path) -> bool:
    """Put the earlier program in a folder, and say whether it could be had."""
    command = ["git", "archive", EARLIER, "generator", "content", "mkdocs.yml", "overrides"]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode == 0:
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as packed:
            packed.extractall(folder, filter="data")
    return done.returncode == 0


def _checked(folder: Path) -> float:
    """Return the seconds of a processor that checking the content of a project takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = os.environ | {"PYTHONPATH": str((folder / "generator").absolute())}
    subprocess.run([sys.executable, "-m", "leidraad", "check"], cwd=folder, env=environment, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
