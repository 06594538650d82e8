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
    """Return every page that a reader stays on by its site path, such as `begrippen/`.

    Parts for other people's pages are no pages, and neither is what only leads to where a page is now.
    """
    files = {file.relative_to(folder).as_posix(): file for file in sorted(folder.rglob("*.html"))}
    read = {
        name.removesuffix("index.html"): html.parse(file).getroot()
        for name, file in files.items()
        if not name.startswith(urls.EMBEDS)
    }
    return {path: page for path, page in read.items() if not page.xpath("//meta[@http-equiv='refresh']")}


def read_parts(folder: Path) -> Pages:
    """Return every part of a site that can stand in other people's pages, by its id."""
    return {file.parent.name: html.parse(file).getroot() for file in sorted((folder / urls.EMBEDS).rglob("index.html"))}
