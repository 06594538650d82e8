"""Keep what a second reader found: which of our texts were compared with their source, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fnmatch import fnmatchcase
from functools import partial
from glob import escape
from itertools import chain
from pathlib import Path

from leidraad.checking import read
from leidraad.output import content_of, held, replace_all
from leidraad.output.listing import shown
from leidraad.source.checks.freshness import compared_texts, digests
from leidraad.source.folder import READERS
from leidraad.source.model.guideline import Guideline
from leidraad.source.nodes import Text
from leidraad.source.problems import ContentError, Place, Problem, advised, visible
from leidraad.source.shape import shape
from leidraad.source.tables import TABLES

FILE = "nagekeken.tsv"
ANY = "*"


def record(
    content: Path, day: date, verdict: str, reason: str, locators: Iterable[str], tell: Callable[[str], None]
) -> None:
    """Write a row for each text that cites one of these locators, with its hash as it is now.

    In a locator `*` stands for any signs, and means all that is still to be compared.
    What was compared before and did not change keeps its row; when all of a locator was, all of it is compared anew.
    Raise ContentError, with nothing written, for one nobody cites, and for words that the table cannot hold.
    """
    with held(content / f".{FILE}.slot", f"'{shown(content / FILE)}'", tell):
        was = content_of(content / FILE)
        folder = read(content)
        guideline = shape(folder, day, None)
        now = digests(guideline)
        meant = {name: _meant(name, now, compared_texts(guideline)) for name in locators}
        if unknown := [name for name in locators if not meant[name]]:
            raise ContentError(_unknown(name, now) for name in unknown)
        rows = _rows(guideline)
        for name in dict.fromkeys(chain.from_iterable(meant.values())):
            rows[name] = _compared(rows.get(name, {}), now[name], partial(_row, name, day, verdict, reason))
        order = dict.fromkeys([*(str(item.locator) for item in guideline.source_items), *rows])
        known = (row for name in order for row in rows.get(name, {}).values())
        lines = ["\t".join(TABLES["nagekeken"]), *known]
        data = ("\n".join(lines) + "\n").encode("utf-8", "surrogateescape")
        # What we could not read again would stop everything.
        folder.tables["nagekeken"] = READERS[".tsv"](FILE, data)
        shape(folder, day, None)
        replace_all(content, {FILE: data}, {} if was is None else {FILE: was})


def _meant(name: str, now: Mapping[str, Mapping[str, Text]], compared: frozenset[tuple[str, str]]) -> list[str]:
    """Return the locators that somebody means by one, or by a pattern."""
    if ANY not in name:
        return [name] if name in now else []
    left = [locator for locator, texts in now.items() if any((locator, digest) not in compared for digest in texts)]
    # Unlike a regular expression of many `.*`, this is done at once, whatever stands between the stars.
    pattern = ANY.join(map(escape, name.split(ANY)))
    return [locator for locator in left if fnmatchcase(locator, pattern)]


def _rows(guideline: Guideline) -> dict[str, dict[str, str]]:
    """Return the rows of the table by locator and hash."""
    rows: dict[str, dict[str, str]] = defaultdict(dict)
    for one in guideline.reviews:
        rows[str(one.locator)][str(one.digest)] = _row(one.locator, one.date, one.verdict, one.reason, one.digest)
    return dict(rows)


def _compared(old: Mapping[str, str], now: Iterable[str], row: Callable[[str], str]) -> dict[str, str]:
    """Return the rows of a locator after somebody compared it; of texts that are no more there are none."""
    kept = {digest: old[digest] for digest in now if digest in old}
    is_new_round = kept.keys() == set(now)
    return {digest: row(digest) if is_new_round else kept.get(digest, row(digest)) for digest in now}


def _row(locator: str, day: date, verdict: str, reason: str, digest: str) -> str:
    return "\t".join((locator, day.isoformat(), verdict, " ".join(reason.split()), digest))


def _unknown(name: str, known: Iterable[str]) -> Problem:
    if ANY in name:
        message = f"Er is geen vindplaats als `{visible(name)}` die nog moet worden nagekeken."
        return Problem("onbekende-vindplaats", message, Place(FILE), "Kijk welke er zijn met `leidraad check`.")
    message = f"Geen enkel punt noemt de vindplaats `{visible(name)}`."
    return Problem("onbekende-vindplaats", message, Place(FILE), advised(name, known))
