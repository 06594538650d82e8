"""Documents become PDF, each of PDF/UA-1 and PDF/A-2a; what did not change since the last time is not set again."""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path

import pypdf
import typst

from leidraad.output import replace as put
from leidraad.paper.document import Document, as_data

HERE = Path(__file__).parent
TEMPLATE = HERE / "document.typ"
FONTS = HERE / "fonts"
# Enough to tell handouts apart on a screen.
PICTURE_PPI = 40
# Fewer than this are sooner set than processes started.
FEW = 4


@dataclass(frozen=True)
class Sheet:
    """A document that was set: its PDF, a picture of its first page as PNG, and the number of pages."""

    pdf: bytes
    picture: bytes
    pages: int


@dataclass(frozen=True)
class _Job:
    """A document as text, and what its picture is made from; a book's picture is its cover."""

    id: str
    data: str
    cover: str


def typeset(documents: Iterable[Document], store: Path, day: date) -> Mapping[str, Sheet]:
    """Return each document, set, by its id. `store` keeps what was set before; it can be thrown away at any time."""
    jobs = [_job(one) for one in documents]
    keys = {job.id: _key(job.data, day) for job in jobs}
    missing = [job for job in jobs if not (store / f"{keys[job.id]}.pdf").is_file()]
    for name, sheet in _set_all(missing, day):
        put(store / f"{keys[name]}.png", sheet.picture)
        put(store / f"{keys[name]}.pages", str(sheet.pages).encode())
        put(store / f"{keys[name]}.pdf", sheet.pdf)
    _forget(store, frozenset(keys.values()))
    return {name: _kept(store / key) for name, key in keys.items()}


def set_one(document: Document, day: date) -> Sheet:
    """Return a document, set."""
    return _set(_job(document), day)


def _job(document: Document) -> _Job:
    cover = replace(document, blocks=(), sources=()) if document.contents else document
    return _Job(str(document.id), _text(document), _text(cover))


def _text(document: Document) -> str:
    return json.dumps(as_data(document), ensure_ascii=False)


def _kept(path: Path) -> Sheet:
    pages = int(path.with_suffix(".pages").read_bytes())
    return Sheet(path.with_suffix(".pdf").read_bytes(), path.with_suffix(".png").read_bytes(), pages)


def _set_all(jobs: list[_Job], day: date) -> Iterator[tuple[str, Sheet]]:
    """Spread the documents over the processors, the longest first."""
    ordered = sorted(jobs, key=lambda job: -len(job.data))
    names = [job.id for job in ordered]
    if len(ordered) < FEW:
        yield from zip(names, (_set(job, day) for job in ordered), strict=True)
        return
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        yield from zip(names, pool.map(_set, ordered, [day] * len(ordered)), strict=True)


def _set(job: _Job, day: date) -> Sheet:
    compiler = _compiler()
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    inputs = {"document": job.data}
    pdf = compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=["a-2a", "ua-1"], timestamp=moment)
    pictures = compiler.compile(format="png", sys_inputs={"document": job.cover}, ppi=PICTURE_PPI)
    picture = pictures[0] if isinstance(pictures, list) else pictures
    assert isinstance(pdf, bytes), "a PDF is one file"
    assert isinstance(picture, bytes), "a page is one picture"
    return Sheet(pdf, picture, len(pypdf.PdfReader(io.BytesIO(pdf)).pages))


@cache
def _compiler() -> typst.Compiler:
    """Keep the compiler, which remembers fonts and what it laid out before."""
    return typst.Compiler(str(TEMPLATE), font_paths=[str(FONTS)], ignore_system_fonts=True)


@cache
def _setting() -> bytes:
    """Everything beside its data that makes a document what it is."""
    parts = [version("typst").encode(), *(path.read_bytes() for path in sorted((TEMPLATE, *FONTS.iterdir())))]
    return hashlib.sha256(b"\0".join(parts)).digest()


def _key(data: str, day: date) -> str:
    return hashlib.sha256(_setting() + day.isoformat().encode() + data.encode()).hexdigest()[:32]


def _forget(store: Path, keys: frozenset[str]) -> None:
    """Throw away what no document needs any more."""
    for path in store.glob("*") if store.is_dir() else ():
        if path.stem not in keys:
            path.unlink()
