"""What holds of the box to search in, on any site: in a browser, by keyboard, for the ear, and in private."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from browsing import reading
from looking import violations
from playwright.sync_api import Browser, Locator, Page, expect

from leidraad.search.shelves import shelves
from leidraad.trusted import Trusted
from leidraad.web import urls

pytestmark = pytest.mark.slow
# All that a browser can keep, and what somebody who looks at it later can see.
LEFT = """async () => JSON.stringify([location.href, document.title, history.length, document.cookie, {...localStorage},
  {...sessionStorage}, await indexedDB.databases(), history.state])"""
VIOLATED = "addEventListener('securitypolicyviolation', (event) => console.error(event.violatedDirective))"


@dataclass
class Reader:
    """Somebody who searches: the page, what was asked of the server, and what the browser complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def box(self) -> Locator:
        """Where words are typed."""
        return self.page.get_by_role("search").get_by_role("searchbox")

    @property
    def links(self) -> Locator:
        """What was found, as links."""
        return self.page.locator(".c-search__panel a")

    def search(self, words: str) -> None:
        """Type words, and wait until something is shown."""
        self.box.click()
        self.box.press_sequentially(words)
        expect(self.page.locator(".c-search__panel")).to_be_visible()


@contextmanager
def searching(browser: Browser, address: str, width: int = 1280) -> Iterator[Reader]:
    """Open a page and listen to all that it asks and says."""
    with reading(browser, width) as page:
        reader = Reader(page)
        page.add_init_script(VIOLATED)
        page.on("request", lambda request: reader.asked.append(request.url))
        page.on("console", lambda message: reader.said.append(f"{message.text} {message.location['url']}"))
        page.on("pageerror", lambda error: reader.said.append(str(error)))
        page.goto(address)
        yield reader
        assert reader.said == []


@pytest.fixture(scope="module")
def title(trusted: Trusted) -> str:
    """What somebody looks for: the title of a page with more than one word."""
    return next(one.title for one in shelves(trusted, on_paper=True) if one.items and " " in one.title)


@pytest.fixture(scope="module")
def kinds(trusted: Trusted) -> list[str]:
    """A page of each kind on which somebody may search."""
    guideline = trusted.guideline
    first = guideline.chapters[0]
    return [
        urls.HOME, f"{first.id}/", urls.unit(first.id, first.units[0].id), urls.tree(guideline.trees[0].id),
        urls.routes(guideline.trees[0].id), urls.GLOSSARY, urls.NOT_FOUND,
    ]  # fmt: skip


def test_on_every_kind_of_page_one_file_is_asked_at_the_first_focus_and_nothing_while_typing(
    browser: Browser, guarded: str, kinds: list[str], title: str
) -> None:
    for path in kinds:
        with searching(browser, guarded + path) as reader:
            reader.page.wait_for_load_state("networkidle")
            assert not any(url.endswith(urls.SEARCH) for url in reader.asked)
            reader.asked.clear()
            before = reader.page.evaluate(LEFT)
            reader.search(title)
            expect(reader.links.first).to_be_visible()
            assert reader.asked == [f"{guarded}{urls.SEARCH}"], path
            assert reader.page.evaluate(LEFT) == before, path


def test_a_result_leads_to_its_page_and_who_comes_back_finds_no_words(
    browser: Browser, guarded: str, title: str
) -> None:
    with searching(browser, guarded) as reader:
        reader.search(title)
        way = reader.links.first
        goal = way.evaluate("link => link.href")
        way.click()
        reader.page.wait_for_url(goal)
        anchor = goal.partition("#")[2]
        assert not anchor or reader.page.locator(f"[id='{anchor}']").is_visible()
        reader.page.go_back()
        expect(reader.box).to_have_value("")
        expect(reader.page.locator(".c-search__panel")).to_be_hidden()


def test_by_keyboard_alone(browser: Browser, guarded: str, title: str) -> None:
    with searching(browser, guarded) as reader:
        page = reader.page
        page.keyboard.press("/")
        expect(reader.box).to_be_focused()
        expect(reader.box).to_have_value("")
        page.keyboard.type(title)
        expect(reader.links.first).to_be_visible()
        page.keyboard.press("ArrowDown")
        expect(reader.links.first).to_be_focused()
        page.keyboard.press("ArrowUp")
        expect(reader.box).to_be_focused()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.closest('.c-search__panel') !== null")
        page.keyboard.press("End")
        expect(reader.links.last).to_be_focused()
        page.keyboard.press("Escape")
        expect(reader.box).to_be_focused()
        expect(reader.box).to_have_value("")
        expect(page.locator(".c-search__panel")).to_be_hidden()
        assert page.url == guarded


def test_the_key_can_be_turned_off_on_a_page(browser: Browser, guarded: str, title: str) -> None:
    with searching(browser, guarded) as reader:
        reader.search(title)
        reader.page.locator(".c-search__key input").uncheck()
        reader.page.keyboard.press("Escape")
        reader.page.evaluate("document.activeElement.blur()")
        reader.page.keyboard.press("/")
        expect(reader.box).not_to_be_focused()


def test_the_number_of_results_is_said_when_the_typing_stops(
    browser: Browser, guarded: str, title: str, trusted: Trusted
) -> None:
    sentences = trusted.guideline.sentences
    with searching(browser, guarded) as reader:
        state = reader.page.locator(".c-search__state")
        reader.search(title)
        count = reader.page.locator(".c-search__page").count()
        said = sentences["zoek-aantal"].replace("…", str(count)) if count > 1 else sentences["zoek-aantal-een"]
        expect(state).to_contain_text(said)
        reader.box.fill("qqqqxqqqq")
        expect(reader.page.locator(".c-search__panel")).to_contain_text(sentences["zoek-niets"])
        expect(state).to_have_text(sentences["zoek-niets"])
        assert state.get_attribute("role") == "status"


def test_who_finds_nothing_sees_where_to_go(browser: Browser, guarded: str, trusted: Trusted) -> None:
    router = trusted.guideline.home.router
    ways = [*([urls.tree(router)] if router else []), urls.GLOSSARY]
    with searching(browser, guarded) as reader:
        reader.search("qqqqxqqqq")
        assert [way.evaluate("link => link.href") for way in reader.links.all()] == [guarded + path for path in ways]


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_results_are_accessible_fit_and_can_be_touched(
    browser: Browser, guarded: str, title: str, width: int, scheme: str
) -> None:
    with searching(browser, guarded, width) as reader:
        page = reader.page
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        expect(reader.box).to_be_visible()
        assert all(reader.box.bounding_box()[side] >= 44 for side in ("width", "height"))
        reader.search(title)
        assert violations(page, (".c-search",)) == []
        boxes = [link.bounding_box() for link in reader.links.all()]
        assert [
            box for box in boxes if box and (box["height"] < 44 or box["x"] < 0 or box["x"] + box["width"] > width)
        ] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_tab_key_leaves_the_results_closed_behind_it(browser: Browser, guarded: str, title: str) -> None:
    with searching(browser, guarded) as reader:
        reader.search(title)
        reader.page.locator(".c-search__key input").focus()
        reader.page.keyboard.press("Tab")
        expect(reader.page.locator(".c-search__panel")).to_be_hidden()


def test_without_a_script_there_is_the_way_to_all_words(browser: Browser, guarded: str) -> None:
    with reading(browser, java_script_enabled=False) as page:
        page.goto(guarded)
        page.get_by_role("search").get_by_role("link").click()
        page.wait_for_url(f"{guarded}{urls.GLOSSARY}")


def test_where_the_script_cannot_be_got_there_is_that_way_too(browser: Browser, guarded: str) -> None:
    with reading(browser) as page:
        page.route(f"**/{urls.SEARCH}", lambda route: route.abort())
        page.goto(guarded)
        page.get_by_role("search").get_by_role("searchbox").click()
        expect(page.get_by_role("search").get_by_role("link")).to_be_visible()


def test_from_a_disk_it_finds_too_and_leads_to_files(browser: Browser, shelf: Path, title: str) -> None:
    for start in ("index.html", "begrippen/index.html"):
        with searching(browser, (shelf / start).as_uri()) as reader:
            reader.search(title)
            goal = reader.links.first.evaluate("link => link.href")
            assert goal.partition("#")[0].endswith(".html")
            reader.links.first.click()
            reader.page.wait_for_url(goal)
            expect(reader.page.locator("h1")).to_be_visible()
