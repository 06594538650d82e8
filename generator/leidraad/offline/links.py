"""How pages call each other where no server finds one in a folder: by its file."""

from __future__ import annotations

from leidraad.web import urls


def by_file(here: str, there: str) -> str:
    """Return what the page at one site path calls another: `../index.html` where a server takes `../`."""
    path, _, anchor = there.partition("#")
    if anchor and path == here:
        return f"#{anchor}"
    return urls.relative(here, f"{urls.file(path)}#{anchor}" if anchor else urls.file(path))
