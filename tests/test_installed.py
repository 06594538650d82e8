"""The program as installed needs nothing of this project; who wants something else around pages says so beside it."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
import venv
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

import pytest
from folders import files_in
from places import GOOD, NOON, ROOT, SECOND

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("installed")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as it is given to others."""
    source, place = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    shutil.copytree(ROOT / "generator" / "leidraad", source / "generator" / "leidraad")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", place, source]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = place.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def package(wheel: Path) -> Path:
    """What the wheel holds, unpacked: what it depends on is that of these tests."""
    zipfile.ZipFile(wheel).extractall(wheel.parent / "unpacked")
    return wheel.parent / "unpacked"


@pytest.fixture(scope="module")
def leidraad(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command in an environment of its own, made from the wheel; what it depends on is that of these tests."""
    place = tmp_path_factory.mktemp("venv")
    venv.create(place, with_pip=False)
    python = place / "bin" / "python"
    install = ["install", "-q", "--no-deps", "--no-index", "--disable-pip-version-check", wheel]
    subprocess.run([sys.executable, "-m", "pip", "--python", python, *install], check=True, capture_output=True)
    (libraries,) = place.glob("lib/python*/site-packages")
    (libraries / "those-of-the-tests.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return place / "bin" / "leidraad"


def _built(package: Path, folder: Path) -> dict[str, bytes]:
    """Build in a folder in which there is nothing but content and what a test put there."""
    shutil.copytree(GOOD, folder / "content")
    shutil.copy(SECOND / "teksten.yml", folder / "content")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment |= {"PYTHONPATH": str(package), "SOURCE_DATE_EPOCH": NOON}
    command = [sys.executable, "-m", "leidraad", "build"]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return files_in(folder / "site")


def test_an_empty_folder_with_content_gives_the_site_of_the_project(package: Path, tmp_path: Path) -> None:
    bare, project = tmp_path / "bare", tmp_path / "project"
    for folder in (bare, project):
        folder.mkdir()
    for name in ("mkdocs.yml", "overrides"):
        (project / name).symlink_to(ROOT / name)
    assert _built(package, bare) == _built(package, project)


def test_an_organisation_adds_to_every_page_what_its_overrides_say(package: Path, tmp_path: Path) -> None:
    (tmp_path / "overrides").mkdir()
    ours = '{% block head %}{{ super() }}\n<meta name="theme-color" content="#123456">{% endblock %}'
    (tmp_path / "overrides" / "main.html").write_text('{% extends "document.html" %}\n' + ours, encoding="utf-8")
    site = _built(package, tmp_path)
    pages = [name for name in site if name.endswith("index.html") and not name.startswith("embed/")]
    assert len(pages) > 10
    assert {site[name].count(b'<meta name="theme-color" content="#123456">\n</head>') for name in pages} == {1}


ALONE = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | {"SOURCE_DATE_EPOCH": NOON}
NEW = ("nieuw", "mijn", "--titel", "Fietsen", "--organisatie", "De bond", "--onderdeel", "stap", "--spoednummer", "112")
SERVED = re.compile(r"De site staat op (http://127\.0\.0\.1:\d+/) .*\nSchrijven in de pagina: \1(\S+)\n")
WORD = re.compile('data-woord="([^"]+)"')


def test_who_only_has_the_wheel_begins_a_guideline_sees_it_in_a_browser_and_writes_in_it(
    leidraad: Path, tmp_path: Path
) -> None:
    def typed(*words: str) -> str:
        done = subprocess.run([leidraad, *words], cwd=tmp_path, env=ALONE, check=True, capture_output=True, text=True)
        return done.stdout + done.stderr

    assert typed(*NEW).startswith("Je richtlijn staat in 'mijn'.")
    assert re.search(
        r"\nGoed\. \d+ waarschuwingen: kijk ernaar, maar de site kan zo worden gemaakt\.\n$",
        typed("check", "--inhoud", "mijn"),
    )
    typed("build", "--inhoud", "mijn")
    site = tmp_path / "site"
    assert {"index.html", "404.html", "sw.js"} <= {path.name for path in site.iterdir()}
    assert (site / "handouts" / "boekje.pdf").read_bytes().startswith(b"%PDF-")
    with _served(leidraad, tmp_path) as (address, door):
        browser = build_opener(HTTPCookieProcessor())
        with browser.open(f"{address}werkwijze/stap-1/") as answer:
            assert "VUL IN: de naam van stap 1" in answer.read().decode()
        browser.open(address + door).close()
        spots = _asked(browser, address, "pagina", {"pad": "werkwijze/stap-1/"})["plekken"]
        [title] = [
            text["naam"] for spot in spots for text in spot["teksten"] if not spot["anker"] and text["veld"] == "titel"
        ]
        edit = {"naam": title, "was": "VUL IN: de naam van stap 1", "tekst": "Kijken"}
        assert _asked(browser, address, "bewaar", edit)["staat"] == "bewaard"
    assert 'titel: "Kijken"\n' in (tmp_path / "mijn" / "werkwijze" / "stap-1.yml").read_text(encoding="utf-8")


def _asked(browser: OpenerDirector, address: str, question: str, asked: object) -> dict[str, Any]:
    """Return what a page in which somebody writes is answered."""
    with browser.open(address) as page:
        word = WORD.search(page.read().decode())
    assert word
    headers = {"X-Leidraad": word[1], "Origin": address.rstrip("/"), "Content-Type": "application/json"}
    question = f"{address}-/schrijven/{question}"
    with browser.open(Request(question, json.dumps(asked).encode(), headers)) as answer:
        found: dict[str, Any] = json.load(answer)
    return found


@contextmanager
def _served(leidraad: Path, folder: Path) -> Iterator[tuple[str, str]]:
    """Give the address of the site as somebody sees it while writing, and what follows it for who writes in it."""
    log = folder / "terminal.txt"
    with log.open("wb") as terminal:
        command = [leidraad, "serve", "--inhoud", "mijn", "--poort", "0"]
        process = subprocess.Popen(command, cwd=folder, env=ALONE, stdout=terminal, stderr=subprocess.STDOUT)
        try:
            while not (found := SERVED.search(log.read_text(encoding="utf-8"))):
                assert process.poll() is None, log.read_text(encoding="utf-8")
                time.sleep(0.05)
            yield found[1], found[2]
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)
