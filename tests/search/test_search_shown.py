"""The box to search in, on the site of the second guideline."""

from __future__ import annotations

from laws.search_shown import *  # noqa: F403
from laws.search_shown import searching
from laws.zip import entries, finished, shelf, shelf_files, zipped  # noqa: F401
from playwright.sync_api import Browser, expect

from leidraad.search.shelves import shelves
from leidraad.trusted import Trusted

ROLES = "keukenproces/ontvangst/"


def test_what_was_found_on_the_page_itself_shows_also_where_another_role_was_chosen(
    browser: Browser, guarded: str, trusted: Trusted
) -> None:
    items = next(one.items for one in shelves(trusted, on_paper=True) if one.path == ROLES)
    with searching(browser, guarded + ROLES) as reader:
        page = reader.page
        page.locator(".c-roles__choice input").last.check()
        hidden = next(one for one in items if one.anchor and not page.locator(f"[id='{one.anchor}']").is_visible())
        reader.search(hidden.text[:60])
        page.locator(f".c-search__panel a[href$='#{hidden.anchor}']").click()
        expect(page.locator(f"[id='{hidden.anchor}']")).to_be_in_viewport()
        expect(page.locator(".c-search__panel")).to_be_hidden()
