"""What holds of every part of any guideline in a frame of other people's pages."""

from __future__ import annotations

import pytest
from browsing import reading
from embedding import SHOWN, SHUT, answer, first_routes, frame_of, hosting
from folders import Pages
from judging import Judges
from looking import OPEN_ALL, STICKS_OUT, TOO_SMALL
from playwright.sync_api import Browser, Page

from leidraad.source.model.guideline import Guideline
from leidraad.trees.graph import Graph, graph_of
from leidraad.web import urls

pytestmark = pytest.mark.slow

SHARES = 2


@pytest.fixture(scope="session")
def graphs(guideline: Guideline) -> dict[str, Graph]:
    """The graph of each decision aid."""
    return {str(tree.id): graph_of(tree) for tree in guideline.trees}


@pytest.fixture(scope="session")
def kinds(guideline: Guideline, graphs: dict[str, Graph]) -> list[str]:
    """A part of each kind: the aid that asks most, a unit, a sheet and the glossary."""
    most = max(graphs, key=lambda name: len(graphs[name].order))
    return [most, str(next(iter(guideline.units)).id), str(guideline.sheets[0].id), "begrippen"]


def test_every_aid_leads_to_an_outcome_in_a_frame(browser: Browser, address: str, graphs: dict[str, Graph]) -> None:
    for name, graph in graphs.items():
        [(end, route), *_] = first_routes(graph).items()
        with hosting(browser, frame_of(address, name, SHUT["our own code"])) as host:
            answer(host.frame, route, scripts=True)
            assert host.frame.evaluate(SHOWN) == [end], name
        assert host.said == [], name


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("width", [280, 640])
def test_axe_finds_nothing_and_nothing_sticks_out_or_is_too_small_to_touch(
    browser: Browser, address: str, parts: Pages, kinds: list[str], judges: Judges, width: int, share: int
) -> None:
    """One part of each kind as it opens, answered and all open; on the narrowest frame every part with all open."""
    found = {}
    judge = judges[f"a part, {width}"]

    def faults(page: Page) -> list[object]:
        return [*judge.page(page), *page.evaluate(STICKS_OUT), *page.evaluate(TOO_SMALL)]

    with reading(browser, width) as page:
        for name in [*(parts if width == 280 else kinds)][share::SHARES]:
            page.goto(address + urls.embed(name))
            found[name] = faults(page) if name in kinds else []
            if page.locator("[type=radio][data-to]").count():
                _answer_first(page)
                found[name] += faults(page) if name in kinds else []
                page.locator('[data-do="all"]').click()
            page.evaluate(OPEN_ALL)
            found[name] += faults(page)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def _answer_first(page: Page) -> None:
    """Give the first answer to every question."""
    while page.locator('[data-do="next"]').is_visible():
        page.locator("[data-now] [type=radio]").first.check()
        page.locator('[data-do="next"]').click()
