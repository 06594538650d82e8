"""Everything by keyboard alone: the order, the focus that shows, the menu, the terms and the choice of a role."""

from __future__ import annotations

from typing import Any

import pytest
from browsing import reading
from folders import Pages
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.slow

KINDS = (
    "",
    "404.html",
    "begrippen/",
    "beslishulpen/afwegingskader/",
    "beslishulpen/afwegingskader/routes/",
    "onveiligheid/egg/",
    "over/bewaren/",
    "over/bronnen/",
    "praktisch/spoed/",
    "werkproces/fase-3a/",
)
ROLES = "werkproces/fase-3a/"
# What Tab must reach, in order; of a group of radio buttons that is the chosen one, or else the first.
REACHABLE = """() => [...document.querySelectorAll('a[href], button, summary, input, select, textarea, [tabindex="0"]')]
  .filter(target => target.checkVisibility({ visibilityProperty: true }))
  .filter(target => target.type !== 'radio' || target === [':checked', ''].map(chosen =>
    document.querySelector(`[name="${target.name}"]${chosen}`)).find(first => first))"""
# Notes each focus while it happens, as asking the browser at each of thousands of stops takes minutes.
LISTEN = """() => {
  window.stops = []
  document.addEventListener('focusin', ({ target }) => {
    const style = getComputedStyle(target), box = target.getBoundingClientRect()
    const shows = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
    stops.push([target, shows && target.checkVisibility() && box.width > 1 && box.height > 1])
  })
}"""
WALKED = f"""() => {{
  const wanted = ({REACHABLE})(), name = element => element ? element.outerHTML.slice(0, 100) : 'nothing'
  const order = wanted.map((element, place) => [name(element), name(stops[place]?.[0]), stops[place]?.[0] === element])
  return {{
    astray: order.filter(([, , same]) => !same).slice(0, 3),
    unseen: stops.filter(([, shows]) => !shows).map(([element]) => name(element)).slice(0, 3),
    beyond: stops.slice(wanted.length).map(([element]) => name(element)).slice(0, 3),
  }}
}}"""
FOCUSED = "document.activeElement"


def _walk(page: Page, url: str) -> dict[str, Any]:
    """Press Tab as often as there are targets, and say where the focus went astray or did not show."""
    page.goto(url)
    page.evaluate(LISTEN)
    for _ in range(page.evaluate(f"({REACHABLE})().length")):
        page.keyboard.press("Tab")
    found: dict[str, Any] = page.evaluate(WALKED)
    return {what: where for what, where in found.items() if where}


def test_tab_reaches_everything_on_every_page_in_order_and_the_focus_shows(
    browser: Browser, address: str, pages: Pages
) -> None:
    with reading(browser) as page:
        found = {path: _walk(page, address + path) for path in pages}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


def test_the_same_holds_on_a_desk_where_the_page_has_more_links(browser: Browser, address: str) -> None:
    with reading(browser, 1280) as page:
        found = {path: _walk(page, address + path) for path in KINDS}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("path", KINDS)
def test_the_first_stop_skips_to_the_content(browser: Browser, address: str, path: str) -> None:
    with reading(browser) as page:
        page.goto(address + path)
        page.keyboard.press("Tab")
        expect(page.locator(".c-skip")).to_be_in_viewport()
        page.keyboard.press("Enter")
        assert page.evaluate(f"{FOCUSED}.id") == "inhoud"
        assert page.url == f"{address}{path}#inhoud"
        page.keyboard.press("Tab")
        assert page.evaluate(f"{FOCUSED}.closest('main') !== null || document.querySelector('main a') === null")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_and_closes_and_its_links_are_the_next_stops(browser: Browser, address: str, key: str) -> None:
    with reading(browser) as page:
        page.goto(f"{address}{ROLES}")
        page.locator(".c-menu > summary").focus()
        page.keyboard.press(key)
        links = page.locator(".c-menu__panel a")
        expect(links.first).to_be_visible()
        for link in links.all():
            page.keyboard.press("Tab")
            expect(link).to_be_focused()
        page.locator(".c-menu > summary").focus()
        page.keyboard.press(key)
        expect(links.first).to_be_hidden()


def test_the_meaning_of_a_term_opens_with_enter_and_escape_gives_the_focus_back(browser: Browser, address: str) -> None:
    with reading(browser) as page:
        page.goto(f"{address}{ROLES}")
        term = page.locator(".c-term").first
        meaning = page.locator(f"#{term.get_attribute('popovertarget')}")
        term.focus()
        page.keyboard.press("Enter")
        expect(meaning).to_be_visible()
        page.keyboard.press("Tab")
        expect(meaning.locator("a")).to_be_focused()
        page.keyboard.press("Escape")
        expect(meaning).to_be_hidden()
        expect(term).to_be_focused()


def test_the_arrow_keys_choose_whose_actions_stand_on_the_page(browser: Browser, address: str) -> None:
    with reading(browser) as page:
        page.goto(f"{address}{ROLES}")
        page.locator("#rol-0").focus()
        shown = []
        for _ in range(4):
            shown.append([block.is_visible() for block in page.locator(".c-roles__role").all()])
            page.keyboard.press("ArrowRight")
    assert shown == [[True, True], [True, False], [False, True], [True, True]]


def test_a_point_says_where_it_comes_from_at_a_press_of_enter(browser: Browser, address: str) -> None:
    with reading(browser) as page:
        page.goto(f"{address}{ROLES}")
        source = page.locator(".c-item .c-provenance").first
        source.locator("summary").focus()
        page.keyboard.press("Enter")
        expect(source.locator(".c-provenance__body")).to_be_visible()
        page.keyboard.press("Tab")
        expect(source.locator("a").first).to_be_focused()
