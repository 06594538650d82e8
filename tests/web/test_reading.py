"""What a reader does with a page: without scripts, on paper, copying a link, choosing a role and leaving."""

from __future__ import annotations

import pytest
from browsing import reading
from playwright.sync_api import Browser, expect

from leidraad.web import urls

pytestmark = pytest.mark.slow

ROLES = "keukenproces/ontvangst/"
ALL, CASE = "#rol-0", "#rol-2"


def test_without_scripts_the_menu_the_roles_the_sources_and_the_terms_work(browser: Browser, address: str) -> None:
    with reading(browser, java_script_enabled=False) as page:
        page.goto(f"{address}{ROLES}")
        page.locator(".c-menu > summary").click()
        expect(page.locator(".c-menu__panel a").last).to_be_visible()
        page.locator(".c-menu > summary").click()
        expect(page.locator(".c-menu__panel a").last).to_be_hidden()
        blocks = page.locator(".c-roles .c-roles__role")
        page.locator(CASE).check()
        assert [block.is_visible() for block in blocks.all()] == [False, True]
        page.locator(ALL).check()
        assert [block.is_visible() for block in blocks.all()] == [True, True]
        page.locator("#bronnen").check()
        expect(page.locator("#acties .c-item .c-provenance").first).to_be_visible()
        page.locator("#acties .c-anchor").first.click()
        assert page.url == f"{address}{ROLES}{page.locator('#acties .c-anchor').first.get_attribute('href')}"
        page.locator(".c-term").locator("visible=true").first.click()
        expect(page.locator(":target")).to_be_in_viewport()
        assert page.url.startswith(f"{address}{urls.GLOSSARY}#")


def test_copying_a_link_puts_it_on_the_clipboard_and_says_so(browser: Browser, address: str) -> None:
    with reading(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto(f"{address}{ROLES}")
        link = page.locator("#acties .c-anchor").nth(2)
        link.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".c-status")).to_have_text("De link is gekopieerd.")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == f"{address}{ROLES}{link.get_attribute('href')}"
        page.goto(copied)
        expect(page.locator(":target")).to_be_in_viewport()


def test_what_was_copied_is_said_for_as_long_after_the_last_time_as_after_the_first(
    browser: Browser, address: str
) -> None:
    with reading(browser, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.clock.install()
        page.goto(f"{address}{ROLES}")
        page.clock.pause_at(page.evaluate("Date.now()") + 1000)
        said = page.locator(".c-status")
        for _ in range(2):
            page.locator("#acties .c-anchor").first.click()
            expect(said).to_have_text("De link is gekopieerd.")
            page.clock.run_for(3000)
        expect(said).to_have_text("De link is gekopieerd.")
        page.clock.run_for(1000)
        expect(said).to_have_text("")


def test_where_copying_is_refused_the_link_still_leads_to_the_point(browser: Browser, address: str) -> None:
    with reading(browser) as page:
        page.goto(f"{address}{ROLES}")
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')) }")
        link = page.locator("#acties .c-anchor").nth(2)
        link.click()
        assert page.url == f"{address}{ROLES}{link.get_attribute('href')}"
        expect(page.locator(".c-status")).to_have_text("")


def test_on_paper_all_roles_stand_whichever_was_chosen_on_the_screen(browser: Browser, address: str) -> None:
    with reading(browser) as page:
        page.goto(f"{address}{ROLES}")
        page.locator(CASE).check()
        page.emulate_media(media="print")
        assert [block.is_visible() for block in page.locator(".c-roles .c-roles__role").all()] == [True, True]
        assert page.pdf(format="A4").startswith(b"%PDF-")


def test_the_choice_of_a_role_is_not_kept_after_reloading_or_coming_back(browser: Browser, address: str) -> None:
    with reading(browser) as page:
        page.goto(f"{address}{ROLES}")
        page.locator(CASE).check()
        page.reload()
        expect(page.locator(ALL)).to_be_checked()
        page.locator(CASE).check()
        page.goto(address)
        page.go_back()
        expect(page.locator(ALL)).to_be_checked()
