"""Documents become PDF, each of PDF/UA-1 and PDF/A-2a; what did not change since the last time is not set again."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from importlib.metadata import version
from itertools import accumulate
from multiprocessing import get_context
from multiprocessing.reduction import ForkingPickler
from pathlib import Path

import pypdf
import typst

from leidraad.paper.document import Block, Document, Format, Sources, as_data
from leidraad.paper.imposition import impose
from leidraad.paper.parts import without_charts
from leidraad.paper.sound import charts_fit
from leidraad.source.nodes import Text
from leidraad.source.problems import ContentError, Problem
from leidraad.store import Store, fingerprint, forget, key

HERE = Path(__file__).parent
TEMPLATE = HERE / "document.typ"
FONTS = HERE / "fonts"
# Enough to tell handouts apart on a screen.
PICTURE_PPI = 40
# More data than the densest page shows.
PAGE = 10_000
# The files of a document that was set.
KEPT = ("pdf", "png", "pages")
# Our files that make a document what it is, beside its data.
OURS = ("paper/*", "paper/fonts/*", "trees/*.py")
# Fewer than this are sooner set than processes started.
FEW = 4


@dataclass(frozen=True)
class Sheet:
    """A document that was set: its PDF, a picture of its first page as PNG, and the number of pages."""

    pdf: bytes
    picture: bytes
    pages: int


# What became of a document: set, or the problems that are in the way.
Result = tuple[Sheet | None, tuple[Problem, ...]]


def typeset(documents: Iterable[Document], store: Store, day: date) -> Mapping[str, Sheet]:
    """Return each document, set, by its id; raise ContentError when a picture fits no page.

    The store keeps these documents and nothing else.
    """
    wanted = tuple(documents)
    keys = {one.id: _key(one, day) for one in wanted}
    missing = [one for one in wanted if not all(name in store for name in _files(keys[one.id]))]
    problems: list[Problem] = []
    for name, (sheet, found) in _set_all(missing, day):
        problems += found
        if sheet:
            made = (sheet.pdf, sheet.picture, str(sheet.pages).encode())
            store.update(zip(_files(keys[name]), made, strict=True))
    if problems:
        raise ContentError(problems)
    forget(store, {file for found in keys.values() for file in _files(found)})
    return {name: _kept(store, found) for name, found in keys.items()}


def set_one(document: Document, day: date) -> Sheet:
    """Return a document, set; raise ContentError when a picture fits no page."""
    sheet, problems = _set(document, day)
    if sheet is None:
        raise ContentError(problems)
    return sheet


def _files(name: str) -> tuple[str, ...]:
    return tuple(f"{name}.{end}" for end in KEPT)


def _kept(store: Store, name: str) -> Sheet:
    pdf, picture, pages = (store[file] for file in _files(name))
    return Sheet(pdf, picture, int(pages))


def _set_all(documents: list[Document], day: date) -> Iterator[tuple[str, Result]]:
    """Spread the documents over the processors: the books, each by itself as it takes much memory, then the others."""
    if len(documents) < FEW:
        yield from ((one.id, _set(one, day)) for one in documents)
        return
    books = [one for one in documents if one.contents]
    handouts = sorted((one for one in documents if not one.contents), key=lambda one: -len(one.blocks))
    for batch in (books, handouts):
        # A forked process would wait for ever on the threads that the compiler of this one has, and it has not.
        with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
            results = pool.map(_set, batch, [day] * len(batch))
            yield from ((one.id, result) for one, result in zip(batch, results, strict=True))


def _set(document: Document, day: date) -> Result:
    whole = without_charts(document)
    problems = tuple(charts_fit(document, whole))
    if problems:
        return None, problems
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    is_pocket = document.form is Format.POCKET
    pdf = _compiler().compile(
        format="pdf",
        sys_inputs={"document": _text(whole)},
        pdf_standards=[] if is_pocket else ["a-2a", "ua-1"],
        timestamp=moment,
    )
    assert isinstance(pdf, bytes), "a PDF is one file"
    pages = len(pypdf.PdfReader(io.BytesIO(pdf)).pages)
    return Sheet(impose(pdf) if is_pocket else pdf, _picture(whole), pages), ()


def _picture(document: Document) -> bytes:
    """Return a document's first page, too small to read."""
    pictures = _compiler().compile(format="png", sys_inputs={"document": _text(_begin(document))}, ppi=PICTURE_PPI)
    picture = pictures[0] if isinstance(pictures, list) else pictures
    assert isinstance(picture, bytes), "a page is one picture"
    return picture


def _begin(document: Document) -> Document:
    """Return what fills the first page, as all others would be drawn too; that of a book is its cover."""
    if document.contents:
        return replace(document, blocks=(), sources=Sources())
    sizes = accumulate(len(_text(block)) for block in document.blocks)
    enough = next((count for count, size in enumerate(sizes, 1) if size > PAGE), None)
    if enough is None or document.form is Format.POSTER:
        return document
    return replace(document, blocks=document.blocks[:enough], sources=Sources())


def _text(part: Document | Block) -> str:
    return json.dumps(as_data(part), ensure_ascii=False)


def _kinds(kind: type[Text]) -> Iterator[type[Text]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _kinds(below)


def _only_words(text: Text) -> tuple[type[str], tuple[str]]:
    return str, (str(text),)


# Another process needs no places of texts.
for _kind in _kinds(Text):
    ForkingPickler.register(_kind, _only_words)


@cache
def _compiler() -> typst.Compiler:
    """Keep the compiler, which remembers fonts and what it laid out before."""
    return typst.Compiler(str(TEMPLATE), font_paths=[str(FONTS)], ignore_system_fonts=True)


def _key(document: Document, day: date) -> str:
    return key(fingerprint(*OURS), version("typst").encode(), day.isoformat().encode(), _text(document).encode())
