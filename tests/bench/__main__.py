"""Measure the build: each stage, an edit until somebody sees it, and MkDocs of its own. Run by `make bench`."""

from __future__ import annotations

import gzip
import itertools
import logging
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from tests.bench.check import bench_check
from tests.bench.memory import megabytes
from tests.bench.offline import bench_offline
from tests.bench.paper import bench_paper
from tests.bench.scale import bench_scale
from tests.bench.search import bench_search
from tests.bench.trees import bench_trees
from tests.helpers.undressed import body

from leidraad import pipeline
from leidraad.cli import collect_seldom
from leidraad.hosting.servers import servers
from leidraad.intranet.document import embed_pages
from leidraad.intranet.embeds import embeds
from leidraad.output import write
from leidraad.skin import dress
from leidraad.source.checks import CHECKS, check
from leidraad.source.folder import read_folder
from leidraad.source.shape import shape
from leidraad.source.using import with_texts
from leidraad.store import Store
from leidraad.trees.proof import trees_are_proven
from leidraad.trees.subject import subjects
from leidraad.trusted import trust
from leidraad.web import urls
from leidraad.web.links import on_the_site
from leidraad.web.page import Workshop

CONTENT, DOCS, TODAY = Path("content"), Path("build/docs"), date(2026, 11, 23)
RUNS = 5
ON_THE_SITE = on_the_site(None)
# A sentence of a unit, and the page that shows it.
FILE, PAGE = "content/werkproces/fase-1.yml", "werkproces/fase-1/"
SENTENCE = re.compile(r'(?<=^  tekst: ").*(?="$)', re.MULTILINE)


def measure(name: str, stage: Callable[[], Any], runs: int = RUNS) -> Any:
    """Print the median time of a stage, and return what it made."""
    times, made = [], None
    for _ in range(runs):
        start = time.perf_counter()
        made = stage()
        times.append(time.perf_counter() - start)
    print(f"{name:<46} {statistics.median(times) * 1000:8.0f} ms")
    return made


def plain_mkdocs(files: Mapping[str, bytes], navigation: list[str]) -> None:
    """Build the same pages with Material's own templates, navigation and script."""
    with tempfile.TemporaryDirectory() as docs, tempfile.TemporaryDirectory() as folder:
        write(Path(docs), {name: body(data).encode() for name, data in files.items() if name.endswith(".md")})
        theme = {"name": "material", "language": "nl", "font": False, "features": navigation}
        mkdocs_build(load_config("mkdocs.yml", docs_dir=docs, site_dir=folder, theme=theme, strict=False))


@contextmanager
def serving() -> Iterator[tuple[Path, str]]:
    """Give a copy of what `leidraad serve` reads, and the address where it serves it."""
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryFile("w+") as terminal:
        folder = Path(name)
        for part in ("content", "overrides"):
            shutil.copytree(part, folder / part)
        shutil.copy("mkdocs.yml", folder)
        command = [sys.executable, "-m", "leidraad", "serve", "--poort", "0"]
        server = subprocess.Popen(command, cwd=folder, stdout=terminal, stderr=terminal)
        try:
            yield folder, wait(lambda: re.search(r"http://\S+/", read(terminal.fileno())))[0]
        finally:
            server.terminate()
            server.wait()


def read(terminal: int) -> str:
    """Return what a program has written so far to a file that it has open."""
    return os.pread(terminal, 10_000, 0).decode(errors="replace")


def wait(found: Callable[[], Any]) -> Any:
    """Return the first answer that is one; who asks all the time would slow down who must answer."""
    end = time.monotonic() + 60
    while not (answer := found()):
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.05)
    return answer


def get(address: str) -> bytes:
    """Return what stands at an address."""
    with urllib.request.urlopen(address) as answer:
        return bytes(answer.read())


@contextmanager
def editing() -> Iterator[Callable[[], None]]:
    """Give a stage that saves another sentence every time and waits until the page shows it."""
    numbers = itertools.count()
    with serving() as (folder, address):
        text = (folder / FILE).read_text(encoding="utf-8")
        get(address + PAGE)

        def save() -> None:
            sentence = f"Dit is zin {next(numbers)}."
            (folder / FILE).write_text(SENTENCE.sub(sentence, text, count=1), encoding="utf-8")
            wait(lambda: sentence.encode() in get(address + PAGE))

        yield save


def main() -> None:
    """Print every stage from one run."""
    bench_check()
    collect_seldom()
    folder = measure("lezen", lambda: read_folder(CONTENT))
    guideline = measure("vormen", lambda: shape(with_texts(folder), TODAY, None))
    measure("controleren", lambda: check(guideline, CHECKS))
    measure("beslishulpen bewijzen", lambda: [*trees_are_proven(subjects(guideline))])
    trusted = trust(guideline, ())
    drawn: Store = {}
    measure("pagina's en opmaken, de eerste keer", lambda: pipeline.render(trusted, drawn), runs=1)
    files = measure("pagina's en opmaken", lambda: pipeline.render(trusted, drawn))
    shop = Workshop(trusted, on_paper=False)
    parts = measure("delen voor andere sites", lambda: embed_pages(embeds(shop), guideline.sentences, "", ON_THE_SITE))
    measure("schrijven (niets veranderd)", lambda: write(DOCS, files))
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    site = measure("MkDocs met onze omslag", lambda: dress(files, None))
    measure("instellingen voor servers", lambda: servers(site, None))
    with editing() as save:
        measure("van opslaan tot te zien (leidraad serve)", save)
    measure("MkDocs kaal, tabs en prune", lambda: plain_mkdocs(files, ["navigation.tabs", "navigation.prune"]))
    measure("MkDocs kaal, hele navigatie", lambda: plain_mkdocs(files, []))
    print(f"{'geheugen op het hoogst':<46} {megabytes():8.0f} MB   ({len(files)} bestanden)")
    largest = max(len(gzip.compress(parts[f"{urls.embed(tree.id)}index.html"])) for tree in guideline.trees)
    print(f"{'grootste beslishulp voor een andere site':<46} {largest:8.0f} bytes (gzip)")
    bench_trees()
    bench_paper(trusted)
    bench_offline(trusted)
    bench_search(trusted)
    bench_scale()


if __name__ == "__main__":
    main()
