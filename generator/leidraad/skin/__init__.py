"""Dress the pages in the skin: MkDocs with Material builds them, and we keep what they use.

Everything that knows of MkDocs is in this room. A folder can have a mkdocs.yml and overrides of its own.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

# Material announces on every build that it ends in May 2027; ARCHITECTURE.md says what we do about that.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

HERE = Path(__file__).parent
CONFIG, OVERRIDES = Path("mkdocs.yml"), Path("overrides")


class SkinError(Exception):
    """MkDocs refused to build what we wrote: a mistake of ours, not of an editor."""


def dress(docs: Path, address: str | None) -> Mapping[str, bytes]:
    """Return every file of the finished site by its path; raise SkinError on any warning of MkDocs."""
    with tempfile.TemporaryDirectory(prefix="leidraad-") as folder:
        # MkDocs takes an empty address for none. It must never be quiet: with `-q` a broken link passes `strict`.
        config = load_config(
            str(CONFIG if CONFIG.is_file() else HERE / CONFIG),
            docs_dir=str(docs.resolve()),
            site_dir=folder,
            site_url=address or "",
            strict=True,
        )
        config.theme.dirs[:0] = [str(place.resolve()) for place in (OVERRIDES, HERE / "theme") if place.is_dir()]
        logging.getLogger("mkdocs").setLevel(logging.WARNING)
        try:
            mkdocs_build(config)
        except Exception as error:
            raise SkinError(str(error)) from error
        return _kept(Path(folder), docs)


def _kept(built: Path, docs: Path) -> Mapping[str, bytes]:
    """Take the pages that MkDocs made of ours, and our other files as they are; drop what the theme ships."""
    ours = {path.relative_to(docs).as_posix(): path for path in sorted(docs.rglob("*")) if path.is_file()}
    pages = [name.removesuffix("md") + "html" for name in ours if name.endswith(".md")]
    made = {name: (built / name).read_bytes() for name in pages}
    return made | {name: path.read_bytes() for name, path in ours.items() if not name.endswith(".md")}
