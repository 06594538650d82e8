"""What was printed before of exactly the same is not printed again: a page sees nothing that its key does not hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from leidraad.store import Store, fingerprint, key, made_once, versions

Seen = TypeVar("Seen")
# What printing is made of. Modules stay as they were loaded; any other file is read anew each time.
MODULES = "**/*.py"
FILES = ("**/*.jinja", "**/*.css", "**/*.js", "**/*.yml", "**/*.json", "**/*.txt", "**/*.svg", "**/*.html")
LIBRARIES = ("jinja2", "markupsafe", "markdown-it-py", "pyyaml")


def printed_once(
    store: Store | None, files: Mapping[str, Seen], around: object, show: Callable[[Seen], str]
) -> dict[str, bytes]:
    """Return what each file says, from what it shows; a store, where there is one, keeps these and nothing else.

    `around` is all that `show` uses beside that. Both are frozen data, of which `repr` says all there is.
    """
    if store is None:
        return {file: show(one).encode() for file, one in files.items()}
    program = (fingerprint(MODULES), fingerprint.__wrapped__(*FILES), versions(*LIBRARIES), repr(around).encode())
    same = key(*program).encode()
    names = {file: key(same, file.encode(), repr(one).encode()) for file, one in files.items()}
    return made_once(store, names, lambda new: {file: show(files[file]).encode() for file in new})
