"""What was printed before of exactly the same is not printed again: a page sees nothing that its key does not hold."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from importlib.metadata import version
from typing import TypeVar

from leidraad.store import Store, fingerprint, forget, key

Seen = TypeVar("Seen")
# What printing is made of. Modules stay as they were loaded; any other file is read anew each time.
MODULES = "**/*.py"
FILES = ("**/*.jinja", "**/*.css", "**/*.js", "**/*.yml", "**/*.json", "**/*.txt", "**/*.svg", "**/*.html")
LIBRARIES = ("jinja2", "markupsafe", "markdown-it-py", "pyyaml")
DIGEST = 32


def printed_once(
    store: Store | None, files: Mapping[str, Seen], around: object, show: Callable[[Seen], str]
) -> dict[str, bytes]:
    """Return what each file says, from what it shows; a store keeps these and nothing else.

    `around` is all that `show` uses beside that. Both are frozen data, of which `repr` says all there is.
    """
    kept = {} if store is None else store
    libraries = (version(name).encode() for name in LIBRARIES)
    program = (fingerprint(MODULES), fingerprint.__wrapped__(*FILES), *libraries, repr(around).encode())
    same = key(*program).encode()
    names = {file: key(same, file.encode(), repr(one).encode()) for file, one in files.items()}
    made = {file: _kept(kept, names[file]) or _keep(kept, names[file], show(one)) for file, one in files.items()}
    forget(kept, names.values())
    return made


def _kept(store: Store, name: str) -> bytes:
    """Return what was kept, or nothing where it is not there or no longer whole."""
    digest, data = (found := store.get(name, b""))[:DIGEST], found[DIGEST:]
    return data if hashlib.sha256(data).digest() == digest else b""


def _keep(store: Store, name: str, text: str) -> bytes:
    data = text.encode()
    store[name] = hashlib.sha256(data).digest() + data
    return data
