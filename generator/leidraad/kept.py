"""How a command ended the last time, for when nothing that it follows from has changed since.

All that a command reads is hashed to the byte: the content, the skin of the folder, our own program, the day and what
was asked; of libraries and of Python it is the version. So there is nothing that could be forgotten, and what was kept
can be thrown away at any time.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import yaml

from leidraad import store
from leidraad.output.listing import LIST, digest, is_unchanged, read_list
from leidraad.source.problems import Problem
from leidraad.store import FolderStore, forget, key

# So many ways to ask are kept; each has one file, for the last time that it was asked so.
MOST = 16
# Reading what is larger, such as all of somebody's files, takes longer than anything that could be kept.
LARGEST = 500_000_000
# What a mkdocs.yml can say without making MkDocs read anything more.
PLAIN = frozenset(("site_name", "site_description", "site_author", "copyright"))
LIBRARIES = (".dist-info", ".egg-info", ".egg-link", ".pth")


@dataclass(frozen=True)
class Ending:
    """How a command ended: what it tells, whether that stops it, and the digest of the list of a site that it made."""

    problems: tuple[Problem, ...]
    good: bool = True
    site: str = ""


def ended(
    asked: tuple[object, ...], places: tuple[Path, ...], work: Callable[[], Ending], holds: Callable[[Ending], bool]
) -> Ending:
    """Return how a command ends: as the last time if nothing changed and that still holds, and else by its work.

    `asked` is the command with its options and the day, `places` are all files and folders that it reads.
    """
    kept, name = FolderStore(store.BUILD / "kept"), f"{key(repr(asked).encode())}.json"
    before = _state(places)
    last = _recalled(kept, name, before)
    if last is not None and holds(last):
        return last
    found = work()
    # What was edited meanwhile may have been read before it was, or after.
    if before and _state(places) == before:
        with suppress(OSError):
            forget(kept, sorted(kept)[: MOST - 1])
            kept[name] = json.dumps({"state": before, "asked": repr(asked), **asdict(found)}).encode()
    return found


def is_plain(config: Path) -> bool:
    """Say whether a mkdocs.yml only names the site, so that building reads nothing that it leads to elsewhere."""
    if not config.exists():
        return True
    with suppress(OSError, ValueError, yaml.YAMLError):
        found = yaml.load(config.read_bytes(), Loader=yaml.CSafeLoader)
        return isinstance(found, dict) and found.keys() <= PLAIN
    return False


def made(site: Path) -> str:
    """Return the digest of the list in a site."""
    return digest((site / LIST).read_bytes())


def stands(site: Path, wanted: str) -> bool:
    """Say whether a folder holds the site whose list has this digest, with every file as the list has it."""
    files = read_list(site)
    return files is not None and made(site) == wanted and all(is_unchanged(site / one, files[one]) for one in files)


def _recalled(kept: FolderStore, name: str, state: str) -> Ending | None:
    """Return what was kept for a state; nothing when there is none, or it is no longer whole."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        data = json.loads(kept[name])
        if state and data["state"] == state:
            return Ending(tuple(map(Problem.restored, data["problems"])), data["good"], data["site"])
    return None


def _state(places: Iterable[Path]) -> str:
    """Return the hash of all that a command reads in some places; nothing where some of it cannot be read."""
    found = hashlib.sha256()
    try:
        for part in (sys.version.encode(), *_libraries(), *_bytes(store.HERE)):
            _add(found, part)
        for place in places:
            for part in _bytes(place):
                _add(found, part)
    except OSError:
        return ""
    return found.hexdigest()


def _add(found: hashlib._Hash, part: bytes) -> None:
    """Add a part in a way that no other parts make the same."""
    found.update(len(part).to_bytes(8, "big"))
    found.update(part)


def _libraries() -> Iterator[bytes]:
    """Yield the name and version of everything that Python can import."""
    for place in filter(Path.is_dir, map(Path, dict.fromkeys(sys.path))):
        yield from sorted(os.fsencode(path.name) for path in place.iterdir() if path.name.endswith(LIBRARIES))


def _bytes(place: Path) -> Iterator[bytes]:
    """Yield what a file says, or every file in a folder with its name; what Python makes of our modules is not read."""
    if not place.is_dir():
        yield place.read_bytes() if place.exists() else b""
        return
    room = LARGEST
    for here, folders, names in os.walk(place, onerror=_refuse):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in (*folders, *sorted(names)):
            path = Path(here, name)
            yield os.fsencode(path.relative_to(place))
            if path.is_dir() and path.is_symlink():
                raise OSError(errno.ELOOP, "a link can lead anywhere", str(path))
            if path.is_file():
                room -= path.stat().st_size
                if room < 0:
                    raise OSError(errno.EFBIG, "more than any content", str(path))
                yield path.read_bytes()


def _refuse(error: OSError) -> None:
    raise error
