"""What took long to make, kept by a name that changes with everything it is made from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, MutableMapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from leidraad.output.files import BESIDE, replace

HERE = Path(__file__).parent
# Where one builds: what is made on the way and kept, and what the folder can have of its own around every page.
BUILD, CONFIG, OVERRIDES = Path("build"), Path("mkdocs.yml"), Path("overrides")
DIGEST = 32
# In memory it is an ordinary dictionary.
Store = MutableMapping[str, bytes]


class FolderStore(Store):
    """A store on disk. It can be thrown away at any time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __getitem__(self, name: str) -> bytes:
        try:
            return (self._folder / name).read_bytes()
        except FileNotFoundError:
            raise KeyError(name) from None

    def __setitem__(self, name: str, data: bytes) -> None:
        replace(self._folder / name, data)

    def __delitem__(self, name: str) -> None:
        (self._folder / name).unlink(missing_ok=True)

    def __iter__(self) -> Iterator[str]:
        # What another process is just writing is not there yet.
        return (path.name for path in self._folder.glob("*") if not path.name.startswith(BESIDE))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def kept_where_built(folder: Path) -> Store:
    """Return a store in a folder of what is made on the way, or one in memory where nobody built anything."""
    return FolderStore(folder) if BUILD.is_dir() else {}


def forget(store: Store, wanted: Collection[str]) -> None:
    """Throw away what nothing needs any more; another process that does need it makes it again."""
    for name in set(store).difference(wanted):
        del store[name]


def made_once(
    store: Store, names: Mapping[str, str], make: Callable[[Collection[str]], Mapping[str, bytes]]
) -> dict[str, bytes]:
    """Return each file, of which the name in the store changes with all that it is made from; it keeps nothing else.

    What is not there, or no longer whole, is made all at once.
    """
    kept = {file: _whole(store.get(name, b"")) for file, name in names.items()}
    if missing := [file for file, data in kept.items() if not data]:
        made = make(missing)
        for file in missing:
            kept[file] = made[file]
            store[names[file]] = hashlib.sha256(made[file]).digest() + made[file]
    forget(store, set(names.values()))
    return kept


def _whole(found: bytes) -> bytes:
    """Return what stands behind its own digest, or nothing where that is of something else."""
    digest, data = found[:DIGEST], found[DIGEST:]
    return data if hashlib.sha256(data).digest() == digest else b""


def key(*parts: bytes) -> str:
    """Return the name of what is made from these."""
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:32]


@cache
def versions(*libraries: str) -> bytes:
    """Return what changes with the version of any of some libraries."""
    return repr([*map(version, libraries)]).encode()


@cache
def fingerprint(*patterns: str) -> bytes:
    """Return what changes with any of our own files, given by patterns such as `trees/*.py`."""
    files = sorted(path for pattern in patterns for path in HERE.glob(pattern) if path.is_file())
    named = (part for path in files for part in (path.relative_to(HERE).as_posix().encode(), path.read_bytes()))
    return hashlib.sha256(b"\0".join(named)).digest()
