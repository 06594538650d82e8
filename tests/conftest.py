"""What the tests share: the finished site, built once, a server for it and a browser."""

from __future__ import annotations

import fcntl
import functools
import http.server
import os
import shutil
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from listening import Listener, Silent, listening
from lxml import html
from playwright.sync_api import Browser, Page, sync_playwright

from leidraad import pipeline
from leidraad.output import write
from leidraad.source.model.guideline import Guideline
from leidraad.store import FolderStore, Store
from leidraad.web import urls

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content"
Pages = Mapping[str, html.HtmlElement]
GOOD = Path(__file__).parent / "content" / "goed"
TODAY = date(2026, 11, 23)
ADDRESS = "https://leidraad.example/richtlijn"
# The drawings that this process made; each takes a while.
DRAWN: Store = {}
NOON = "1795431600"  # of that day
# Without windows it takes half the time; only with them does it keep pages for who goes back, and know links to call.
CHROMIUM, WITH_WINDOWS = "/usr/bin/chromium-headless-shell", "/usr/bin/chromium"
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


# A shell that starts `make test` in the background lets it ignore Ctrl+C, and then so do servers that we stop by it.
signal.signal(signal.SIGINT, signal.default_int_handler)


def examples(many: int) -> int:
    """Return on how many examples a property is tried: in `make quick` on a tenth."""
    return many // 10 if os.environ.get("QUICK") else many


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    """Where CI is set, a test that is skipped has failed: everything that tests need must be there."""
    made = yield
    report = made.get_result()
    if report.skipped and os.environ.get("CI"):
        report.outcome, report.longrepr = "failed", f"skipped where CI is set: {report.longrepr}"


def pytest_addoption(parser: pytest.Parser) -> None:
    """With `--approve` what is printed now becomes what is wanted; look at the difference before you commit it."""
    parser.addoption("--approve", action="store_true", default=False)


@pytest.fixture
def approve(request: pytest.FixtureRequest) -> bool:
    """Whether approved output is written anew."""
    return bool(request.config.getoption("--approve"))


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """mkdocs.yml and overrides/ are found from the project's root."""
    monkeypatch.chdir(ROOT)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """The smallest good content, with the interface sentences of the real one, to change as you like."""
    folder = tmp_path / "inhoud"
    shutil.copytree(GOOD, folder)
    shutil.copy(CONTENT / "teksten.yml", folder)
    return folder


@pytest.fixture
def project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, _at_the_root: None) -> None:
    """A project of its own to build in, with the real skin, on the day of the tests."""
    folder = tmp_path / "project"
    folder.mkdir()
    for name in ("mkdocs.yml", "overrides", "content", "Makefile"):
        (folder / name).symlink_to(ROOT / name)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)


@pytest.fixture(scope="session")
def guideline() -> Guideline:
    """The real content, checked."""
    return pipeline.trusted(CONTENT, TODAY)[0]


@contextmanager
def papers(name: str) -> Iterator[Store]:
    """Give a folder of documents that were set before, to one worker at a time: what one has set another need not."""
    folder = ROOT / "build" / name
    folder.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield FolderStore(folder)


@pytest.fixture(scope="session")
def addressed(guideline: Guideline) -> Mapping[str, bytes]:
    """What is made of the real content for a public address, with paper, before MkDocs dresses it."""
    settings = guideline.settings.model_copy(update={"address": ADDRESS})
    with papers("papers-tested-addressed") as store:
        return pipeline.render(guideline.but(settings=settings), DRAWN, store)


@pytest.fixture(scope="session")
def site(guideline: Guideline, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished site of the real content, with paper, in a folder of its own for each worker."""
    docs = tmp_path_factory.mktemp("docs")
    with papers("papers-tested") as store:
        write(docs, pipeline.render(guideline, DRAWN, store))
    folder = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        write(folder, pipeline.dressed(docs, guideline))
    return folder


class _Folder(Silent, http.server.SimpleHTTPRequestHandler):
    """Answers with the files of a folder."""


def files_in(folder: Path) -> dict[str, bytes]:
    """Return every file in a folder by its path there, in order."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def read_pages(folder: Path) -> Pages:
    """Return every page by its site path, such as `begrippen/`; parts for other people's pages are no pages."""
    files = {file.relative_to(folder).as_posix(): file for file in sorted(folder.rglob("*.html"))}
    return {
        name.removesuffix("index.html"): html.parse(file).getroot()
        for name, file in files.items()
        if not name.startswith(urls.EMBEDS)
    }


@pytest.fixture(scope="session")
def pages(site: Path) -> Pages:
    """Every page of the finished site, parsed."""
    return read_pages(site)


@pytest.fixture(scope="session")
def parts(site: Path) -> Pages:
    """Every part of the site that can stand in other people's pages, by its id."""
    return {file.parent.name: html.parse(file).getroot() for file in sorted((site / urls.EMBEDS).rglob("index.html"))}


@contextmanager
def serving(folder: Path) -> Iterator[Listener]:
    """Serve a folder, on this computer only."""
    with listening(functools.partial(_Folder, directory=str(folder))) as server:
        yield server


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of a server for the finished site."""
    with serving(site) as server:
        yield f"http://127.0.0.1:{server.server_port}/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    assert shutil.which(CHROMIUM), "install Debian's chromium-headless-shell; `make test` does so where it may"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture
def with_windows(browser: Browser) -> Iterator[Browser]:
    """A browser as readers have it, which keeps pages as they are for who goes back."""
    chromium = browser.browser_type.launch(
        executable_path=WITH_WINDOWS, args=list(QUIET), ignore_default_args=["--disable-back-forward-cache"]
    )
    yield chromium
    chromium.close()


@contextmanager
def reading(browser: Browser, width: int = 360, **options: Any) -> Iterator[Page]:
    """Open an empty page as a reader has it: a phone's width unless told otherwise."""
    context = browser.new_context(viewport={"width": width, "height": 800}, **options)
    page = context.new_page()
    try:
        yield page
    finally:
        # What a test answers itself may still be asked for when it ends.
        page.unroute_all(behavior="ignoreErrors")
        context.close()
