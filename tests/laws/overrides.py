"""What holds of the points of any guideline's themes: each action that one goes before says so and leads to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from folders import Pages

from leidraad.source.model.guideline import Guideline, Theme
from leidraad.source.model.item import ThemePoint
from leidraad.source.model.pages import Chapter, Unit
from leidraad.source.model.record import walk
from leidraad.web import urls

pytestmark = pytest.mark.slow

BADGES = "/*[contains(@class, 'c-before')]/a/@href"


def _points(guideline: Guideline) -> Iterator[tuple[Chapter, Unit, Theme, ThemePoint]]:
    for chapter in guideline.chapters:
        for unit in chapter.units:
            for theme in guideline.settings.themes:
                found = (one for one in walk(unit.points_of(theme.id)) if isinstance(one, ThemePoint))
                yield from ((chapter, unit, theme, one) for one in found)


def test_what_a_point_goes_before_says_so_and_leads_to_it_and_nothing_else_does(
    guideline: Guideline, pages: Pages
) -> None:
    wanted = {
        (urls.unit(chapter.id, unit.id), str(action), f"#{point.id}")
        for chapter, unit, _, point in _points(guideline)
        for action in point.overrides
    }
    found = {
        (path, str(item.get("id")), str(link))
        for path, page in pages.items()
        for item in page.xpath(f"//*[@id][.{BADGES}]")
        for link in item.xpath(f".{BADGES}")
    }
    assert wanted
    assert found == wanted


def test_what_is_foremost_in_a_theme_stands_first_on_its_page_with_all_that_goes_with_it(
    guideline: Guideline, pages: Pages
) -> None:
    for chapter in guideline.chapters:
        for theme in guideline.settings.themes:
            marked = [(unit, one) for head, unit, its, one in _points(guideline) if head is chapter and its is theme]
            wanted = [f"voorop_{one.foremost.value}_{unit.id}-{one.id}" for unit, one in marked if one.foremost]
            if not marked:
                continue
            page = pages[urls.unit(chapter.id, theme.id)]
            found = page.xpath("//main//section[contains(@class, 'c-foremost')]/ul/li/@id")
            assert sorted(found) == sorted(wanted)
            folded = page.xpath("//main//section[contains(@class, 'c-foremost')]/preceding-sibling::details")
            assert folded == []
    assert [one for *_, one in _points(guideline) if one.foremost]
