"""A Word document in the hands of an expert: cells to write in, as a word processor writes them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml.etree import SubElement

from leidraad.exchange.document import word_document
from leidraad.exchange.leaves import leaves
from leidraad.exchange.lines import paragraphs
from leidraad.trusted import Trusted

BREAK = "</w:t><w:br/><w:t xml:space='preserve'>"
PLACE, TEXT, SOURCE, REMARK, NEW = range(5)


class Copy:
    """One copy of a document; a row is known by its number."""

    def __init__(self, data: bytes) -> None:
        self.word = docx.Document(io.BytesIO(data))
        self.body: Any = self.word.element.body

    def row(self, number: int) -> Any:
        """Return a row."""
        return next(row for row in self.body.iter(qn("w:tr")) if self.words(row[1]).startswith(f"{number}/"))

    def cell(self, number: int, column: int) -> Any:
        """Return a cell of a row."""
        return self.row(number).findall(qn("w:tc"))[column]

    def words(self, part: Any) -> str:
        """Return all words in a part."""
        return "".join(one.text or "" for one in part.iter(qn("w:t")))

    def write(self, number: int, column: int, text: str) -> None:
        """Write a text in a cell, in paragraphs as the document itself has them."""
        lines = (_escaped(line).replace("\n", BREAK) for line in paragraphs(text))
        self.put(number, column, *(f"<w:r><w:t xml:space='preserve'>{line}</w:t></w:r>" for line in lines))

    def put(self, number: int, column: int, *inside: str) -> None:
        """Put paragraphs with this in them in a cell."""
        cell = self.cell(number, column)
        for old in cell.findall(qn("w:p")):
            cell.remove(old)
        for one in inside:
            cell.append(parse_xml(f"<w:p {nsdecls('w', 'a', 'm', 'r')}>{one}</w:p>"))

    def again(self, number: int) -> Any:
        """Copy a row, below itself."""
        row = self.row(number)
        row.addnext(deepcopy(row))
        return row.getnext()

    @property
    def data(self) -> bytes:
        """The document as it is saved."""
        memory = io.BytesIO()
        self.word.save(memory)
        return memory.getvalue()


def typed_in(cell: Any, text: str) -> None:
    """Type a text in a cell, with Shift+Enter between its lines."""
    run = SubElement(cell.find(qn("w:p")), qn("w:r"))
    for at, line in enumerate(text.split("\n")):
        if at:
            SubElement(run, qn("w:br"))
        words = SubElement(run, qn("w:t"))
        words.text = line


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def sent(trusted: Trusted, within: str, day: Any) -> bytes:
    """Return the document of the pages at and below a path."""
    return word_document(trusted.guideline, leaves(trusted, within), day)


def repacked(data: bytes, change: Callable[[dict[str, bytes]], Mapping[str, bytes]]) -> bytes:
    """Return a document with other parts."""
    memory = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in change({name: old.read(name) for name in old.namelist()}).items():
            new.writestr(name, part)
    return memory.getvalue()
