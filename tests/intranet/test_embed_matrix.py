"""What a part must do, in every place where it can stand: those that systems give it, and a file by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from browsing import reading
from embedding import AID, PLACES, SHOWN, SHUT, Host, answer, first_routes, follows, frame_of, hosting
from playwright.sync_api import Browser, Frame, Page, expect

from leidraad.intranet.assets import host_script
from leidraad.source.model.guideline import Guideline
from leidraad.trees.graph import Route, graph_of
from leidraad.trees.subject import subjects
from leidraad.web import urls

pytestmark = pytest.mark.slow
# Where scripts run, and where a frame may say what it is: only there it can print.
SCRIPTED = {
    place for place in PLACES if place == "file://" or SHUT[place] is None or "allow-scripts" in str(SHUT[place])
}
PRINTING = {"no sandbox", "GitLab", "file://"}
Part = Frame | Page
Way = tuple[Route, str]
Does = Callable[[Part, Host | None, str, Way], None]


@contextmanager
def _standing(browser: Browser, address: str, site: Path, place: str) -> Iterator[tuple[Part, Host | None]]:
    if place == "file://":
        with reading(browser) as page:
            page.goto((site / urls.embed(AID) / "index.html").as_uri())
            yield page, None
    else:
        with hosting(browser, frame_of(address, AID, SHUT[place]) + host_script()) as host:
            yield host.frame, host


def _walk(part: Part, _: Host | None, place: str, way: Way) -> None:
    """Its answers lead to the outcome, step by step or with all of them in sight."""
    route, end = way
    answer(part, route, place in SCRIPTED)
    wanted = [end] if place in SCRIPTED else [*dict(route), end]
    assert sorted(part.evaluate(SHOWN)) == sorted(wanted)


def _print(part: Part, _: Host | None, place: str, way: Way) -> None:
    """It prints where it can, and everywhere leads to the page that does."""
    answer(part, way[0], place in SCRIPTED)
    assert part.locator('[data-do="print"]').is_visible() == (place in PRINTING)
    whole = part.locator("footer a")
    expect(whole).to_be_visible()
    assert (whole.get_attribute("target"), whole.get_attribute("href")) == ("_blank", f"../../../{urls.tree(AID)}")


def _height(part: Part, host: Host | None, place: str, way: Way) -> None:
    """The page around it learns how high it is, or else it scrolls within what it has."""
    if host is not None and place in SCRIPTED:
        follows(host, 6000)
        answer(part, way[0], scripts=True)
        follows(host, 6000)
        return
    part.evaluate("document.documentElement.scrollTop = 1e6")
    assert part.evaluate("scrollY + innerHeight >= document.documentElement.scrollHeight - 1")
    assert part.evaluate("getComputedStyle(document.documentElement).overflowY") == "visible"


@pytest.mark.parametrize("does", [_walk, _print, _height], ids=lambda one: one.__name__.strip("_"))
@pytest.mark.parametrize("place", PLACES)
def test_an_aid_does_what_it_must_wherever_it_stands(
    browser: Browser, address: str, site: Path, guideline: Guideline, place: str, does: Does
) -> None:
    graph = next(graph_of(subject.tree) for subject in subjects(guideline) if subject.tree.id == AID)
    [*_, (end, route)] = first_routes(graph).items()
    with _standing(browser, address, site, place) as (part, host):
        does(part, host, place, (route, end))
    assert host is None or host.said == []
