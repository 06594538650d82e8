"""Measure the build: each stage, and MkDocs on the same pages with the theme's own frame. Run by `make bench`."""

from __future__ import annotations

import logging
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from leidraad import pipeline
from leidraad.output import write
from leidraad.skin import dress
from leidraad.source.checks import CHECKS, check
from leidraad.source.folder import read_folder
from leidraad.source.shape import shape

CONTENT, DOCS, TODAY = Path("content"), Path("build/docs"), date(2026, 11, 23)
RUNS = 5


def measure(name: str, stage: Callable[[], Any]) -> Any:
    """Print the median time of a stage, and return what it made."""
    times, made = [], None
    for _ in range(RUNS):
        start = time.perf_counter()
        made = stage()
        times.append(time.perf_counter() - start)
    print(f"{name:<46} {statistics.median(times) * 1000:8.0f} ms")
    return made


def plain_mkdocs(navigation: list[str]) -> None:
    """Build the same folder with Material's own templates, navigation and script."""
    with tempfile.TemporaryDirectory() as folder:
        theme = {"name": "material", "language": "nl", "font": False, "features": navigation}
        config = load_config("mkdocs.yml", docs_dir=str(DOCS.resolve()), site_dir=folder, theme=theme, strict=False)
        mkdocs_build(config)


def main() -> None:
    """Print every stage from one run."""
    folder = measure("lezen", lambda: read_folder(CONTENT))
    guideline = measure("vormen", lambda: shape(folder, TODAY, None))
    measure("controleren", lambda: check(guideline, CHECKS))
    files = measure("pagina's en opmaken", lambda: pipeline.render(guideline))
    measure("schrijven (niets veranderd)", lambda: write(DOCS, files))
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    measure("MkDocs met onze omslag", lambda: dress(DOCS, None))
    measure("MkDocs kaal, tabs en prune", lambda: plain_mkdocs(["navigation.tabs", "navigation.prune"]))
    measure("MkDocs kaal, hele navigatie", lambda: plain_mkdocs([]))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'geheugen op het hoogst':<46} {peak:8.0f} MB   ({len(files)} bestanden)")


if __name__ == "__main__":
    main()
