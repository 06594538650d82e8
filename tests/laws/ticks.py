"""What holds of the lists of what one writes down: a script lets one tick and copy them, and keeps nothing of it."""

from __future__ import annotations

import re

import pytest
from browsing import reading
from folders import Pages
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

KEPT = "() => [document.cookie, localStorage.length, sessionStorage.length]"
CAUGHT = "navigator.clipboard.writeText = async (text) => { window.caught = text }"
OPEN = "document.querySelectorAll('details').forEach(one => { one.open = true })"


def _with_lists(pages: Pages) -> list[str]:
    return [path for path, page in pages.items() if page.xpath("//main//*[contains(@class, 'c-items--ticks')]")]


def _lists(page: Page) -> list[list[str]]:
    """Return the items of each list to tick, as they are read."""
    script = """() => [...document.querySelectorAll('.c-items--ticks')].map(list => [...list.children].map(
      item => item.querySelector('.c-text').textContent))"""
    return [[re.sub(r"\s+", " ", item).strip() for item in found] for found in page.evaluate(script)]


def test_each_item_can_be_ticked_and_the_list_is_copied_with_its_ticks(
    browser: Browser, guarded: str, pages: Pages
) -> None:
    assert _with_lists(pages)
    with reading(browser) as page:
        for path in _with_lists(pages)[:12]:
            page.goto(guarded + path)
            page.evaluate(CAUGHT)
            page.evaluate(OPEN)
            lists = _lists(page)
            boxes = page.locator(".c-ticks__box")
            assert boxes.count() == sum(map(len, lists))
            assert page.locator(".c-ticks__bar").count() == len(lists)
            boxes.nth(0).evaluate("one => one.click()")
            page.locator(".c-ticks__bar button").nth(0).evaluate("one => one.click()")
            page.wait_for_function("window.caught !== undefined")
            lines = [line for line in page.evaluate("caught").splitlines() if line.startswith("[")]
            assert lines == [f"[{'x' if at == 0 else ' '}] {item}" for at, item in enumerate(lists[0])], path
            assert page.evaluate(KEPT) == ["", 0, 0]
            page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
            assert page.locator(".c-ticks__box:checked").count() == 0


def test_without_a_script_it_is_an_ordinary_list(browser: Browser, guarded: str, pages: Pages) -> None:
    with reading(browser, java_script_enabled=False) as page:
        page.goto(guarded + _with_lists(pages)[0])
        assert _lists(page)[0]
        assert page.locator(".c-items--ticks input, .c-ticks__bar").count() == 0
