"""What holds of every page of any guideline as it is shown: one visit to each page at each width looks at everything.

The pages are divided over a few tests, so that workers can share them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
from browsing import reading
from folders import Pages
from judging import BOXES, Judge, Judges
from looking import ALL_RULES, COLOURS, OPEN_ALL, SAME_NAMES, SHIFTED, SPACED, STICKS_OUT, TOO_SMALL, violations
from playwright.sync_api import Browser, Page
from tabbing import tabbed

from leidraad.web import urls

pytestmark = pytest.mark.slow

SHARES = 5
PHONE, DESK, SHEET = 320, 1280, 794
LOOKS: Mapping[str, dict[str, Any]] = {
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced colours": {"color_scheme": "light", "forced_colors": "active"},
}
TRACES = """async () => [document.cookie, localStorage.length, sessionStorage.length,
  (await indexedDB.databases()).length, (await caches.keys()).length]"""
# On paper: what is folded away, what only a screen can use, as the tools and the ways of a page, and links to
# elsewhere that do not say where.
PAPER = """() => {
  const visible = element => element.checkVisibility(), name = element => element.outerHTML.slice(0, 100)
  const content = [...document.querySelectorAll('main details:not(.c-tools *, nav *) > :not(summary, .c-meaning)')]
  const only = 'nav, .c-header, .c-skip, .c-anchor, .c-roles__choice, .c-meaning, .c-tools'
  const screen = [...document.querySelectorAll(only)]
  const away = [...document.querySelectorAll('main a[href^="https:"]')]
  const printed = link => link.textContent.includes(link.getAttribute('href')) ||
    getComputedStyle(link, '::after').content.includes(link.getAttribute('href'))
  return [content.filter(e => !visible(e) || e.getBoundingClientRect().height === 0).map(name),
    screen.filter(visible).map(name), away.filter(link => !printed(link)).map(name)]
}"""


# A link takes its other colour slowly.
AT_ONCE = "document.getAnimations().forEach(one => one.finish())"


class Visit:
    """Somebody who goes from page to page; what was asked and said meanwhile, and what is wrong with each page."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.asked: set[str] = set()
        self.found: dict[str, list[object]] = {}
        self._at = ""
        page.on("request", lambda request: self.asked.add(request.url))
        page.on("pageerror", lambda error: self.note(str(error)))

    def hear(self) -> None:
        """Take what is said on the console for wrong too; not while axe talks to what stands in frames."""
        self.page.on("console", lambda message: self.note(message.text))

    def go(self, path: str) -> None:
        """Go to a page."""
        self._at = path
        self.page.goto(self.address + path)

    def note(self, *wrong: object) -> None:
        """Remember what is wrong with the page where we are."""
        if wrong:
            self.found.setdefault(self._at, []).extend(wrong)

    def look(self, judge: Judge) -> None:
        """Look at the page as it is now: what sticks out of it, and what axe says."""
        self.note(*self.page.evaluate(STICKS_OUT), *judge.page(self.page))

    def open_all(self) -> None:
        """Open all that is folded, and look at what that makes too wide or too small."""
        self.page.evaluate(OPEN_ALL)
        self.note(*self.page.evaluate(STICKS_OUT), *self.page.evaluate(TOO_SMALL))


@contextmanager
def _visiting(browser: Browser, address: str, width: int) -> Iterator[Visit]:
    with reading(browser, width) as page:
        visit = Visit(page, address)
        yield visit
        visit.note(*page.context.cookies())
        visit.note(*(url for url in visit.asked if not url.startswith(address)))
    assert visit.found == {}


@pytest.mark.parametrize("share", range(SHARES))
def test_a_page_on_a_phone_is_right_in_every_way(
    browser: Browser, guarded: str, pages: Pages, judges: Judges, share: int
) -> None:
    """For axe, within the width, in reach of Tab, on paper, large enough to touch, in wide letters; it leaves nothing.

    Nothing moves by itself, and of links that are heard one by one each says where it leads; only where a source is
    used is read in its line.
    """
    with _visiting(browser, guarded, PHONE) as visit:
        visit.hear()
        for path in [*pages][share::SHARES]:
            visit.go(path)
            visit.note(*visit.page.evaluate(SHIFTED))
            visit.note(*([] if path.startswith(urls.SOURCES) else visit.page.evaluate(SAME_NAMES)))
            visit.look(judges["a page on a phone"])
            visit.note(*_on_paper(visit.page))
            visit.note(*tabbed(visit.page))
            visit.open_all()
            for link in visit.page.locator(".c-anchor").locator("visible=true").all()[:1]:
                link.click()
            left = visit.page.evaluate(TRACES)
            visit.note(*([left] if left != ["", 0, 0, 0, 0] else []))
            visit.page.evaluate(SPACED)
            visit.note(*visit.page.evaluate(STICKS_OUT))


def _on_paper(page: Page) -> list[object]:
    page.set_viewport_size({"width": SHEET, "height": 800})
    page.emulate_media(media="print")
    wrong = page.evaluate(PAPER)
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": PHONE, "height": 800})
    return [one for one in wrong if one]


@pytest.mark.parametrize("share", range(SHARES))
def test_a_page_on_a_desk_is_within_the_width_and_large_enough_to_touch(
    browser: Browser, guarded: str, pages: Pages, share: int
) -> None:
    with _visiting(browser, guarded, DESK) as visit:
        visit.hear()
        for path in [*pages][share::SHARES]:
            visit.go(path)
            visit.note(*visit.page.evaluate(STICKS_OUT))
            visit.open_all()


@pytest.mark.parametrize("share", range(SHARES))
def test_a_page_of_each_kind_on_a_desk_is_right_in_the_light_in_the_dark_and_in_forced_colours(
    browser: Browser, guarded: str, kinds: list[str], share: int
) -> None:
    """With everything open; and Tab reaches what a desk shows more than a phone.

    Where in other colours the same stands on the same place, only the colours can be wrong.
    """
    with _visiting(browser, guarded, DESK) as visit:
        for path in kinds[share::SHARES]:
            visit.go(path)
            visit.note(*tabbed(visit.page))
            visit.open_all()
            # What stays in view while a reader scrolls lies over what goes by.
            visit.page.evaluate("scrollTo(0, 0)")
            visit.note(*violations(visit.page))
            before = visit.page.evaluate(BOXES)
            for looks in LOOKS.values():
                visit.page.emulate_media(**looks)
                visit.page.evaluate(AT_ONCE)
                stays = visit.page.evaluate(BOXES) == before
                visit.note(*violations(visit.page, only=COLOURS if stays else ALL_RULES))
            visit.page.emulate_media(color_scheme="light", forced_colors="none")
