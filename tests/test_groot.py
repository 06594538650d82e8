"""A guideline of any size: it is sound, the work on it grows as it does, and its pages do not grow with it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from places import TODAY
from tests.groot import written

from leidraad import checking, pipeline
from leidraad.trusted import Trusted
from leidraad.web.views import menu

pytestmark = pytest.mark.slow

# The larger one has so many times as many units, and both have more pages than their menus show.
SMALL, TIMES = 24, 4
# What the menu of either shows is the same.
NEAR = 2
SPARE = 1.05
# What lists everything: the front page with its map, the glossary, the register, what an item of a source is used for,
# what is searched, and data.
LISTS = (
    "index.md", "404.html", "begrippen/", "register/", "beslishulpen/index.md", "praktisch/index.md", "over/bronnen/",
    "embed/v1/begrippen/", "assets/zoeken.js", "data/v1/", "sitemap.xml",
)  # fmt: skip


def calls(work: Callable[[], object]) -> int:
    """Return how many functions of Python and of C some work calls, which is the same on any machine."""
    number = count()
    sys.setprofile(lambda *_: next(number) and None)
    try:
        work()
    finally:
        sys.setprofile(None)
    return next(number)


def test_a_guideline_of_any_size_is_sound(tmp_path: Path) -> None:
    written(25, tmp_path)
    assert checking.checked(tmp_path, TODAY) == ()


def test_the_menu_of_a_large_site_has_what_is_near() -> None:
    chapters = tuple(
        menu.Entry(f"Deel {at}", f"deel-{at}/", tuple(menu.Entry("Taak", f"deel-{at}/taak-{n}/") for n in range(50)))
        for at in range(50)
    )
    large = menu.SiteMap((*chapters, menu.Entry("Register", "register/")), len(chapters))
    for path in ("", "404.html", "register/", "deel-0/taak-0/", "deel-25/taak-49/", "deel-49/taak-7/"):
        shown = large.near(path)
        assert len(shown) == menu.CHAPTERS + 1, path
        below = [entry.children for entry in shown if entry.children]
        assert [len(pages) for pages in below] == [menu.PAGES] * path.startswith("deel-"), path
        assert all(path in {page.path for page in pages} for pages in below), path
    assert large.around("deel-25/taak-49/") == chapters[25]
    assert large.around("") is None


@pytest.mark.slow
def test_work_grows_as_the_guideline_does_and_its_pages_do_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MOST", "CHAPTERS", "PAGES"):
        monkeypatch.setattr(menu, name, NEAR)
    taken, pages = [], []
    for units in (SMALL, SMALL * TIMES):
        content = tmp_path / str(units)
        written(units, content)
        found: list[Trusted] = []
        # What is remembered of a text is so for both, whichever was read before.
        checking.trusted(content, TODAY)
        check = calls(lambda content=content, found=found: found.append(checking.trusted(content, TODAY)))
        pages.append(pipeline.render(found[0], {}))
        taken.append((check, calls(lambda found=found: pipeline.render(found[0], {}))))
    assert [after < before * TIMES * SPARE for before, after in zip(*taken, strict=True)] == [True, True], taken
    few, many = pages
    grown = {name for name in few if not name.startswith(LISTS) and len(many[name]) > len(few[name]) * SPARE}
    assert grown == set(), taken
