"""The command `leidraad routes`: every route through a decision aid, for an expert to read against the law."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from textwrap import fill

import click

from leidraad import checking
from leidraad.cli.options import as_text, command, folder_option, form_option, refusing, today
from leidraad.language import DUTCH, GAP
from leidraad.source.problems import advised, visible
from leidraad.spreadsheet import csv_of
from leidraad.trees.routes import LIMIT, RouteTable, Row
from leidraad.trees.subject import Subject
from leidraad.trusted import Trusted
from leidraad.web.lexicon import Lexicon
from leidraad.web.text import plain

WIDTH = 80
MORE_THAN = f"meer dan {GAP}"


def _as_table(table: RouteTable, trusted: Trusted) -> str:
    """Return the routes for a terminal: each question with its answer, then the outcome; and what holds on all."""
    tree = table.subject.tree
    head = fill(f"{tree.title} ({tree.id}): {_how_many(table)} route{'s' * (table.count > 1)}", WIDTH)
    rows = ("\n".join(_lines(row, trusted.lexicon)) for row in table.rows)
    return "\n\n".join([head, *rows, *_promises(table.subject, trusted)])


def _how_many(table: RouteTable) -> str:
    return table.how_many(DUTCH, MORE_THAN)


def _promises(subject: Subject, trusted: Trusted) -> Iterator[str]:
    """Yield each guarantee in the words of its experts, and as it is proven."""
    for number, one in enumerate(trusted.promises[subject.tree.id], 1):
        yield f"{_indented(f'Garantie {number}: ', one.guarantee.text)}\n{_indented('  ', one.proven)}"


def _lines(row: Row, names: Lexicon) -> Iterator[str]:
    yield f"Route {row.number}"
    for step in row.steps:
        yield _indented("  ", plain(step.text, names))
        yield _indented("    ", str(step.words))
    yield _indented("  → ", f"{row.title} ({row.outcome}, {row.kind})")


def _indented(indent: str, text: str) -> str:
    # A trait such as `a-b` is one word.
    return fill(text, WIDTH, initial_indent=indent, subsequent_indent=" " * len(indent), break_on_hyphens=False)


def _as_csv(table: RouteTable, trusted: Trusted) -> str:
    """Return the routes one a row (RFC 4180), with as many columns as the longest has steps."""
    names = trusted.lexicon
    numbers = range(1, 1 + max(len(row.steps) for row in table.rows))
    steps = chain.from_iterable((f"vraag {number}", f"antwoord {number}") for number in numbers)
    rows: list[tuple[object, ...]] = [("route", *steps, "uitkomst", "titel", "soort")]
    for row in table.rows:
        asked = [text for step in row.steps for text in (plain(step.text, names), step.words)]
        padding = [""] * 2 * (len(numbers) - len(row.steps))
        rows.append((row.number, *asked, *padding, row.outcome, row.title, row.kind))
    return csv_of(rows)


def _as_json(table: RouteTable, trusted: Trusted) -> str:
    """Return the routes for another program, and what holds on all of them."""
    routes = [_for_machines(row, trusted.lexicon) for row in table.rows]
    promised = [
        {"garantie": one.guarantee.name, "tekst": one.guarantee.text, "bewezen": one.proven}
        for one in trusted.promises[table.subject.tree.id]
    ]
    return as_text({"beslishulp": table.subject.tree.id, "routes": routes, "garanties": promised}) + "\n"


def _for_machines(row: Row, names: Lexicon) -> dict[str, object]:
    steps = [
        {"vraag": step.question, "tekst": plain(step.text, names), "antwoord": step.answer, "woorden": step.words}
        for step in row.steps
    ]
    return {"route": row.number, "stappen": steps, "uitkomst": row.outcome, "titel": row.title, "soort": row.kind}


PRINTERS: Mapping[str, Callable[[RouteTable, Trusted], str]] = {
    "tabel": lambda table, trusted: _as_table(table, trusted) + "\n",
    "csv": _as_csv,
    "json": _as_json,
}


def _table(trusted: Trusted, name: str) -> RouteTable:
    """Return the routes of an aid; refuse one that is not there, with the name most like it."""
    found = {str(subject.tree.id): subject for subject in trusted.subjects}
    if name not in found:
        raise click.UsageError(f"De beslishulp '{visible(name)}' bestaat niet. {advised(name, found)}")
    return RouteTable(found[name])


@command("routes", help="Toon elke route door een beslishulp, met uitkomst.")
@click.argument("name", metavar="ID")
@form_option(PRINTERS)
@folder_option
@refusing
def routes_command(content: Path, name: str, form: str) -> None:
    """Print every route of one aid; of an aid with too many only how many, and what holds on all."""
    trusted = checking.trusted(content, today())
    table = _table(trusted, name)
    if not table.is_too_long:
        click.echo(PRINTERS[form](table, trusted).encode(), nl=False)
        return
    message = f"De beslishulp '{name}' heeft {_how_many(table)} routes. Meer dan {LIMIT} zijn te veel om te tonen."
    if form != "tabel":
        raise click.UsageError(message)
    click.echo("\n\n".join([message, *_promises(table.subject, trusted)]))
