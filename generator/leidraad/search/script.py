"""The one script that finds: the index, what looks in it, and what shows the results."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from leidraad.language import speech
from leidraad.search.columns import columns
from leidraad.search.shelves import shelves
from leidraad.search.words import Speech
from leidraad.source.model.guideline import Guideline
from leidraad.trusted import Trusted
from leidraad.web import urls
from leidraad.web.assets import COMPONENTS, alone, short

HERE = Path(__file__).parent
# What finds, in the order in which each uses the one before, and what shows it.
ENGINE = tuple(HERE / "engine" / f"{name}.js" for name in ("words", "opening", "meanings", "finding"))
SHOWN = COMPONENTS / "search" / "late" / "results.js"


def search(trusted: Trusted, *, on_paper: bool) -> Mapping[str, bytes]:
    """Return the script by its site path; with the page of handouts when there are any.

    It is asked for when a reader first wants to search, so that nobody else gets it.
    """
    # An index is words of editors, of which nothing is taken away as a comment.
    words = f"const INDEX = {index(trusted, on_paper=on_paper)};\n"
    return {urls.SEARCH: alone(words + short(engine() + SHOWN.read_text(encoding="utf-8"))).encode()}


def index(trusted: Trusted, *, on_paper: bool) -> str:
    """Return the index of a guideline as a value of the script."""
    guideline = trusted.guideline
    found = columns(shelves(trusted, on_paper), guideline.sentences, Speech(speech(guideline.language)))
    return as_value({**found, "lost": list(_ways(guideline))})


def _ways(guideline: Guideline) -> Iterator[tuple[str, str]]:
    """Yield where to go for who finds nothing: a path and what it says."""
    if guideline.home.router:
        yield urls.tree(guideline.home.router), guideline.sentences["weet-je-het-niet"]
    yield urls.GLOSSARY, guideline.sentences["zoek-zonder-script"]


def as_value(index: Mapping[str, object]) -> str:
    """Return an index as a value of the script, and as JSON."""
    return json.dumps(index, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")


def engine() -> str:
    """Return what looks in an index."""
    return "".join(path.read_text(encoding="utf-8") for path in ENGINE)
