"""What is made of content, and what took long to make and need not be made twice."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from places import ROOT

from leidraad.store import FolderStore, Store

# The drawings that this process made; each takes a while.
DRAWN: Store = {}


@contextmanager
def papers(name: str) -> Iterator[Store]:
    """Give a folder of documents that were set before, to one worker at a time: what one has set another need not."""
    folder = ROOT / "build" / name
    folder.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield FolderStore(folder)
