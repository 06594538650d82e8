"""What holds of how any guideline's pages lie on a phone: the act before all else, and nothing in the way of it.

Layout, not time. What is measured is the median over the pages of a kind; `limits` says how far each may be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import median
from typing import Any

import pytest
from browsing import reading
from looking import SPACED
from playwright.sync_api import Browser, Page

from leidraad.source.model.guideline import Guideline
from leidraad.web import urls

pytestmark = pytest.mark.slow

WIDTH, HEIGHT = 390, 844
# Of Tab, before the first action.
STOPS = 12
# Pixels from the top, screens, links in what is read, and how much of the first screen has no words of it.
MEASURE = """() => {
  const shown = element => element.checkVisibility() && element.getBoundingClientRect().height > 0
  const all = selector => [...document.querySelectorAll(selector)].filter(shown)
  const top = selector => all(selector).map(one => one.getBoundingClientRect().top + scrollY)[0]
  const rows = new Uint8Array(innerHeight), bar = document.querySelector('.c-emergency').getBoundingClientRect()
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT)
  for (let text; (text = walker.nextNode());) {
    const around = text.parentElement
    if (!text.data.trim() || !shown(around) || around.closest('h1, .c-hidden, .c-tools')) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    for (const box of range.getClientRects())
      for (let y = Math.max(0, Math.floor(box.top)); y < Math.min(bar.top, box.bottom); y++) rows[y] = 1
  }
  return {
    screens: document.scrollingElement.scrollHeight / innerHeight,
    action: top('#acties .c-item') ?? 0, answer: top('.c-aid__answer') ?? 0,
    links: all('main a[href]:not(.c-term)').length, sources: all('.c-provenance').length,
    footer: all('.c-footer')[0].getBoundingClientRect().height,
    empty: 1 - rows.reduce((sum, row) => sum + row, 0) / innerHeight,
  }
}"""
# The focus at each stop of Tab, and whether the bar with the numbers lies over it.
COVERED = """() => {
  window.covered = []
  const bar = document.querySelector('.c-emergency')
  document.addEventListener('focusin', ({ target }) => {
    const [box, over] = [target, bar].map(one => one.getBoundingClientRect())
    const under = box.bottom > over.top + 1 && box.top < over.bottom - 1
    if (under && !bar.contains(target)) covered.push(target.outerHTML.slice(0, 100))
  })
}"""

Measures = Mapping[str, float]


@pytest.fixture(scope="session")
def limits() -> Mapping[str, Measures]:
    """How much of each the median page of a kind may have."""
    return {
        "unit": {"screens": 4, "action": 520, "links": 45, "sources": 0, "footer": 44},
        "aid": {"screens": 2.5, "answer": 500, "links": 12, "sources": 0, "footer": 44},
    }


def _kinds(guideline: Guideline) -> Mapping[str, list[str]]:
    units = [urls.unit(chapter.id, unit.id) for chapter in guideline.chapters for unit in chapter.units]
    return {"unit": units, "aid": [urls.tree(tree.id) for tree in guideline.trees]}


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone as many have it."""
    with reading(browser, WIDTH) as page:
        page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        yield page


def medians(page: Page, address: str, paths: list[str]) -> dict[str, float]:
    """Return the median of each measure over pages."""
    found: list[dict[str, Any]] = []
    for path in paths:
        page.goto(address + path)
        found.append(page.evaluate(MEASURE))
    return {name: median(one[name] for one in found) for name in found[0]}


def test_the_median_page_of_each_kind_begins_with_what_one_does(
    phone: Page, guarded: str, guideline: Guideline, limits: Mapping[str, Measures]
) -> None:
    found = {kind: medians(phone, guarded, paths) for kind, paths in _kinds(guideline).items()}
    over = {
        (kind, name): (found[kind][name], most)
        for kind, wanted in limits.items()
        for name, most in wanted.items()
        if found[kind][name] > most
    }
    assert over == {}, found


def test_the_numbers_stay_in_reach_and_never_lie_over_what_has_the_focus(
    phone: Page, guarded: str, guideline: Guideline
) -> None:
    for path in (urls.HOME, *(paths[0] for paths in _kinds(guideline).values())):
        phone.goto(guarded + path)
        phone.evaluate(COVERED)
        stops = phone.evaluate("document.querySelectorAll('a[href], button, summary, input').length")
        for _ in range(min(stops, 80)):
            phone.keyboard.press("Tab")
            box = phone.locator(".c-emergency").bounding_box()
            assert box
            assert 0 <= box["y"] <= HEIGHT - box["height"] + 1
        assert phone.evaluate("covered") == [], path


@pytest.mark.parametrize("width", [320, WIDTH, 1280])
def test_what_a_script_adds_moves_nothing(browser: Browser, guarded: str, guideline: Guideline, width: int) -> None:
    """Whenever it comes: what is read stands where it stood before."""
    tops = []
    for script in (False, True):
        with reading(browser, width, java_script_enabled=script) as page:
            for path in (urls.HOME, urls.GLOSSARY, *(paths[0] for paths in _kinds(guideline).values())):
                page.goto(guarded + path)
                boxes = (one.bounding_box() for one in page.locator("main, #acties, .c-aid__form").all())
                tops += [(path, round(box["x"]), round(box["y"])) for box in boxes if box]
    assert tops[: len(tops) // 2] == tops[len(tops) // 2 :]


@pytest.mark.parametrize("width", [WIDTH, 1280])
def test_a_script_that_comes_late_moves_nothing(
    browser: Browser, guarded: str, guideline: Guideline, width: int
) -> None:
    """All that stands on a page of what to do, down to its end, stands there before the script too."""
    tops = []
    for late in (True, False):
        with reading(browser, width) as page:
            if late:
                page.route("**/*.js", lambda route: route.abort())
            for path in _kinds(guideline)["unit"][:6]:
                page.goto(guarded + path)
                boxes = (one.bounding_box() for one in page.locator("main h2, .c-items--ticks, .c-footer").all())
                tops += [(path, round(box["y"])) for box in boxes if box]
    assert tops[: len(tops) // 2] == tops[len(tops) // 2 :]


@pytest.mark.parametrize("width", [1200, 1280, 1366])
def test_the_menu_opens_beside_the_name_of_the_site_however_long_its_parts_are_called(
    browser: Browser, guarded: str, width: int
) -> None:
    with reading(browser, width) as page:
        page.goto(guarded)
        tabs = page.locator(".c-header__tabs a")
        tabs.evaluate_all("links => links.forEach(link => { link.textContent += ' en wat erbij hoort' })")
        title, button = (page.locator(one).bounding_box() for one in (".c-header__title", ".c-menu > summary"))
        assert title
        assert button
        assert title["y"] < button["y"] + button["height"] / 2 < title["y"] + title["height"]


def test_a_drawing_that_is_wider_than_the_page_begins_where_one_begins(
    phone: Page, guarded: str, guideline: Guideline
) -> None:
    """Its first box is the first question."""
    begins = "one => one.querySelector('.c-diagram-question').getBoundingClientRect().toJSON()"
    for tree in guideline.trees:
        phone.goto(guarded + urls.routes(tree.id))
        for drawing in phone.locator(".c-drawing").all():
            box = drawing.evaluate(begins)
            assert 0 <= box["left"] <= box["right"] <= WIDTH, tree.id


def test_on_a_low_screen_and_on_paper_the_numbers_stand_still(phone: Page, guarded: str) -> None:
    phone.goto(guarded)
    where = "getComputedStyle(document.querySelector('.c-emergency')).position"
    assert phone.evaluate(where) == "fixed"
    phone.set_viewport_size({"width": WIDTH, "height": 400})
    assert phone.evaluate(where) == "static"
    phone.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    phone.emulate_media(media="print")
    assert phone.evaluate(where) == "static"


@pytest.mark.parametrize("width", [320, WIDTH, 800])
def test_a_page_ends_above_the_numbers_whatever_space_one_wants_between_letters(
    phone: Page, guarded: str, width: int
) -> None:
    phone.set_viewport_size({"width": width, "height": HEIGHT})
    phone.goto(guarded)
    for spaced in ("0", SPACED):
        phone.evaluate(spaced)
        phone.evaluate("scrollTo(0, document.scrollingElement.scrollHeight)")
        footer, bar = (phone.locator(name).bounding_box() for name in (".c-footer", ".c-emergency"))
        assert footer
        assert bar
        assert footer["y"] + footer["height"] <= bar["y"] + 1


def test_who_uses_the_keyboard_is_at_the_first_action_within_twelve_stops(
    phone: Page, guarded: str, guideline: Guideline
) -> None:
    """By the link over all that stands around: it is the first stop."""
    inside = "document.querySelector('#acties').contains(document.activeElement)"
    anchor = "document.activeElement.matches('#acties .c-item *')"
    far = {}
    for path in _kinds(guideline)["unit"]:
        phone.goto(guarded + path)
        phone.keyboard.press("Tab")
        phone.keyboard.press("Enter")
        stops = 1
        while stops <= STOPS and not (phone.evaluate(inside) and phone.evaluate(anchor)):
            phone.keyboard.press("Tab")
            stops += 1
        if stops > STOPS:
            far[path] = stops
    assert far == {}
