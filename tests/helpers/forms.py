"""The forms of a guideline, as fixtures: `from forms import *` gives a folder of tests those of its own `content`.

`published` is the address that they are made for; None for a site that can stand anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from browsing import serving
from folders import Pages, files_in, read_pages, read_parts
from lxml import html
from making import finished, once, rendered
from places import TODAY

from leidraad import pipeline
from leidraad.hosting.headers import table
from leidraad.source.model.guideline import Guideline
from leidraad.trusted import Trusted
from leidraad.web import urls

__all__ = ["address", "docs", "guarded", "guideline", "kinds", "pages", "parts", "site", "trusted"]


@pytest.fixture(scope="session")
def trusted(content: Path, published: str | None) -> Trusted:
    """The content, checked and proven."""
    return pipeline.trusted(content, TODAY, published)


@pytest.fixture(scope="session")
def guideline(trusted: Trusted) -> Guideline:
    """What the content says."""
    return trusted.guideline


@pytest.fixture(scope="session")
def docs(content: Path, published: str | None, trusted: Trusted, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is made of the content, with paper, before MkDocs dresses it."""
    return once(tmp_path_factory, f"docs-{content.name}{'-at' * bool(published)}", partial(rendered, trusted))


@pytest.fixture(scope="session")
def site(
    content: Path, published: str | None, trusted: Trusted, docs: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The finished site, with paper."""
    return once(tmp_path_factory, f"site-{content.name}{'-at' * bool(published)}", partial(finished, trusted, docs))


@pytest.fixture(scope="session")
def pages(site: Path) -> Pages:
    """Every page of the finished site, parsed."""
    return read_pages(site)


@pytest.fixture(scope="session")
def kinds(pages: Pages) -> list[str]:
    """Few pages that together have every kind of element there is, in every kind of place."""
    left = {path: _elements(page) for path, page in pages.items()}
    found: list[str] = []
    while any(left.values()):
        found.append(max(left, key=lambda path: len(left[path])))
        met = left.pop(found[-1])
        left = {path: elements - met for path, elements in left.items()}
    return found


def _elements(page: html.HtmlElement) -> set[tuple[str, ...]]:
    """Return each element by its tag and classes and the classes around it."""
    body = page.find("body")
    return {(one.tag, one.get("class", ""), one.getparent().get("class", "")) for one in body.iter("*")}


@pytest.fixture(scope="session")
def parts(site: Path) -> Pages:
    """Every part of the site that can stand in other people's pages, by its id."""
    return read_parts(site)


@pytest.fixture(scope="session")
def address(site: Path, published: str | None) -> Iterator[str]:
    """The address of a server for the finished site."""
    root = urls.root(published)
    with serving(site, root) as server:
        yield f"http://127.0.0.1:{server.server_port}{root}"


@pytest.fixture(scope="session")
def guarded(site: Path, published: str | None) -> Iterator[str]:
    """The address of a server that sends the headers which the site asks for."""
    root, headers = urls.root(published), table(files_in(site), published)
    with serving(site, root, headers.of) as server:
        yield f"http://127.0.0.1:{server.server_port}{root}"
