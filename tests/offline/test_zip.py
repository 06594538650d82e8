"""The zip: the same bytes each time, names for Windows, links that need no server, and small; opened from a disk."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

import pytest
from aids import Walk, all_aids, radio
from browsing import reading
from command import MISTAKE, change, make_a_mistake, run, said
from folders import Pages
from laws.zip import *  # noqa: F403
from laws.zip import LARGEST, LONGEST
from places import ADDRESS
from playwright.sync_api import Browser, Page, expect
from walking import covering

from leidraad.offline.archive import README, Archive, archive, for_readers
from leidraad.offline.links import by_file
from leidraad.output import single
from leidraad.source.checks.naming import DEVICES, names_can_be_files
from leidraad.source.model.base import Id
from leidraad.source.model.guideline import Guideline
from leidraad.trusted import Trusted, trust
from leidraad.web import urls

pytestmark = pytest.mark.slow

README_TEXT = """\
Voedselveiligheid in de schoolkeuken. Veilig eten op school, van levering
tot schoonmaak.

Versie 1.0, 20 november 2026

Nu gevaar? NVWA 0900-0388

Pak de zip eerst helemaal uit. Dubbelklik daarna in de map op index.html. De
site opent dan in je browser. Je hebt geen internet of webserver nodig.

Krijg je een nieuwe versie? Haal dan de oude map weg, zodat niemand met oude
regels of nummers werkt.

De nieuwste versie staat op: https://leidraad.example/richtlijn
"""


def test_the_same_site_gives_the_same_zip(
    shelf_files: Mapping[str, bytes], trusted: Trusted, zipped: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert archive(dict(reversed(shelf_files.items())), trusted) == zipped
    with zipfile.ZipFile(io.BytesIO(zipped.data)) as opened:
        facts = {(one.date_time, one.external_attr, one.create_system, one.compress_type) for one in opened.infolist()}
        assert facts == {((2026, 11, 20, 0, 0, 0), 0o100644 << 16, 3, zipfile.ZIP_DEFLATED)}
        assert opened.namelist() == sorted(opened.namelist())


def test_a_zip_of_content_of_any_day_can_be_made(guideline: Guideline) -> None:
    for day, wanted in (("0001-01-01", 1980), ("9999-12-31", 2107)):
        settings = guideline.settings.model_copy(update={"date": type(guideline.today).fromisoformat(day)})
        few = {"index.html": b"<!doctype html>"}
        with zipfile.ZipFile(io.BytesIO(archive(few, trust(guideline.but(settings=settings), ())).data)) as one:
            assert one.infolist()[0].date_time[0] == wanted


@pytest.mark.parametrize(
    ("here", "there", "wanted"),
    [
        ("werk/stap-1/", "", "../../index.html"),
        ("werk/stap-1/", "werk/", "../index.html"),
        ("werk/stap-1/", "werk/stap-1/", "index.html"),
        ("werk/stap-1/", "werk/stap-1/#doel", "#doel"),
        ("werk/stap-1/", "werk/stap-2/#doel", "../stap-2/index.html#doel"),
        ("werk/stap-1/", "#leidende-zin", "../../index.html#leidende-zin"),
        ("werk/stap-1/", "handouts/boekje.pdf", "../../handouts/boekje.pdf"),
        ("", "werk/", "werk/index.html"),
        ("", "#leidende-zin", "#leidende-zin"),
    ],
)
def test_a_page_that_needs_no_server_calls_another_by_its_file(here: str, there: str, wanted: str) -> None:
    assert by_file(here, there) == wanted


def test_parts_for_other_pages_are_in_the_zip_where_a_page_shows_them() -> None:
    part, page = f"{urls.EMBEDS}x/index.html", f"{urls.KIT}index.html"
    site = dict.fromkeys(("index.html", part, urls.NOT_FOUND, "sitemap.xml", "data/v1/richtlijn.json"), b"")
    assert set(for_readers(site)) == {"index.html"}
    assert set(for_readers({**site, page: b""})) == {"index.html", part, page}


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
        text = opened.read(f"voedselveiligheid-in-de-school-1.0/{README}")
    assert text.startswith(b"\xef\xbb\xbf")
    assert text.decode("utf-8-sig") == README_TEXT.replace("\n", "\r\n")


@pytest.mark.usefixtures("project")
def test_the_command_makes_a_small_zip_whose_checksum_others_can_check() -> None:
    code, out, err = said(run("zip", "--zonder-pdf"))
    made = Path("build/voedselveiligheid-in-de-school-1.0.zip")
    size = made.stat().st_size
    megabytes = f"{size / 1e6:.1f}".replace(".", ",")
    assert (code, out, err) == (0, f"build/voedselveiligheid-in-de-school-1.0.zip: {megabytes} MB\n", "")
    assert size <= LARGEST
    checked = ["sha256sum", "-c", "voedselveiligheid-in-de-school-1.0.zip.sha256"]
    subprocess.run(checked, cwd="build", check=True, capture_output=True)
    with zipfile.ZipFile(made) as opened:
        assert [name for name in opened.namelist() if name.endswith((".pdf", ".png"))] == []


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


def test_from_a_disk_a_reader_finds_the_way_by_menu_letter_and_term(browser: Browser, shelf: Path) -> None:
    with reading(browser) as page:
        page.goto((shelf / "index.html").as_uri())
        page.locator(".c-menu > summary").click()
        page.locator(".c-menu__panel a", has_text="Ontvangst").click()
        assert _at(page, shelf) == "keukenproces/ontvangst/index.html"
        page.locator(".c-term").locator("visible=true").first.click()
        meaning = page.locator(".c-meaning:popover-open")
        expect(meaning).to_be_visible()
        meaning.locator("a").click()
        assert _at(page, shelf).startswith("begrippen/index.html#")
        page.locator(".c-menu > summary").click()
        page.locator(".c-menu__panel a", has_text="Begrippen A–Z").click()
        page.locator(".c-letters a").first.click()
        page.locator(".c-register a").first.click()
        page.locator(".c-header__title").click()
        assert _at(page, shelf) == "index.html"


def _at(page: Page, shelf: Path) -> str:
    return page.url.removeprefix(f"{shelf.as_uri()}/")


def test_from_a_disk_an_aid_is_answered_to_each_outcome_with_and_without_a_script(
    browser: Browser, shelf: Path, guideline: Guideline, pages: Pages
) -> None:
    aid = all_aids(guideline, pages)["is-dit-een-incident"]
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


def test_from_a_disk_a_handout_is_a_pdf_and_a_part_stands_in_its_frame(browser: Browser, shelf: Path) -> None:
    with reading(browser) as page:
        page.goto((shelf / "keukenproces/ontvangst/index.html").as_uri())
        link = page.locator(".c-tools__sheet").evaluate("link => link.href")
        assert (shelf / unquote(link.removeprefix(f"{shelf.as_uri()}/"))).read_bytes().startswith(b"%PDF-")
        page.goto((shelf / "insluiten/index.html").as_uri())
        page.locator("#deel-is-dit-een-incident > summary").click()
        expect(page.frame_locator("#deel-is-dit-een-incident iframe").locator("h1")).to_be_visible()


def test_from_a_disk_no_copy_can_be_kept_and_that_is_said(browser: Browser, shelf: Path, guideline: Guideline) -> None:
    with reading(browser) as page:
        page.goto((shelf / urls.KEEP / "index.html").as_uri())
        assert page.locator(".c-keep__why").inner_text() == guideline.sentences["bewaren-niet-zonder-https"]
        assert page.locator(".c-keep__bar").is_hidden()
