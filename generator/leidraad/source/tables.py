"""Read the tables beside the lists: rows of columns that are separated by tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leidraad.source.nodes import Fields, Items, Node, Source, Span, Text
from leidraad.source.problems import ContentError, Problem
from leidraad.source.reading import read_lines

# The columns of each.
TABLES = {
    "vindplaatsen": ("locator", "soort", "bron", "naam", "kracht"),
    "nagekeken": ("vindplaats", "datum", "oordeel", "waarom", "afdruk"),
}
# The last column of each that a table may do without.
OPTIONAL = {"vindplaatsen": "kracht"}
QUOTED = re.compile(r'\s*"(?:[^"]|"")*"\s*')
SAVED = "met tabs tussen de kolommen en zonder aanhalingstekens"


def read_table(file: str, data: bytes) -> Items:
    """Read tab-separated rows under a header line into one mapping a row."""
    source = read_lines(file, data)
    columns = _columns(file.removesuffix(".tsv"), source.lines[0])
    if tuple(source.lines[0].split("\t")) != columns:
        message = f"Noem in de eerste regel de kolommen: {', '.join(columns)}."
        raise ContentError([Problem("tabelkop", message, source.place(1, 1), _saved_so(source.lines[0], columns))])
    numbers = range(2, len(source.lines) + 1)
    rules = (_uneven, _quoted)
    problems = [problem for number in numbers for rule in rules for problem in rule(source, number, columns)]
    if problems:
        raise ContentError(problems)
    return Items([_row(source, number, columns) for number in numbers], Span(source, 1, 1, len(source.lines)))


def _columns(table: str, head: str) -> tuple[str, ...]:
    """Return the columns of a table, without the one that it may do without where its head has not that many."""
    columns = TABLES[table]
    return columns[:-1] if columns[-1] == OPTIONAL.get(table) and columns[-1] not in head else columns


def _saved_so(head: str, columns: tuple[str, ...]) -> str:
    """Return what to do where a spreadsheet saved the table another way, or nothing."""
    cells = tuple(cell.strip(' "') for cell in re.split(r"[\t;,]", head))
    return f"Sla de tabel op als tekst {SAVED}." if cells == columns else ""


def _uneven(source: Source, number: int, columns: tuple[str, ...]) -> Iterator[Problem]:
    found = source.lines[number - 1].count("\t") + 1
    if found != len(columns):
        message = f"Hier horen {len(columns)} kolommen; deze regel heeft er {found}."
        yield Problem("tabelregel", message, source.place(number, 1), "Zet tussen twee kolommen precies één tab.")


def _quoted(source: Source, number: int, columns: tuple[str, ...]) -> Iterator[Problem]:
    """Refuse the quotation marks that a spreadsheet puts around a cell: here they are part of the text."""
    column = 1
    cells = source.lines[number - 1].split("\t") if '"' in source.lines[number - 1] else ()
    for name, cell in zip(columns, cells, strict=False):
        if QUOTED.fullmatch(cell):
            message = f"Om deze `{name}` staan aanhalingstekens die een rekenblad erom zet."
            yield Problem("tabelcel", message, source.place(number, column), f"Haal ze weg, of sla op {SAVED}.")
        column += len(cell) + 1


def _row(source: Source, number: int, columns: tuple[str, ...]) -> Fields:
    values: dict[Text, Node] = {}
    column = 1
    for name, cell in zip(columns, source.lines[number - 1].split("\t"), strict=True):
        span = Span(source, number, column, number)
        if cell.strip():
            values[Text(name, span)] = Text(cell.strip(), span)
        column += len(cell) + 1
    return Fields(values, Span(source, number, 1, number))
