"""Every page in a real Chromium: accessible, within a phone's width, without a trace and without asking anybody."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import reading
from folders import Pages
from looking import OPEN_ALL, STICKS_OUT, TOO_SMALL, violations
from making import DRAWN
from playwright.sync_api import Browser

from leidraad import pipeline
from leidraad.intranet.embeds import embeds
from leidraad.trusted import Trusted
from leidraad.web.drawings import drawings
from leidraad.web.page import Workshop
from leidraad.web.pages import pages as all_pages

pytestmark = pytest.mark.slow

# One page of each layout, and of each kind that shares one.
KINDS = (
    "",
    "404.html",
    "begrippen/",
    "beslishulpen/",
    "beslishulpen/afwegingskader/",
    "beslishulpen/afwegingskader/routes/",
    "insluiten/",
    "over/insluiten-beheerder/",
    "onveiligheid/",
    "onveiligheid/egg/",
    "onveiligheid/stap-3/",
    "over/bewaren/",
    "over/bronnen/",
    "over/invulplekken/",
    "over/privacy/",
    "over/wijzigingen/",
    "praktisch/",
    "praktisch/belangrijke-nummers/",
    "register/",
    "werkproces/fase-3a/",
)
TRACES = """async () => [document.cookie, localStorage.length, sessionStorage.length,
  (await indexedDB.databases()).length, (await caches.keys()).length]"""


def test_axe_finds_nothing_on_any_page_of_a_phone(browser: Browser, address: str, pages: Pages) -> None:
    found = {}
    with reading(browser) as page:
        for path in pages:
            page.goto(address + path)
            found[path] = violations(page)
    assert {path: rules for path, rules in found.items() if rules} == {}


@pytest.mark.parametrize(
    "looks",
    [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}],
    ids=["light", "dark", "forced colours"],
)
def test_axe_finds_nothing_on_a_desk_with_everything_open(
    browser: Browser, address: str, looks: dict[str, str]
) -> None:
    found = {}
    with reading(browser, 1280, **looks) as page:
        for path in KINDS:
            page.goto(address + path)
            page.evaluate(OPEN_ALL)
            found[path] = violations(page)
    assert {path: rules for path, rules in found.items() if rules} == {}


def test_every_layout_is_among_the_kinds(trusted: Trusted) -> None:
    """So that a new layout is looked at too."""
    special = pipeline.special_pages(embeds(trusted))
    found = all_pages(Workshop(trusted, on_paper=True), drawings(trusted, DRAWN), special)
    layouts = {page.path: page.view.layout for page in found}
    assert {layouts[path] for path in KINDS} == set(layouts.values())


@pytest.mark.parametrize("width", [320, 1280])
def test_on_no_page_anything_sticks_out_or_is_too_small_to_touch_even_with_everything_open(
    browser: Browser, address: str, pages: Pages, width: int
) -> None:
    found = {}
    with reading(browser, width) as page:
        for path in pages:
            page.goto(address + path)
            closed = page.evaluate(STICKS_OUT)
            page.evaluate(OPEN_ALL)
            found[path] = closed + page.evaluate(STICKS_OUT) + page.evaluate(TOO_SMALL)
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_a_visit_asks_nobody_else_says_nothing_and_leaves_nothing(
    browser: Browser, address: str, pages: Pages, site: Path
) -> None:
    asked: list[str] = []
    said: list[str] = []
    traces = {}
    with reading(browser) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        for path in pages:
            page.goto(address + path)
            page.evaluate(OPEN_ALL)
            for link in page.locator(".c-anchor").all()[:1]:
                link.click()
            traces[path] = page.evaluate(TRACES)
        cookies = page.context.cookies()
    names = {path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("*") if path.is_file()}
    assert {url for url in asked if url.removeprefix(address) not in names} == set()
    assert (said, cookies) == ([], [])
    assert {path: left for path, left in traces.items() if left != ["", 0, 0, 0, 0]} == {}
