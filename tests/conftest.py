"""What the tests share: the finished site, built once, a server for it and a browser."""

from __future__ import annotations

import os
import shutil
import signal
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache, partial
from pathlib import Path

import pytest
from browsing import CHROMIUM, QUIET, WITH_WINDOWS
from engines import NEEDED, Engine, running
from faulty import smallest
from forms import *  # noqa: F403 — Every form of the second guideline; `inhoud/` has those of the real one.
from judging import Judge, Judges
from making import once, rendered
from places import ADDRESS, NOON, ROOT, SECOND, TESTS, TODAY
from playwright.sync_api import Browser, Playwright, expect, sync_playwright
from quick import is_slow

from leidraad import pipeline
from leidraad.source import folder as reading_folder

# A shell that starts `make test` in the background lets it ignore Ctrl+C, and then so do servers that we stop by it.
signal.signal(signal.SIGINT, signal.default_int_handler)
# How long something takes is for the benchmark to say; here it must come at all.
expect.set_options(timeout=30_000)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    """Where CI is set, a test that is skipped has failed: everything that tests need must be there."""
    made = yield
    report = made.get_result()
    if report.skipped and os.environ.get("CI"):
        report.outcome, report.longrepr = "failed", f"skipped where CI is set: {report.longrepr}"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow, and keep together what shares.

    What asks for a browser or for a whole site is slow, wherever it stands and whatever it says of itself. What a slow
    module makes for all its tests is made once, in one worker; xdist reads that mark in its own hook, after this one.
    """
    for item in items:
        if {"browser", "engine", "docs", "addressed"}.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)
        if item.get_closest_marker("slow") and _shares(item) and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(item.path.relative_to(TESTS).as_posix()))


def _shares(item: pytest.Item) -> bool:
    """Say whether a test takes something that its module makes once."""
    makers = item._fixtureinfo.name2fixturedefs if isinstance(item, pytest.Function) else {}
    return any(one.scope == "module" for found in makers.values() for one in found)


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """`make quick` does not even read a module of which every test is slow."""
    return True if os.environ.get("QUICK") and is_slow(collection_path) else None


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


@pytest.fixture(scope="session", autouse=True)
def _read_once() -> Iterator[None]:
    """A file that says what it said before is not read again: nothing changes what was read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading_folder, "read_yaml", lru_cache(maxsize=2_000)(reading_folder.read_yaml))
        yield


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """The smallest good content, with the interface sentences of the second one, to change as you like."""
    return smallest(tmp_path)


@pytest.fixture
def project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, _at_the_root: None) -> None:
    """A project of its own to build in, on the day of the tests."""
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "Makefile").touch()
    (folder / "content").symlink_to(SECOND)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)


@pytest.fixture(scope="session")
def content() -> Path:
    """The second guideline, which is ours: no editor changes it, and nothing in the program knows its words."""
    return SECOND


@pytest.fixture(scope="session")
def published() -> str | None:
    """No address: its site can stand anywhere."""
    return None


@pytest.fixture(scope="session")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is made of it for a public address, with paper, before MkDocs dresses it."""
    public = partial(rendered, pipeline.trusted(SECOND, TODAY, ADDRESS))
    return once(tmp_path_factory, "docs-addressed", public)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives Chromium and Firefox."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Chromium."""
    assert shutil.which(CHROMIUM), "install Debian's chromium-headless-shell; `make test` does so where it may"
    chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
    yield chromium
    chromium.close()


@pytest.fixture(scope="session", params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in NEEDED])
def engine(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Engine]:
    """Each engine beside Chromium; all tests of one run in one worker, so that it starts once."""
    with running(request.param, playwright) as engine:
        yield engine


@pytest.fixture(scope="session")
def judges() -> Judges:
    """Axe, which need not see twice what it saw in the same look."""
    return defaultdict(Judge)


@pytest.fixture
def with_windows(browser: Browser) -> Iterator[Browser]:
    """A browser as readers have it, which keeps pages as they are for who goes back."""
    chromium = browser.browser_type.launch(
        executable_path=WITH_WINDOWS, args=list(QUIET), ignore_default_args=["--disable-back-forward-cache"]
    )
    yield chromium
    chromium.close()
