"""What holds of where the texts of any guideline come from: nothing of it shows, and all of it is there when asked."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from browsing import reading
from folders import Pages
from lxml import html
from playwright.sync_api import Browser

from leidraad.source.model.guideline import Guideline
from leidraad.web import urls

pytestmark = pytest.mark.slow

LINES = "contains(concat(' ', @class, ' '), ' c-provenance ')"
SHOWN = "() => [...document.querySelectorAll('.c-provenance')].filter(line => line.checkVisibility()).length"
# One question of an aid is shown at a time.
ALL = "() => [...document.querySelectorAll('.c-provenance')].filter(one => one.parentElement.checkVisibility()).length"
OPEN = "document.querySelectorAll('details').forEach(one => { one.open = true })"


def _cited(site: Path) -> Iterator[tuple[str, str, str]]:
    """Yield each page with an anchor on it and a place that the text there comes from."""
    data = json.loads((site / urls.DATA / "herkomst.json").read_text("utf-8"))
    for locator, uses in data.items():
        for use in uses:
            for url in (use["url"], *use["ook"]):
                path, _, anchor = url.removeprefix("/").partition("#")
                yield path, anchor, locator


def _said(page: html.HtmlElement) -> Mapping[str, str]:
    """Return what the lines of a page say of each anchor: in its element, or of it by name."""
    said: dict[str, str] = defaultdict(str)
    for line in page.xpath(f"//*[{LINES}]"):
        around = [one.get("id") for one in line.iterancestors() if one.get("id")]
        for name in line.get("data-of", "").split() or around[:1]:
            said[name] += " ".join(line.text_content().split())
    return said


def test_each_place_that_a_text_comes_from_is_named_on_its_page(guideline: Guideline, site: Path, pages: Pages) -> None:
    names = {str(item.locator): " ".join(item.name.split()) for item in guideline.source_items}
    client = {urls.sheet(sheet.id) for sheet in guideline.sheets if sheet.without_sources}
    said = {path: _said(page) for path, page in pages.items()}
    cited = [one for one in _cited(site) if one[0] not in client and one[1] != urls.GUIDANCE]
    assert len(cited) > len(pages)
    assert [(path, anchor) for path, anchor, at in cited if names[at] not in said[path][anchor]] == []


def test_a_page_for_clients_names_no_source(guideline: Guideline, pages: Pages) -> None:
    client = {urls.sheet(sheet.id) for sheet in guideline.sheets if sheet.without_sources}
    assert client
    assert [path for path in client if pages[path].xpath(f"//main//*[{LINES} or @id='bronnen']")] == []


def test_sources_show_only_when_the_reader_asks_with_and_without_a_script(
    browser: Browser, guarded: str, pages: Pages, kinds: list[str]
) -> None:
    """All at once, by the switch or by a link to it; on paper as on the screen. It is style that shows them."""
    sourced = [path for path, page in pages.items() if page.xpath("//*[@id='bronnen']")]
    scripted = [path for path in sourced if path in kinds]
    assert scripted
    found: dict[str, list[int]] = {}
    for script, paths in ((False, sourced), (True, scripted)):
        with reading(browser, java_script_enabled=script) as page:
            for path in paths:
                page.goto(guarded + path)
                page.evaluate(OPEN)
                there, before = page.evaluate(ALL), page.evaluate(SHOWN)
                page.emulate_media(media="print")
                printed = page.evaluate(SHOWN)
                page.emulate_media(media="screen")
                page.locator("#bronnen").check()
                asked = page.evaluate(SHOWN)
                page.goto(f"{guarded}{path}?#bronnen")
                page.evaluate(OPEN)
                linked = page.evaluate(SHOWN)
                wanted = [0, 0, there, there]
                if [before, printed, asked, linked] != wanted:
                    found[f"{path} {script}"] = [before, printed, asked, linked, there]
    assert found == {}
