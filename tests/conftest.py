"""What the tests share: the finished site, built once, a server for it and a browser."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from browsing import CHROMIUM, QUIET, WITH_WINDOWS, serving
from folders import Pages, read_pages, read_parts
from making import DRAWN, papers
from places import ADDRESS, CONTENT, GOOD, NOON, ROOT, TODAY
from playwright.sync_api import Browser, sync_playwright

from leidraad import pipeline
from leidraad.output import write
from leidraad.source.model.guideline import Guideline
from leidraad.trusted import Trusted

# A shell that starts `make test` in the background lets it ignore Ctrl+C, and then so do servers that we stop by it.
signal.signal(signal.SIGINT, signal.default_int_handler)


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
def trusted() -> Trusted:
    """The real content, checked and proven."""
    return pipeline.trusted(CONTENT, TODAY)


@pytest.fixture(scope="session")
def guideline(trusted: Trusted) -> Guideline:
    """What the real content says."""
    return trusted.guideline


@pytest.fixture(scope="session")
def addressed() -> Mapping[str, bytes]:
    """What is made of the real content for a public address, with paper, before MkDocs dresses it."""
    with papers("papers-tested-addressed") as store:
        return pipeline.render(pipeline.trusted(CONTENT, TODAY, ADDRESS), DRAWN, store)


@pytest.fixture(scope="session")
def site(trusted: Trusted, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished site of the real content, with paper, in a folder of its own for each worker."""
    docs = tmp_path_factory.mktemp("docs")
    with papers("papers-tested") as store:
        write(docs, pipeline.render(trusted, DRAWN, store))
    folder = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        write(folder, pipeline.dressed(docs, trusted))
    return folder


@pytest.fixture(scope="session")
def pages(site: Path) -> Pages:
    """Every page of the finished site, parsed."""
    return read_pages(site)


@pytest.fixture(scope="session")
def parts(site: Path) -> Pages:
    """Every part of the site that can stand in other people's pages, by its id."""
    return read_parts(site)


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
