"""Measure paper: a handout, the booklet, all documents from cold and unchanged, and how much memory it takes."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from lxml import html
from tests.helpers.undressed import body

from leidraad import pipeline
from leidraad.paper.handouts import publications
from leidraad.paper.press import set_pages
from leidraad.paper.publication import Publication
from leidraad.paper.typeset import ALONE, prepare, shares, typeset
from leidraad.store import FolderStore
from leidraad.trusted import Trusted
from leidraad.web.drawings import drawings
from leidraad.web.handouts import BOOK, POCKET
from leidraad.web.links import on_the_site
from leidraad.web.page import Workshop
from leidraad.web.pages import pages
from leidraad.web.templates import render_all

CONTENT, TODAY = Path("content"), date(2026, 11, 23)
BOOKS = (BOOK, POCKET)
WEASYPRINT = Path("build/weasyprint/bin/python")


def all_documents(trusted: Trusted) -> dict[str, Publication]:
    """Return every document by its id."""
    drawn = drawings(trusted, {})
    return {one.id: one for one in publications(trusted, pages(Workshop(trusted, on_paper=True), drawn, {}), drawn)}


def seconds(stage: Callable[[], Any]) -> float:
    """Return how long a stage takes."""
    start = time.perf_counter()
    stage()
    return time.perf_counter() - start


def show(name: str, value: float, unit: str = "ms") -> None:
    """Print one measure, as the benchmark of the site does."""
    print(f"{name:<46} {value:8.0f} {unit}")


def most_memory(code: str, *arguments: str) -> float:
    """Return the megabytes that a program had at most.

    It reads that itself, as what the system tells of a child counts in what its parent had when it began.
    """
    ask = "\nprint(next(line for line in open('/proc/self/status') if line.startswith('VmHWM')).split()[1])"
    command = [sys.executable, "-c", code + ask, *arguments]
    ended = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | ALONE)
    return int(ended.stdout.split()[-1]) / 1024


def bench_memory(made: dict[str, Publication], day: date) -> None:
    """Print the most memory of each process that sets paper: the build itself, which only waits, and the presses."""
    with tempfile.TemporaryDirectory() as folder:
        prepare(made.values(), Path(folder))
        press = "import runpy; runpy.run_module('leidraad.paper.press', run_name='__main__')"
        for share in shares(list(made.values()), os.cpu_count() or 1):
            what, words = share[0] if len(share) == 1 else f"{len(share)} handouts", (folder, day.isoformat(), *share)
            show(f"geheugen: {what}", most_memory(press, set_pages.__name__, *words), "MB")
    with tempfile.TemporaryDirectory() as store:
        show("geheugen: de bouw zelf", most_memory(f"from tests.bench.paper import build; build({store!r})"), "MB")


def build(store: str) -> None:
    """Set all paper of our content."""
    found = pipeline.trusted(CONTENT, TODAY)
    typeset(all_documents(found).values(), FolderStore(Path(store)), found.guideline.settings.date)


def bench_paper(trusted: Trusted) -> None:
    """Print every measure; each document is set once, as a compiler remembers what it laid out."""
    made, day = all_documents(trusted), trusted.guideline.settings.date
    bench_press(made, day)
    with tempfile.TemporaryDirectory() as store:
        for name in (f"alle {len(made)} PDF's, koud", "alle PDF's, niets veranderd"):
            show(name, seconds(lambda: typeset(made.values(), FolderStore(Path(store)), day)) * 1000)
    bench_memory(made, day)
    bench_weasyprint(trusted)


def bench_press(made: dict[str, Publication], day: date) -> None:
    """Print what a handout and the booklet take, once the compiler has read its fonts."""
    handouts = [name for name in made if name not in (*BOOKS, "begrippen")]
    with tempfile.TemporaryDirectory() as folder:
        prepare(made.values(), Path(folder))
        set_pages(Path(folder), day, "begrippen")
        # First, as in a build the booklet has a process that set nothing before it.
        show("boekje, warm", seconds(partial(set_pages, Path(folder), day, BOOK)) * 1000)
        took = [seconds(partial(set_pages, Path(folder), day, name)) for name in handouts]
        show("handout, warm", statistics.median(took) * 1000)


def text_of_the_booklet(trusted: Trusted) -> str:
    """Return the main part of every page that the booklet has, as one page without styles."""
    found = pages(Workshop(trusted, on_paper=True), drawings(trusted, {}), {})
    shown = [one for one in found if one.handouts]
    made = render_all(shown, trusted.guideline.sentences, on_the_site(None))
    parts = (html.fromstring(body(made[one.file])).find(".//main") for one in shown)
    return "".join(html.tostring(part, encoding="unicode") for part in parts)


def bench_weasyprint(trusted: Trusted) -> None:
    """Print how long WeasyPrint takes for the text of the booklet; `make bench` installs it, Pango is of the system."""
    code = (
        "import sys, weasyprint;weasyprint.HTML(string=sys.stdin.read()).write_pdf(sys.argv[1], pdf_variant='pdf/ua-1')"
    )
    with tempfile.NamedTemporaryFile() as pdf:
        command, text = [str(WEASYPRINT), "-c", code, pdf.name], text_of_the_booklet(trusted)
        try:
            took = seconds(lambda: subprocess.run(command, input=text, text=True, check=True, capture_output=True))
        except subprocess.CalledProcessError as error:
            print(f"WeasyPrint: niet gemeten; heeft het systeem Pango? {error.stderr[-200:]}")
        else:
            show("WeasyPrint: de tekst van het boekje", took * 1000)
