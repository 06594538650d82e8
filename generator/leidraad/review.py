"""Keep what a second reader found: which of our texts were compared with their source, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from leidraad.checking import read
from leidraad.output import held, replace
from leidraad.output.listing import shown
from leidraad.source.checks.freshness import digests
from leidraad.source.folder import READERS
from leidraad.source.model.guideline import Guideline
from leidraad.source.problems import ContentError, Place, Problem, proposal, visible
from leidraad.source.shape import shape
from leidraad.source.tables import TABLES

FILE = "nagekeken.tsv"


def record(
    content: Path, day: date, verdict: str, reason: str, locators: Iterable[str], tell: Callable[[str], None]
) -> None:
    """Write a row for each locator with the hash of our text as it is now.

    Raise ContentError, with nothing written, for one nobody cites, and for words that the table cannot hold.
    """
    with held(content / f".{FILE}.slot", f"'{shown(content / FILE)}'", tell):
        folder = read(content)
        guideline = shape(folder, day, None)
        now = digests(guideline)
        unknown = [name for name in locators if name not in now]
        if unknown:
            raise ContentError(_unknown(name, now) for name in unknown)
        rows = _rows(guideline) | {name: _row(name, day, verdict, reason, now[name]) for name in locators}
        order = dict.fromkeys([*(str(item.locator) for item in guideline.source_items), *rows])
        lines = ["\t".join(TABLES["nagekeken"]), *(rows[name] for name in order if name in rows)]
        data = ("\n".join(lines) + "\n").encode("utf-8", "surrogateescape")
        # What we could not read again would stop everything.
        folder.tables["nagekeken"] = READERS[".tsv"](FILE, data)
        shape(folder, day, None)
        replace(content / FILE, data)


def _rows(guideline: Guideline) -> dict[str, str]:
    return {
        str(one.locator): _row(one.locator, one.date, one.verdict, one.reason, one.digest) for one in guideline.reviews
    }


def _row(locator: str, day: date, verdict: str, reason: str, digest: str) -> str:
    return "\t".join((locator, day.isoformat(), verdict, " ".join(reason.split()), digest))


def _unknown(name: str, known: Iterable[str]) -> Problem:
    message = f"Geen enkel punt noemt de vindplaats `{visible(name)}`."
    return Problem("onbekende-vindplaats", message, Place(FILE), proposal(name, known))
