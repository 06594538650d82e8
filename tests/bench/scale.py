"""Measure how each stage grows with the guideline: `python -m tests.bench.scale UNITS…`, or in `make bench`.

What is told is processor time, which other work on the machine changes less, and its slope: 1 is as the content.
"""

from __future__ import annotations

import json
import logging
import math
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from tests.bench.memory import megabytes
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

# Stages are measured at each of these sizes; whole commands, beside what others take, at a few.
SIZES, BESIDE, TODAY = (60, 200, 600, 2000), (60, 600), date(2026, 11, 23)
# What a guideline may take: so many megabytes, and so many more for each unit.
ROOM, EACH = 250, 0.3
QUIET: Any = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def stages(place: Path) -> Mapping[str, float]:
    """Return the seconds of a processor that each stage of a build takes, without documents, and the most memory."""
    took: dict[str, float] = {}

    @contextmanager
    def stage(name: str) -> Iterator[None]:
        start = time.process_time()
        yield
        took[name] = time.process_time() - start

    collect_seldom()
    with stage("lezen"):
        folder = with_texts(read_folder(place / "content"))
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
    return {**took, "geheel": sum(took.values()), "MB": megabytes(), "kB per pagina": sum(sizes) / len(sizes)}


def slope(sizes: tuple[int, ...], values: list[float]) -> float:
    """Return how many times steeper than its size something grows, by least squares over logarithms."""
    points = [(math.log(size), math.log(max(value, 1e-4))) for size, value in zip(sizes, values, strict=True)]
    x, y = (sum(one) / len(points) for one in zip(*points, strict=True))
    return float(sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points))


def measured(what: str, units: int) -> Mapping[str, float]:
    """Return what a process of its own measures at a size: what it starts counts what that process itself has too."""
    with TemporaryDirectory() as folder:
        written(units, Path(folder, "content"))
        command = [sys.executable, "-m", "tests.bench.scale", what, folder]
        ended = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ)
    found: Mapping[str, float] = json.loads(ended.stdout.splitlines()[-1])
    return found


def builds(folder: Path) -> Mapping[str, float]:
    """Return what whole commands take in a folder, from their start, and others that dress the same pages."""
    took: dict[str, float] = {}

    def measure(name: str, used: tuple[float, float]) -> None:
        took[name], took[f"  {name}, MB"] = used

    ours = partial(processor, folder, "-m", "leidraad")
    measure("leidraad build, koud", ours("build", "--zonder-pdf"))
    measure("niets veranderd", ours("build", "--zonder-pdf"))
    _edit(folder / "content" / "deel-1" / "taak-1.yml")
    measure("één zin veranderd", ours("build", "--zonder-pdf"))
    measure("leidraad check, één zin veranderd", ours("check"))
    measure("leidraad check, niets veranderd", ours("check"))
    processor(folder, "-m", "tests.bench.scale", "bare", ".")
    measure("MkDocs kaal, tabs en prune", processor(folder, "-m", "tests.bench.scale", "plain", "."))
    if ZENSICAL.is_file():
        measure("Zensical", used([str(ZENSICAL), "build", "--clean", "-f", "mkdocs.yml"], cwd=folder / "zensical"))
        took["koud, keer Zensical"] = took["leidraad build, koud"] / took["Zensical"]
    cold, count = took["leidraad build, koud"], len([*folder.rglob("content/*/taak-*.yml")])
    took["koud, keer MkDocs kaal"] = cold / took["MkDocs kaal, tabs en prune"]
    took["koud, keer niets veranderd"] = cold / took["niets veranderd"]
    took["koud, keer één zin veranderd"] = cold / took["één zin veranderd"]
    took["koud, geheugen keer de grens"] = took["  leidraad build, koud, MB"] / (ROOM + EACH * count)
    return took


def processor(folder: Path, *words: str) -> tuple[float, float]:
    """Return what a program of Python takes in a folder, from its start."""
    paths = [str(Path(part).absolute()) for part in (*os.environ.get("PYTHONPATH", "").split(os.pathsep), ".")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
    return used([sys.executable, *words], cwd=folder, env=environment)


def used(command: Sequence[str], **where: Any) -> tuple[float, float]:
    """Return the seconds of a processor that a program takes with all that it starts, and the most memory of one."""
    _, status, usage = os.wait4(subprocess.Popen(command, **where, **QUIET).pid, 0)
    if status:
        raise subprocess.CalledProcessError(status, command)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def _edit(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('tekst: "', 'tekst: "Anders: ', 1), encoding="utf-8")


def bare(folder: Path) -> None:
    """Write the pages as they are, for plain MkDocs, and for Zensical with the skin."""
    files = pipeline.render(checking.trusted(folder / "content", TODAY), {})
    write(folder / "bare", {name: body(data).encode() for name, data in files.items() if name.endswith(".md")})
    project(folder / "zensical", files)


def plain(folder: Path) -> None:
    """Build pages as they are with Material's own templates, navigation and script."""
    theme = {"name": "material", "language": "nl", "font": False, "features": ["navigation.tabs", "navigation.prune"]}
    (folder / "plain.yml").write_text("site_name: Kaal\nplugins: []\n", encoding="utf-8")
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    bare, made = str(folder / "bare"), str(folder / "plain")
    mkdocs_build(load_config(str(folder / "plain.yml"), docs_dir=bare, site_dir=made, theme=theme, strict=False))


def bench_scale(sizes: tuple[int, ...] = SIZES, beside: tuple[int, ...] = BESIDE) -> None:
    """Print a row for each stage and each whole command: what it takes at each size, and its slope."""
    for what, those in (("stages", sizes), ("builds", beside)):
        print(f"{'rekentijd (s) bij zoveel onderdelen':<40}" + "".join(f"{size:>9}" for size in those) + "   helling")
        found = [measured(what, size) for size in those]
        for name in found[0]:
            values = [one[name] for one in found]
            row = "".join(f"{value:9.2f}" for value in values) + f"{slope(those, values):10.2f}"
            print(f"{name:<40}{row}", flush=True)


if __name__ == "__main__":
    match sys.argv[1:]:
        case [("stages" | "builds") as what, folder]:
            print(json.dumps({"stages": stages, "builds": builds}[what](Path(folder))))
        case [("bare" | "plain") as what, folder]:
            {"bare": bare, "plain": plain}[what](Path(folder))
        case few:
            bench_scale(*[tuple(map(int, few))] * 2)
