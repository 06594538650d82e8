"""Documents become PDF, each of PDF/UA-1 and PDF/A-2a; what did not change since the last time is not set again."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from leidraad.failure import Failure
from leidraad.paper import press
from leidraad.paper.publication import Publication
from leidraad.paper.room import sized
from leidraad.paper.walk import as_data
from leidraad.processors import processors
from leidraad.source.problems import visible
from leidraad.store import Store, fingerprint, forget, key, versions

# The files of a document that was set.
KEPT = ("pdf", "pages")
# Our files that make a document what it is, beside its data.
OURS = ("look.*", "paper/*", "paper/fonts/*", "trees/*.py", "web/words.py")
# GNU's C library gives what is large back at once; others do not know it. There is a process for each processor, and so
# each has one thread.
ALONE = {"MALLOC_MMAP_THRESHOLD_": "65536", "RAYON_NUM_THREADS": "1"}

# What this process measured: a card is mostly the same in every profile.
_measured: dict[str, bytes] = {}

# So many cards are measured one after the other before a second process, which reads all anew, would gain anything.
TOGETHER = 16
# How long the press may take for its share, in seconds: a hundred times what a large book takes.
PATIENCE = 1200
ADVICE = "Bouw met --zonder-pdf om verder te kunnen, en meld het aan de makers."


@dataclass(frozen=True)
class Pdf:
    """A document that was set: its PDF, and the number of pages."""

    pdf: bytes
    pages: int


def typeset(documents: Iterable[Publication], store: Store, day: date) -> Mapping[str, Pdf]:
    """Return each document, set, by its id.

    The store keeps these documents and nothing else.
    """
    wanted = tuple(documents)
    keys = {one.id: _key(one, day) for one in wanted}
    # Another process may forget at any moment, so what is there is taken at once.
    found = {one.id: _kept(store, keys[one.id]) for one in wanted}
    missing = [one for one in wanted if found[one.id] is None]
    with TemporaryDirectory(prefix="leidraad-") as folder:
        prepare(missing, Path(folder))
        _run_all(press.set_pages.__name__, missing, Path(folder), day, processors())
        for one in missing:
            made = {end: (Path(folder) / f"{one.id}.{end}").read_bytes() for end in KEPT}
            store.update({f"{keys[one.id]}.{end}": data for end, data in made.items()})
            found[one.id] = _sheet(**made)
    forget(store, {f"{name}.{end}" for name in keys.values() for end in KEPT})
    return {name: sheet for name, sheet in found.items() if sheet}


def prepare(documents: Iterable[Publication], folder: Path) -> None:
    """Write documents as the data that the press sets."""
    # What draws takes a while to read, and who only measures needs none of it.
    from leidraad.paper.parts import without_charts  # noqa: PLC0415

    for drawn in map(without_charts, documents):
        _written(sized(drawn), folder)


def _written(document: Publication, folder: Path) -> None:
    (folder / f"{document.id}.json").write_text(_text(document), encoding="utf-8")


def _kept(store: Store, name: str) -> Pdf | None:
    """Return a document that was set before, if all of it is there."""
    try:
        return _sheet(**{end: store[f"{name}.{end}"] for end in KEPT})
    except KeyError:
        return None


def _sheet(pdf: bytes, pages: bytes) -> Pdf:
    return Pdf(pdf, int(pages))


def fullness(cards: Iterable[Publication], store: Store, day: date) -> Mapping[str, float]:
    """Return how much of its page each card takes, by its id; the store keeps these and nothing else."""
    wanted = tuple(cards)
    keys = {one.id: _key_of_body(one) for one in wanted}
    # Another process may forget at any moment, so what is there is taken at once.
    found = {one.id: _measured.get(keys[one.id]) or store.get(keys[one.id], b"") for one in wanted}
    missing = [one for one in wanted if not found[one.id]]
    with TemporaryDirectory(prefix="leidraad-") as folder:
        for one in missing:
            _written(one, Path(folder))
        count = min(processors(), math.ceil(len(missing) / TOGETHER))
        _run_all(press.measure.__name__, missing, Path(folder), day, count)
        found |= {one.id: (Path(folder) / f"{one.id}.fill").read_bytes() for one in missing}
    kept = {keys[name]: data for name, data in found.items()}
    _measured.update(kept)
    store.update({name: data for name, data in kept.items() if name not in store})
    forget(store, set(keys.values()))
    return {name: float(data) for name, data in found.items()}


def _run_all(step: str, documents: list[Publication], folder: Path, day: date, count: int) -> None:
    """Set documents in so many processes at a time."""
    if not documents:
        return

    def work(names: list[str]) -> None:
        _run([press.__name__, step, str(folder), day.isoformat(), *names])

    with ThreadPoolExecutor(count) as pool:
        for _ in pool.map(work, shares(documents, count)):
            pass


def _run(words: list[str]) -> None:
    """Run the press on some documents; raise Failure with what it said when it does not end well."""
    command = [sys.executable, "-m", *words]
    try:
        done = subprocess.run(  # noqa: S603
            command,
            check=False,
            env=os.environ | ALONE,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        raise Failure(
            f"Een PDF was na {PATIENCE} seconden niet klaar. Bouw met --zonder-pdf, of probeer het later."
        ) from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise Failure(f"Een PDF kan niet worden gemaakt: {visible(said) or _ended(done.returncode)}. {ADVICE}")


def _ended(status: int) -> str:
    """Say how the press ended that said nothing."""
    return (
        "de computer stopte het programma, misschien omdat er te weinig geheugen is" if status < 0 else f"code {status}"
    )


def shares(documents: list[Publication], count: int) -> Iterator[list[str]]:
    """Yield what a process sets: each book, as it takes much memory, and then about the same of all others."""
    yield from ([one.id] for one in documents if one.contents)
    handouts = sorted((one for one in documents if not one.contents), key=lambda one: -len(one.blocks))
    yield from ([one.id for one in share] for at in range(count) if (share := handouts[at::count]))


def _text(document: Publication) -> str:
    return json.dumps(as_data(document), ensure_ascii=False)


def _key(document: Publication, day: date) -> str:
    return key(fingerprint(*OURS), versions("typst"), day.isoformat().encode(), _text(document).encode())


def _key_of_body(card: Publication) -> str:
    """Return what changes with anything that a card has inside its margins."""
    body = json.dumps(as_data((card.blocks, card.form, card.language)), ensure_ascii=False)
    return key(fingerprint(*OURS), versions("typst"), body.encode())
