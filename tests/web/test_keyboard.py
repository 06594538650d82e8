"""Everything by keyboard alone: the order, the focus that shows, the menu, the terms and the choice of a role."""

from __future__ import annotations

import pytest
from browsing import reading
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.slow

KINDS = (
    "",
    "404.html",
    "begrippen/",
    "beslishulpen/ontvangst-goedkeuren/",
    "beslishulpen/ontvangst-goedkeuren/routes/",
    "keukenproces/allergenen/",
    "over/bewaren/",
    "over/bronnen/",
    "praktisch/temperaturen/",
    "keukenproces/ontvangst/",
)
ROLES = "keukenproces/ontvangst/"
FOCUSED = "document.activeElement"


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
        term = page.locator(".c-term").locator("visible=true").first
        meaning = page.locator(f"#{term.get_attribute('data-meaning')}")
        term.focus()
        page.keyboard.press("Enter")
        expect(meaning).to_be_visible()
        page.keyboard.press("Tab")
        expect(meaning.locator("a")).to_be_focused()
        page.keyboard.press("Escape")
        expect(meaning).to_be_hidden()
        expect(term).to_be_focused()


def test_one_meaning_serves_each_place_of_its_term(browser: Browser, address: str) -> None:
    with reading(browser) as page:
        page.goto(f"{address}{ROLES}")
        term = page.locator(".c-term").locator("visible=true").first
        meaning = page.locator(f"#{term.get_attribute('data-meaning')}")
        term.evaluate("one => one.closest('.c-text').after(Object.assign(one.cloneNode(true), { id: 'verderop' }))")
        again = page.locator("#verderop")
        for place, other in ((term, again), (again, term)):
            place.focus()
            page.keyboard.press("Enter")
            expect(meaning).to_be_visible()
            expect(place).to_have_attribute("aria-expanded", "true")
            expect(other).to_have_attribute("aria-expanded", "false")
        page.keyboard.press("Tab")
        expect(meaning.locator("a")).to_be_focused()
        page.keyboard.press("Escape")
        expect(meaning).to_be_hidden()
        expect(again).to_be_focused()
        expect(again).to_have_attribute("aria-expanded", "false")


def test_the_arrow_keys_choose_whose_actions_stand_on_the_page(browser: Browser, address: str) -> None:
    with reading(browser) as page:
        page.goto(f"{address}{ROLES}")
        page.locator("#rol-0").focus()
        shown = []
        for _ in range(4):
            shown.append([block.is_visible() for block in page.locator(".c-roles .c-roles__role").all()])
            page.keyboard.press("ArrowRight")
    assert shown == [[True, True], [True, False], [False, True], [True, True]]


def test_all_points_say_where_they_come_from_at_a_press_of_space(browser: Browser, address: str) -> None:
    with reading(browser) as page:
        page.goto(f"{address}{ROLES}")
        source = page.locator("#acties .c-item .c-provenance").first
        page.locator("#bronnen").focus()
        page.keyboard.press("Space")
        expect(source).to_be_visible()
        page.keyboard.press("Space")
        expect(source).to_be_hidden()
