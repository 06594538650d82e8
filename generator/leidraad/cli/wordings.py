"""The command `leidraad bewoording`: which items of the sources we say in more than one way, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from textwrap import fill

import click

from leidraad import checking
from leidraad.cli.options import command, folder_option, form_option, refusing, today
from leidraad.source.wordings import Wording, alike, worded_apart, wordings
from leidraad.spreadsheet import tsv_of

Wordings = Mapping[str, tuple[Wording, ...]]
COLUMNS = ("vindplaats", "bewoordingen", "tekst", "plaatsen", "anders")


def _apart(found: Wordings) -> Iterator[tuple[str, tuple[Wording, ...]]]:
    """Yield what is said in most ways first."""
    several = {locator: texts for locator, texts in found.items() if worded_apart(texts)}
    yield from sorted(several.items(), key=lambda one: (-len(one[1]), one[0]))


def _as_table(found: Wordings) -> str:
    blocks = ["\n".join(_lines(locator, texts)) for locator, texts in _apart(found)]
    return "\n\n".join([*blocks, fill(_total(found), 80)])


def _lines(locator: str, texts: tuple[Wording, ...]) -> Iterator[str]:
    yield f"{locator}: {len(texts)} bewoordingen"
    for text in texts:
        yield fill(text.text, 80, initial_indent="  - ", subsequent_indent="    ")
        yield from (f"    {place.file}:{place.line}" for place in text.places)
        if text.otherwise:
            yield fill(f"anders: {text.otherwise}", 80, initial_indent="    ", subsequent_indent="    ")


def _total(found: Wordings) -> str:
    apart = dict(_apart(found))
    words = {alike(text.text) for texts in found.values() for text in texts}
    reasoned = sum(not worded_apart(tuple(text for text in texts if not text.otherwise)) for texts in apart.values())
    return (
        f"{len(found)} vindplaatsen, {len(words)} verschillende teksten. Op meer dan één pagina in andere woorden: "
        f"{len(apart)}, met {sum(map(len, apart.values()))} bewoordingen. "
        f"Daarvan met een reden bij elk verschil: {reasoned}."
    )


def _as_tsv(found: Wordings) -> str:
    rows = [
        (locator, str(len(texts)), text.text, ", ".join(map(_short, text.places)), text.otherwise or "")
        for locator, texts in _apart(found)
        for text in texts
    ]
    return tsv_of((COLUMNS, *rows)).removesuffix("\n")


def _short(place: object) -> str:
    return str(place).rpartition(":")[0]


PRINTERS: Mapping[str, Callable[[Wordings], str]] = {"tabel": _as_table, "tsv": _as_tsv}


@command("bewoording", help="Toon wat op meer dan één manier is verwoord.")
@form_option(PRINTERS)
@folder_option
@refusing
def wordings_command(content: Path, form: str) -> None:
    """Print every item of a source that pages say in other words, with its texts and their places."""
    click.echo(PRINTERS[form](wordings(checking.guideline(content, today()))))
