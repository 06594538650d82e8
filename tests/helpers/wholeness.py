"""A site as a whole: everything in it has an address of its own, which its table knows, and no link is dead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from unittest.mock import patch
from urllib.parse import urljoin

from lxml import html
from making import DRAWN
from undressed import undressed

from leidraad import pipeline
from leidraad.trusted import Trusted
from leidraad.web import addresses as table
from leidraad.web.handouts import BOOK, POCKET, handouts


def _documents(files: Mapping[str, bytes]) -> dict[str, html.HtmlElement]:
    """Return every page and part by its site path."""
    found = {}
    for name, data in files.items():
        if name.endswith(".md"):
            found[name.removesuffix("index.md")] = html.fromstring(undressed(data)[1])
        elif name.endswith(".html"):
            found[name.removesuffix("index.html")] = html.document_fromstring(data.decode())
    return found


def is_sound(trusted: Trusted) -> None:
    """Demand that everything of a site has an address of its own, which its table knows, and no link is dead."""
    files = pipeline.render(trusted, DRAWN)
    documents = _documents(files)
    # What looks at all at once overlooks nothing that a walk of the table finds.
    with patch.object(table, "_are_apart", return_value=False):
        assert [*table.addresses_are_free(trusted.guideline)] == []
    known = {one.path for one in table.addresses(trusted.guideline)}
    papers = [one.id for found in handouts(trusted.guideline).values() for one in found]
    paths = [*files, *(f"handouts/{name}.pdf" for name in (*papers, BOOK, POCKET))]
    assert [path for path, count in Counter(path.casefold() for path in paths).items() if count > 1] == []
    assert max(map(len, paths)) <= 240
    anchors = {path: page.xpath("//@id") for path, page in documents.items()}
    for path, found in anchors.items():
        assert [name for name, count in Counter(found).items() if count > 1] == [], path
        if not path.startswith("embed/") and path != "404.html":
            assert {f"{path}#{name}" for name in found if _is_ours_to_know(name)} - known == set(), path
    assert {path for path in documents if path and not path.startswith("over/")} - known - {"404.html"} == set()
    dead = [(path, href) for path, href in _links(documents) if not _leads(path, href, files, anchors, papers)]
    assert dead == []


def _is_ours_to_know(name: str) -> bool:
    """Say whether an anchor needs a place in the table: no id has an underscore, and a drawing names only itself."""
    return "_" not in name and not name.startswith(("schema-", "groep-"))


def _links(documents: Mapping[str, html.HtmlElement]) -> Iterator[tuple[str, str]]:
    for path, page in documents.items():
        yield from ((path, str(href)) for href in page.xpath("//*/@href | //*/@src") if path != "404.html")
        yield from ((path, f"#{name}") for name in page.xpath("//@popovertarget | //@data-meaning | //@for"))


def _leads(
    path: str, href: str, files: Mapping[str, bytes], anchors: Mapping[str, list[str]], papers: list[str]
) -> bool:
    if re.match(r"(https?|tel|mailto|data):", href) or "favicon" in href:
        return True
    target, _, anchor = urljoin(f"http://x/{path}", href).removeprefix("http://x/").partition("#")
    if target in anchors:
        return not anchor or anchor in anchors[target]
    return target in files or target.removeprefix("handouts/").removesuffix(".pdf") in (*papers, BOOK, POCKET)
