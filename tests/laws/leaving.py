"""Whoever must leave a page before another sees it does so in one tap, and the way back does not lead there again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from browsing import reading
from folders import Pages
from playwright.sync_api import Browser, Page

from leidraad.source.model.guideline import Guideline
from leidraad.web import urls

ELSEWHERE = "<title>Elders</title><p>Het weer.</p>"
pytestmark = pytest.mark.slow


def _hurried(guideline: Guideline) -> list[str]:
    return [urls.sheet(sheet.id) for sheet in guideline.sheets if sheet.hurried]


@contextmanager
def _elsewhere(browser: Browser, guideline: Guideline, **options: Any) -> Iterator[Page]:
    """Give a browser for which the other site answers without a network."""
    with reading(browser, **options) as page:
        answer = {"body": ELSEWHERE, "content_type": "text/html"}
        page.route(f"{guideline.settings.exit}**", lambda route: route.fulfill(**answer))
        yield page


@pytest.fixture
def leaving(browser: Browser, address: str, guideline: Guideline) -> Iterator[Page]:
    """A page that may have to be left, reached from the front page."""
    with _elsewhere(browser, guideline) as page:
        page.goto(address)
        page.goto(f"{address}{_hurried(guideline)[0]}")
        yield page


def test_only_pages_that_may_have_to_be_left_have_the_way_out(pages: Pages, guideline: Guideline) -> None:
    found = {path: page.xpath("//main/*[1][@class='c-leave']/a/@href") for path, page in pages.items()}
    wanted = {path: [str(guideline.settings.exit)] for path in _hurried(guideline)}
    assert wanted
    assert {path: hrefs for path, hrefs in found.items() if hrefs} == wanted


def test_without_a_script_the_way_out_is_a_link(browser: Browser, address: str, guideline: Guideline) -> None:
    with reading(browser, java_script_enabled=False) as page:
        page.route(
            f"{guideline.settings.exit}**", lambda route: route.fulfill(body=ELSEWHERE, content_type="text/html")
        )
        page.goto(f"{address}{_hurried(guideline)[0]}")
        page.locator(".c-leave a").click()
        page.wait_for_url(str(guideline.settings.exit))


def test_one_tap_leaves_and_the_way_back_skips_the_page(leaving: Page, address: str) -> None:
    leaving.locator(".c-leave a").click()
    leaving.wait_for_function("document.title === 'Elders'")
    leaving.go_back()
    assert leaving.url == address


def test_shift_three_times_leaves_and_two_with_a_letter_between_do_not(leaving: Page, address: str) -> None:
    here = leaving.url
    for key in ("Shift", "Shift", "a", "Shift", "Shift"):
        leaving.keyboard.press(key)
    assert leaving.url == here
    leaving.keyboard.press("Shift")
    leaving.wait_for_function("document.title === 'Elders'")
    leaving.go_back()
    assert leaving.url == address


def test_what_stood_there_is_gone_before_the_other_site_is_asked(leaving: Page) -> None:
    after = "document.querySelector('.c-leave a').click(); [document.title, document.body.innerText]"
    assert leaving.evaluate(after) == ["", ""]


def test_the_way_out_is_not_printed(leaving: Page) -> None:
    assert leaving.locator(".c-leave").is_visible()
    leaving.emulate_media(media="print")
    assert leaving.locator(".c-leave").is_hidden()
