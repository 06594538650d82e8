"""The pages of the second guideline, where they stand anywhere and at an address of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import Pages, files_in, read_pages
from laws.content import *  # noqa: F403 — Everything that is said stands on its page.
from laws.pages import *  # noqa: F403 — What holds of every page.
from lxml import etree
from making import once
from places import ADDRESS

from leidraad.output import write
from leidraad.skin import dress
from leidraad.web import urls

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def public(addressed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site, finished for a public address."""
    return once(tmp_path_factory, "site-addressed", lambda folder: write(folder, dress(files_in(addressed), ADDRESS)))


def test_without_an_address_every_link_within_the_site_is_relative(pages: Pages) -> None:
    links = {(path, link) for path, page in pages.items() for link in page.xpath("//@href | //@src")}
    rooted = {(path, link) for path, link in links if link.startswith("/")}
    # It is shown at any depth.
    assert {path for path, _ in rooted} == {urls.NOT_FOUND}
    assert {link for path, link in links - rooted if path == urls.NOT_FOUND and ":" not in link} == {"#inhoud"}
    assert [path for path, page in pages.items() if page.xpath("//link[@rel='canonical']")] == []


def test_with_an_address_every_page_names_its_own_and_the_sitemap_lists_them_all(public: Path) -> None:
    pages = read_pages(public)
    wanted = {path: [f"{ADDRESS}/{path}"] for path in pages if path != urls.NOT_FOUND}
    canonical = {path: page.xpath("//link[@rel='canonical']/@href") for path, page in pages.items()}
    assert canonical == wanted | {urls.NOT_FOUND: []}
    sitemap = etree.parse(public / "sitemap.xml").iterfind(".//{*}loc")
    assert sorted(str(place.text) for place in sitemap) == sorted(url for [url] in wanted.values())
    links = [link for link in pages[urls.NOT_FOUND].xpath("//@href | //@src") if link.startswith("/")]
    assert {link for link in links if not (public / link.removeprefix("/richtlijn/")).exists()} == set()
