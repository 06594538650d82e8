"""What holds of the roles of any guideline: each has its whole way on one page, and a link can carry it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import reading
from folders import Pages
from playwright.sync_api import Browser, Page

from leidraad.source.model.guideline import Guideline, Role
from leidraad.source.model.item import Item
from leidraad.source.model.pages import Chapter, Unit
from leidraad.web import urls

pytestmark = pytest.mark.slow

SHOWN = "() => [...document.querySelectorAll('.c-roles__role')].filter(one => one.checkVisibility()).map(one => one.id)"
KEPT = "() => [document.cookie, localStorage.length, sessionStorage.length]"
AROUND = "() => [...document.querySelectorAll('.c-trail a, .c-pager a')].map(link => link.hash)"


def _ways(guideline: Guideline) -> Iterator[tuple[Chapter, Role]]:
    """Yield each role that is told apart in a chapter, as the content has it."""
    for chapter in guideline.chapters:
        acting = {str(name) for unit in chapter.units for name in unit.actions}
        if len(acting) > 1:
            yield from ((chapter, one) for one in guideline.settings.roles if one.id in acting and not one.everybody)


def _choices(guideline: Guideline) -> Iterator[tuple[str, Role]]:
    for chapter in guideline.chapters:
        for unit in chapter.units:
            own = [role for role in guideline.settings.roles if unit.actions_of(role.id)]
            yield from ((urls.unit(chapter.id, unit.id), role) for role in own if len(own) > 1)


def _done(guideline: Guideline, unit: Unit, role: Role) -> Iterator[Item]:
    everybody = guideline.settings.everybody
    acting = (*unit.actions_of(role.id), *(unit.actions_of(everybody.id) if everybody else ()))
    if not acting:
        return
    yield from acting
    record = unit.record.items if unit.record else ()
    yield from (one for one in (*unit.preparation, *record) if one.role in (None, role.id))


def test_all_that_a_role_does_stands_on_one_page_in_its_order_and_nothing_of_another(
    guideline: Guideline, pages: Pages
) -> None:
    ways = list(_ways(guideline))
    assert ways
    for chapter, role in ways:
        wanted = [f"{unit.id}-{item.id}" for unit in chapter.units for item in _done(guideline, unit, role)]
        page = pages[urls.unit(chapter.id, role.id)]
        assert page.xpath("//main//section//*[@id][not(ancestor::li) and self::li]/@id") == wanted, (
            chapter.id,
            role.id,
        )


def test_each_of_those_pages_is_in_the_menu_and_leads_to_every_part_with_the_same_role(
    guideline: Guideline, pages: Pages
) -> None:
    for chapter, role in _ways(guideline):
        path = urls.unit(chapter.id, role.id)
        menu = pages[urls.HOME].xpath("//header//nav//@href")
        assert urls.relative(urls.HOME, path) in menu
        links = pages[path].xpath("//main//h2/a/@href")
        chosen = {unit.id: f"#{role.id}" if len(unit.actions) > 1 else "" for unit in chapter.units}
        wanted = [f"../{name}/{anchor}" for name, anchor in chosen.items() if f"../{name}/{anchor}" in links]
        assert links == wanted != []


@pytest.mark.parametrize("script", [True, False])
def test_a_link_carries_the_role_and_nothing_of_it_is_kept(
    browser: Browser, guarded: str, guideline: Guideline, script: bool
) -> None:
    choices = list(_choices(guideline))
    assert choices
    with reading(browser, java_script_enabled=script) as page:
        for path, role in choices:
            page.goto(f"{guarded}{path}")
            everything = page.evaluate(SHOWN)
            page.locator(f"[data-role='{role.id}']").check()
            chosen = page.evaluate(SHOWN)
            page.goto(f"{guarded}{path}?#{role.id}")
            assert page.evaluate(SHOWN) == chosen, (path, role.id)
            assert page.evaluate(KEPT) == ["", 0, 0]
            _undo(page, script)
            assert page.evaluate(SHOWN) == everything, (path, role.id)


def _undo(page: Page, script: bool) -> None:
    """Ask for all roles again: by the choice, which carries the role no further, or by the line that a link shows."""
    if script:
        page.locator("#rol-0").check()
        assert set(page.evaluate(AROUND)) == {""}
    else:
        page.locator(".c-roles__linked:target a").click()
