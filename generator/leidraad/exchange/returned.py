"""A document that came back, as rows: which text each is about, what an expert remarks, what wording they propose."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from lxml.etree import LxmlError

from leidraad.exchange.cells import CellReader, CellWords, lists_of, words_of
from leidraad.exchange.codes import COLUMNS, RowCode, code_in
from leidraad.exchange.package import harmless, not_a_document, too_large
from leidraad.exchange.styles import Styles, W
from leidraad.failure import Failure
from leidraad.language import exchange_words
from leidraad.source.model.guideline import Language

# More rows than this nobody looks through.
MOST = 50_000


@dataclass(frozen=True)
class ReturnedRow:
    """A row of a table: the number of the row before it, its code if it has one, its cells, and notes in the margin.

    It is whole when it has all cells and none is merged, and cut when somebody marked it as taken away.
    """

    after: int
    code: RowCode | None
    cells: tuple[CellWords, ...]
    notes: tuple[str, ...]
    is_whole: bool
    is_cut: bool

    @property
    def number(self) -> int:
        """The number by which the expert knows it, or else the row before it."""
        return self.code.number if self.code else self.after


@dataclass(frozen=True)
class Returned:
    """What came back: the rows in their order, and what was written between the tables."""

    rows: tuple[ReturnedRow, ...]
    between: tuple[str, ...]


def returned(data: bytes, name: str) -> Returned:
    """Return what stands in a document; raise Failure for what is none of ours."""
    try:
        opened = docx.Document(io.BytesIO(harmless(data, name)))
        body, reader, notes = (
            opened.element.body,
            CellReader(_lists(opened), Styles(opened.styles.element)),
            _notes(opened),
        )
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError, IndexError, TypeError, RecursionError):
        raise not_a_document(name) from None
    found = [row for row in body.iter(f"{W}tr") if not _is_inside(row)]
    if len(found) > MOST:
        raise too_large(name)
    rows: list[ReturnedRow] = []
    for one in found:
        if row := _row(rows[-1].number if rows else 0, one, reader, notes):
            rows.append(row)
    if not any(row.code for row in rows):
        raise Failure(f"In '{name}' staat geen rij met een code. Is dit het document dat uit leidraad kwam?")
    if not any(row.is_whole for row in rows):
        raise Failure(f"In '{name}' is een kolom weg of erbij gekomen. Vraag een exemplaar met de vijf kolommen.")
    beside = {one for row in found for one in _noted(row)}
    loose = (notes[one] for one in notes if one not in beside)
    return Returned(tuple(rows), (*_between(body), *loose))


def _row(after: int, row: Any, reader: CellReader, notes: Mapping[str, str]) -> ReturnedRow | None:
    """Return a row; nothing for one that is empty, or has the names of the columns."""
    cells = [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row]
    words = tuple(map(reader.read, cells))
    texts = tuple(one.text for one in words)
    beside = tuple(notes[one] for one in _noted(row) if one in notes)
    if (not any(texts) and not beside) or texts in _heads():
        return None
    merged = any(_is_merged(cell) for cell in cells)
    code = code_in(texts[0]) if texts else None
    is_cut = row.find(f"{W}trPr/{W}del") is not None
    return ReturnedRow(after, code, words, beside, len(cells) == len(COLUMNS) and not merged, is_cut)


def _heads() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(exchange_words(one)[name] for name in COLUMNS) for one in Language)


def _is_inside(part: Any) -> bool:
    """Say whether a part stands in a cell."""
    return next(part.iterancestors(f"{W}tc"), None) is not None


def _is_merged(cell: Any) -> bool:
    span, down = cell.find(f"{W}tcPr/{W}gridSpan"), cell.find(f"{W}tcPr/{W}vMerge")
    return down is not None or (span is not None and span.get(f"{W}val") != "1")


def _noted(row: Any) -> Iterator[str]:
    """Yield the numbers of the comments in the margin that belong to a part."""
    yield from (one.get(f"{W}id", "") for one in row.iter(f"{W}commentReference"))


def _notes(opened: Any) -> dict[str, str]:
    """Return the comments in the margin by their number."""
    return {str(one.comment_id): " ".join(one.text.split()) for one in opened.comments}


def _lists(opened: Any) -> dict[tuple[str, str], str]:
    """Return the kinds of the lists; a document without any has no part for them."""
    parts = (one.target_part for one in opened.part.rels.values() if one.reltype.endswith("/numbering"))
    return next((lists_of(part.element) for part in parts), {})


def _between(body: Any) -> Iterator[str]:
    """Yield what stands outside the tables and is neither a heading nor what we explain."""
    ours = {" ".join(words.split()) for one in Language for words in exchange_words(one).values()}
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        named = "" if style is None else style.get(f"{W}val", "")
        if named.startswith(("Heading", "Title", "Kop", "Titel")) or _is_inside(paragraph):
            continue
        words = " ".join(words_of(paragraph).split())
        if words and words not in ours:
            yield words
