"""Kills a program that puts a site in place, at every single thing that it does to the disk, and says what is left.

`python killing.py FOLDER WAY` prints, as JSON, for each kill what a reader has then and what the next build leaves.
"""

from __future__ import annotations

import errno
import json
import os
import sys
from pathlib import Path

from folders import files_in

from leidraad.output import claimed, publish, swap, write
from leidraad.output.listing import INSIDE, LIST

OLD = {"index.html": b"oud", "weg/index.html": b"oud", "ander.html": b"oud", "zelfde.css": b"zelfde", "a": b"bestand"}
NEW = {
    "index.html": b"nieuw",
    "nieuw/index.html": b"nieuw",
    "ander.html": b"nieuw",
    "zelfde.css": b"zelfde",
    "a/b": b"",
}
# Of others, which makes that the folder cannot change places.
THEIRS = {".git/HEAD": b"ref"}
TOUCHING = ("open", "os.", "shutil.", "ctypes.dlopen")


def main(folder: Path, way: str) -> None:
    """Kill at the first thing, then at the second, until the program comes to its end."""
    if way == "no exchange":
        swap.exchange = _cannot
    results = []
    for number in range(1000):
        site = folder / str(number) / "site"
        publish(site, OLD)
        write(site, THEIRS if way == "strangers" else {})
        ended = _killed_at(number, site)
        heard: list[str] = []
        left = _state(site)
        with claimed(site, folder / "inhoud", folder / "build", heard.append) as place:
            mended = _state(site)
            publish(place, NEW)
        results.append({"left": left, "heard": heard, "mended": mended, "next": _state(site), "strays": _strays(site)})
        if ended:
            break
    print(json.dumps(results))


def _cannot(_: Path, other: Path) -> None:
    raise OSError(errno.EINVAL, "", str(other))


def _killed_at(number: int, site: Path) -> bool:
    """Publish in another process, which dies at once when it touches the disk for so many times; say if it did not."""
    process = os.fork()
    if process == 0:
        count = -1

        def look(event: str, _: object) -> None:
            nonlocal count
            count += event.startswith(TOUCHING)
            if count >= number:
                os._exit(9)

        sys.addaudithook(look)
        publish(site, NEW)
        os._exit(0)
    return os.waitpid(process, 0)[1] == 0


def _state(site: Path) -> str:
    """Say which site a reader finds: pages, and the list that belongs to them."""
    found = {name: data for name, data in files_in(site).items() if not name.startswith((INSIDE, *THEIRS))}
    listed = found.pop(LIST, b"").decode()
    for name, wanted in (("old", OLD), ("new", NEW)):
        if found == wanted and {line[66:] for line in listed.splitlines()} == wanted.keys():
            return name
    return "mixed"


def _strays(site: Path) -> list[str]:
    """Return what should not be there any more."""
    around = [path.name for path in site.parent.iterdir() if path != site]
    empty = [str(path.relative_to(site)) for path in site.rglob("*") if path.is_dir() and not any(path.iterdir())]
    return [*around, *empty]


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
