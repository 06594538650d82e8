"""Measure paper: a handout, the booklet, all documents from cold and unchanged, and how much memory it takes."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from lxml import html

from leidraad import pipeline
from leidraad.paper.document import Document
from leidraad.paper.handouts import documents
from leidraad.paper.typeset import set_one, typeset
from leidraad.source.model.guideline import Guideline
from leidraad.store import FolderStore
from leidraad.trees.subject import subjects
from leidraad.web.drawings import drawings
from leidraad.web.handouts import BOOK, POCKET
from leidraad.web.lexicon import lexicon
from leidraad.web.pages import pages
from leidraad.web.provenance import uses
from leidraad.web.templates import render_all

CONTENT, TODAY = Path("content"), date(2026, 11, 23)
BOOKS = (BOOK, POCKET)
# python3 -m venv build/weasyprint && build/weasyprint/bin/pip install weasyprint
WEASYPRINT = Path("build/weasyprint/bin/python")


def all_documents(guideline: Guideline) -> dict[str, Document]:
    """Return every document by its id."""
    names = lexicon(guideline)
    drawn = drawings(subjects(guideline), names, guideline.sentences, {})
    shown = pages(guideline, names, uses(guideline, names), drawn, on_paper=True)
    return {one.id: one for one in documents(guideline, names, shown, drawn)}


def seconds(stage: Callable[[], Any]) -> float:
    """Return how long a stage takes."""
    start = time.perf_counter()
    stage()
    return time.perf_counter() - start


def show(name: str, value: float, unit: str = "ms") -> None:
    """Print one measure, as the benchmark of the site does."""
    print(f"{name:<46} {value:8.0f} {unit}")


def peak() -> float:
    """Return the megabytes of the largest process that sets all documents, in a program of its own.

    It tells so itself: what the system tells of a child counts in what its parent had when it began.
    """
    with tempfile.TemporaryDirectory() as store:
        command = [sys.executable, "-m", "tests.bench_paper", store]
        return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def bench_paper(guideline: Guideline) -> None:
    """Print every measure; each document is set once, as a compiler remembers what it laid out."""
    made, day = all_documents(guideline), guideline.settings.date
    set_one(made["begrippen"], day)
    handouts = [one for name, one in made.items() if name not in (*BOOKS, "begrippen")]
    show("handout, warm", statistics.median([seconds(lambda one=one: set_one(one, day)) for one in handouts]) * 1000)
    show("boekje, warm", seconds(lambda: set_one(made[BOOK], day)) * 1000)
    with tempfile.TemporaryDirectory() as store:
        for name in (f"alle {len(made)} PDF's, koud", "alle PDF's, niets veranderd"):
            show(name, seconds(lambda: typeset(made.values(), FolderStore(Path(store)), day)) * 1000)
    show("geheugen van het grootste proces met PDF's", peak(), "MB")
    bench_weasyprint(guideline)


def text_of_the_booklet(guideline: Guideline) -> str:
    """Return the main part of every page that the booklet has, as one page without styles."""
    names = lexicon(guideline)
    drawn = drawings(subjects(guideline), names, guideline.sentences, {})
    found = pages(guideline, names, uses(guideline, names), drawn, on_paper=True)
    shown = [one for one in found if one.handouts]
    made = render_all(shown, guideline.sentences)
    parts = (html.fromstring(made[one.file].decode().rpartition("---\n")[2]).xpath("//main")[0] for one in shown)
    return "".join(html.tostring(part, encoding="unicode") for part in parts)


def bench_weasyprint(guideline: Guideline) -> None:
    """Print how long WeasyPrint takes for the text of the booklet, where it is; it needs Pango of the system."""
    if not WEASYPRINT.is_file():
        print(f"WeasyPrint: niet gemeten; het heeft Pango van het systeem nodig, en een eigen {WEASYPRINT.parents[1]}")
        return
    code = (
        "import sys, weasyprint;weasyprint.HTML(string=sys.stdin.read()).write_pdf(sys.argv[1], pdf_variant='pdf/ua-1')"
    )
    with tempfile.NamedTemporaryFile() as pdf:
        command, text = [WEASYPRINT, "-c", code, pdf.name], text_of_the_booklet(guideline)
        took = seconds(lambda: subprocess.run(command, input=text, text=True, check=True, capture_output=True))
    show("WeasyPrint: de tekst van het boekje", took * 1000)


if __name__ == "__main__":
    found = pipeline.trusted(CONTENT, TODAY)[0]
    typeset(all_documents(found).values(), FolderStore(Path(sys.argv[1])), found.settings.date)
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
