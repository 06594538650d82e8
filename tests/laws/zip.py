"""What holds of the zip of the site of any guideline: whole, small, with names for Windows and links to files."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from browsing import reading
from folders import files_in
from lxml import html
from making import once, shelved
from playwright.sync_api import Browser

from leidraad.offline.archive import README, Archive, archive
from leidraad.source.checks.naming import DEVICES
from leidraad.trusted import Trusted
from leidraad.web import urls

pytestmark = pytest.mark.slow

LARGEST = 1_700_000
LONGEST = 200
# What Windows lets nobody put in a name, and what it would take away from its end.
FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f]|[. ]$')
# A picture waits until a reader comes near, and who leaves before would break it off.
ALL_SHOWN = """() => Promise.all([document.fonts.ready, ...[...document.images].map(image => {
  image.loading = "eager"
  return image.decode()
})])"""


def _folder(zipped: Archive) -> str:
    """Return the folder that all of a zip is in."""
    return zipped.name.removesuffix(".zip")


@pytest.fixture(scope="session")
def finished(site: Path) -> Mapping[str, bytes]:
    """Every file of the finished site."""
    return files_in(site)


@pytest.fixture(scope="session")
def shelf_files(trusted: Trusted, docs: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Every file of the edition that needs no server."""
    return files_in(once(tmp_path_factory, f"shelf-{docs.name}", partial(shelved, trusted, docs)))


@pytest.fixture(scope="session")
def zipped(shelf_files: Mapping[str, bytes], trusted: Trusted) -> Archive:
    """The site as a zip."""
    return archive(shelf_files, trusted)


@pytest.fixture(scope="session")
def entries(zipped: Archive) -> Mapping[str, bytes]:
    """What is in the zip, by its path without the folder that all of it is in."""
    with zipfile.ZipFile(io.BytesIO(zipped.data)) as opened:
        assert opened.testzip() is None
        return {name.removeprefix(f"{_folder(zipped)}/"): opened.read(name) for name in opened.namelist()}


@pytest.fixture(scope="session")
def shelf(zipped: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip as somebody unpacks it, in a folder with spaces and signs that mean something in an address."""
    folder = tmp_path_factory.mktemp("stick") / "Team Wijk & Buurt (50% #1)"
    with zipfile.ZipFile(io.BytesIO(zipped.data)) as opened:
        opened.extractall(folder)
    return folder / _folder(zipped)


def test_everything_for_a_reader_is_in_the_zip_and_nothing_for_a_server(
    finished: Mapping[str, bytes], entries: Mapping[str, bytes]
) -> None:
    wanted = {name for name in finished if name.endswith((".html", ".css", ".js", ".svg", ".png", ".pdf"))}
    assert set(entries) == wanted - {urls.NOT_FOUND, urls.WORKER} | {README}
    assert {"index.html", "handouts/boekje.pdf", "embed/v1/begrippen/index.html", "register/index.html"} <= set(entries)


def _places(entries: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield every link inside the site with the page that it is on."""
    for name, data in entries.items():
        if name.endswith(".html"):
            links = html.document_fromstring(data).xpath("//@href | //@src | //@srcset | //@action | //@poster")
            yield from ((name, link) for link in links if not re.match(r"[a-z]+:", link))


def test_every_link_of_every_page_leads_to_a_file_in_the_zip_and_to_a_place_on_it(entries: Mapping[str, bytes]) -> None:
    """By a parser of its own, so that no way of writing a link escapes the edition."""
    ids = {
        name: set(html.document_fromstring(data).xpath("//@id"))
        for name, data in entries.items()
        if name.endswith(".html")
    }
    places = list(_places(entries))
    broken = []
    for name, link in places:
        target, anchor = urldefrag(link)
        there = normpath(join(dirname(name), unquote(target))) if target else name
        if there not in entries or target.endswith("/") or (anchor and anchor not in ids[there]):
            broken.append((name, link))
    assert broken == []
    assert len(places) > 20 * len(ids)


def test_nothing_of_a_page_changes_but_where_its_links_lead(
    finished: Mapping[str, bytes], entries: Mapping[str, bytes]
) -> None:
    link = re.compile(rb'(?<=[ \n])(href|src|data-script|data-home)="[^"]*"|(?<="0; url=)[^"]*')
    changed = [name for name in entries if name != README and entries[name] != finished[name]]
    assert len(changed) > len(entries) / 3
    assert [name for name in changed if link.sub(b"", entries[name]) != link.sub(b"", finished[name])] == []


def test_every_path_is_one_that_windows_knows_and_no_two_differ_by_case_alone(zipped: Archive) -> None:
    with zipfile.ZipFile(io.BytesIO(zipped.data)) as opened:
        names = opened.namelist()
    parts = {part for name in names for part in name.split("/")}
    assert [part for part in parts if FORBIDDEN.search(part) or part.partition(".")[0].lower() in DEVICES] == []
    assert [name for name, count in Counter(map(str.lower, names)).items() if count > 1] == []
    assert max(map(len, names)) <= LONGEST


def test_no_page_has_a_script_that_a_browser_refuses_from_a_disk(entries: Mapping[str, bytes]) -> None:
    scripts = {data for name, data in entries.items() if name.endswith((".html", ".js"))}
    assert [data for data in scripts if re.search(rb'type="?module|import\(|fetch\(|new Worker|XMLHttp', data)] == []


def test_without_its_documents_the_zip_is_small(zipped: Archive) -> None:
    with zipfile.ZipFile(io.BytesIO(zipped.data)) as opened:
        rest = [one for one in opened.infolist() if not one.filename.startswith(f"{_folder(zipped)}/{urls.HANDOUTS}")]
    assert sum(one.compress_size + 2 * len(one.filename) + 76 for one in rest) <= LARGEST


def test_from_a_disk_every_page_opens_whole_and_nothing_is_said_or_asked_elsewhere(
    browser: Browser, shelf: Path, entries: Mapping[str, bytes]
) -> None:
    said: list[str] = []
    asked: list[str] = []
    with reading(browser) as page:
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("requestfailed", lambda request: said.append(request.url))
        page.on("request", lambda request: asked.append(request.url))
        for name in (name for name in entries if name.endswith(".html")):
            page.goto((shelf / name).as_uri())
            if leads := html.document_fromstring(entries[name]).xpath("string(//meta[@http-equiv='refresh']/@content)"):
                page.wait_for_url(urljoin((shelf / name).as_uri(), leads.removeprefix("0; url=")))
            page.evaluate(ALL_SHOWN)
            assert page.locator("h1").count() == 1, name
            assert name.startswith(urls.EMBEDS) or page.evaluate("document.styleSheets.length") >= 1, name
    assert said == []
    assert {url for url in asked if not url.startswith((shelf.as_uri(), "data:"))} == set()
