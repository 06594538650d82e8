"""A component whose script fails stops nothing else on its page."""

from __future__ import annotations

import pytest
from browsing import reading
from playwright.sync_api import Browser, Route, expect

pytestmark = pytest.mark.slow
# What the script that copies links asks for as it starts, before those that keep a copy.
BROKEN = "Object.defineProperty(Navigator.prototype, 'clipboard', { get() { throw new Error('kapot'); } });"


def test_a_script_that_throws_leaves_the_others_and_is_told(browser: Browser, address: str) -> None:
    with reading(browser) as page:
        page.add_init_script(BROKEN)
        told: list[str] = []
        page.on("pageerror", lambda error: told.append(error.message))
        page.goto(f"{address}over/bewaren/")
        expect(page.locator(".c-keep__bar")).to_be_visible()
        assert told == ["kapot"]


def test_an_aid_that_cannot_start_leaves_the_next(browser: Browser, address: str) -> None:
    def with_another(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("<main", '<div class="c-aid"></div><main', 1))

    with reading(browser) as page:
        page.goto(f"{address}beslishulpen/")
        page.route(
            "**/*", lambda route: with_another(route) if route.request.is_navigation_request() else route.continue_()
        )
        page.locator(".c-aids a").first.click()
        expect(page.locator(".c-aid[data-script]")).to_have_count(1)
