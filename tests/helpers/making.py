"""What is made of content once, for all workers together: what one has made another need not."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from folders import files_in
from places import ROOT

from leidraad import pipeline
from leidraad.offline.links import by_file
from leidraad.output import write
from leidraad.store import FolderStore, Store
from leidraad.trusted import Trusted

# The drawings that this process made; each takes a while.
DRAWN: Store = {}


def once(temporary: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that the first worker to come makes; each other one waits for it."""
    base = temporary.getbasetemp()
    folder = (base if base.name.startswith("pytest-") else base.parent) / name
    done = folder.with_suffix(".done")
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            # What is there was not finished, as making it failed.
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder


def rendered(trusted: Trusted, folder: Path) -> None:
    """Write what MkDocs dresses, with paper; documents that were set before and did not change are not set again."""
    write(folder, pipeline.render(trusted, DRAWN, FolderStore(ROOT / "build" / "papers-tested" / folder.name)))


def shelved(trusted: Trusted, site_docs: Path, folder: Path) -> None:
    """Write the edition that needs no server, with the documents of the site whose undressed pages are in a folder."""
    papers = FolderStore(ROOT / "build" / "papers-tested" / site_docs.name)
    files = pipeline.render(trusted, DRAWN, papers, by_file)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        write(folder, pipeline.shelved(files, trusted))


def finished(trusted: Trusted, docs: Path, folder: Path) -> None:
    """Write the finished site."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        write(folder, pipeline.dressed(files_in(docs), trusted))
