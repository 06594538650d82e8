"""Measure how each stage grows with the guideline: `python -m tests.bench.scale UNITS…`, or in `make bench`.

What is told is processor time, which other work on the machine changes less, and its slope: 1 is as the content.
"""

from __future__ import annotations

import json
import logging
import math
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from tests.groot import written
from tests.helpers.undressed import body
from tests.helpers.zensical import ZENSICAL, project

from leidraad import checking, pipeline
from leidraad.cli import collect_seldom
from leidraad.forms import everything, one_by_one
from leidraad.hosting.servers import servers
from leidraad.intranet.document import embed_pages
from leidraad.intranet.embeds import embeds
from leidraad.offline.worker import with_worker
from leidraad.output import write
from leidraad.search.script import search
from leidraad.skin import dress
from leidraad.source.folder import read_folder
from leidraad.source.shape import shape
from leidraad.source.using import with_texts
from leidraad.trusted import trust
from leidraad.web.data import data
from leidraad.web.drawings import drawings
from leidraad.web.house_style import house_style
from leidraad.web.links import on_the_site
from leidraad.web.page import Workshop
from leidraad.web.pages import pages
from leidraad.web.templates import render_all

SIZES, TODAY = (20, 60, 200), date(2026, 11, 23)
QUIET: Any = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def stages(content: Path) -> Mapping[str, float]:
    """Return the seconds of a processor that each stage of a build takes, without documents, and the most memory."""
    took: dict[str, float] = {}

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        start = time.process_time()
        yield
        took[name] = time.process_time() - start

    collect_seldom()
    with stage("lezen"):
        folder = with_texts(read_folder(content))
    with stage("vormen"):
        guideline = shape(folder, TODAY, None)
    with stage("controleren"):
        of_proven = checking.PROVEN_RULES
        trusted = trust(guideline, checking.RULES, checking.TEXT_RULES, of_proven)
    with stage("tekeningen"):
        drawn = drawings(trusted, {})
    with stage("wat uit alles volgt"):
        trusted.lexicon, trusted.uses, trusted.cited, trusted.promises  # noqa: B018 - worked out when asked for
    shop, naming = Workshop(trusted, on_paper=False), on_the_site(None)
    with stage("pagina's"):
        site = tuple(pages(shop, drawn, {}))
        [page.printable for page in site]  # made when asked for
    with stage("opmaken"):
        files = render_all(site, guideline.sentences, naming)
    with stage("delen"):
        parts = embeds(shop)
        [part.inside for part in parts]
    with stage("delen opmaken"):
        embed_pages(parts, guideline.sentences, house_style(guideline), naming)
    with stage("gegevens"):
        everything([one_by_one(data(trusted))])
    with stage("zoeken"):
        search(trusted, on_paper=False)
    with stage("aankleden"):
        dressed = dress(files, None)
    with stage("worker"):
        dressed = with_worker(dressed, trusted)
    with stage("servers"):
        servers(dressed, None)
    sizes = [len(data) / 1000 for data in files.values()]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {**took, "geheel": sum(took.values()), "MB": memory, "kB per pagina": sum(sizes) / len(sizes)}


def slope(sizes: tuple[int, ...], values: list[float]) -> float:
    """Return how many times steeper than its size something grows, by least squares over logarithms."""
    points = [(math.log(size), math.log(max(value, 1e-4))) for size, value in zip(sizes, values, strict=True)]
    x, y = (sum(one) / len(points) for one in zip(*points, strict=True))
    return float(sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points))


def measured(units: int) -> Mapping[str, Any]:
    """Return what a process of its own measures at a size."""
    with TemporaryDirectory() as folder:
        written(units, Path(folder))
        command = [sys.executable, "-m", "tests.bench.scale", "--in", folder]
        ended = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ)
    found: Mapping[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return found


def builds(units: int) -> Mapping[str, float]:
    """Return what whole commands take at a size, from their start, and others that dress the same pages."""
    took = {}
    with TemporaryDirectory() as name:
        folder = Path(name)
        written(units, folder / "content")
        ours = partial(processor, folder, "-m", "leidraad")
        took["leidraad build, koud"] = ours("build", "--zonder-pdf")
        took["niets veranderd"] = ours("build", "--zonder-pdf")
        _edit(folder / "content" / "deel-1" / "taak-1.yml")
        took["één zin veranderd"] = ours("build", "--zonder-pdf")
        took["leidraad check, één zin veranderd"] = ours("check")
        took["leidraad check, niets veranderd"] = ours("check")
        files = pipeline.render(checking.trusted(folder / "content", TODAY), {})
        write(folder / "bare", {name: body(data).encode() for name, data in files.items() if name.endswith(".md")})
        took["MkDocs kaal, tabs en prune"] = processor(folder, "-m", "tests.bench.scale", "--plain", name)
        if ZENSICAL.is_file():
            project(folder / "zensical", files)
            command = [str(ZENSICAL), "build", "--clean", "-f", "mkdocs.yml"]
            took["Zensical"] = of_children(
                lambda: subprocess.run(command, cwd=folder / "zensical", check=True, **QUIET)
            )
    cold = took["leidraad build, koud"]
    took["koud, keer MkDocs kaal"] = cold / took["MkDocs kaal, tabs en prune"]
    took["koud, keer niets veranderd"] = cold / took["niets veranderd"]
    took["koud, keer één zin veranderd"] = cold / took["één zin veranderd"]
    return took


def processor(folder: Path, *words: str) -> float:
    """Return the seconds of a processor that a program of Python takes in a folder, from its start."""
    paths = [str(Path(part).absolute()) for part in (*os.environ.get("PYTHONPATH", "").split(os.pathsep), ".")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
    command = [sys.executable, *words]
    return of_children(lambda: subprocess.run(command, cwd=folder, env=environment, check=True, **QUIET))


def of_children(work: Callable[[], object]) -> float:
    """Return the seconds of a processor that the programs which some work starts take."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _edit(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('tekst: "', 'tekst: "Anders: ', 1), encoding="utf-8")


def plain(folder: Path) -> None:
    """Build pages as they are with Material's own templates, navigation and script."""
    theme = {"name": "material", "language": "nl", "font": False, "features": ["navigation.tabs", "navigation.prune"]}
    (folder / "plain.yml").write_text("site_name: Kaal\nplugins: []\n", encoding="utf-8")
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    bare, made = str(folder / "bare"), str(folder / "plain")
    mkdocs_build(load_config(str(folder / "plain.yml"), docs_dir=bare, site_dir=made, theme=theme, strict=False))


def bench_scale(sizes: tuple[int, ...] = SIZES) -> None:
    """Print a row for each stage and each whole command: what it takes at each size, and its slope."""
    print(f"{'rekentijd (s) bij zoveel onderdelen':<36}" + "".join(f"{size:>9}" for size in sizes) + "   helling")
    for measure in (measured, builds):
        found = [measure(size) for size in sizes]
        for name in found[0]:
            values = [one[name] for one in found]
            print(f"{name:<36}" + "".join(f"{value:9.2f}" for value in values) + f"{slope(sizes, values):10.2f}")


if __name__ == "__main__":
    if sys.argv[1] == "--in":
        print(json.dumps(stages(Path(sys.argv[2]))))
    elif sys.argv[1] == "--plain":
        plain(Path(sys.argv[2]))
    else:
        bench_scale(tuple(map(int, sys.argv[1:])))
