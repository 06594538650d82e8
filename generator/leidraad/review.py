"""Keep what a second reader found: which of our texts were compared with their source, and when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from leidraad import pipeline
from leidraad.output import replace
from leidraad.source.checks.freshness import digests
from leidraad.source.folder import TABLES
from leidraad.source.problems import ContentError, Place, Problem, nearest

FILE = "nagekeken.tsv"


def record(content: Path, day: date, verdict: str, reason: str, locators: Iterable[str]) -> None:
    """Write a row for each locator with the hash of our text as it is now; raise ContentError for one nobody cites."""
    guideline = pipeline.guideline(content, day)
    now = digests(guideline)
    rows = {
        str(one.locator): _row(one.locator, one.date, one.verdict, one.reason, one.digest) for one in guideline.reviews
    }
    unknown = [name for name in locators if name not in now]
    if unknown:
        raise ContentError(_unknown(name, now) for name in unknown)
    rows |= {name: _row(name, day, verdict, reason, now[name]) for name in locators}
    order = [str(item.locator) for item in guideline.source_items]
    lines = ["\t".join(TABLES["nagekeken"]), *(rows[name] for name in order if name in rows)]
    replace(content / FILE, ("\n".join(lines) + "\n").encode())


def _row(locator: str, day: date, verdict: str, reason: str, digest: str) -> str:
    return "\t".join((locator, day.isoformat(), verdict, " ".join(reason.split()), digest))


def _unknown(name: str, known: Iterable[str]) -> Problem:
    message = f"Geen enkel punt noemt de vindplaats `{name}`."
    return Problem("onbekende-vindplaats", message, Place(FILE), nearest(name, known))
