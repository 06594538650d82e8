"""What an editor sees while writing: a saved edit at once, and after a mistake what is wrong above the last site."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from command import change
from conftest import CONTENT, ROOT, reading
from playwright.sync_api import Browser, expect

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("serving")]

PAGE = "werkproces/fase-1/"
TITLE, EDITED = "titel: Aanmelding", "titel: Aanmelding bij de voordeur"
MISTAKE = "titel: Aanmelding\ntietel: Aanmelding"
REPORT = """\
werkproces/fase-1.yml:4:1  onbekend-veld
    4 | tietel: Aanmelding
        ^
Het veld `tietel` bestaat hier niet.
Bedoel je `titel`?
"""


# How long an edit takes is for the benchmark to say; here it must come at all.
PATIENCE = 30_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the command reads, to write in."""
    folder = tmp_path_factory.mktemp("schrijven")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    shutil.copytree(CONTENT, folder / "content")
    return folder


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[str]:
    """The address that `leidraad serve` tells; Ctrl+C ends it without a word."""
    command = [sys.executable, "-m", "leidraad", "serve", "--poort", "0"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        assert server.stdout is not None
        line = server.stdout.readline()
        told = re.fullmatch(r"De site staat op (http://127\.0\.0\.1:[1-9]\d*/) \. Stop met Ctrl\+C\.\n", line)
        assert told, line + server.stdout.read()
        yield told[1]
        server.send_signal(signal.SIGINT)
        rest = server.stdout.read()
    assert server.returncode == 0
    assert set(rest.split("\n")) <= {"Alles in orde.", *REPORT.split("\n")}


def test_an_open_page_shows_a_saved_edit_by_itself(browser: Browser, folder: Path, served: str) -> None:
    file = folder / "content" / "werkproces" / "fase-1.yml"
    with reading(browser) as page:
        page.goto(served + PAGE)
        expect(page.locator("h1")).to_have_text("Aanmelding")
        change(file, TITLE, EDITED)
        expect(page.locator("h1")).to_have_text("Aanmelding bij de voordeur", timeout=PATIENCE)
        change(file, EDITED, TITLE)
        expect(page.locator("h1")).to_have_text("Aanmelding", timeout=PATIENCE)


def test_a_mistake_is_told_over_the_last_good_site_until_it_is_mended(
    browser: Browser, folder: Path, served: str
) -> None:
    file = folder / "content" / "werkproces" / "fase-1.yml"
    with reading(browser) as page:
        page.goto(served + PAGE)
        change(file, TITLE, MISTAKE)
        expect(page.get_by_role("alert")).to_have_text(REPORT.strip(), timeout=PATIENCE)
        expect(page.locator("h1")).to_have_text("Aanmelding")
        change(file, MISTAKE, TITLE)
        expect(page.get_by_role("alert")).to_have_count(0, timeout=PATIENCE)
        expect(page.locator("h1")).to_have_text("Aanmelding")


def test_a_wrong_address_gets_the_page_that_says_so(browser: Browser, served: str) -> None:
    with reading(browser) as page:
        response = page.goto(f"{served}bestaat/niet/")
        assert response
        assert (response.status, page.locator("h1").text_content()) == (404, "Deze pagina bestaat niet")
        page.locator("main a").first.click()
        expect(page).to_have_url(f"{served}praktisch/spoed/")
