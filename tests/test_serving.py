"""What an editor sees while writing: a saved edit at once, and after a mistake what is wrong above the last site."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import reading
from command import change, run, said
from places import NOON, SECOND
from playwright.sync_api import Browser, expect

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("serving")]

FILE, PAGE = "keukenproces/ontvangst.yml", "keukenproces/ontvangst/"
TITLE, EDITED = "titel: Ontvangst", "titel: Ontvangst bij de deur"
MISTAKE = "titel: Ontvangst\ntietel: Ontvangst"
REPORT = """\
keukenproces/ontvangst.yml:4:1  onbekend-veld
    4 | tietel: Ontvangst
        ^
Het veld `tietel` bestaat hier niet.
Bedoel je `titel`?
"""


# How long an edit takes is for the benchmark to say; here it must come at all.
PATIENCE = 90_000
ADDRESS = re.compile(r"\nDe site staat op (http://127\.0\.0\.1:[1-9]\d*/) \. Stop met Ctrl\+C\.\n")
# Below every report it says where to look.
WHERE = re.compile(ADDRESS.pattern + r"Schrijven in de pagina: \S+\n")
COMMAND = [sys.executable, "-m", "leidraad"]
# What the content says of itself is not valid forever.
ENVIRONMENT = os.environ | {"SOURCE_DATE_EPOCH": NOON}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the command reads, to write in."""
    folder = tmp_path_factory.mktemp("schrijven")
    shutil.copytree(SECOND, folder / "content")
    return folder


@pytest.fixture(scope="module")
def terminal(folder: Path) -> Path:
    """What the editor's terminal shows, in a file, so that the server never waits for a reader."""
    return folder / "terminal.txt"


@pytest.fixture(scope="module")
def served(folder: Path, terminal: Path) -> Iterator[str]:
    """The address that `leidraad serve` tells; Ctrl+C ends it without a word."""
    with terminal.open("wb") as output:
        command = [*COMMAND, "serve", "--poort", "0"]
        server = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=output, stderr=output)
    try:
        _until(lambda: WHERE.search(terminal.read_text()) is not None)
        told = ADDRESS.search(terminal.read_text())
        assert told, terminal.read_text()
        yield told[1]
        well = _all_is_well(folder)
        _until(lambda: _reports(terminal).endswith(well))
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=PATIENCE / 1000) == 0
        assert _reports(terminal).endswith(well)
    finally:
        server.kill()
        server.wait()


def _until(done: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE / 1000
    while not done():
        assert time.monotonic() < end
        time.sleep(0.05)


def _reports(terminal: Path) -> str:
    """Return what the terminal says, without where to look; that stands below the last report too."""
    text = terminal.read_text()
    return WHERE.sub("", text) if WHERE.search(text[text.rfind("\nDe site staat op ") :]) else ""


def _all_is_well(folder: Path) -> str:
    """Return what the terminal says of content without mistakes: what `leidraad check` says, and the result."""
    command = [*COMMAND, "check"]
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, check=True, stderr=subprocess.PIPE, text=True)
    report, _, _ = done.stderr.rpartition("\nGoed. ")
    count = report.count(" (waarschuwing)\n")
    if count == 0:
        return "Alles in orde.\n"
    return f"{report}\nDe site is bijgewerkt, met {count} waarschuwing{'en' * (count > 1)}.\n"


def test_an_open_page_shows_a_saved_edit_by_itself(browser: Browser, folder: Path, served: str) -> None:
    file = folder / "content" / FILE
    with reading(browser) as page:
        page.goto(served + PAGE)
        expect(page.locator("h1")).to_have_text("Processtap 1. Ontvangst")
        change(file, TITLE, EDITED)
        expect(page.locator("h1")).to_have_text("Processtap 1. Ontvangst bij de deur", timeout=PATIENCE)
        change(file, EDITED, TITLE)
        expect(page.locator("h1")).to_have_text("Processtap 1. Ontvangst", timeout=PATIENCE)


def test_the_page_of_an_aid_shows_a_saved_edit_by_itself_too(browser: Browser, folder: Path, served: str) -> None:
    """Its policy lets it ask nothing of anybody, on the site."""
    file = folder / "content" / "beslishulpen" / "mag-dit-nog-gebruikt.yml"
    before = file.read_text(encoding="utf-8")
    with reading(browser) as page:
        page.goto(f"{served}beslishulpen/mag-dit-nog-gebruikt/")
        expect(page.locator("h1")).to_have_text("Mag dit nog gebruikt?")
        change(file, "titel: Mag dit nog gebruikt?", "titel: Mag dit nog op tafel?")
        expect(page.locator("h1")).to_have_text("Mag dit nog op tafel?", timeout=PATIENCE)
    file.write_text(before, encoding="utf-8")


def test_who_opens_the_secret_address_writes_in_a_page_and_sees_it_there(
    browser: Browser, folder: Path, terminal: Path, served: str
) -> None:
    file = folder / "content" / FILE
    before = file.read_bytes()
    secret = re.search(
        r"^Schrijven in de pagina: (http://127\.0\.0\.1:\d+/-/schrijven/open/\S+)$", terminal.read_text(), re.MULTILINE
    )
    assert secret
    with reading(browser) as page:
        page.goto(served + PAGE)
        expect(page.locator(".c-pencil")).to_have_count(0)
        page.goto(secret[1])
        expect(page).to_have_url(served)
        page.goto(served + PAGE)
        page.get_by_role("button", name="Wijzig: Processtap 1. Ontvangst").click()
        expect(page.get_by_role("textbox", name="Tekst")).to_have_value("Ontvangst")
        page.get_by_role("textbox", name="Tekst").fill("Ontvangst aan de deur")
        page.get_by_role("button", name="Bewaar", exact=True).click()
        expect(page.locator("h1")).to_have_text("Processtap 1. Ontvangst aan de deur", timeout=PATIENCE)
        assert file.read_bytes() == before.replace(TITLE.encode(), b"titel: Ontvangst aan de deur")
        page.get_by_role("button", name="Maak ongedaan").click()
        expect(page.locator("h1")).to_have_text("Processtap 1. Ontvangst", timeout=PATIENCE)
        assert file.read_bytes() == before


def test_who_writes_sees_every_component_which_no_site_has(browser: Browser, folder: Path, served: str) -> None:
    with reading(browser) as page:
        page.goto(f"{served}over/vormgeving/")
        expect(page.locator("section .c-aid").first).to_be_visible()
        assert page.locator("section > h2").count() > 20
    assert not list(folder.glob("site/over/vormgeving*"))


def test_a_mistake_is_told_over_the_last_good_site_until_it_is_mended(
    browser: Browser, folder: Path, terminal: Path, served: str
) -> None:
    file = folder / "content" / FILE
    with reading(browser) as page:
        page.goto(served + PAGE)
        change(file, TITLE, MISTAKE)
        expect(page.get_by_role("alert")).to_have_text(REPORT.strip(), timeout=PATIENCE)
        _until(lambda: REPORT in terminal.read_text())
        expect(page.locator("h1")).to_have_text("Processtap 1. Ontvangst")
        change(file, MISTAKE, TITLE)
        expect(page.get_by_role("alert")).to_have_count(0, timeout=PATIENCE)
        expect(page.locator("h1")).to_have_text("Processtap 1. Ontvangst")


def test_a_port_that_another_program_has_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        code, out, err = said(run("serve", "--poort", port))
    assert (code, out) == (2, "")
    assert err.splitlines()[-1] == f"Fout: Poort {port} is bezet. Kies met --poort een andere."


def test_a_wrong_address_gets_the_page_that_says_so(browser: Browser, served: str) -> None:
    with reading(browser) as page:
        response = page.goto(f"{served}bestaat/niet/")
        assert response
        assert (response.status, page.locator("h1").text_content()) == (404, "Deze pagina bestaat niet")
        page.locator("main a").first.click()
        expect(page).to_have_url(f"{served}praktisch/incident-bellen/")


def test_a_warning_is_told_in_the_terminal_as_check_tells_it_and_not_on_the_page(
    browser: Browser, folder: Path, terminal: Path, served: str
) -> None:
    file = folder / "content" / "contacten.yml"
    before = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"geldig-tot: \d+", "geldig-tot: 2020", before, count=1), encoding="utf-8")
    wanted = _all_is_well(folder)
    assert "verlopen (waarschuwing)" in wanted
    _until(lambda: _reports(terminal).endswith(wanted))
    with reading(browser) as page:
        page.goto(served + PAGE)
        expect(page.get_by_role("alert")).to_have_count(0)
    file.write_text(before, encoding="utf-8")
    well = _all_is_well(folder)
    _until(lambda: _reports(terminal).endswith(well))
