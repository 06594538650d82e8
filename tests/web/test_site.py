"""Every page of the finished site, read as a parser reads it: links, headings, numbers, provenance and data."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from folders import Pages, read_pages
from lxml import etree
from places import ADDRESS

from leidraad.output import write
from leidraad.skin import dress
from leidraad.source.model.guideline import Guideline
from leidraad.web import urls

# One worker builds the site for all tests of this file.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("site")]

ORIGIN = "http://here.test"
EMERGENCY = ("tel:112", "tel:08002000")


@pytest.fixture(scope="module")
def public(addressed: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site, finished for a public address."""
    docs, folder = tmp_path_factory.mktemp("docs"), tmp_path_factory.mktemp("public")
    write(docs, addressed)
    write(folder, dress(docs, ADDRESS))
    return folder


def test_every_link_leads_to_a_page_a_file_or_an_anchor_that_exists(site: Path, pages: Pages) -> None:
    files = {path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("*") if path.is_file()}
    ids = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    broken = []
    for path, page in pages.items():
        for link in page.xpath("//@href | //@src"):
            target, anchor = urldefrag(urljoin(f"{ORIGIN}/{path}", link))
            if not target.startswith(f"{ORIGIN}/"):
                continue
            there = unquote(urlsplit(target).path).removeprefix("/")
            if there not in files or (anchor and anchor not in ids[there]):
                broken.append((path, link))
    assert broken == []


def test_no_page_has_the_same_id_twice(pages: Pages) -> None:
    counts = {path: Counter(page.xpath("//@id")) for path, page in pages.items()}
    assert {path: twice for path, count in counts.items() if (twice := [i for i, n in count.items() if n > 1])} == {}


def test_every_page_has_one_h1_and_no_heading_skips_a_level(pages: Pages) -> None:
    wrong = {}
    for path, page in pages.items():
        levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        skips = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        if levels[:1] != [1] or levels.count(1) != 1 or skips:
            wrong[path] = levels
    assert wrong == {}


def test_every_page_is_dutch_and_has_a_title_of_its_own(pages: Pages) -> None:
    titles = Counter(page.findtext("head/title") for page in pages.values())
    assert {path for path, page in pages.items() if page.get("lang") != "nl"} == set()
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_page_has_the_emergency_numbers_and_says_that_actions_guide(guideline: Guideline, pages: Pages) -> None:
    lacking = {}
    for path, page in pages.items():
        numbers = [number for number in EMERGENCY if not page.xpath("//a[@href=$number]", number=number)]
        guided = guideline.settings.guidance in " ".join(page.text_content().split())
        if numbers or not guided:
            lacking[path] = (numbers, guided)
    assert lacking == {}


def test_no_page_needs_an_exception_from_a_strict_content_security_policy(pages: Pages) -> None:
    """No inline style, script or handler, and nothing comes from another host."""
    inline = "//@style | //@*[starts-with(name(), 'on')] | //style | //script[not(@src)]"
    loaded = "//@src | //@srcset | //@poster | //link[not(@rel='canonical')]/@href | //form/@action | //object"
    wrong = {}
    for path, page in pages.items():
        foreign = [url for url in page.xpath(loaded) if not urljoin(f"{ORIGIN}/{path}", url).startswith(ORIGIN)]
        if foreign or page.xpath(inline):
            wrong[path] = (foreign, page.xpath(inline))
    assert wrong == {}


def test_no_style_sheet_or_script_names_another_host(site: Path) -> None:
    """Material's icons are `data:` addresses, which load nothing; a digest can look like the begin of an address."""
    data, elsewhere = re.compile(r'url\("data:[^"]*"\)|"[A-Za-z0-9+/]{43}="'), re.compile(r"@import|url\(|//[a-z]")
    assets = [path for path in site.rglob("*") if path.suffix in (".css", ".js")]
    named = {path: elsewhere.findall(data.sub("", path.read_text("utf-8"))) for path in assets}
    assert {path.name: found for path, found in named.items() if found} == {}
    assert {"leidraad.css", "material.css", "leidraad.js", "beslishulp.js"} <= {p.name for p in assets}
    assert any(path.name.startswith("stappen-") for path in assets)


def test_without_an_address_every_link_within_the_site_is_relative(pages: Pages) -> None:
    links = {(path, link) for path, page in pages.items() for link in page.xpath("//@href | //@src")}
    rooted = {(path, link) for path, link in links if link.startswith("/")}
    # It is shown at any depth.
    assert {path for path, _ in rooted} == {urls.NOT_FOUND}
    assert {link for path, link in links - rooted if path == urls.NOT_FOUND and ":" not in link} == {"#inhoud"}
    assert [path for path, page in pages.items() if page.xpath("//link[@rel='canonical']")] == []


@pytest.mark.slow
def test_with_an_address_every_page_names_its_own_and_the_sitemap_lists_them_all(public: Path) -> None:
    pages = read_pages(public)
    wanted = {path: [f"{ADDRESS}/{path}"] for path in pages if path != urls.NOT_FOUND}
    canonical = {path: page.xpath("//link[@rel='canonical']/@href") for path, page in pages.items()}
    assert canonical == wanted | {urls.NOT_FOUND: []}
    sitemap = etree.parse(public / "sitemap.xml").iterfind(".//{*}loc")
    assert sorted(str(place.text) for place in sitemap) == sorted(url for [url] in wanted.values())
    links = [link for link in pages[urls.NOT_FOUND].xpath("//@href | //@src") if link.startswith("/")]
    assert {link for link in links if not (public / link.removeprefix("/richtlijn/")).exists()} == set()
