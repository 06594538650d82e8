"""What stands in a folder, and the pages of a site in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lxml import html

from leidraad.web import urls

Pages = Mapping[str, html.HtmlElement]


def files_in(folder: Path) -> dict[str, bytes]:
    """Return every file in a folder by its path there, in order."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def read_pages(folder: Path) -> Pages:
    """Return every page by its site path, such as `begrippen/`; parts for other people's pages are no pages."""
    files = {file.relative_to(folder).as_posix(): file for file in sorted(folder.rglob("*.html"))}
    return {
        name.removesuffix("index.html"): html.parse(file).getroot()
        for name, file in files.items()
        if not name.startswith(urls.EMBEDS)
    }


def read_parts(folder: Path) -> Pages:
    """Return every part of a site that can stand in other people's pages, by its id."""
    return {file.parent.name: html.parse(file).getroot() for file in sorted((folder / urls.EMBEDS).rglob("index.html"))}
