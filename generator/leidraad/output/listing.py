"""The list of what we wrote into a folder, and what that allows: nothing else is ever overwritten or removed.

It stands in the folder itself, so it goes along wherever the folder goes, in the form that `sha256sum -c` reads. It
says nothing that a reader of the site may not know.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from leidraad.failure import Failure
from leidraad.source.problems import visible

LIST = "deploy/bestanden.sha256"
# Stands in every site, also in one of before there was a list.
SIGN = "data/v1/richtlijn.json"
# In the folder while a build is being put in place.
INSIDE = ".leidraad"
# What may stand in a folder that is not ours yet: it belongs to the place, such as `.git` and what names its domain.
OF_THE_PLACE = re.compile(r"\..*|CNAME")
LINE = re.compile(r"([0-9a-f]{64})  (.+)")
# The names in a folder; False is what is no plain file of our own kind: a link, a pipe, a folder with nothing in it.
Found = Mapping[str, bool]


@dataclass(frozen=True)
class Plan:
    """What makes a folder hold a site: files to write, files of ours to remove; and whether strangers stay in it."""

    changed: frozenset[str]
    gone: frozenset[str]
    shared: bool


def digest(data: bytes) -> str:
    """Return what the list says of a file."""
    return hashlib.sha256(data).hexdigest()


def with_list(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return files with the list of them."""
    lines = (f"{digest(data)}  {name}\n" for name, data in sorted(files.items()) if name != LIST)
    return {**files, LIST: "".join(lines).encode()}


def read_list(folder: Path) -> Mapping[str, str] | None:
    """Return the digest of each file that we wrote into a folder; none when it has no list."""
    path = folder / LIST
    if path.is_symlink() or not path.is_file():
        return None
    lines = [LINE.fullmatch(line) for line in path.read_text(encoding="utf-8", errors="replace").splitlines()]
    return {line[2]: line[1] for line in lines if line}


def entries(folder: Path) -> Found:
    """Return what stands in a folder and those below it, by path, without what we put there while we build."""
    found: dict[str, bool] = {}
    for place, folders, names in os.walk(folder, onerror=_refuse):
        here = Path(place)
        if here == folder and INSIDE in folders:
            folders.remove(INSIDE)
        for name in (*names, *(name for name in folders if (here / name).is_symlink())):
            path = here / name
            found[path.relative_to(folder).as_posix()] = path.is_file() and not path.is_symlink()
        if here != folder and not names and not folders:
            found[here.relative_to(folder).as_posix()] = False
    return found


def _refuse(error: OSError) -> None:
    raise error


def plan(folder: Path, files: Mapping[str, bytes]) -> Plan:
    """Return what is to be done; raise Failure when that would touch what is not ours."""
    found, ours = entries(folder) if folder.exists() else {}, read_list(folder)
    if ours is None:
        _refuse_strange(folder, found)
    unchanged = {name for name in ours or () if found.get(name) and _is(folder / name, (ours or {})[name])}
    same = {name for name, data in files.items() if found.get(name) and _holds(folder / name, data)}
    free = unchanged | same | {LIST}
    changed = files.keys() - same
    _refuse_changed(folder, {name for name in changed & found.keys() if name not in free}, ours or {})
    gone = frozenset(unchanged - files.keys())
    staying = found.keys() - gone - files.keys()
    _refuse_in_the_way(folder, changed, staying)
    return Plan(frozenset(changed), gone, bool(staying))


def _is(path: Path, wanted: str) -> bool:
    return digest(path.read_bytes()) == wanted


def _holds(path: Path, data: bytes) -> bool:
    return path.stat().st_size == len(data) and path.read_bytes() == data


def is_unchanged(path: Path, wanted: str | None) -> bool:
    """Say whether a plain file is as the list has it."""
    return wanted is not None and not path.is_symlink() and path.is_file() and _is(path, wanted)


def _refuse_strange(folder: Path, found: Found) -> None:
    """Raise Failure for a folder that was somebody's before it can become a site."""
    if found.get(SIGN):
        raise Failure(
            f"De site in '{shown(folder)}' is van een oudere versie van leidraad, die niet bijhield wat van haar was. "
            "Verwijder die map of zet haar weg, en probeer het opnieuw."
        )
    strange = sorted(name for name in found if not OF_THE_PLACE.fullmatch(name.partition("/")[0]))
    if strange:
        raise Failure(
            f"In '{shown(folder)}' staat iets dat niet door leidraad is gemaakt: {some(strange)}. Kies een lege map."
        )


def _refuse_changed(folder: Path, names: Iterable[str], ours: Mapping[str, str]) -> None:
    """Raise Failure for files that we would write and that are somebody's by now."""
    edited, strange = sorted(set(names) & ours.keys()), sorted(set(names) - ours.keys())
    if edited:
        raise Failure(
            f"In '{shown(folder)}' is na de bouw iets veranderd: {some(edited)}. Die verandering hoort in de inhoud. "
            "Verwijder hier het bestand of zet het weg, en probeer het opnieuw."
        )
    if strange:
        raise _in_the_way(folder, strange)


def _refuse_in_the_way(folder: Path, changed: Iterable[str], staying: Iterable[str]) -> None:
    """Raise Failure where a file of somebody stands at the place of a folder of ours, or the other way round."""
    wanted = set(changed)
    above = {str(parent) for name in wanted for parent in PurePosixPath(name).parents}
    strange = {name for name in staying if name in above}
    strange |= {name for name in staying if any(str(one) in wanted for one in PurePosixPath(name).parents)}
    if strange:
        raise _in_the_way(folder, strange)


def _in_the_way(folder: Path, names: Iterable[str]) -> Failure:
    return Failure(
        f"In '{shown(folder)}' staat iets van een ander waar de site moet komen: {some(sorted(names))}. "
        "Zet het ergens anders neer, en probeer het opnieuw."
    )


def some(names: Iterable[str]) -> str:
    """Return the first of some names, for a sentence."""
    first, *others = names
    return f"'{visible(first)}'" + (f" en nog {len(others)}" if others else "")


def real(path: Path) -> Path:
    """Return where a path leads; raise Failure when it leads to itself."""
    try:
        return path.resolve()
    except RuntimeError:  # what Python says of it before 3.13
        raise Failure(f"'{shown(path)}' is een koppeling die naar zichzelf leidt. Kies een andere plek.") from None


def shown(path: Path) -> str:
    """Return a path for a sentence, which no sign of it can steer."""
    return visible(os.fsdecode(path))


def rooms(names: Iterable[str]) -> Iterator[str]:
    """Yield the folders that files stand in, the deepest first."""
    found = {str(parent) for name in names for parent in PurePosixPath(name).parents if parent.name}
    yield from sorted(found, key=lambda name: (-name.count("/"), name))
