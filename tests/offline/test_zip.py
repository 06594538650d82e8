"""The zip: the same bytes each time, names for Windows, links that need no server, and small; opened from a disk."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urldefrag

import pytest
from aids import Walk, all_aids, radio
from browsing import reading
from command import MISTAKE, change, make_a_mistake, run, said
from folders import Pages, files_in
from lxml import html
from places import ADDRESS
from playwright.sync_api import Browser, Page, expect
from walking import covering

from leidraad.offline.archive import README, Archive, archive
from leidraad.offline.links import filed, with_files
from leidraad.output import single
from leidraad.source.checks.naming import DEVICES, names_can_be_files
from leidraad.source.model.base import Id
from leidraad.source.model.guideline import Guideline
from leidraad.trusted import Trusted, trust
from leidraad.web import urls

# One worker builds the site for all tests of this file.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("site")]

LARGEST = 1_500_000
LONGEST = 200
# What Windows lets nobody put in a name, and what it would take away from its end.
FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f]|[. ]$')
# A picture waits until a reader comes near, and who leaves before would break it off.
ALL_SHOWN = """() => Promise.all([document.fonts.ready, ...[...document.images].map(image => {
  image.loading = "eager"
  return image.decode()
})])"""
README_TEXT = """\
Leidraad. Werken met 1Gezin1Plan1Regisseur, ook als het niet veilig is.

Versie 0.1, 23 november 2026

Nu gevaar? 112, Veilig Thuis 0800-2000

Pak de zip eerst helemaal uit. Dubbelklik daarna in de map op index.html. De
site opent dan in je browser. Je hebt geen internet of webserver nodig.

Krijg je een nieuwe versie? Haal dan de oude map weg, zodat niemand met oude
regels of nummers werkt.

De nieuwste versie staat op: https://leidraad.example/richtlijn
"""


@pytest.fixture(scope="session")
def finished(site: Path) -> Mapping[str, bytes]:
    """Every file of the finished site."""
    return files_in(site)


@pytest.fixture(scope="session")
def zipped(finished: Mapping[str, bytes], trusted: Trusted) -> Archive:
    """The site as a zip."""
    return archive(finished, trusted)


@pytest.fixture(scope="session")
def entries(zipped: Archive) -> Mapping[str, bytes]:
    """What is in the zip, by its path without the folder that all of it is in."""
    with zipfile.ZipFile(io.BytesIO(zipped.data)) as opened:
        assert opened.testzip() is None
        return {name.removeprefix("leidraad-0.1/"): opened.read(name) for name in opened.namelist()}


@pytest.fixture(scope="session")
def shelf(zipped: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip as somebody unpacks it, in a folder with spaces and signs that mean something in an address."""
    folder = tmp_path_factory.mktemp("stick") / "Team Wijk & Buurt (50% #1)"
    with zipfile.ZipFile(io.BytesIO(zipped.data)) as opened:
        opened.extractall(folder)
    return folder / "leidraad-0.1"


def test_the_same_site_gives_the_same_zip(
    finished: Mapping[str, bytes], trusted: Trusted, zipped: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert archive(dict(reversed(finished.items())), trusted) == zipped
    with zipfile.ZipFile(io.BytesIO(zipped.data)) as opened:
        facts = {(one.date_time, one.external_attr, one.create_system, one.compress_type) for one in opened.infolist()}
        assert facts == {((2026, 11, 23, 0, 0, 0), 0o100644 << 16, 3, zipfile.ZIP_DEFLATED)}
        assert opened.namelist() == sorted(opened.namelist())


def test_a_zip_of_content_of_any_day_can_be_made(guideline: Guideline) -> None:
    for day, wanted in (("0001-01-01", 1980), ("9999-12-31", 2107)):
        settings = guideline.settings.model_copy(update={"date": type(guideline.today).fromisoformat(day)})
        few = {"index.html": b"<!doctype html>"}
        with zipfile.ZipFile(io.BytesIO(archive(few, trust(guideline.but(settings=settings), ())).data)) as one:
            assert one.infolist()[0].date_time[0] == wanted


def test_everything_for_a_reader_is_in_the_zip_and_nothing_for_a_server(
    finished: Mapping[str, bytes], entries: Mapping[str, bytes]
) -> None:
    wanted = {name for name in finished if name.endswith((".html", ".css", ".js", ".svg", ".png", ".pdf"))}
    assert set(entries) == wanted - {urls.NOT_FOUND, urls.WORKER} | {README}
    assert {"index.html", "handouts/boekje.pdf", "embed/v1/kindcheck/index.html", "register/index.html"} <= set(entries)


def _places(entries: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield every link inside the site with the page that it is on."""
    for name, data in entries.items():
        if name.endswith(".html"):
            links = html.document_fromstring(data).xpath("//@href | //@src | //@srcset | //@action | //@poster")
            yield from ((name, link) for link in links if not re.match(r"[a-z]+:", link))


def test_every_link_of_every_page_leads_to_a_file_in_the_zip_and_to_a_place_on_it(entries: Mapping[str, bytes]) -> None:
    """By a parser of its own, so that no way of writing a link escapes the rule that changes them."""
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
    assert len(places) > 10_000


def test_nothing_of_a_page_changes_but_where_its_links_lead(
    finished: Mapping[str, bytes], entries: Mapping[str, bytes]
) -> None:
    link = re.compile(rb'(?<=[ \n])(href|src)="[^"]*"')
    changed = [name for name in entries if name != README and entries[name] != finished[name]]
    assert len(changed) > 100
    assert [name for name in changed if link.sub(b"", entries[name]) != link.sub(b"", finished[name])] == []


@pytest.mark.parametrize(
    ("link", "wanted"),
    [
        ("../", "../index.html"),
        ("./", "index.html"),
        (".", "index.html"),
        ("", "index.html"),
        ("..", "../index.html"),
        ("../../werk/stap-1/#doel", "../../werk/stap-1/index.html#doel"),
        ("./#doel", "index.html#doel"),
        ("#doel", "#doel"),
        ("../handouts/boekje.pdf", "../handouts/boekje.pdf"),
        ("https://example.org/", "https://example.org/"),
        ("//example.org/", "//example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("tel:112", "tel:112"),
        ("data:,", "data:,"),
    ],
)
def test_a_link_to_a_folder_becomes_one_to_the_page_in_it(link: str, wanted: str) -> None:
    assert filed(link) == wanted


def test_what_only_looks_like_a_link_stays() -> None:
    page = (
        '<p title="zie href=" data-href="a/">href="b/"</p><textarea>&lt;a href="c/"&gt;</textarea><a href="d/">e/</a>'
    )
    assert with_files(page) == page.replace('href="d/"', 'href="d/index.html"')


def test_every_path_is_one_that_windows_knows_and_no_two_differ_by_case_alone(zipped: Archive) -> None:
    with zipfile.ZipFile(io.BytesIO(zipped.data)) as opened:
        names = opened.namelist()
    parts = {part for name in names for part in name.split("/")}
    assert [part for part in parts if FORBIDDEN.search(part) or part.partition(".")[0].lower() in DEVICES] == []
    assert [name for name, count in Counter(map(str.lower, names)).items() if count > 1] == []
    assert max(map(len, names)) <= LONGEST


def test_no_path_can_become_too_long_whatever_the_ids_and_the_title_are(guideline: Guideline) -> None:
    long = "a" * 64
    update = {
        "title": Id("Een heel lange titel, " * 9, guideline.settings.title.span),
        "version": "1.10 (concept) " * 9,
    }
    settings = guideline.settings.model_copy(update=update)
    folder = archive({"index.html": b""}, trust(guideline.but(settings=settings), ())).name.removesuffix(".zip")
    assert folder == "een-heel-lange-titel-een-heel-1.10-concept-1.10-co"
    paths = (urls.unit(long, long), urls.routes(long), urls.embed(long), urls.about(long), urls.sheet(long))
    names = [
        *(f"{path}index.html" for path in paths),
        urls.handout(f"{long}-{long}"),
        f"{urls.tree(long)}stappen-{'0' * 12}.css",
    ]
    assert max(len(f"{folder}/{name}") for name in names) <= LONGEST


@pytest.mark.parametrize("name", sorted(DEVICES))
def test_an_id_that_windows_keeps_for_itself_is_refused_wherever_it_becomes_a_name(
    guideline: Guideline, name: str
) -> None:
    def renamed(one: object) -> object:
        return one.model_copy(update={"id": Id(name, guideline.settings.title.span)})  # type: ignore[attr-defined]

    chapter = guideline.chapters[0]
    units = (renamed(chapter.units[0]), *chapter.units[1:])
    spoiled = guideline.model_copy(
        update={
            "chapters": (chapter.model_copy(update={"head": renamed(chapter.head), "units": units}),),
            **{kind: (renamed(getattr(guideline, kind)[0]),) for kind in ("sheets", "trees", "about")},
        }
    )
    assert [problem.code for problem in names_can_be_files(spoiled)] == ["naam-op-windows"] * 5
    assert list(names_can_be_files(guideline)) == []


def test_a_text_says_in_dutch_how_to_open_it_and_whom_to_call(guideline: Guideline) -> None:
    settings = guideline.settings.model_copy(update={"address": ADDRESS})
    made = archive({"index.html": b""}, trust(guideline.but(settings=settings), ()))
    with zipfile.ZipFile(io.BytesIO(made.data)) as opened:
        text = opened.read(f"leidraad-0.1/{README}")
    assert text.startswith(b"\xef\xbb\xbf")
    assert text.decode("utf-8-sig") == README_TEXT.replace("\n", "\r\n")


def test_no_page_has_a_script_that_a_browser_refuses_from_a_disk(entries: Mapping[str, bytes]) -> None:
    scripts = {data for name, data in entries.items() if name.endswith((".html", ".js"))}
    assert [data for data in scripts if re.search(rb'type="?module|import\(|fetch\(|new Worker|XMLHttp', data)] == []


@pytest.mark.slow
@pytest.mark.usefixtures("project")
def test_the_command_makes_a_small_zip_whose_checksum_others_can_check() -> None:
    code, out, err = said(run("zip", "--zonder-pdf"))
    made = Path("build/leidraad-0.1.zip")
    size = made.stat().st_size
    megabytes = f"{size / 1e6:.1f}".replace(".", ",")
    assert (code, out, err) == (0, f"build/leidraad-0.1.zip: {megabytes} MB\n", "")
    assert size <= LARGEST
    checked = ["sha256sum", "-c", "leidraad-0.1.zip.sha256"]
    subprocess.run(checked, cwd="build", check=True, capture_output=True)
    with zipfile.ZipFile(made) as opened:
        assert [name for name in opened.namelist() if name.endswith((".pdf", ".png"))] == []


def test_without_its_documents_the_zip_is_small(zipped: Archive) -> None:
    with zipfile.ZipFile(io.BytesIO(zipped.data)) as opened:
        rest = [one for one in opened.infolist() if not one.filename.startswith(f"leidraad-0.1/{urls.HANDOUTS}")]
    assert sum(one.compress_size + 2 * len(one.filename) + 76 for one in rest) <= LARGEST


@pytest.mark.usefixtures("project")
def test_the_zip_of_other_content_stands_where_it_is_asked_for(good: Path, tmp_path: Path) -> None:
    place = tmp_path / "map" / "mijn zip.zip"
    words = ("zip", "--zonder-pdf", "--inhoud", good, "--adres", "https://x.example/")
    assert said(run(*words, "--uit", place)) == (0, f"{place}: 0,1 MB\n", "")
    with zipfile.ZipFile(place) as opened:
        assert "kleine-leidraad-1.10/werk/stap-1/index.html" in opened.namelist()
        assert b"https://x.example/" in opened.read("kleine-leidraad-1.10/werk/stap-1/index.html")
    before = place.read_bytes()
    make_a_mistake(good)
    assert said(run(*words, "--uit", place)) == (1, "", MISTAKE)
    assert place.read_bytes() == before
    assert sorted(path.name for path in place.parent.iterdir()) == ["mijn zip.zip", "mijn zip.zip.sha256"]


@pytest.mark.usefixtures("project")
def test_a_place_where_no_zip_can_be_is_said_without_a_traceback(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, err = said(run("zip", "--uit", tmp_path))
    assert (code, out) == (2, "")
    assert err.splitlines()[-1] == f"Fout: Verkeerde waarde bij '--uit': Bestand '{tmp_path}' is een map."

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "x.zip")

    monkeypatch.setattr(single, "replace", refuse)
    code, out, err = said(run("zip", "--zonder-pdf", "--inhoud", good))
    assert (code, out) == (2, "")
    assert (
        err == "Fout: Dit mag je hier niet lezen of schrijven. Kijk naar de rechten, of kies een andere plek. (x.zip)\n"
    )


@pytest.mark.usefixtures("project")
def test_a_warning_is_said_and_the_zip_is_made(good: Path, tmp_path: Path) -> None:
    change(good / "contacten.yml", "geldig-tot: 2027-05-01", "geldig-tot: 2025-01-01")
    code, _, err = said(run("zip", "--zonder-pdf", "--inhoud", good, "--uit", tmp_path / "x.zip"))
    assert (code, "verlopen (waarschuwing)" in err, (tmp_path / "x.zip").is_file()) == (0, True, True)


@pytest.mark.slow
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
            page.evaluate(ALL_SHOWN)
            assert page.locator("h1").count() == 1, name
            assert name.startswith(urls.EMBEDS) or page.evaluate("document.styleSheets.length") >= 2, name
    assert said == []
    assert {url for url in asked if not url.startswith((shelf.as_uri(), "data:"))} == set()


@pytest.mark.slow
def test_from_a_disk_a_reader_finds_the_way_by_menu_register_and_term(browser: Browser, shelf: Path) -> None:
    with reading(browser) as page:
        page.goto((shelf / "index.html").as_uri())
        page.locator(".c-menu > summary").click()
        page.locator(".c-menu__panel a", has_text="Fase 1.").click()
        assert _at(page, shelf) == "werkproces/fase-1/index.html"
        page.locator(".c-term").first.click()
        meaning = page.locator(".c-meaning:popover-open")
        expect(meaning).to_be_visible()
        meaning.locator("a").click()
        assert _at(page, shelf).startswith("begrippen/index.html#")
        page.locator(".c-menu > summary").click()
        page.locator(".c-menu__panel a", has_text="Register").click()
        page.locator(".c-letters a").first.click()
        page.locator(".c-register a").first.click()
        page.locator(".c-header__title").click()
        assert _at(page, shelf) == "index.html"


def _at(page: Page, shelf: Path) -> str:
    return page.url.removeprefix(f"{shelf.as_uri()}/")


@pytest.mark.slow
def test_from_a_disk_an_aid_is_answered_to_each_outcome_with_and_without_a_script(
    browser: Browser, shelf: Path, guideline: Guideline, pages: Pages
) -> None:
    aid = all_aids(guideline, pages)["kindcheck"]
    address = (shelf / aid.path / "index.html").as_uri()
    with reading(browser) as page:
        page.goto(address)
        walk = Walk(aid, page.locator(".c-aid"))
        for route in covering(aid.graph):
            walk.again()
            walk.follow(route)
        walk.make()
    with reading(browser, java_script_enabled=False) as page:
        page.goto(address)
        for step in max(covering(aid.graph), key=len):
            page.locator(radio(*step)).check()
        assert page.locator(".c-aid__outcome").locator("visible=true").count() == 1


@pytest.mark.slow
def test_from_a_disk_a_handout_is_a_pdf_and_a_part_stands_in_its_frame(browser: Browser, shelf: Path) -> None:
    with reading(browser) as page:
        page.goto((shelf / "werkproces/fase-1/index.html").as_uri())
        link = page.locator(".c-handouts a").first.evaluate("link => link.href")
        assert (shelf / unquote(link.removeprefix(f"{shelf.as_uri()}/"))).read_bytes().startswith(b"%PDF-")
        page.goto((shelf / "insluiten/index.html").as_uri())
        page.locator("#deel-kindcheck > summary").click()
        expect(page.frame_locator("#deel-kindcheck iframe").locator("h1")).to_be_visible()


@pytest.mark.slow
def test_from_a_disk_no_copy_can_be_kept_and_that_is_said(browser: Browser, shelf: Path, guideline: Guideline) -> None:
    with reading(browser) as page:
        page.goto((shelf / urls.KEEP / "index.html").as_uri())
        assert page.locator(".c-keep__why").inner_text() == guideline.sentences["bewaren-niet-zonder-https"]
        assert page.locator(".c-keep__bar").is_hidden()
