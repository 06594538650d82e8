"""Dress the pages in the skin: MkDocs with Material builds them, and we keep what they use.

Everything that knows of MkDocs is in this room. A folder can have a mkdocs.yml and overrides of its own.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# Material announces on every build that it ends in May 2027; ARCHITECTURE.md says what we do about that.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.utils.yaml import yaml_load

from leidraad.failure import Failure
from leidraad.forms import Output
from leidraad.kept import is_plain
from leidraad.output import write
from leidraad.skin.alone import around
from leidraad.source.problems import visible
from leidraad.store import CONFIG, OVERRIDES, Store, key, made_once

HERE = Path(__file__).parent
THEME = HERE / "theme"


class SkinError(Failure):
    """MkDocs cannot build what we wrote, in the skin as it is here."""


def dress(files: Mapping[str, bytes], address: str | None, kept: Store | None = None) -> Mapping[str, bytes]:
    """Return every file of the finished site by its path; raise SkinError on any warning of MkDocs.

    `kept` has pages as they were dressed before, of one edition; a page that may look at others is dressed each time.
    """
    pages = {name: data for name, data in files.items() if name.endswith(".md")}
    same = _alone(address)
    made = _once(pages, address, same, kept) if kept is not None and same else _dressed(files, address, same)
    ours = {name: data for name, data in files.items() if name not in pages}
    return {name.removesuffix("md") + "html": made[name] for name in pages} | ours


def on_request(
    files: Mapping[str, bytes], address: str | None, kept: Mapping[str, Store]
) -> tuple[Output[str, bytes], ...]:
    """Return what makes every file of the finished site: of pages that look at no other each is dressed by itself.

    `kept` has a store for each page, with how it was dressed the last time.
    """
    pages = {name.removesuffix("md") + "html": name for name in files if name.endswith(".md")}

    def dressed(some: Mapping[str, str]) -> Mapping[str, bytes]:
        same = _alone(address)
        if not same:
            made = _dressed(files, address, same)
            return {file: made[name] for file, name in pages.items()}
        return {file: _once({name: files[name]}, address, same, kept[name])[name] for file, name in some.items()}

    ours = {name: name for name in files if not name.endswith(".md")}
    return Output(pages, dressed), Output(ours, lambda some: {name: files[name] for name in some})


def _once(pages: Mapping[str, bytes], address: str | None, same: bytes, kept: Store) -> Mapping[str, bytes]:
    """Return pages that look at no other as they are dressed, which is done once of the same."""
    names = {name: key(same, name.encode(), data) for name, data in pages.items()}
    return made_once(kept, names, lambda new: _dressed({name: pages[name] for name in new}, address, same))


def _alone(address: str | None) -> bytes:
    """Return what changes with all that a page is dressed in; nothing where it may look at others."""
    return around((*_own(), THEME), address) if is_plain(CONFIG) else b""


def _dressed(files: Mapping[str, bytes], address: str | None, same: bytes) -> Mapping[str, bytes]:
    """Return the pages that MkDocs makes of ours; it sees nothing but these files, and `same` as `_alone` says."""
    with tempfile.TemporaryDirectory(prefix="leidraad-") as folder:
        docs, site = Path(folder, "docs"), Path(folder, "site")
        write(docs, files)
        _run(docs, site, address, same)
        pages = [name for name in files if name.endswith(".md")]
        return {name: (site / name).with_suffix(".html").read_bytes() for name in pages}


def _run(docs: Path, site: Path, address: str | None, same: bytes) -> None:
    with _refusals():
        # MkDocs takes an empty address for none. It must never be quiet: with `-q` a broken link passes `strict`.
        ours = {"docs_dir": str(docs.resolve()), "site_dir": str(site), "site_url": address or "", "strict": True}
        config = load_config(str(CONFIG if CONFIG.is_file() else HERE / CONFIG), **(_options() | ours))
        # Where pages are dressed in our templates only, nobody looks at the thousands of files that Material has.
        others = config.theme.dirs[-1:] if same else config.theme.dirs
        config.theme.dirs[:] = [*(str(place.resolve()) for place in (*_own(), THEME)), *others]
        logging.getLogger("mkdocs").setLevel(logging.WARNING)
        mkdocs_build(config)


def _own() -> tuple[Path, ...]:
    """Return the folder of an organisation's own templates; to MkDocs a folder that cannot be read is none."""
    return (OVERRIDES,) if OVERRIDES.is_dir() and any(OVERRIDES.iterdir()) else ()


def _options() -> dict[str, Any]:
    """Return what MkDocs is told: what the folder's own file says, over what ours does."""
    ours, own = (_read(path) for path in (HERE / CONFIG, CONFIG))
    theme = own.get("theme", {})
    return ours | own | {"theme": ours["theme"] | (theme if isinstance(theme, dict) else {"name": theme})}


def _read(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    with path.open("rb") as file:
        return yaml_load(file) or {}


class _Refusals(logging.Handler):
    """Keeps what MkDocs says of itself, for the sentence that says why it stopped."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def _refusals() -> Iterator[None]:
    """Raise SkinError for what MkDocs refuses, but OSError where it is the system that does."""
    log, heard = logging.getLogger("mkdocs"), _Refusals()
    log.addHandler(heard)
    try:
        yield
    except (Exception, SystemExit) as error:
        # A template that is not there is an error of the system to the library, and none of the system.
        for cause in (error, error.__context__):
            if isinstance(cause, OSError) and cause.errno is not None:
                raise cause from None
        why = visible(" ".join("; ".join([*heard.said, str(error)]).split()))
        raise SkinError(
            f"MkDocs kan de pagina's niet aankleden. Zet {CONFIG} en {OVERRIDES} terug, en probeer het opnieuw. ({why})"
        ) from error
    finally:
        log.removeHandler(heard)
