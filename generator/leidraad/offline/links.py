"""Links as they count where no server finds a page: there `../` is a folder, and `../index.html` the page in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from urllib.parse import urlsplit, urlunsplit

INDEX = "index.html"
# A start tag as our templates print it, with every value between double quotes; and one attribute of it.
TAG = re.compile(r'<[a-z][^<>"]*(?:"[^"]*"[^<>"]*)*>')
ATTRIBUTE = re.compile(r'([a-zA-Z:-]+)="([^"]*)"')
LEADING = ("href", "src")


def reach(site: Mapping[str, bytes]) -> frozenset[str]:
    """Return the files that a reader can reach from the front page, the front page too; raise KeyError for a hole."""
    found: set[str] = set()
    waiting = [INDEX]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            page = site[name].decode() if name.endswith(".html") else ""
            waiting += (file for link in _links(page) if (file := _file(name, link)))
    return frozenset(found)


def with_files(page: str) -> str:
    """Return a page whose every link inside the site names a file."""
    return TAG.sub(lambda tag: ATTRIBUTE.sub(_with_file, tag[0]), page)


def filed(link: str) -> str:
    """Return a link with the file that it leads to; one to another site, a number or a place in this page stays."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or (parts.fragment and not parts.path):
        return link
    is_folder = parts.path.rpartition("/")[2] in ("", ".", "..")
    return urlunsplit(parts._replace(path=normpath(join(parts.path, INDEX)))) if is_folder else link


def _with_file(attribute: re.Match[str]) -> str:
    name, value = attribute.groups()
    return f'{name}="{filed(value)}"' if name in LEADING else attribute[0]


def _links(page: str) -> Iterator[str]:
    for tag in TAG.finditer(page):
        yield from (value for name, value in ATTRIBUTE.findall(tag[0]) if name in LEADING)


def _file(here: str, link: str) -> str:
    """Return the file that a link on a page leads to; none when it stays on the page or leaves the site."""
    parts = urlsplit(filed(link))
    return "" if parts.scheme or parts.netloc or not parts.path else normpath(join(dirname(here), parts.path))
